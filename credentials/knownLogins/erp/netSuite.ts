import type { KnownLogin } from '../definition';

/** NetSuite: OAuth 2.0 client credentials (machine to machine), signed with a certificate's key. */
export const netSuite: KnownLogin = {
	name: 'netSuite',
	label: 'NetSuite',
	alias: ['SuiteTalk', 'Oracle NetSuite'],
	fields: {
		accountId: {
			where: 'Setup > Company > Company URLs: the first part of the SuiteTalk address',
			example: '1234567-sb1',
		},
		clientId: { where: 'The integration record: Client Credentials (Machine to Machine)' },
		certificateId: { where: 'Setup > Integration > OAuth 2.0 Client Credentials Setup' },
		privateKey: {
			where: 'The RSA key (PEM, 3072 or 4096 bits) of the certificate that was uploaded there',
		},
	},
	settings: {
		baseUrl: 'https://${accountId}.suitetalk.api.netsuite.com/services/rest/record/v1',
		loginUrl: 'https://${accountId}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token',
		loginBody:
			'grant_type=client_credentials\nclient_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer\nclient_assertion=${assertion}',
		assertionAlgorithm: 'PS256',
		assertionHeader: '{"kid": "${certificateId}"}',
		assertionClaims:
			'{"iss": "${clientId}", "scope": ["restlets", "rest_webservices"], "aud": "https://${accountId}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token", "jti": "${uuid}"}',
	},
	paging: { offset: 'offset', size: 'limit', totalItems: 'totalResults', items: 'items' },
	documentation: {
		url: 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162790605110.html',
		checked: '2026-11-27',
	},
};
