import type { KnownLogin } from '../definition';

/** FortiManager: JSON-RPC with the session in the body. */
export const fortiManager: KnownLogin = {
	name: 'fortiManager',
	label: 'FortiManager / FortiAnalyzer',
	alias: ['Fortinet'],
	fields: {
		address: {
			label: 'FortiManager Address',
			where: 'The address of its web interface',
			example: 'https://fmg.example.com',
		},
		username: { label: 'User', where: 'An administrator with JSON API Access: Read-Write' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/jsonrpc',
		loginBody:
			'{"id": 1, "method": "exec", "params": [{"url": "/sys/login/user", "data": {"user": "${username}", "passwd": "${password}"}}]}',
		successPath: 'result[0].status.code',
		successValue: '0',
		errorPath: 'result[0].status.message',
		tokenPath: 'session',
		expiryFrom: 'idle',
		expiryMinutes: 15,
		tokenPlace: 'body',
		tokenName: 'session',
		releaseBody:
			'{"id": 3, "method": "exec", "params": [{"url": "/sys/logout"}], "session": "${token}"}',
		rejectedPath: 'result[0].status.code',
		rejectedValue: '-11',
	},
	note: 'Calls are POSTs of {"id": 1, "method": "get", "params": [{"url": "…"}]} to /; the field session is added for you. The code -11 means that the session is over, or that a right is missing.',
	documentation: {
		url: 'https://fndn.fortinet.net/index.php?/fortiapi/5-fortimanager/',
		source: 'https://github.com/fortinet-ansible-dev/ansible-galaxy-fortimanager-collection',
		checked: '2026-11-27',
	},
};
