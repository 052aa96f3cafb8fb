import type { KnownLogin } from '../definition';

/** Directus: logs in with email and password, with renewal by refresh token. */
export const directus: KnownLogin = {
	name: 'directus',
	label: 'Directus',
	fields: {
		address: {
			label: 'Directus Address',
			where: 'The address of the project, without /admin',
			example: 'https://acme.directus.app',
		},
		username: { label: 'Email' },
		password: {},
	},
	settings: {
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
		rejectedPath: 'errors[0].extensions.code',
		rejectedValue: 'INVALID_TOKEN|TOKEN_EXPIRED',
	},
	test: '/users/me',
	paging: { page: 'page', size: 'limit', items: 'data' },
	documentation: { url: 'https://directus.io/docs/guides/auth/email-login', checked: '2026-11-27' },
};
