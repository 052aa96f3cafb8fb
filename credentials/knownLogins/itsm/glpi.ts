import type { KnownLogin } from '../definition';

/** GLPI: a user’s API token for a session. */
export const glpi: KnownLogin = {
	name: 'glpi',
	label: 'GLPI',
	area: 'ITSM',
	fields: {
		address: {
			label: 'GLPI Address',
			kind: 'url',
			where: 'The address at which you open GLPI',
			example: 'https://glpi.example.com',
		},
		appToken: {
			label: 'App-Token',
			kind: 'secret',
			where: 'Setup > General > API > the API client',
		},
		userToken: {
			label: 'User Token',
			kind: 'secret',
			where: 'My settings > Remote access keys > API token',
		},
	},
	settings: {
		baseUrl: '${address}/apirest.php',
		loginMethod: 'GET',
		loginUrl: '/initSession',
		loginHeaders: 'Authorization: user_token ${userToken}\nApp-Token: ${appToken}',
		errorPath: '[1]',
		expiryFrom: 'none',
		tokenName: 'Session-Token',
		tokenTemplate: '${token}',
		callHeaders: 'App-Token: ${appToken}',
		releaseMethod: 'GET',
		releaseUrl: '/killSession',
		releaseHeaders: 'Session-Token: ${token}\nApp-Token: ${appToken}',
	},
	test: '/getActiveProfile',
	documentation: {
		url: 'https://github.com/glpi-project/glpi/blob/main/apirest.md',
	},
};
