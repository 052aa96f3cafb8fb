import type { KnownLogin } from '../definition';

/** Node-RED: the admin API’s password grant. */
export const nodeRed: KnownLogin = {
	name: 'nodeRed',
	label: 'Node-RED (Admin API)',
	area: 'Infrastructure',
	fields: {
		address: {
			label: 'Node-RED Address',
			kind: 'url',
			where: 'The address of the editor',
			example: 'https://flows.example.com',
		},
		username: { label: 'Username', where: 'A user of adminAuth in settings.js' },
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}',
		loginUrl: '/auth/token',
		loginBody:
			'client_id=node-red-admin\ngrant_type=password\nscope=*\nusername=${username}\npassword=${password}',
		releaseUrl: '/auth/revoke',
		releaseHeaders: 'Authorization: Bearer ${token}',
		releaseBody: 'token=${token}',
	},
	test: '/settings',
	documentation: { url: 'https://nodered.org/docs/api/admin/oauth' },
};
