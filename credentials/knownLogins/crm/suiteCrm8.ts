import type { KnownLogin } from '../definition';

/** SuiteCRM, the JSON:API V8: OAuth2 client credentials. */
export const suiteCrm8: KnownLogin = {
	name: 'suiteCrm8',
	label: 'SuiteCRM (V8 API)',
	area: 'CRM',
	fields: {
		address: {
			label: 'SuiteCRM Address',
			kind: 'url',
			where: 'The address at which you open SuiteCRM; for version 8 with /legacy',
			example: 'https://crm.example.com/legacy',
		},
		clientId: {
			label: 'Client ID',
			where: 'Admin > OAuth2 Clients and Tokens > client credentials',
		},
		clientSecret: { label: 'Client Secret', kind: 'secret', where: 'As entered for the client' },
	},
	settings: {
		baseUrl: '${address}/Api/V8',
		loginUrl: '${address}/Api/access_token',
		loginBody:
			'{"grant_type": "client_credentials", "client_id": "${clientId}", "client_secret": "${clientSecret}"}',
		releaseUrl: '/logout',
		releaseHeaders: 'Authorization: Bearer ${token}',
	},
	test: '/meta/modules',
	documentation: {
		url: 'https://docs.suitecrm.com/developer/api/developer-setup-guide/json-api/',
		checked: '2026-11-27',
	},
};
