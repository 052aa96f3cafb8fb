import { ecKeyInOneLine } from './assertion';
import {
	absolute,
	ACCEPT_JSON,
	base64,
	bearer,
	type CatalogueApi,
	FORM_TYPE,
	getting,
	JSON_TYPE,
	named,
	NOW_SECONDS,
} from './types';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const fromTheCache = [
	part({ alg: 'HS256' }),
	part({ iat: NOW_SECONDS - 5, exp: NOW_SECONDS + 3595 }),
	'c2lnbmF0dXJl',
].join('.');

/** The APIs from 3CX to Heap. */
export const aToH: CatalogueApi[] = [
	{
		api: '3cx',
		fields: {
			loginKind: 'oauth2ClientCredentials',
			baseUrl: 'https://${domain}/xapi',
			loginUrl: 'https://${domain}/connect/token',
			clientId: '900',
			clientSecret: 's"&ü',
			showValues: true,
			values: named({ domain: 'pbx.example.com' }),
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 60,
		},
		login: [
			{
				line: 'POST https://pbx.example.com/connect/token',
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'grant_type=client_credentials&client_id=900&client_secret=s%22%26%C3%BC',
				answer: { token_type: 'Bearer', access_token: 'T-3cx' },
			},
		],
		token: 'T-3cx',
		lifetime: absolute(3600, 'configured'),
		call: getting('/v1/Users', 'https://pbx.example.com/xapi/v1/Users'),
	},
	{
		api: 'agencyzoom',
		fields: {
			loginKind: 'json',
			baseUrl: 'https://api.agencyzoom.com',
			loginUrl: '/v1/api/auth/login',
			username: 'ada@example.com',
			password: 'p"w&ü\\',
		},
		login: [
			{
				line: 'POST https://api.agencyzoom.com/v1/api/auth/login',
				headers: { ...JSON_TYPE, ...ACCEPT_JSON },
				body: '{"username":"ada@example.com","password":"p\\"w&ü\\\\"}',
				answer: { jwt: fromTheCache },
			},
		],
		token: fromTheCache,
		lifetime: absolute(3595, 'token'),
		call: getting('/v1/api/leads', 'https://api.agencyzoom.com/v1/api/leads'),
	},
	{
		api: 'altrata',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://${hostname}',
			loginUrl: 'https://api-auth.altrata.com/oauth2/token',
			username: 'ada',
			password: 'p"w:&ü',
			showValues: true,
			values: named({ hostname: 'api.altrata.com' }),
			secretValues: named({ apiKey: 'k"&=1' }),
			loginMethod: 'POST',
			loginQuery: 'grant_type=client_credentials',
			loginHeaders: 'x-api-key: ${apiKey}',
			loginBodyType: 'form',
			loginBasic: true,
			loginBasicUser: '${username}',
			loginBasicPassword: '${password}',
			showCallValues: true,
			callHeaders: 'x-api-key: ${apiKey}',
		},
		login: [
			{
				line: 'POST https://api-auth.altrata.com/oauth2/token?grant_type=client_credentials',
				headers: {
					...FORM_TYPE,
					...ACCEPT_JSON,
					authorization: `Basic ${base64('ada:p"w:&ü')}`,
					'x-api-key': 'k"&=1',
				},
				body: '',
				answer: { access_token: 'T-altrata', expires_in: 1800 },
			},
		],
		token: 'T-altrata',
		lifetime: absolute(1800),
		call: getting('/v1/people', 'https://api.altrata.com/v1/people', (token) => ({
			...bearer(token),
			'x-api-key': 'k"&=1',
		})),
	},
	{
		api: 'apple-business-manager',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://api-business.apple.com',
			loginUrl: 'https://account.apple.com/auth/oauth2/v2/token',
			showValues: true,
			values: named({ clientId: 'BUSINESSAPI.7f3a', keyId: 'k"&ü' }),
			loginMethod: 'POST',
			loginBodyType: 'form',
			loginBody:
				'grant_type=client_credentials\nclient_id=${clientId}\nclient_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer\nclient_assertion=${assertion}\nscope=business.api',
			showAssertion: true,
			assertionAlgorithm: 'ES256',
			assertionKey: ecKeyInOneLine(),
			assertionHeader: '{"kid": "${keyId}"}',
			assertionClaims:
				'{"iss": "${clientId}", "sub": "${clientId}", "aud": "https://account.apple.com/auth/oauth2/v2/token", "jti": "${uuid}", "exp": "${now+180:days:epoch}"}',
		},
		login: [
			{
				line: 'POST https://account.apple.com/auth/oauth2/v2/token',
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'grant_type=client_credentials&client_id=BUSINESSAPI.7f3a&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=<assertion>&scope=business.api',
				answer: { access_token: 'T-apple', token_type: 'Bearer', expires_in: 3600 },
			},
		],
		assertion: {
			algorithm: 'ES256',
			header: { alg: 'ES256', typ: 'JWT', kid: 'k"&ü' },
			claims: {
				iss: 'BUSINESSAPI.7f3a',
				sub: 'BUSINESSAPI.7f3a',
				aud: 'https://account.apple.com/auth/oauth2/v2/token',
				jti: '<uuid>',
				iat: NOW_SECONDS,
				exp: NOW_SECONDS + 15_552_000,
			},
		},
		token: 'T-apple',
		lifetime: absolute(3600),
		call: getting('/v1/orgDevices', 'https://api-business.apple.com/v1/orgDevices'),
	},
	{
		api: 'ecu360',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://apim-test.ecu360.com',
			loginUrl: '/auth/v1/authenticate',
			username: 'ada "l"',
			password: 'p&wü',
			showValues: true,
			secretValues: named({ apiKey: 'k"&1' }),
			loginMethod: 'POST',
			loginHeaders: 'ecu360-api-key: ${apiKey}',
			loginBodyType: 'json',
			loginBody:
				'{"userName": "${username}", "password": "${password}", "isEncrypted": false, "mfaToken": ""}',
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 15,
		},
		login: [
			{
				line: 'POST https://apim-test.ecu360.com/auth/v1/authenticate',
				headers: { ...JSON_TYPE, ...ACCEPT_JSON, 'ecu360-api-key': 'k"&1' },
				body: '{"userName":"ada \\"l\\"","password":"p&wü","isEncrypted":false,"mfaToken":""}',
				answer: { jwtToken: 'T-ecu360' },
			},
		],
		token: 'T-ecu360',
		lifetime: absolute(900, 'configured'),
		call: getting('/quotes/v1/rates', 'https://apim-test.ecu360.com/quotes/v1/rates'),
	},
	{
		api: 'embat',
		fields: {
			loginKind: 'json',
			baseUrl: 'https://api.embat.io',
			loginUrl: '/authentication/token',
			username: 'ada@example.com',
			usernameName: 'email',
			password: 'p"w&ü',
		},
		login: [
			{
				line: 'POST https://api.embat.io/authentication/token',
				headers: { ...JSON_TYPE, ...ACCEPT_JSON },
				body: '{"email":"ada@example.com","password":"p\\"w&ü"}',
				answer: { idToken: 'T-embat' },
			},
		],
		token: 'T-embat',
		call: getting('/companies', 'https://api.embat.io/companies'),
	},
	{
		api: 'heap',
		fields: {
			loginKind: 'basic',
			baseUrl: 'https://heapanalytics.com/api',
			loginUrl: '/public/v0/auth_token',
			username: '123456',
			password: 'k"&ü',
		},
		login: [
			{
				line: 'POST https://heapanalytics.com/api/public/v0/auth_token',
				headers: { ...ACCEPT_JSON, authorization: `Basic ${base64('123456:k"&ü')}` },
				body: '',
				answer: { access_token: 'T-heap', expires_in: 86400 },
			},
		],
		token: 'T-heap',
		lifetime: absolute(86400),
		call: getting('/public/v0/status', 'https://heapanalytics.com/api/public/v0/status'),
	},
];
