import type { KnownLogin } from '../definition';

/** SuiteCRM, JSON:API V8: OAuth2 client credentials. */
export const suiteCrm8: KnownLogin = {
	name: 'suiteCrm8',
	label: 'SuiteCRM (V8 API)',
	fields: {
		address: {
			label: 'SuiteCRM Address',
			where: 'The address at which you open SuiteCRM; for version 8 with /legacy',
			example: 'https://crm.example.com/legacy',
		},
		clientId: { where: 'Admin > OAuth2 Clients and Tokens > client credentials' },
		clientSecret: { where: 'As entered for the client' },
	},
	settings: {
		baseUrl: '${address}/Api/V8',
		loginUrl: '${address}/Api/access_token',
		loginBody:
			'{"grant_type": "client_credentials", "client_id": "${clientId}", "client_secret": "${clientSecret}"}',
		releaseUrl: '/logout',
	},
	test: '/meta/modules',
	paging: {
		page: 'page[number]',
		size: 'page[size]',
		totalPages: 'meta.total-pages',
		items: 'data',
	},
	documentation: {
		url: 'https://docs.suitecrm.com/developer/api/developer-setup-guide/json-api/',
		checked: '2026-11-27',
	},
};
