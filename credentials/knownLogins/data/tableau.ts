import type { KnownLogin } from '../definition';

/** Tableau: exchanges a personal access token for a session on one site. */
export const tableau: KnownLogin = {
	name: 'tableau',
	label: 'Tableau',
	alias: ['Tableau Cloud', 'Tableau Server'],
	fields: {
		address: {
			label: 'Server Address',
			where: 'The address of your Tableau Server or of your pod of Tableau Cloud',
			example: 'https://10ax.online.tableau.com',
		},
		site: {
			optional: true,
			where: 'The name after /site/ in the address of your browser; empty for the default site',
		},
		patName: { label: 'Token Name', where: 'My Account Settings > Personal Access Tokens' },
		patSecret: { label: 'Token Secret', where: 'Shown once, when the token is made' },
	},
	settings: {
		baseUrl: '${address}/api/3.24',
		loginUrl: '/auth/signin',
		loginBody:
			'{"credentials": {"personalAccessTokenName": "${patName}", "personalAccessTokenSecret": "${patSecret}", "site": {"contentUrl": "${site}"}}}',
		tokenPath: 'credentials.token',
		errorPath: 'error.detail',
		expiryFrom: 'seconds',
		expiryPath: 'credentials.estimatedTimeToExpiration',
		tokenName: 'X-Tableau-Auth',
		callHeaders: 'Accept: application/json',
		releaseUrl: '/auth/signout',
		releaseHeaders: 'X-Tableau-Auth: ${token}',
	},
	test: '/sessions/current',
	paging: { page: 'pageNumber', size: 'pageSize', totalItems: 'pagination.totalAvailable' },
	documentation: {
		url: 'https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_concepts_auth.htm',
		checked: '2026-11-27',
	},
};
