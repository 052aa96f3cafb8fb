import type { KnownLogin } from '../definition';

/** Zabbix 6.4 and newer: JSON-RPC with the session in a header. */
export const zabbix: KnownLogin = {
	name: 'zabbix',
	label: 'Zabbix (6.4 and Newer)',
	fields: {
		address: {
			label: 'Zabbix Address',
			where: 'The address of the Zabbix frontend',
			example: 'https://zabbix.example.com',
		},
		username: { where: 'The user that makes the calls; its role allows the API' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/api_jsonrpc.php',
		loginBody:
			'{"jsonrpc": "2.0", "method": "user.login", "params": {"username": "${username}", "password": "${password}"}, "id": 1}',
		successPath: 'result',
		tokenPath: 'result',
		errorPath: 'error.data',
		expiryFrom: 'none',
		releaseBody: '{"jsonrpc": "2.0", "method": "user.logout", "params": [], "id": 3}',
		rejectedPath: 'error.data',
		rejectedMatch: 'contains',
		rejectedValue: 'Session terminated|Not authori',
	},
	note: 'Calls are POSTs of {"jsonrpc": "2.0", "method": "…", "params": {…}, "id": 1} to /.',
	documentation: {
		url: 'https://www.zabbix.com/documentation/current/en/manual/api',
		checked: '2026-11-27',
	},
};
