import type { KnownLogin } from '../definition';

/** Setmore: a refresh token that is entered once, for access tokens. */
export const setmore: KnownLogin = {
	name: 'setmore',
	label: 'Setmore',
	area: 'Business',
	fields: {
		apiRefreshToken: {
			label: 'Refresh Token',
			kind: 'secret',
			where: 'Apps & Integrations > API access, or from Setmore’s support',
		},
	},
	settings: {
		baseUrl: 'https://developer.setmore.com/api/v1',
		loginMethod: 'GET',
		loginUrl: '/o/oauth2/token',
		loginQuery: 'refreshToken=${apiRefreshToken}',
		tokenPath: 'data.token.access_token',
		expiryFrom: 'seconds',
		expiryPath: 'data.token.expires_in',
	},
	test: '/bookingapi/services',
	documentation: { url: 'https://setmore.docs.apiary.io/', checked: '2026-11-27' },
};
