import type { KnownLogin } from '../definition';

/** Check Point Management: a login to the Web API gives a session. */
export const checkPoint: KnownLogin = {
	name: 'checkPoint',
	label: 'Check Point Management',
	fields: {
		address: {
			label: 'Management Server',
			where: 'The address of the management server',
			example: 'https://mgmt.example.com',
		},
		username: {
			label: 'User',
			where: 'An administrator; Manage & Settings > Blades > Management API',
		},
		password: {},
	},
	settings: {
		baseUrl: '${address}/web_api',
		loginUrl: '/login',
		loginBody: '{"user": "${username}", "password": "${password}"}',
		tokenPath: 'sid',
		errorPath: 'message',
		expiryFrom: 'idleSeconds',
		expiryPath: 'session-timeout',
		tokenName: 'X-chkp-sid',
		releaseUrl: '/logout',
		releaseBody: '{}',
		rejectedPath: 'code',
		rejectedValue: 'generic_err_wrong_session_id|generic_err_session_expired',
	},
	note: 'All calls are POSTs with a JSON body, {} at least.',
	paging: { offset: 'offset', size: 'limit', in: 'body', totalItems: 'total', items: 'objects' },
	documentation: {
		url: 'https://sc1.checkpoint.com/documents/latest/APIs/',
		source: 'https://github.com/CheckPointSW/cp_mgmt_api_python_sdk',
		checked: '2026-11-27',
	},
};
