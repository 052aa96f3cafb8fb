import type { KnownLogin } from '../definition';

/** GLPI: exchanges a user’s API token for a session. */
export const glpi: KnownLogin = {
	name: 'glpi',
	label: 'GLPI',
	fields: {
		address: { label: 'GLPI Address', example: 'https://glpi.example.com' },
		appToken: {
			label: 'App-Token',
			optional: true,
			where: 'Setup > General > API > the API client; empty if it has none',
		},
		userToken: { where: 'My settings > Remote access keys > API token' },
	},
	settings: {
		baseUrl: '${address}/apirest.php',
		loginMethod: 'GET',
		loginUrl: '/initSession',
		loginHeaders: 'Authorization: user_token ${userToken}\nApp-Token: ${appToken}',
		errorPath: '[1]',
		expiryFrom: 'none',
		tokenName: 'Session-Token',
		callHeaders: 'App-Token: ${appToken}',
		releaseMethod: 'GET',
		releaseUrl: '/killSession',
	},
	test: '/getActiveProfile',
	documentation: {
		url: 'https://github.com/glpi-project/glpi/blob/main/apirest.md',
		checked: '2026-11-27',
	},
};
