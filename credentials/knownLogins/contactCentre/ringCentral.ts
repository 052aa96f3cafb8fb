import type { KnownLogin } from '../definition';

/** RingCentral: exchanges a user's JWT for an access token, with renewal by refresh token. */
export const ringCentral: KnownLogin = {
	name: 'ringCentral',
	label: 'RingCentral',
	alias: ['RingCX', 'RingEX'],
	fields: {
		environment: {
			where: 'Where the app was registered',
			options: {
				'platform.ringcentral.com': 'Production',
				'platform.devtest.ringcentral.com': 'Sandbox',
			},
		},
		clientId: { where: 'Developer Console > your app (JWT auth flow)' },
		clientSecret: {},
		jwt: {
			label: 'JWT Credential',
			kind: 'secret',
			where: 'Developer Console > user menu > Credentials > Create JWT',
		},
	},
	settings: {
		baseUrl: 'https://${environment}',
		loginUrl: '/restapi/oauth/token',
		loginBasicUser: '${clientId}',
		loginBasicPassword: '${clientSecret}',
		loginBody: 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer\nassertion=${jwt}',
		renewHeaders: 'Authorization: Basic ${base64(clientId:clientSecret)}',
		renewBody: 'grant_type=refresh_token\nrefresh_token=${refreshToken}',
		releaseUrl: '/restapi/oauth/revoke',
		releaseHeaders: 'Authorization: Basic ${base64(clientId:clientSecret)}',
		releaseBody: 'token=${token}',
	},
	test: '/restapi/v1.0/account/~/extension/~',
	paging: { page: 'page', size: 'perPage', totalPages: 'paging.totalPages', items: 'records' },
	documentation: {
		url: 'https://developers.ringcentral.com/guide/authentication/jwt-flow',
		checked: '2026-11-27',
	},
};
