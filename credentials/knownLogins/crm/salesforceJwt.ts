import type { KnownLogin } from '../definition';

/** Salesforce: an assertion signed with a certificate's key (OAuth 2.0 JWT bearer flow). */
export const salesforceJwt: KnownLogin = {
	name: 'salesforceJwt',
	label: 'Salesforce (JWT Bearer)',
	fields: {
		address: {
			label: 'My Domain URL',
			where: 'Setup > My Domain',
			example: 'https://acme.my.salesforce.com',
		},
		audience: {
			label: 'Environment',
			where: 'Which kind of org it is; it is the audience of the assertion',
			options: {
				'https://login.salesforce.com': 'Production or Developer Edition',
				'https://test.salesforce.com': 'Sandbox',
			},
		},
		username: { where: 'The user that makes the calls; pre-authorized for the app' },
		clientId: { label: 'Consumer Key', where: 'App Manager > the connected app > View' },
		privateKey: { where: 'The key (PEM) of the certificate that was uploaded to the app' },
	},
	settings: {
		loginUrl: '/services/oauth2/token',
		loginBody: 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer\nassertion=${assertion}',
		expiryFrom: 'none',
		assertionAlgorithm: 'RS256',
		assertionClaims:
			'{"iss": "${clientId}", "sub": "${username}", "aud": "${audience}", "exp": "${now+3:minutes:epoch}"}',
		releaseUrl: '/services/oauth2/revoke',
		releaseBody: 'token=${token}',
	},
	test: '/services/data/v62.0/',
	paging: { nextLink: 'nextRecordsUrl', items: 'records' },
	documentation: {
		url: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm',
		checked: '2026-11-27',
	},
};
