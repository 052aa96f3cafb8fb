import type { KnownLogin } from '../definition';

/** Odoo: the session of the web client, for its JSON-RPC endpoints. */
export const odoo: KnownLogin = {
	name: 'odoo',
	label: 'Odoo (Session)',
	fields: {
		address: { label: 'Odoo Address', example: 'https://acme.odoo.com' },
		database: { where: 'Its name; on odoo.com the first part of the address' },
		username: { label: 'Email', where: 'The login of the user that makes the calls' },
		password: {},
	},
	settings: {
		loginUrl: '/web/session/authenticate',
		loginBody:
			'{"jsonrpc": "2.0", "method": "call", "params": {"db": "${database}", "login": "${username}", "password": "${password}"}}',
		successPath: 'result.uid',
		errorPath: 'error.data.message',
		tokenFrom: 'cookie',
		tokenPath: 'session_id',
		expiryFrom: 'none',
		releaseUrl: '/web/session/destroy',
		releaseBody: '{"jsonrpc": "2.0", "method": "call", "params": {}}',
		rejectedPath: 'error.code',
		rejectedValue: '100',
	},
	note: 'Calls are POSTs to /web/dataset/call_kw with a JSON-RPC body.',
	documentation: {
		url: 'https://www.odoo.com/documentation/18.0/developer/reference/external_api.html',
		source: 'https://github.com/odoo/odoo',
		checked: '2026-11-27',
	},
};
