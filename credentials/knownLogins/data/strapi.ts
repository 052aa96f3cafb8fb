import type { KnownLogin } from '../definition';

/** Strapi: logs in as a user of the plugin Users & Permissions. */
export const strapi: KnownLogin = {
	name: 'strapi',
	label: 'Strapi',
	fields: {
		address: {
			label: 'Strapi Address',
			where: 'The address of the server, without /admin',
			example: 'https://cms.example.com',
		},
		username: {
			label: 'Email or Username',
			where: 'Content Manager > User (of Users & Permissions)',
		},
		password: {},
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/auth/local',
		loginBody: '{"identifier": "${username}", "password": "${password}"}',
		tokenPath: 'jwt',
		errorPath: 'error.message',
		// The answer has a refresh token only if the plugin's jwtManagement is "refresh".
		refreshTokenPath: 'refreshToken',
		renewUrl: '/auth/refresh',
		renewBody: '{"refreshToken": "${refreshToken}"}',
	},
	test: '/users/me',
	paging: {
		page: 'pagination[page]',
		size: 'pagination[pageSize]',
		totalPages: 'meta.pagination.pageCount',
		items: 'data',
	},
	documentation: {
		url: 'https://docs.strapi.io/cms/features/users-permissions',
		checked: '2026-11-27',
	},
};
