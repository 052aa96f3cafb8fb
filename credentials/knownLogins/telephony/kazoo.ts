import type { KnownLogin } from '../definition';

/**
 * KAZOO (2600Hz): the login sends the MD5 of user name and password. The token has its own header.
 */
export const kazoo: KnownLogin = {
	name: 'kazoo',
	label: 'KAZOO',
	alias: ['2600Hz', 'Crossbar API'],
	fields: {
		address: {
			label: 'Server URL',
			where: 'The address of the Crossbar API, without /v2',
			example: 'https://api.example.com:8443',
		},
		accountName: { where: 'The account that the user belongs to' },
		username: {},
		password: {},
	},
	settings: {
		baseUrl: '${address}/v2',
		loginMethod: 'PUT',
		loginUrl: '/user_auth',
		loginBody:
			'{"data": {"credentials": "${md5(\'${username}:${password}\')}", "account_name": "${accountName}"}}',
		tokenPath: 'auth_token',
		errorPath: 'message',
		tokenName: 'X-Auth-Token',
	},
	note: 'Paths begin with /accounts/ and the ID of your account.',
	paging: {
		cursor: 'start_key',
		cursorPath: 'next_start_key',
		size: 'page_size',
		pageSize: 50,
		items: 'data',
	},
	documentation: {
		url: 'https://docs.2600hz.com/dev/applications/crossbar/doc/user_authentication/',
		source: 'https://github.com/2600hz/kazoo',
		checked: '2026-11-27',
	},
};
