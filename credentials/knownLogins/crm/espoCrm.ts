import type { KnownLogin } from '../definition';

/** EspoCRM: the login sends user name and password; calls send user name and token. */
export const espoCrm: KnownLogin = {
	name: 'espoCrm',
	label: 'EspoCRM',
	fields: {
		address: { label: 'EspoCRM Address', example: 'https://crm.example.com' },
		username: {},
		password: {},
	},
	settings: {
		baseUrl: '${address}/api/v1',
		loginMethod: 'GET',
		loginUrl: '/App/user',
		loginHeaders: 'Espo-Authorization: ${base64(username:password)}',
		tokenPath: 'token',
		tokenName: 'Espo-Authorization',
		tokenTemplate: '${base64(username:token)}',
		expiryFrom: 'none',
		releaseUrl: '/App/destroyAuthToken',
		releaseHeaders: 'Espo-Authorization: ${base64(username:token)}',
		releaseBody: '{"token": "${token}"}',
	},
	test: '/App/user',
	paging: { offset: 'offset', size: 'maxSize', items: 'list' },
	documentation: {
		url: 'https://docs.espocrm.com/development/api/#basic-authentication',
		source: 'https://github.com/espocrm/espocrm',
		checked: '2026-11-27',
	},
};
