import type { KnownLogin } from '../definition';

/** BMC Helix ITSM (Remedy AR System): the whole answer of the login is a JWT. */
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
		paging:
			'https://docs.bmc.com/xwiki/bin/view/Service-Management/Innovation-Suite/AR-System/ars213/Developing-an-API-program/Integrating-AR-System-forms-with-a-third-party-application-by-using-the-REST-API/Syntax-and-schemes-for-the-REST-API/Pagination-schemes-for-REST-API-responses',
		checked: '2026-11-27',
	},
};
