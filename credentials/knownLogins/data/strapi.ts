import type { KnownLogin } from '../definition';

/** Strapi: a user of the plugin Users & Permissions. */
export const strapi: KnownLogin = {
	name: 'strapi',
	label: 'Strapi',
	area: 'Data',
	fields: {
		address: {
			label: 'Strapi Address',
			kind: 'url',
			where: 'The address of the server, without /admin',
			example: 'https://cms.example.com',
		},
		username: {
			label: 'Email or Username',
			where: 'Content Manager > User (of Users & Permissions)',
		},
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/auth/local',
		loginBody: '{"identifier": "${username}", "password": "${password}"}',
		tokenPath: 'jwt',
		errorPath: 'error.message',
	},
	test: '/users/me',
	paging: {
		itemsPath: 'data',
		pageParameter: 'pagination[page]',
		firstPage: 1,
		pageSizeParameter: 'pagination[pageSize]',
		pageSize: 100,
		totalPagesPath: 'meta.pagination.pageCount',
	},
	documentation: {
		url: 'https://docs.strapi.io/cms/features/users-permissions',
	},
};
