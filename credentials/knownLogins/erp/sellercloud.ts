import type { KnownLogin } from '../definition';

/** Sellercloud: logs in to the REST API with user name and password. */
export const sellercloud: KnownLogin = {
	name: 'sellercloud',
	label: 'Sellercloud',
	fields: {
		endpoint: {
			label: 'REST API Endpoint',
			kind: 'url',
			where:
				'restApiEndpoint in https://api.sellercloud.com/api/server-by-team/?team=… with your team name',
			example: 'https://acme.api.sellercloud.com/rest',
		},
		username: { where: 'The email address of the user' },
		password: {},
	},
	settings: {
		baseUrl: '${endpoint}/api',
		loginUrl: '/token',
		loginBody: '{"Username": "${username}", "Password": "${password}"}',
	},
	documentation: {
		url: 'https://developer.sellercloud.com/dev-article/authentication',
		checked: '2026-11-27',
	},
};
