import type { KnownLogin } from '../definition';

/** Sellercloud: user name and password for a token of the REST API. */
export const sellercloud: KnownLogin = {
	name: 'sellercloud',
	label: 'Sellercloud',
	area: 'ERP',
	fields: {
		server: {
			label: 'Server ID',
			where: 'The first part of your Sellercloud address, such as tt or acme',
			example: 'acme',
		},
		username: { label: 'Username', where: 'The email address of the user' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: 'https://${server}.api.sellercloud.com/rest/api',
		loginUrl: '/token',
		loginBody: '{"Username": "${username}", "Password": "${password}"}',
	},
	documentation: {
		url: 'https://developer.sellercloud.com/dev-article/authentication/',
		checked: '2026-11-27',
	},
};
