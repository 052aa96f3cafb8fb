import type { KnownLogin } from '../definition';

/** WeKan: logs in with user name and password. The answer has the token and its expiry date. */
export const wekan: KnownLogin = {
	name: 'wekan',
	label: 'WeKan',
	fields: {
		address: { label: 'WeKan Address', example: 'https://boards.example.com' },
		username: {},
		password: {},
	},
	settings: {
		loginUrl: '/users/login',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		expiryFrom: 'date',
		expiryPath: 'tokenExpires',
		errorPath: 'reason',
		rejectedPath: 'statusCode',
		rejectedValue: '401',
	},
	test: '/api/user',
	documentation: {
		url: 'https://wekan.fi/api/',
		source: 'https://github.com/wekan/wekan',
		checked: '2026-11-27',
	},
};
