import type { KnownLogin } from '../definition';

/** Vtiger and coreBOS: a challenge, then the MD5 of challenge and access key. */
export const vtiger: KnownLogin = {
	name: 'vtiger',
	label: 'Vtiger / coreBOS',
	area: 'CRM',
	fields: {
		address: {
			label: 'CRM Address',
			kind: 'url',
			where: 'The address at which you open the CRM',
			example: 'https://acme.od2.vtiger.com',
		},
		username: { label: 'Username', where: 'The user name as whom calls are made' },
		accessKey: {
			label: 'Access Key',
			kind: 'secret',
			where: 'My Preferences > User Advanced Options > Access Key',
		},
	},
	settings: {
		baseUrl: '${address}/webservice.php',
		loginMethod: 'GET',
		loginUrl: '${address}/webservice.php',
		loginQuery: 'operation=getchallenge\nusername=${username}',
		steps: [
			{
				url: '${address}/webservice.php',
				body: "operation=login\nusername=${username}\naccessKey=${md5('${step1.result.token}${accessKey}')}",
			},
		],
		successPath: 'success',
		successValue: 'true',
		tokenPath: 'result.sessionName',
		errorPath: 'error.message',
		expiryFrom: 'none',
		tokenPlace: 'query',
		tokenName: 'sessionName',
		tokenTemplate: '${token}',
		releaseUrl: '${address}/webservice.php',
		releaseBody: 'operation=logout\nsessionName=${token}',
		rejectedPath: 'error.code',
		rejectedValue: 'INVALID_SESSIONID|AUTHENTICATION_REQUIRED',
	},
	note: 'Calls go to ?operation=…, such as ?operation=listtypes.',
	test: '?operation=listtypes',
	documentation: {
		url: 'https://www.vtiger.com/docs/third-party-app-integration',
		checked: '2026-11-27',
	},
};
