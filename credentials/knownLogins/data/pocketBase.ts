import type { KnownLogin } from '../definition';

/** PocketBase 0.23 and newer: logs in as a superuser. The token itself renews the session. */
export const pocketBase: KnownLogin = {
	name: 'pocketBase',
	label: 'PocketBase (Superuser)',
	fields: {
		address: {
			label: 'PocketBase Address',
			where: 'The address of the server, without /_/',
			example: 'https://pb.example.com',
		},
		username: { label: 'Email', where: 'Of the superuser' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/collections/_superusers/auth-with-password',
		loginBody: '{"identity": "${username}", "password": "${password}"}',
		errorPath: 'message',
		tokenTemplate: '${token}',
		refreshTokenPath: 'token',
		renewUrl: '/collections/_superusers/auth-refresh',
		renewHeaders: 'Authorization: ${refreshToken}',
		renewBodyType: 'none',
	},
	test: '/collections?perPage=1',
	paging: { page: 'page', size: 'perPage', totalPages: 'totalPages', items: 'items' },
	documentation: { url: 'https://pocketbase.io/docs/authentication/', checked: '2026-11-27' },
};
