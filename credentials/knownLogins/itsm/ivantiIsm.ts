import type { KnownLogin } from '../definition';

/** Ivanti Neurons for ITSM: the whole answer of the login is a session key. */
export const ivantiIsm: KnownLogin = {
	name: 'ivantiIsm',
	label: 'Ivanti Neurons for ITSM',
	alias: ['Ivanti Service Manager', 'HEAT'],
	fields: {
		tenant: { kind: 'host', where: 'The server name of your tenant', example: 'acme.saasit.com' },
		username: {},
		password: {},
		role: { where: 'The internal name of a role that the user has', example: 'Admin' },
	},
	settings: {
		baseUrl: 'https://${tenant}/api',
		loginUrl: '/rest/authentication/login',
		loginBody:
			'{"tenant": "${tenant}", "username": "${username}", "password": "${password}", "role": "${role}"}',
		errorPath: 'message[0]',
		tokenTemplate: '${token}',
	},
	paging: { offset: '$skip', size: '$top', totalItems: '@odata.count', items: 'value' },
	documentation: {
		url: 'https://help.ivanti.com/ht/help/en_US/ISM/2019.1/admin/Content/Configure/API/Session-ID-Log-In.htm',
		paging:
			'https://help.ivanti.com/ht/help/en_US/ISM/2022/admin/Content/Configure/API/Get-Business-Objects-By-Top-Skip.htm',
		checked: '2026-11-27',
	},
};
