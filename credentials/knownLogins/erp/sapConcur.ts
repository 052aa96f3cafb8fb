import type { KnownLogin } from '../definition';

/** SAP Concur: OAuth2 password grant of a data center, with renewal by refresh token. */
export const sapConcur: KnownLogin = {
	name: 'sapConcur',
	label: 'SAP Concur',
	fields: {
		dataCentre: {
			label: 'Data Center',
			where: 'The geolocation of your company',
			options: {
				us: 'United States',
				us2: 'United States 2',
				eu: 'Europe',
				eu2: 'Europe 2',
				cn: 'China',
			},
		},
		clientId: { where: 'Authentication Admin > OAuth 2.0 Application Management' },
		clientSecret: { where: 'Shown once, with the client ID' },
		username: {},
		password: {},
	},
	settings: {
		baseUrl: 'https://${dataCentre}.api.concursolutions.com',
		loginUrl: '/oauth2/v0/token',
		loginBody:
			'client_id=${clientId}\nclient_secret=${clientSecret}\ngrant_type=password\nusername=${username}\npassword=${password}',
		renewBody:
			'client_id=${clientId}\nclient_secret=${clientSecret}\ngrant_type=refresh_token\nrefresh_token=${refreshToken}',
	},
	documentation: {
		url: 'https://developer.concur.com/api-reference/authentication/apidoc.html',
		checked: '2026-11-27',
	},
};
