import type { KnownLogin } from '../definition';

/** Metabase: a user's login gives a session. */
export const metabase: KnownLogin = {
	name: 'metabase',
	label: 'Metabase',
	fields: {
		address: { label: 'Metabase Address', example: 'https://metabase.example.com' },
		username: { label: 'Email' },
		password: {},
	},
	settings: {
		baseUrl: '${address}/api',
		loginUrl: '/session',
		loginBody: '{"username": "${username}", "password": "${password}"}',
		tokenPath: 'id',
		errorPath: 'errors.password',
		expiryFrom: 'fixed',
		expiryMinutes: 20160,
		tokenName: 'X-Metabase-Session',
		releaseMethod: 'DELETE',
		releaseUrl: '/session',
	},
	test: '/user/current',
	documentation: {
		url: 'https://www.metabase.com/docs/latest/api#tag/apisession',
		source: 'https://github.com/metabase/metabase',
		checked: '2026-11-27',
	},
};
