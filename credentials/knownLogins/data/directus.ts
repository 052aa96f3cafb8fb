import type { KnownLogin } from '../definition';

/** Directus: email and password, with refresh. */
export const directus: KnownLogin = {
	name: 'directus',
	label: 'Directus',
	area: 'Data',
	fields: {
		address: {
			label: 'Directus Address',
			kind: 'url',
			where: 'The address of the project, without /admin',
			example: 'https://acme.directus.app',
		},
		username: { label: 'Email', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}',
		loginUrl: '/auth/login',
		loginBody: '{"email": "${username}", "password": "${password}"}',
		tokenPath: 'data.access_token',
		errorPath: 'errors[0].message',
		expiryFrom: 'milliseconds',
		expiryPath: 'data.expires',
		refreshTokenPath: 'data.refresh_token',
		renewUrl: '/auth/refresh',
		renewBody: '{"refresh_token": "${refreshToken}", "mode": "json"}',
		releaseUrl: '/auth/logout',
		releaseBody: '{"refresh_token": "${refreshToken}", "mode": "json"}',
	},
	test: '/users/me',
	paging: {
		itemsPath: 'data',
		pageParameter: 'page',
		firstPage: 1,
		pageSizeParameter: 'limit',
		pageSize: 100,
	},
	documentation: { url: 'https://directus.io/docs/guides/auth/email-login', checked: '2026-11-27' },
};
