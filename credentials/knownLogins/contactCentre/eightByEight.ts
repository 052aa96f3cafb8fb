import type { KnownLogin } from '../definition';

/** 8x8: OAuth2 client credentials with HTTP Basic, for the XCaaS APIs. */
export const eightByEight: KnownLogin = {
	name: 'eightByEight',
	label: '8x8',
	alias: ['8x8 Contact Center', '8x8 XCaaS'],
	fields: {
		clientId: { label: 'Key', where: 'Admin Console > API Keys > your app' },
		clientSecret: { label: 'Secret', where: 'Beside the key' },
	},
	settings: {
		baseUrl: 'https://api.8x8.com',
		loginUrl: '/oauth/v2/token',
		loginBasicUser: '${clientId}',
		loginBasicPassword: '${clientSecret}',
		loginBody: 'grant_type=client_credentials',
	},
	note: 'For APIs that take OAuth tokens, such as Analytics for Contact Center; others take the key alone.',
	documentation: {
		url: 'https://developer.8x8.com/analytics/docs/oauth-authentication-for-8x8-xcaas-apis',
		checked: '2026-11-27',
	},
};
