import type { KnownLogin } from '../definition';
import { odataSkip } from '../odata';

/** Creatio: forms authentication. Calls carry its cookies and the CSRF header. */
export const creatio: KnownLogin = {
	name: 'creatio',
	label: 'Creatio',
	alias: ['bpm’online', 'Terrasoft'],
	fields: {
		address: {
			label: 'Creatio Address',
			where: 'The address at which you open Creatio, without /0',
			example: 'https://acme.creatio.com',
		},
		username: {},
		password: {},
	},
	settings: {
		baseUrl: '${address}/0',
		loginUrl: '${address}/ServiceModel/AuthService.svc/Login',
		loginHeaders: 'ForceUseSession: true',
		loginBody: '{"UserName": "${username}", "UserPassword": "${password}"}',
		successPath: 'Code',
		successValue: '0',
		errorPath: 'Message',
		tokenFrom: 'cookie',
		tokenPath: '.ASPXAUTH',
		expiryFrom: 'none',
		keepValues: 'csrf=cookie:BPMCSRF\nloader=cookie:BPMLOADER\nuser=cookie:UserName',
		callHeaders:
			'Cookie: BPMCSRF=${csrf}; BPMLOADER=${loader}; UserName=${user}\nBPMCSRF: ${csrf}\nForceUseSession: true',
	},
	note: 'For Creatio on .NET 6 and newer, whose paths have no /0, copy the settings into Token Login API and shorten the Base URL.',
	test: '/odata/Contact?$top=1&$select=Id',
	paging: odataSkip,
	documentation: {
		url: 'https://academy.creatio.com/docs/8.x/dev/development-on-creatio-platform/integrations-and-api/authentication/authentication-basics/references/authservice-svc',
		paging:
			'https://academy.creatio.com/docs/8.x/dev/development-on-creatio-platform/integrations-and-api/data-services/odata/basics/references/odata-odata-4',
		checked: '2026-11-27',
	},
};
