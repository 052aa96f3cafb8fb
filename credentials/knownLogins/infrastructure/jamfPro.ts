import type { KnownLogin } from '../definition';

/** Jamf Pro: OAuth2 client credentials, for an API client. */
export const jamfPro: KnownLogin = {
	name: 'jamfPro',
	label: 'Jamf Pro',
	fields: {
		address: { label: 'Jamf Pro URL', example: 'https://acme.jamfcloud.com' },
		clientId: { where: 'Settings > API Roles and Clients > your client' },
		clientSecret: { where: 'Shown once, when it is generated' },
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/v1/oauth/token',
		loginBody:
			'client_id=${clientId}\nclient_secret=${clientSecret}\ngrant_type=client_credentials',
		errorPath: 'errors[0].description',
		releaseUrl: '/v1/auth/invalidate-token',
	},
	test: '/v1/auth',
	paging: {
		page: 'page',
		firstPage: 0,
		size: 'page-size',
		totalItems: 'totalCount',
		items: 'results',
	},
	documentation: {
		url: 'https://developer.jamf.com/jamf-pro/docs/client-credentials',
		source: 'https://github.com/macadmins/jamf-pro-sdk-python',
		checked: '2026-11-27',
	},
};
