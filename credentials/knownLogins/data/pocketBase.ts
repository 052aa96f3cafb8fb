import type { KnownLogin } from '../definition';

/** PocketBase from 0.23: a superuser’s token, renewed by itself. */
export const pocketBase: KnownLogin = {
	name: 'pocketBase',
	label: 'PocketBase (Superuser)',
	area: 'Data',
	fields: {
		address: {
			label: 'PocketBase Address',
			kind: 'url',
			where: 'The address of the server, without /_/',
			example: 'https://pb.example.com',
		},
		username: { label: 'Email', where: 'Of the superuser' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
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
	paging: {
		itemsPath: 'items',
		pageParameter: 'page',
		firstPage: 1,
		pageSizeParameter: 'perPage',
		pageSize: 100,
		totalPagesPath: 'totalPages',
	},
	documentation: { url: 'https://pocketbase.io/docs/authentication/' },
};
