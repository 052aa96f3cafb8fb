import type { KnownLogin } from '../definition';

/** RingCentral: a JWT of a user for an access token with refresh. */
export const ringCentral: KnownLogin = {
	name: 'ringCentral',
	label: 'RingCentral',
	area: 'Contact Centre',
	alias: ['RingCX', 'RingEX'],
	fields: {
		environment: {
			label: 'Environment',
			where: 'Where the app was registered',
			options: {
				'platform.ringcentral.com': 'Production',
				'platform.devtest.ringcentral.com': 'Sandbox',
			},
		},
		clientId: { label: 'Client ID', where: 'Developer Console > your app (JWT auth flow)' },
		clientSecret: { label: 'Client Secret', kind: 'secret', where: 'Beside the client ID' },
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
		refreshTokenPath: 'refresh_token',
		renewUrl: '/restapi/oauth/token',
		renewHeaders: 'Authorization: Basic ${base64(clientId:clientSecret)}',
		renewBody: 'grant_type=refresh_token\nrefresh_token=${refreshToken}',
		releaseUrl: '/restapi/oauth/revoke',
		releaseHeaders: 'Authorization: Basic ${base64(clientId:clientSecret)}',
		releaseBody: 'token=${token}',
	},
	test: '/restapi/v1.0/account/~/extension/~',
	paging: {
		itemsPath: 'records',
		pageParameter: 'page',
		firstPage: 1,
		pageSizeParameter: 'perPage',
		pageSize: 100,
		totalPagesPath: 'paging.totalPages',
	},
	documentation: {
		url: 'https://developers.ringcentral.com/guide/authentication/jwt-flow',
		checked: '2026-11-27',
	},
};
