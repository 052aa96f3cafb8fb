import type { KnownLogin } from '../definition';
import { zabbix } from './zabbix';

/** Zabbix 5.4 to 6.2: JSON-RPC with the session in the field auth of the body. */
export const zabbix6: KnownLogin = {
	name: 'zabbix6',
	label: 'Zabbix (5.4 to 6.2)',
	like: zabbix,
	settings: {
		tokenPlace: 'body',
		tokenName: 'auth',
		releaseBody:
			'{"jsonrpc": "2.0", "method": "user.logout", "params": [], "id": 3, "auth": "${token}"}',
	},
	note: 'Calls are POSTs of {"jsonrpc": "2.0", "method": "…", "params": {…}, "id": 1} to /; the field auth is added for you.',
	documentation: {
		url: 'https://www.zabbix.com/documentation/6.0/en/manual/api',
		checked: '2026-11-27',
	},
};
