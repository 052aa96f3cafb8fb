import type { KnownLogin } from '../definition';

/** Acumatica: a session of several cookies. Each session takes a license until it is logged out. */
export const acumatica: KnownLogin = {
	name: 'acumatica',
	label: 'Acumatica',
	alias: ['MYOB Acumatica', 'MYOB Advanced'],
	fields: {
		address: {
			label: 'Acumatica Address',
			where: 'The address of the instance, without /Main',
			example: 'https://acme.acumatica.com',
		},
		username: {},
		password: {},
		tenant: {
			optional: true,
			where:
				'The login name of the tenant (company), as the sign-in page lists it, if it lists any',
		},
		branch: { optional: true, where: 'Code of the branch to work in' },
	},
	settings: {
		baseUrl: '${address}/entity',
		loginUrl: '/auth/login',
		loginBody:
			'{"name": "${username}", "password": "${password}", "tenant": "${tenant}", "branch": "${branch}"}',
		errorPath: 'exceptionMessage',
		tokenFrom: 'cookie',
		tokenPath: '.ASPXAUTH',
		expiryFrom: 'none',
		keepValues: 'session=cookie:ASP.NET_SessionId\nuserBranch=cookie:UserBranch',
		callHeaders: 'Cookie: ASP.NET_SessionId=${session}; UserBranch=${userBranch}',
		releaseUrl: '/auth/logout',
	},
	note: 'Each session takes an API licence: end a workflow with Token → Release.',
	paging: { offset: '$skip', size: '$top' },
	documentation: {
		url: 'https://help.myob.com.au/advanced/Docs/Published/IntegrationDevelopmentGuide/IntegrationDev_RESTExample_Basic_Login.html',
		checked: '2026-11-27',
	},
};
