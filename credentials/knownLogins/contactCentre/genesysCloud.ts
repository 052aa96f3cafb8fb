import type { KnownLogin } from '../definition';

/** Genesys Cloud: OAuth2 client credentials with HTTP Basic. */
export const genesysCloud: KnownLogin = {
	name: 'genesysCloud',
	label: 'Genesys Cloud',
	area: 'Contact Centre',
	alias: ['PureCloud', 'Genesys Cloud CX'],
	fields: {
		region: {
			label: 'Region',
			where: 'The region of your organization; it is in the address of your Genesys Cloud',
			options: {
				'mypurecloud.com': 'Americas (US East)',
				'use2.us-gov-pure.cloud': 'Americas (US East 2, FedRAMP)',
				'usw2.pure.cloud': 'Americas (US West)',
				'cac1.pure.cloud': 'Americas (Canada)',
				'sae1.pure.cloud': 'Americas (São Paulo)',
				'mypurecloud.ie': 'EMEA (Ireland)',
				'euw2.pure.cloud': 'EMEA (London)',
				'mypurecloud.de': 'EMEA (Frankfurt)',
				'euc2.pure.cloud': 'EMEA (Zurich)',
				'mec1.pure.cloud': 'EMEA (UAE)',
				'aps1.pure.cloud': 'Asia Pacific (Mumbai)',
				'mypurecloud.jp': 'Asia Pacific (Tokyo)',
				'apne2.pure.cloud': 'Asia Pacific (Seoul)',
				'apne3.pure.cloud': 'Asia Pacific (Osaka)',
				'mypurecloud.com.au': 'Asia Pacific (Sydney)',
			},
		},
		clientId: {
			label: 'Client ID',
			where: 'Admin > Integrations > OAuth, grant Client Credentials',
		},
		clientSecret: { label: 'Client Secret', kind: 'secret', where: 'Beside the client ID' },
	},
	settings: {
		baseUrl: 'https://api.${region}',
		loginUrl: 'https://login.${region}/oauth/token',
		loginBasicUser: '${clientId}',
		loginBasicPassword: '${clientSecret}',
		loginBody: 'grant_type=client_credentials',
		releaseMethod: 'DELETE',
		releaseUrl: '/api/v2/tokens/me',
		releaseHeaders: 'Authorization: Bearer ${token}',
	},
	test: '/api/v2/organizations/me',
	paging: {
		itemsPath: 'entities',
		pageParameter: 'pageNumber',
		firstPage: 1,
		pageSizeParameter: 'pageSize',
		pageSize: 100,
		totalPagesPath: 'pageCount',
	},
	documentation: {
		url: 'https://developer.genesys.cloud/authorization/platform-auth/use-client-credentials',
	},
};
