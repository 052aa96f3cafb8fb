import type { KnownLogin } from '../definition';

/** Salesforce: login() of the SOAP API, with user name, password and security token. */
export const salesforceSoap: KnownLogin = {
	name: 'salesforceSoap',
	label: 'Salesforce (Username and Security Token)',
	alias: ['SOAP login'],
	fields: {
		address: {
			label: 'My Domain URL',
			where: 'Setup > My Domain',
			example: 'https://acme.my.salesforce.com',
		},
		username: { where: 'A user with the permission API Enabled' },
		password: { where: 'Its password, without the security token' },
		securityToken: {
			optional: true,
			where: 'Settings > Reset My Security Token; empty from a trusted IP range',
		},
	},
	settings: {
		loginUrl: '/services/Soap/u/62.0',
		loginHeaders: 'Content-Type: text/xml; charset=UTF-8\nSOAPAction: login',
		loginBodyType: 'xml',
		loginBody:
			'<?xml version="1.0" encoding="utf-8"?><env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body><n1:login xmlns:n1="urn:partner.soap.sforce.com"><n1:username>${username}</n1:username><n1:password>${password}${securityToken}</n1:password></n1:login></env:Body></env:Envelope>',
		tokenFrom: 'xml',
		tokenPath: 'Envelope.Body.loginResponse.result.sessionId',
		expiryFrom: 'idleSeconds',
		expiryPath: 'Envelope.Body.loginResponse.result.userInfo.sessionSecondsValid',
		errorPath: 'Envelope.Body.Fault.faultstring',
	},
	test: '/services/data/v62.0/',
	note: 'Salesforce retires this login with the API versions up to 64 in Summer ’27; it has to be enabled in new orgs.',
	paging: { nextLink: 'nextRecordsUrl', items: 'records' },
	documentation: {
		url: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm',
		source: 'https://github.com/simple-salesforce/simple-salesforce',
		checked: '2026-11-27',
	},
};
