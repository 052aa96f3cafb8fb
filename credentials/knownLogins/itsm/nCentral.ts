import type { KnownLogin } from '../definition';

/** N-able N-central: exchanges a user’s JWT for an access token. */
export const nCentral: KnownLogin = {
	name: 'nCentral',
	label: 'N-able N-central',
	fields: {
		address: { label: 'Server URL', example: 'https://ncentral.example.com' },
		userApiToken: {
			label: 'User-API Token (JWT)',
			where: 'User Management > the API-only user > API Access > Generate JSON Web Token',
		},
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/auth/authenticate',
		loginHeaders: 'Authorization: Bearer ${userApiToken}',
		tokenPath: 'tokens.access.token',
		expiryFrom: 'seconds',
		expiryPath: 'tokens.access.expirySeconds',
	},
	test: '/auth/validate',
	paging: { page: 'pageNumber', size: 'pageSize', totalPages: 'totalPages', items: 'data' },
	documentation: {
		url: 'https://documentation.n-able.com/N-central/userguide/Content/REST_APIs/set-up-n-central-rest-api-access.htm',
		checked: '2026-11-27',
	},
};
