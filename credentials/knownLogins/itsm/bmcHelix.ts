import type { KnownLogin } from '../definition';

/** BMC Helix ITSM (Remedy AR System): a JWT as the whole answer. */
export const bmcHelix: KnownLogin = {
	name: 'bmcHelix',
	label: 'BMC Helix ITSM',
	area: 'ITSM',
	alias: ['Remedy', 'AR System'],
	fields: {
		address: {
			label: 'REST Server',
			kind: 'url',
			where: 'The address of the AR System server’s REST API',
			example: 'https://acme-restapi.onbmc.com',
		},
		username: { label: 'Username', where: 'The user as whom calls are made' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/jwt/login',
		loginBody: 'username=${username}\npassword=${password}',
		tokenFrom: 'text',
		errorPath: '[0].messageText',
		tokenTemplate: 'AR-JWT ${token}',
		releaseUrl: '/jwt/logout',
		releaseHeaders: 'Authorization: AR-JWT ${token}',
	},
	documentation: {
		url: 'https://docs.bmc.com/xwiki/bin/view/Service-Management/Innovation-Suite/BMC-Helix-Innovation-Suite/is251/Developing-applications-by-using-APIs/BMC-Helix-Innovation-Suite-REST-API/',
	},
};
