import type { KnownLogin } from '../definition';

/** Magento and Adobe Commerce: logs in as an admin. The whole answer is the token. */
export const magento: KnownLogin = {
	name: 'magento',
	label: 'Magento / Adobe Commerce',
	fields: {
		address: {
			label: 'Store URL',
			where: 'The address of the shop, without /admin',
			example: 'https://shop.example.com',
		},
		username: {
			label: 'Admin Username',
			where: 'Of an admin user; two-factor authentication can’t be on',
		},
		password: {},
	},
	settings: {
		baseUrl: '${address}/rest',
		loginUrl: '/V1/integration/admin/token',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		errorPath: 'message',
	},
	test: '/V1/store/storeConfigs',
	paging: {
		page: 'searchCriteria[currentPage]',
		size: 'searchCriteria[pageSize]',
		totalItems: 'total_count',
		items: 'items',
	},
	documentation: {
		url: 'https://developer.adobe.com/commerce/webapi/get-started/authentication/gs-authentication-token/',
		checked: '2026-11-27',
	},
};
