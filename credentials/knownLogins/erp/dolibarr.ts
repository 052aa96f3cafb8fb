import type { KnownLogin } from '../definition';

/** Dolibarr: logs in with user name and password. The token is the user’s API key. */
export const dolibarr: KnownLogin = {
	name: 'dolibarr',
	label: 'Dolibarr',
	fields: {
		address: { label: 'Dolibarr Address', example: 'https://erp.example.com' },
		username: { label: 'Login' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/api/index.php',
		loginUrl: '/login',
		loginBody: '{"login": "${username}", "password": "${password}"}',
		tokenPath: 'success.token',
		errorPath: 'error.message',
		expiryFrom: 'none',
		tokenName: 'DOLAPIKEY',
	},
	test: '/status',
	note: 'An administrator can switch this login off (API_DISABLE_LOGIN_API): then only a user’s own API key works.',
	paging: { page: 'page', firstPage: 0, size: 'limit' },
	documentation: {
		url: 'https://wiki.dolibarr.org/index.php?title=Module_Web_Services_API_REST_%28developer%29',
		source: 'https://github.com/Dolibarr/dolibarr',
		paging:
			'https://github.com/Dolibarr/dolibarr/blob/develop/htdocs/societe/class/api_thirdparties.class.php',
		checked: '2026-11-27',
	},
};
