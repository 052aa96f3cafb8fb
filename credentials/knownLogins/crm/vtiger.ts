import type { KnownLogin } from '../definition';

/**
 * Vtiger and coreBOS: fetches a challenge, then logs in with the MD5 of challenge and access key.
 */
export const vtiger: KnownLogin = {
	name: 'vtiger',
	label: 'Vtiger / coreBOS',
	fields: {
		address: { label: 'CRM Address', example: 'https://acme.od2.vtiger.com' },
		username: { where: 'The name of the user that makes the calls' },
		accessKey: { where: 'My Preferences > User Advanced Options > Access Key' },
	},
	settings: {
		baseUrl: '${address}/webservice.php',
		loginMethod: 'GET',
		loginQuery: 'operation=getchallenge\nusername=${username}',
		step: {
			body: "operation=login\nusername=${username}\naccessKey=${md5('${step1.result.token}${accessKey}')}",
		},
		successPath: 'success',
		successValue: 'true',
		tokenPath: 'result.sessionName',
		errorPath: 'error.message',
		expiryFrom: 'none',
		tokenPlace: 'query',
		tokenName: 'sessionName',
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
