import type { KnownLogin } from '../definition';

/** HaloITSM and HaloPSA: OAuth2 client credentials, for one tenant. */
export const haloItsm: KnownLogin = {
	name: 'haloItsm',
	label: 'HaloITSM / HaloPSA',
	alias: ['Halo Service Desk'],
	fields: {
		authServer: {
			label: 'Authorisation Server',
			kind: 'url',
			where: 'Configuration > Integrations > Halo API > API Details',
			example: 'https://acme.haloitsm.com/auth',
		},
		resourceServer: {
			kind: 'url',
			where: 'Above it in the API Details',
			example: 'https://acme.haloitsm.com/api',
		},
		tenant: {
			optional: true,
			where: 'Below them in the API Details; empty if you host Halo yourself',
		},
		clientId: { where: 'View Applications > yours (Client ID and Secret)' },
		clientSecret: { where: 'Shown once, when it is generated' },
	},
	settings: {
		baseUrl: '${resourceServer}',
		loginUrl: '${authServer}/token',
		loginQuery: 'tenant=${tenant}',
		loginBody:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}\nscope=all',
	},
	test: '/Team',
	note: 'To read a list page by page, add ?pageinate=true to its URL.',
	paging: { page: 'page_no', size: 'page_size', totalItems: 'record_count' },
	documentation: {
		url: 'https://haloitsm.com/apidoc/authentication/',
		source: 'https://github.com/homotechsual/HaloAPI',
		checked: '2026-11-27',
	},
};
