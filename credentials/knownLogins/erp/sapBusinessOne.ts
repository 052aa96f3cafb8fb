import type { KnownLogin } from '../definition';
import { odataLinks } from '../odata';

/** SAP Business One: a login to the Service Layer gives a session. */
export const sapBusinessOne: KnownLogin = {
	name: 'sapBusinessOne',
	label: 'SAP Business One',
	alias: ['Service Layer', 'SAP B1'],
	fields: {
		address: {
			label: 'Service Layer Address',
			where: 'The server and port of the Service Layer',
			example: 'https://b1.example.com:50000',
		},
		companyDb: {
			label: 'Company Database',
			where: 'The name of the company’s database',
			example: 'SBODEMOUS',
		},
		username: { label: 'User Code' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/b1s/v2',
		loginUrl: '/Login',
		loginBody:
			'{"CompanyDB": "${companyDb}", "UserName": "${username}", "Password": "${password}"}',
		tokenPath: 'SessionId',
		expiryFrom: 'idleMinutes',
		expiryPath: 'SessionTimeout',
		errorPath: 'error.message',
		tokenPlace: 'cookie',
		tokenName: 'B1SESSION',
		keepValues: 'route?=cookie:ROUTEID',
		callHeaders: 'Cookie: ROUTEID=${route}',
		releaseUrl: '/Logout',
	},
	paging: odataLinks,
	documentation: {
		url: 'https://learning.sap.com/courses/leveraging-the-sap-business-one-service-layer/logging-in-and-logging-out-using-service-layer-api',
		checked: '2026-11-27',
	},
};
