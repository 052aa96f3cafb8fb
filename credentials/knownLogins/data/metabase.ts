import type { KnownLogin } from '../definition';

/** Metabase: a session of a user. */
export const metabase: KnownLogin = {
	name: 'metabase',
	label: 'Metabase',
	area: 'Data',
	fields: {
		address: {
			label: 'Metabase Address',
			kind: 'url',
			where: 'The address at which you open Metabase',
			example: 'https://metabase.example.com',
		},
		username: { label: 'Email', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/session',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		tokenPath: 'id',
		errorPath: 'errors.password',
		expiryFrom: 'none',
		tokenName: 'X-Metabase-Session',
		tokenTemplate: '${token}',
		releaseMethod: 'DELETE',
		releaseUrl: '/session',
		releaseHeaders: 'X-Metabase-Session: ${token}',
	},
	test: '/user/current',
	documentation: {
		url: 'https://www.metabase.com/learn/metabase-basics/administration/administration-and-operation/metabase-api',
	},
};
