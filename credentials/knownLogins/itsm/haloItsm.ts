import type { KnownLogin } from '../definition';

/** HaloITSM and HaloPSA: OAuth2 client credentials of a tenant. */
export const haloItsm: KnownLogin = {
	name: 'haloItsm',
	label: 'HaloITSM / HaloPSA',
	area: 'ITSM',
	alias: ['Halo Service Desk'],
	fields: {
		authServer: {
			label: 'Authorisation Server',
			kind: 'url',
			where: 'Configuration > Integrations > Halo API > API Details',
			example: 'https://acme.haloitsm.com/auth',
		},
		resourceServer: {
			label: 'Resource Server',
			kind: 'url',
			where: 'Above it in the API Details',
			example: 'https://acme.haloitsm.com/api',
		},
		tenant: { label: 'Tenant', where: 'Below them in the API Details' },
		clientId: { label: 'Client ID', where: 'View Applications > yours (Client ID and Secret)' },
		clientSecret: {
			label: 'Client Secret',
			kind: 'secret',
			where: 'Shown once, when it is generated',
		},
	},
	settings: {
		baseUrl: '${resourceServer}',
		loginUrl: '${authServer}/token',
		loginQuery: 'tenant=${tenant}',
		loginBody:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}\nscope=all',
	},
	test: '/Team',
	documentation: { url: 'https://haloitsm.com/apidoc/authentication/' },
};
