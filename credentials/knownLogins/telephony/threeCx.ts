import type { KnownLogin } from '../definition';
import { odataSkip } from '../odata';

/** 3CX version 20: OAuth2 client credentials for the Configuration API. */
export const threeCx: KnownLogin = {
	name: 'threeCx',
	label: '3CX',
	alias: ['3CX XAPI'],
	fields: {
		address: {
			label: '3CX Address',
			where: 'The address of your 3CX web client',
			example: 'https://acme.3cx.eu',
		},
		clientId: { where: 'Admin > Integrations > API, with Configuration API access' },
		clientSecret: { label: 'API Key', where: 'Shown once, when the client is added' },
	},
	settings: {
		baseUrl: '${address}/xapi/v1',
		loginUrl: '${address}/connect/token',
		expiryFrom: 'minutes',
		expiryPath: 'expires_in',
		loginBody:
			'client_id=${clientId}\nclient_secret=${clientSecret}\ngrant_type=client_credentials',
	},
	test: '/Defs?$select=Id',
	paging: odataSkip,
	documentation: {
		url: 'https://www.3cx.com/docs/configuration-rest-api-endpoints/',
		checked: '2026-11-27',
	},
};
