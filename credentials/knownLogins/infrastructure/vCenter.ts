import type { KnownLogin } from '../definition';

/** VMware vCenter 7.0 U2 and newer: a login by HTTP Basic gives a session ID. */
export const vCenter: KnownLogin = {
	name: 'vCenter',
	label: 'VMware vCenter',
	alias: ['vSphere'],
	fields: {
		address: {
			label: 'vCenter Address',
			where: 'The address of the vSphere Client, without /ui',
			example: 'https://vcenter.example.com',
		},
		username: { where: 'With its domain', example: 'api@vsphere.local' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/session',
		loginBasicUser: '${username}',
		loginBasicPassword: '${password}',
		errorPath: 'messages[0].default_message',
		expiryFrom: 'none',
		tokenName: 'vmware-api-session-id',
		releaseMethod: 'DELETE',
		releaseUrl: '/session',
	},
	test: '/session',
	documentation: {
		url: 'https://developer.broadcom.com/xapis/vsphere-automation-api/latest/api/session/post/',
		checked: '2026-11-27',
	},
};
