import type { KnownLogin } from '../definition';

/** Veeva Vault: a login gives a session. Failures are reported with HTTP 200. */
export const veevaVault: KnownLogin = {
	name: 'veevaVault',
	label: 'Veeva Vault',
	fields: {
		vault: {
			label: 'Vault DNS',
			kind: 'host',
			where: 'The server name of your Vault',
			example: 'acme.veevavault.com',
		},
		version: { label: 'API Version', where: 'Of the Vault REST API', default: 'v24.1' },
		username: { label: 'User Name' },
		password: {},
	},
	settings: {
		baseUrl: 'https://${vault}/api/${version}',
		loginUrl: '/auth',
		loginBody: 'username=${username}\npassword=${password}',
		tokenPath: 'sessionId',
		successPath: 'responseStatus',
		successValue: 'SUCCESS',
		errorPath: 'errors[0].message',
		expiryFrom: 'none',
		tokenTemplate: '${token}',
		callHeaders: 'Accept: application/json',
		releaseMethod: 'DELETE',
		releaseUrl: '/session',
		releaseHeaders: 'Authorization: ${token}',
		rejectedPath: 'errors[0].type',
		rejectedValue: 'INVALID_SESSION_ID',
	},
	test: '/objects/users/me',
	documentation: {
		url: 'https://developer.veevavault.com/api/24.1/#authentication',
		checked: '2026-11-27',
	},
};
