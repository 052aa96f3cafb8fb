import type { KnownLogin } from '../definition';

/**
 * Proxmox VE: a login gives a ticket, sent as a cookie, and the CSRF token that writing calls need.
 */
export const proxmox: KnownLogin = {
	name: 'proxmox',
	label: 'Proxmox VE',
	fields: {
		address: {
			label: 'Proxmox Address',
			where: 'The address of its web interface, with the port',
			example: 'https://pve.example.com:8006',
		},
		username: { label: 'User', where: 'With its realm', example: 'api@pve' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/api2/json',
		loginUrl: '/access/ticket',
		loginBody: 'username=${username}\npassword=${password}',
		tokenPath: 'data.ticket',
		expiryFrom: 'fixed',
		expiryMinutes: 120,
		keepValues: 'csrf=data.CSRFPreventionToken',
		tokenPlace: 'cookie',
		tokenName: 'PVEAuthCookie',
		callHeaders: 'CSRFPreventionToken: ${csrf}',
	},
	test: '/version',
	documentation: {
		url: 'https://pve.proxmox.com/wiki/Proxmox_VE_API',
		source: 'https://github.com/proxmoxer/proxmoxer',
		checked: '2026-11-27',
	},
};
