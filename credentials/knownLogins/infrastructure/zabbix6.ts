import type { KnownLogin } from '../definition';

/** Zabbix 5.4 to 6.2: JSON-RPC with the session in the body’s field auth. */
export const zabbix6: KnownLogin = {
	name: 'zabbix6',
	label: 'Zabbix (5.4 to 6.2)',
	area: 'Infrastructure',
	fields: {
		address: {
			label: 'Zabbix Address',
			kind: 'url',
			where: 'The address of the Zabbix frontend',
			example: 'https://zabbix.example.com',
		},
		username: {
			label: 'Username',
			where: 'The user as whom calls are made; its role allows the API',
		},
		password: { label: 'Password', kind: 'secret', where: 'Its password' },
	},
	settings: {
		baseUrl: '${address}/api_jsonrpc.php',
		loginUrl: '${address}/api_jsonrpc.php',
		loginBody:
			'{"jsonrpc": "2.0", "method": "user.login", "params": {"username": "${username}", "password": "${password}"}, "id": 1}',
		successPath: 'result',
		tokenPath: 'result',
		errorPath: 'error.data',
		expiryFrom: 'none',
		tokenPlace: 'body',
		tokenName: 'auth',
		tokenTemplate: '${token}',
		releaseUrl: '${address}/api_jsonrpc.php',
		releaseBody:
			'{"jsonrpc": "2.0", "method": "user.logout", "params": [], "id": 3, "auth": "${token}"}',
		rejectedPath: 'error.data',
		rejectedMatch: 'contains',
		rejectedValue: 'Session terminated|Not authori',
	},
	note: 'Calls are POSTs of {"jsonrpc": "2.0", "method": "…", "params": {…}, "id": 1} to /; the field auth is added for you.',
	documentation: {
		url: 'https://www.zabbix.com/documentation/6.0/en/manual/api',
		checked: '2026-11-27',
	},
};
