import type { KnownLogin } from '../definition';

/** Parse Server: a user's login gives a session. */
export const parseServer: KnownLogin = {
	name: 'parseServer',
	label: 'Parse Server',
	alias: ['Back4App'],
	fields: {
		address: {
			label: 'Server URL',
			where: 'The address at which the API is mounted',
			example: 'https://api.example.com/parse',
		},
		applicationId: { where: 'appId in the server’s configuration' },
		restApiKey: {
			label: 'REST API Key',
			optional: true,
			where: 'restAPIKey in the server’s configuration; empty if it has none',
		},
		username: {},
		password: {},
	},
	settings: {
		loginUrl: '/login',
		loginHeaders:
			'X-Parse-Application-Id: ${applicationId}\nX-Parse-REST-API-Key: ${restApiKey}\nX-Parse-Revocable-Session: 1',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		tokenPath: 'sessionToken',
		errorPath: 'error',
		expiryFrom: 'none',
		tokenName: 'X-Parse-Session-Token',
		callHeaders: 'X-Parse-Application-Id: ${applicationId}\nX-Parse-REST-API-Key: ${restApiKey}',
		releaseUrl: '/logout',
		rejectedPath: 'code',
		rejectedValue: '209',
	},
	test: '/users/me',
	paging: { offset: 'skip', size: 'limit', items: 'results' },
	documentation: { url: 'https://docs.parseplatform.org/rest/guide/#users', checked: '2026-11-27' },
};
