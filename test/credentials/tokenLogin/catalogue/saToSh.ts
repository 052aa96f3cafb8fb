import {
	absolute,
	ACCEPT_ANY,
	ACCEPT_JSON,
	bearer,
	type CatalogueApi,
	FORM_TYPE,
	getting,
	JSON_TYPE,
	named,
} from './types';

const SALESMSG_LOGIN = 'https://api.salesmessage.com/pub/v2.2/oauth/personal-token/refresh';
const CONCUR = 'https://us2.api.concursolutions.com';

/** The APIs from Salesmsg to SharePoint. */
export const saToSh: CatalogueApi[] = [
	{
		api: 'salesmsg',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://api.salesmessage.com/pub/',
			loginUrl: '/v2.2/oauth/personal-token/refresh',
			showValues: true,
			secretValues: named({ apiKey: 'k"&ü' }),
			loginMethod: 'POST',
			loginHeaders: 'Authorization: Bearer ${apiKey}',
			loginBodyType: 'json',
			loginBody: '{}',
			showRenewal: true,
			refreshTokenPath: 'access_token',
			renewUrl: '/v2.2/oauth/personal-token/refresh',
			renewMethod: 'POST',
			renewHeaders: 'Authorization: Bearer ${refreshToken}',
			renewBodyType: 'json',
			renewBody: '{}',
		},
		login: [
			{
				line: `POST ${SALESMSG_LOGIN}`,
				headers: { ...JSON_TYPE, ...ACCEPT_JSON, authorization: 'Bearer k"&ü' },
				body: '{}',
				answer: { access_token: 'T-salesmsg', expires_in: 3600 },
			},
		],
		token: 'T-salesmsg',
		lifetime: absolute(3600),
		call: getting('/v2.2/contacts', 'https://api.salesmessage.com/pub/v2.2/contacts'),
		renewal: {
			line: `POST ${SALESMSG_LOGIN}`,
			headers: { ...JSON_TYPE, ...ACCEPT_JSON, authorization: 'Bearer T-salesmsg' },
			body: '{}',
			answer: { access_token: 'T-salesmsg-2', expires_in: 3600 },
			token: 'T-salesmsg-2',
		},
	},
	{
		api: 'sap-concur-password',
		fields: {
			loginKind: 'oauth2Password',
			baseUrl: 'https://${region}.api.concursolutions.com',
			loginUrl: '/oauth2/v0/token',
			username: 'ada@example.com',
			password: 'p"w&ü',
			clientId: 'client-1',
			clientSecret: 's+/=',
			showValues: true,
			values: named({ region: 'us2' }),
		},
		login: [
			{
				line: `POST ${CONCUR}/oauth2/v0/token`,
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'grant_type=password&client_id=client-1&client_secret=s%2B%2F%3D&username=ada%40example.com&password=p%22w%26%C3%BC',
				answer: { access_token: 'T-concur', expires_in: 3600, refresh_token: 'R&"1' },
			},
		],
		token: 'T-concur',
		lifetime: absolute(3600),
		call: getting('/profile/v1/me', `${CONCUR}/profile/v1/me`),
		renewal: {
			line: `POST ${CONCUR}/oauth2/v0/token`,
			headers: { ...FORM_TYPE, ...ACCEPT_JSON },
			body: 'grant_type=refresh_token&client_id=client-1&client_secret=s%2B%2F%3D&refresh_token=R%26%221',
			answer: { access_token: 'T-concur-2', expires_in: 3600, refresh_token: 'R&"1' },
			token: 'T-concur-2',
		},
	},
	{
		api: 'sellercloud',
		fields: {
			loginKind: 'custom',
			baseUrl: '${step1.restApiEndpoint}',
			loginUrl: 'https://api.sellercloud.com/api/server-by-team/',
			username: 'ada',
			password: 'p"w&ü',
			showValues: true,
			values: named({ team: 'acme & sons' }),
			loginMethod: 'GET',
			loginQuery: 'team=${team}',
			loginBodyType: 'none',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: '${step1.restApiEndpoint}/api/token',
						bodyType: 'json',
						body: '{"Username": "${username}", "Password": "${password}"}',
					},
				],
			},
		},
		login: [
			{
				line: 'GET https://api.sellercloud.com/api/server-by-team/?team=acme%20%26%20sons',
				headers: ACCEPT_JSON,
				body: '',
				answer: { restApiEndpoint: 'https://acme.api.sellercloud.com/rest' },
			},
			{
				line: 'POST https://acme.api.sellercloud.com/rest/api/token',
				headers: { ...JSON_TYPE, ...ACCEPT_JSON },
				body: '{"Username":"ada","Password":"p\\"w&ü"}',
				answer: { access_token: 'T-sellercloud', expires_in: 3600 },
			},
		],
		token: 'T-sellercloud',
		lifetime: absolute(3600),
		call: {
			parameters: {
				method: 'POST',
				url: '/api/Orders',
				sendBody: true,
				contentType: 'json',
				specifyBody: 'json',
				jsonBody: '{"note":"ü & \\"x\\""}',
			},
			sent: (token) => ({
				line: 'POST https://acme.api.sellercloud.com/rest/api/Orders',
				headers: { ...JSON_TYPE, ...ACCEPT_ANY, ...bearer(token) },
				body: '{"note":"ü & \\"x\\""}',
			}),
		},
	},
	{
		api: 'setmore',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://developer.setmore.com/api',
			loginUrl: '/v1/o/oauth2/token',
			showValues: true,
			secretValues: named({ refreshToken: 'r1/&"ü' }),
			loginMethod: 'GET',
			loginQuery: 'refreshToken=${refreshToken}',
			loginBodyType: 'none',
			showAnswer: true,
			tokenPath: 'data.token.access_token',
			expiryFrom: 'seconds',
			expiryPath: 'data.token.expires_in',
		},
		login: [
			{
				line: 'GET https://developer.setmore.com/api/v1/o/oauth2/token?refreshToken=r1%2F%26%22%C3%BC',
				headers: ACCEPT_JSON,
				body: '',
				answer: {
					response: true,
					data: { token: { access_token: 'T-setmore', token_type: 'Bearer', expires_in: 604800 } },
				},
			},
		],
		token: 'T-setmore',
		lifetime: absolute(604800),
		call: getting(
			'/v1/bookingapi/staffs',
			'https://developer.setmore.com/api/v1/bookingapi/staffs',
		),
	},
	{
		api: 'sharepoint-online-v1',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://${tenantName}.sharepoint.com',
			loginUrl: 'https://login.microsoftonline.com/${tenantId}/oauth2/token',
			showValues: true,
			values: named({ tenantId: '8f2a-11', tenantName: 'acme', clientId: 'app-1' }),
			secretValues: named({ assertion: 'eyJ.by-hand.&"ü' }),
			loginMethod: 'POST',
			loginBodyType: 'form',
			loginBody:
				'client_id=${clientId}\ngrant_type=client_credentials\nresource=https://${tenantId}.sharepoint.com\nclient_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer\nclient_assertion=${assertion}',
			showCallValues: true,
			callHeaders: 'Accept: application/json;odata=verbose',
		},
		login: [
			{
				line: 'POST https://login.microsoftonline.com/8f2a-11/oauth2/token',
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'client_id=app-1&grant_type=client_credentials&resource=https%3A%2F%2F8f2a-11.sharepoint.com&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=eyJ.by-hand.%26%22%C3%BC',
				answer: { token_type: 'Bearer', expires_in: '3599', access_token: 'T-sharepoint' },
			},
		],
		token: 'T-sharepoint',
		lifetime: absolute(3599),
		call: getting('/_api/web', 'https://acme.sharepoint.com/_api/web', (token) => ({
			...bearer(token),
			accept: 'application/json;odata=verbose',
		})),
	},
];
