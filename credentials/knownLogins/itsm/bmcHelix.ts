import type { KnownLogin } from '../definition';

/** BMC Helix ITSM (Remedy AR System): a JWT as the whole answer. */
export const bmcHelix: KnownLogin = {
	name: 'bmcHelix',
	label: 'BMC Helix ITSM',
	alias: ['Remedy', 'AR System'],
	fields: {
		address: {
			label: 'REST Server',
			where: 'The address of the AR System server’s REST API',
			example: 'https://acme-restapi.onbmc.com',
		},
		username: {},
		password: {},
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/jwt/login',
		loginBody: 'username=${username}\npassword=${password}',
		tokenFrom: 'text',
		errorPath: '[0].messageText',
		tokenTemplate: 'AR-JWT ${token}',
		releaseUrl: '/jwt/logout',
	},
	paging: { offset: 'offset', size: 'limit', items: 'entries' },
	documentation: {
		url: 'https://docs.bmc.com/docs/ars2002/access-and-authentication-for-the-rest-api-915370111.html',
		checked: '2026-11-27',
	},
};
