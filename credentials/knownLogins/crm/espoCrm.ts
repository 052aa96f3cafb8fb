import type { KnownLogin } from '../definition';

/** EspoCRM: user name and password once, then user name and token. */
export const espoCrm: KnownLogin = {
	name: 'espoCrm',
	label: 'EspoCRM',
	area: 'CRM',
	fields: {
		address: {
			label: 'EspoCRM Address',
			kind: 'url',
			where: 'The address at which you open EspoCRM',
			example: 'https://crm.example.com',
		},
		username: { label: 'Username', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
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
		releaseUrl: '/App/action/destroyAuthToken',
		releaseHeaders: 'Espo-Authorization: ${base64(username:token)}',
		releaseBody: '{"token": "${token}"}',
	},
	test: '/App/user',
	documentation: {
		url: 'https://docs.espocrm.com/development/api/#basic-authentication',
	},
};
