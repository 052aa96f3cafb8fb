import type { KnownLogin } from '../definition';

/** Node-RED: the password grant of the admin API. */
export const nodeRed: KnownLogin = {
	name: 'nodeRed',
	label: 'Node-RED (Admin API)',
	fields: {
		address: {
			label: 'Node-RED Address',
			where: 'The address of the editor',
			example: 'https://flows.example.com',
		},
		username: { where: 'A user of adminAuth in settings.js' },
		password: {},
	},
	settings: {
		loginUrl: '/auth/token',
		loginBody:
			'client_id=node-red-admin\ngrant_type=password\nscope=*\nusername=${username}\npassword=${password}',
		releaseUrl: '/auth/revoke',
		releaseHeaders: 'Authorization: Bearer ${token}',
		releaseBody: 'token=${token}',
	},
	test: '/settings',
	documentation: { url: 'https://nodered.org/docs/api/admin/oauth', checked: '2026-11-27' },
};
