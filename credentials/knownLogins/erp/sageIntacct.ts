import type { KnownLogin } from '../definition';

/** Sage Intacct: OAuth2 client credentials of the REST API, on behalf of a Web Services user. */
export const sageIntacct: KnownLogin = {
	name: 'sageIntacct',
	label: 'Sage Intacct',
	fields: {
		clientId: { where: 'Sage App Registry > your application' },
		clientSecret: {},
		username: {
			where: 'A Web Services user and the company: user@company, with |entity if you work in one',
			example: 'api@acme',
		},
	},
	settings: {
		baseUrl: 'https://api.intacct.com/ia/api/v1',
		loginUrl: '/oauth2/token',
		loginBody:
			'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}\nusername=${username}',
	},
	documentation: {
		url: 'https://developer.sage.com/intacct/docs/developer-portal/guides/oauth2',
		checked: '2026-11-27',
	},
};
