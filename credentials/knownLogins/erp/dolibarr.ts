import type { KnownLogin } from '../definition';

/** Dolibarr: user name and password for the user’s API key. */
export const dolibarr: KnownLogin = {
	name: 'dolibarr',
	label: 'Dolibarr',
	area: 'ERP',
	fields: {
		address: {
			label: 'Dolibarr Address',
			kind: 'url',
			where: 'The address at which you open Dolibarr',
			example: 'https://erp.example.com',
		},
		username: { label: 'Login', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}/api/index.php',
		loginUrl: '/login',
		loginBody: '{"login": "${username}", "password": "${password}"}',
		tokenPath: 'success.token',
		errorPath: 'error.message',
		expiryFrom: 'none',
		tokenName: 'DOLAPIKEY',
		tokenTemplate: '${token}',
	},
	test: '/status',
	documentation: {
		url: 'https://wiki.dolibarr.org/index.php?title=Module_Web_Services_API_REST_%28developer%29',
	},
};
