import type { KnownLogin } from '../definition';

/** Genesys Cloud: OAuth2 client credentials with HTTP Basic. */
export const genesysCloud: KnownLogin = {
	name: 'genesysCloud',
	label: 'Genesys Cloud',
	alias: ['PureCloud', 'Genesys Cloud CX'],
	fields: {
		region: {
			where: 'The region of your organization; it is in the address of your Genesys Cloud',
			options: {
				'mypurecloud.com': 'Americas (US East)',
				'use2.us-gov-pure.cloud': 'Americas (US East 2, FedRAMP)',
				'usw2.pure.cloud': 'Americas (US West)',
				'cac1.pure.cloud': 'Americas (Canada)',
				'mxc1.pure.cloud': 'Americas (Mexico)',
				'sae1.pure.cloud': 'Americas (São Paulo)',
				'mypurecloud.ie': 'EMEA (Ireland)',
				'euw2.pure.cloud': 'EMEA (London)',
				'mypurecloud.de': 'EMEA (Frankfurt)',
				'euc2.pure.cloud': 'EMEA (Zurich)',
				'mec1.pure.cloud': 'EMEA (UAE)',
				'aps1.pure.cloud': 'Asia Pacific (Mumbai)',
				'mypurecloud.jp': 'Asia Pacific (Tokyo)',
				'apne2.pure.cloud': 'Asia Pacific (Seoul)',
				'apse1.pure.cloud': 'Asia Pacific (Singapore)',
				'apne3.pure.cloud': 'Asia Pacific (Osaka)',
				'mypurecloud.com.au': 'Asia Pacific (Sydney)',
			},
		},
		clientId: { where: 'Admin > Integrations > OAuth, grant Client Credentials' },
		clientSecret: {},
	},
	settings: {
		baseUrl: 'https://api.${region}',
		loginUrl: 'https://login.${region}/oauth/token',
		loginBasicUser: '${clientId}',
		loginBasicPassword: '${clientSecret}',
		loginBody: 'grant_type=client_credentials',
		releaseMethod: 'DELETE',
		releaseUrl: '/api/v2/tokens/me',
	},
	test: '/api/v2/organizations/me',
	paging: { page: 'pageNumber', size: 'pageSize', totalPages: 'pageCount', items: 'entities' },
	documentation: {
		url: 'https://developer.genesys.cloud/authorization/platform-auth/use-client-credentials',
		source: 'https://github.com/MyPureCloud/platform-client-sdk-python',
		checked: '2026-11-27',
	},
};
