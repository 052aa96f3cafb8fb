import type { KnownLogin } from '../definition';

/** Parse Server: a session of a user. */
export const parseServer: KnownLogin = {
	name: 'parseServer',
	label: 'Parse Server',
	area: 'Data',
	alias: ['Back4App'],
	fields: {
		address: {
			label: 'Server URL',
			kind: 'url',
			where: 'The address at which the API is mounted',
			example: 'https://api.example.com/parse',
		},
		applicationId: { label: 'Application ID', where: 'appId in the server’s configuration' },
		username: { label: 'Username', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}',
		loginUrl: '/login',
		loginHeaders: 'X-Parse-Application-Id: ${applicationId}\nX-Parse-Revocable-Session: 1',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		tokenPath: 'sessionToken',
		errorPath: 'error',
		expiryFrom: 'none',
		tokenName: 'X-Parse-Session-Token',
		tokenTemplate: '${token}',
		callHeaders: 'X-Parse-Application-Id: ${applicationId}',
		releaseUrl: '/logout',
		releaseHeaders: 'X-Parse-Application-Id: ${applicationId}\nX-Parse-Session-Token: ${token}',
		rejectedPath: 'code',
		rejectedValue: '209',
	},
	test: '/users/me',
	documentation: { url: 'https://docs.parseplatform.org/rest/guide/#users' },
};
