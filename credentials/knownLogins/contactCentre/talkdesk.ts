import type { KnownLogin } from '../definition';

/** Talkdesk: OAuth2 client credentials with a signed assertion (private_key_jwt). */
export const talkdesk: KnownLogin = {
	name: 'talkdesk',
	label: 'Talkdesk',
	fields: {
		account: {
			label: 'Account Name',
			where: 'The first part of your Talkdesk address, acme in acme.talkdeskid.com',
			example: 'acme',
		},
		region: {
			where: 'Where your account is hosted: the end of your Talkdesk address',
			options: { '.com': 'United States', '.eu': 'Europe', 'ca.com': 'Canada' },
		},
		clientId: { where: 'Builder > OAuth Clients, authentication by keys' },
		keyId: { where: 'Of the key pair that the client was created with' },
		privateKey: {
			where: 'Shown once with the key ID; with its lines -----BEGIN PRIVATE KEY----- and END',
		},
	},
	settings: {
		baseUrl: 'https://api.talkdeskapp${region}',
		loginUrl: 'https://${account}.talkdeskid${region}/oauth/token',
		loginBody:
			'grant_type=client_credentials\nclient_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer\nclient_assertion=${assertion}',
		assertionAlgorithm: 'ES256',
		assertionHeader: '{"kid": "${keyId}"}',
		assertionClaims:
			'{"iss": "${clientId}", "sub": "${clientId}", "aud": "https://${account}.talkdeskid${region}/oauth/token", "jti": "${uuid}"}',
	},
	documentation: {
		url: 'https://docs.talkdesk.com/reference/oauthtoken-jwt-cc',
		checked: '2026-11-27',
	},
};
