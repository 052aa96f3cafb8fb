import type { KnownLogin } from '../definition';

/** Apple Business Manager and Apple School Manager: client credentials with a signed assertion. */
export const appleBusiness: KnownLogin = {
	name: 'appleBusiness',
	label: 'Apple Business Manager / School Manager',
	alias: ['Apple device management'],
	fields: {
		service: {
			where: 'Which of the two your organization uses',
			options: { business: 'Apple Business Manager', school: 'Apple School Manager' },
		},
		clientId: {
			where: 'Preferences > API > your API account > Manage',
			example: 'BUSINESSAPI.9703f56c-10ce-4876-8f59-e78e5e23a152',
		},
		keyId: { where: 'Beside the client ID' },
		privateKey: { where: 'The key (PEM) that was downloaded when the API account was made' },
	},
	settings: {
		baseUrl: 'https://api-${service}.apple.com/v1',
		loginUrl: 'https://account.apple.com/auth/oauth2/v2/token',
		loginBody:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer\nclient_assertion=${assertion}\nscope=${service}.api',
		assertionAlgorithm: 'ES256',
		assertionHeader: '{"kid": "${keyId}"}',
		assertionClaims:
			'{"iss": "${clientId}", "sub": "${clientId}", "aud": "https://account.apple.com/auth/oauth2/v2/token", "jti": "${uuid}"}',
	},
	test: '/orgDevices?limit=1',
	paging: { cursor: 'cursor', cursorPath: 'meta.paging.nextCursor', size: 'limit', items: 'data' },
	documentation: {
		url: 'https://developer.apple.com/documentation/apple-school-and-business-manager-api/implementing-oauth-for-the-apple-school-and-business-manager-api',
		source: 'https://github.com/micromdm/nanoaxm',
		checked: '2026-11-27',
	},
};
