import {
	type Api,
	CLIENT,
	curl,
	form,
	header,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	post,
	USER,
	WHO,
} from '../types';

/** Payments, banks, trading. */
export const money: Api[] = [
	{
		api: 'Nuvei',
		kind: 'a checksum over client, a new identifier and a time; errors are codes under 200',
		fields: {
			loginKind: 'custom',
			...CLIENT,
			username: 'shop',
			baseUrl: 'HOST/ppp/api/v1',
			loginUrl: '/getSessionToken.do',
			loginMethod: 'POST',
			loginBody:
				'{"merchantId": "${username}", "merchantSiteId": "7", "clientRequestId": "${uuid}", "timeStamp": "${now:YYYYMMDDHHmmss}", "checksum": "${sha256(concat(username, \'7\', uuid, now:YYYYMMDDHHmmss, key))}"}',
			showValues: true,
			secretValues: named({ key: 'K' }),
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 15,
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'sessionToken',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'errCode',
			rejectedValue: '1069',
		},
		login: [
			{
				line: 'POST /ppp/api/v1/getSessionToken.do',
				body: '/\\{"merchantId":"shop","merchantSiteId":"7","clientRequestId":"[\\da-f-]{36}","timeStamp":"\\d{14}","checksum":"[\\da-f]{64}"\\}/',
				answer: {
					body: {
						sessionToken: '9610a8f6§',
						internalRequestId: 7,
						status: 'SUCCESS',
						errCode: 0,
						reason: '',
					},
				},
			},
		],
		call: {
			...post('/things', '{"x":1}'),
			line: 'POST /ppp/api/v1/things',
			body: '{"x":1,"sessionToken":"9610a8f6§"}',
		},
		lives: 900,
		dead: { body: { status: 'ERROR', errCode: 1069, reason: 'Session expired' } },
		wrong: {
			body: { internalRequestId: 7, status: 'ERROR', errCode: 1001, reason: 'Invalid checksum' },
			words: /Invalid checksum/,
		},
	},
	{
		api: 'DXtrade',
		kind: 'an idle time as hours, minutes and seconds',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/dxsca-web',
			loginUrl: '/login',
			loginMethod: 'POST',
			loginBody: '{"username": "${username}", "domain": "default", "password": "${password}"}',
			showAnswer: true,
			expiryFrom: 'idleSeconds',
			expiryPath: 'timeout',
			...header('Authorization', 'DXAPI ${token}'),
		},
		login: [
			{
				line: 'POST /dxsca-web/login',
				body: `{"username":"${USER}","domain":"default","password":"${json(PASSWORD)}"}`,
				answer: { body: { sessionToken: 'dx§', timeout: '00:30:00' } },
			},
		],
		call: { line: 'GET /dxsca-web/things', headers: { authorization: 'DXAPI dx§' } },
		lives: 1800,
		dead: { status: 401, body: { errorCode: '3', description: 'Authorization required' } },
		wrong: {
			status: 401,
			body: { errorCode: '3', description: 'Incorrect login or password' },
			words: /Incorrect login or password/,
		},
	},
	{
		api: 'IG Markets',
		kind: 'two tokens in two headers of the answer, and in each call',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/gateway/deal',
			loginUrl: '/session',
			loginMethod: 'POST',
			loginHeaders: 'X-IG-API-KEY: ${apiKey}\nVERSION: 2',
			loginBody:
				'{"identifier": "${username}", "password": "${password}", "encryptedPassword": null}',
			showValues: true,
			secretValues: named({ apiKey: 'IGK' }),
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'CST',
			keepValues: 'security=header:X-SECURITY-TOKEN',
			expiryFrom: 'idle',
			expiryMinutes: 360,
			...header('CST'),
			showCallValues: true,
			callHeaders: 'X-SECURITY-TOKEN: ${security}\nX-IG-API-KEY: ${apiKey}',
		},
		login: [
			{
				line: 'POST /gateway/deal/session',
				headers: { 'x-ig-api-key': 'IGK', version: '2' },
				body: `{"identifier":"${USER}","password":"${json(PASSWORD)}","encryptedPassword":null}`,
				answer: {
					headers: { cst: 'cst§', 'x-security-token': 'xst§' },
					body: { accountType: 'CFD', currentAccountId: 'ABC', clientId: '1' },
				},
			},
		],
		call: {
			line: 'GET /gateway/deal/things',
			headers: { cst: 'cst§', 'x-security-token': 'xst§', 'x-ig-api-key': 'IGK' },
		},
		lives: 21_600,
		dead: { status: 401, body: { errorCode: 'error.security.client-token-invalid' } },
		wrong: {
			status: 401,
			body: { errorCode: 'error.security.invalid-details' },
			words: /invalid-details/,
		},
	},
	{
		api: 'Deribit',
		kind: 'a signature over lines of text; JSON-RPC errors',
		fields: {
			loginKind: 'custom',
			...CLIENT,
			baseUrl: 'HOST/api/v2',
			loginUrl: '/public/auth',
			loginMethod: 'POST',
			loginBody:
				'{"method": "public/auth", "params": {"grant_type": "client_signature", "client_id": "${id}", "timestamp": ${now:epochMs}, "nonce": "${uuid}", "data": "", "signature": "${hmacSha256(key, \'${now:epochMs}\\n${uuid}\\n\')}"}}',
			showValues: true,
			values: named({ id: 'ID' }),
			secretValues: named({ key: 'K' }),
			showRenewal: true,
			refreshTokenPath: 'result.refresh_token',
			renewUrl: '/public/auth',
			renewMethod: 'GET',
			renewQuery: 'grant_type=refresh_token\nrefresh_token=${refreshToken}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '13009',
		},
		login: [
			{
				line: 'POST /api/v2/public/auth',
				body: '/\\{"method":"public.auth","params":\\{"grant_type":"client_signature","client_id":"ID","timestamp":\\d+,"nonce":"[\\da-f-]{36}","data":"","signature":"[\\da-f]{64}"\\}\\}/',
				answer: {
					body: {
						jsonrpc: '2.0',
						result: {
							access_token: 'de§',
							expires_in: 900,
							refresh_token: 'dr',
							scope: 'x',
							token_type: 'bearer',
						},
						usIn: 1,
						usOut: 2,
						testnet: false,
					},
				},
			},
		],
		renewal: {
			line: 'GET /api/v2/public/auth?grant_type=refresh_token&refresh_token=dr',
			answer: {
				body: {
					jsonrpc: '2.0',
					result: { access_token: 'de§', expires_in: 900, refresh_token: 'dr' },
				},
			},
		},
		call: { line: 'GET /api/v2/things', headers: { authorization: 'Bearer de§' } },
		lives: 900,
		dead: {
			status: 400,
			body: {
				jsonrpc: '2.0',
				error: { message: 'unauthorized', code: 13009, data: { reason: 'invalid_token' } },
			},
		},
		wrong: {
			status: 400,
			body: { jsonrpc: '2.0', error: { message: 'invalid_credentials', code: 13004 } },
			words: /invalid_credentials/,
		},
	},
	{
		api: 'Betfair',
		kind: 'an empty token and a word under 200 for a wrong password; kept alive by a GET',
		fields: {
			loginKind: 'form',
			...WHO,
			baseUrl: 'HOST/exchange',
			loginUrl: 'HOST/api/login',
			showLogin: true,
			loginHeaders: 'X-Application: ${appKey}',
			showValues: true,
			secretValues: named({ appKey: 'BK' }),
			showAnswer: true,
			successPath: 'status',
			successValue: 'SUCCESS',
			errorPath: 'error',
			expiryFrom: 'fixed',
			expiryMinutes: 720,
			...header('X-Authentication'),
			showCallValues: true,
			callHeaders: 'X-Application: ${appKey}',
			showRenewal: true,
			refreshTokenPath: 'token',
			renewUrl: 'HOST/api/keepAlive',
			renewMethod: 'GET',
			renewHeaders: 'X-Application: ${appKey}\nX-Authentication: ${token}',
			showRejection: true,
			rejectedText: 'INVALID_SESSION_INFORMATION',
		},
		login: [
			{
				line: 'POST /api/login',
				headers: { 'x-application': 'BK' },
				body: `username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: { body: { token: 'bf§=', product: 'BK', status: 'SUCCESS', error: '' } },
			},
		],
		renewal: {
			line: 'GET /api/keepAlive',
			headers: { 'x-application': 'BK', 'x-authentication': 'bf§=' },
			answer: { body: { token: 'bf§=', product: 'BK', status: 'SUCCESS', error: '' } },
		},
		call: {
			line: 'GET /exchange/things',
			headers: { 'x-authentication': 'bf§=', 'x-application': 'BK' },
		},
		lives: 43_200,
		dead: {
			status: 400,
			body: {
				faultcode: 'Client',
				detail: { APINGException: { errorCode: 'INVALID_SESSION_INFORMATION' } },
			},
		},
		wrong: {
			body: { token: '', product: 'BK', status: 'FAIL', error: 'INVALID_USERNAME_OR_PASSWORD' },
			words: /INVALID_USERNAME_OR_PASSWORD/,
		},
	},
	{
		api: 'PhonePe',
		kind: 'no span, but an instant in epoch seconds; a scheme that the answer names',
		fields: {
			loginKind: 'oauth2ClientCredentials',
			...CLIENT,
			baseUrl: 'HOST/pg',
			loginUrl: 'HOST/v1/oauth/token',
			showLogin: true,
			loginFields: 'client_version=1',
			...header('Authorization', 'O-Bearer ${token}'),
		},
		login: [
			{
				line: 'POST /v1/oauth/token',
				body: `/grant_type=client_credentials&client_id=n8n&client_secret=${form('s3/+=')}&client_version=1/`,
				answer: () => ({
					body: {
						access_token: 'pp§',
						encrypted_access_token: 'pp§',
						expires_in: null,
						issued_at: Math.floor(Date.now() / 1000),
						expires_at: Math.floor(Date.now() / 1000) + 3600,
						session_expires_at: Math.floor(Date.now() / 1000) + 7200,
						token_type: 'O-Bearer',
					},
				}),
			},
		],
		call: { line: 'GET /pg/things', headers: { authorization: 'O-Bearer pp§' } },
		lives: 3_540,
		dead: { status: 401, body: { success: false, code: '401' } },
		wrong: {
			status: 401,
			body: { success: false, code: 'AUTHORIZATION_FAILED', message: 'Invalid client credentials' },
			words: /Invalid client credentials/,
		},
	},
	{
		api: 'GoCardless Bank Account Data',
		kind: 'names of its own for token, lifetime and refresh',
		fields: {
			...curl(
				'/api/v2/token/new/',
				`-X POST -H "accept: application/json" ${JSON_HEADER} -d '{"secret_id": "\${clientId}", "secret_key": "\${clientSecret}"}'`,
			),
			...CLIENT,
			baseUrl: 'HOST/api/v2',
			showAnswer: true,
			expiryFrom: 'seconds',
			expiryPath: 'access_expires',
			showRenewal: true,
			refreshTokenPath: 'refresh',
			renewUrl: '/token/refresh/',
			renewBody: '{"refresh": "${refreshToken}"}',
		},
		login: [
			{
				line: 'POST /api/v2/token/new/',
				body: '{"secret_id":"n8n","secret_key":"s3/+="}',
				answer: {
					body: {
						access: 'eyJhbGciOiJIUzI1NiJ9.gc-§',
						access_expires: 86400,
						refresh: 'gr-§',
						refresh_expires: 2592000,
					},
				},
			},
		],
		renewal: {
			line: 'POST /api/v2/token/refresh/',
			body: '{"refresh":"gr-§"}',
			answer: {
				body: { access: 'eyJhbGciOiJIUzI1NiJ9.gc-§', access_expires: 86400, refresh: 'gr-§' },
			},
		},
		call: {
			line: 'GET /api/v2/things',
			headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.gc-§' },
		},
		lives: 86_400,
		dead: {
			status: 401,
			body: { summary: 'Invalid token', detail: 'Token is invalid or expired', status_code: 401 },
		},
		wrong: {
			status: 401,
			body: {
				summary: 'Authentication failed',
				detail: 'No active account found with the given credentials',
				status_code: 401,
			},
			words: /No active account found/,
		},
	},
	{
		api: 'Airwallex',
		kind: 'client ID and key in headers, no body; the end as a date',
		fields: {
			...curl(
				'/api/v1/authentication/login',
				`-X POST ${JSON_HEADER} -H 'x-client-id: \${clientId}' -H 'x-api-key: \${clientSecret}'`,
			),
			...CLIENT,
			baseUrl: 'HOST/api/v1',
		},
		login: [
			{
				line: 'POST /api/v1/authentication/login',
				headers: { 'x-client-id': 'n8n', 'x-api-key': 's3/+=' },
				answer: () => ({
					status: 201,
					body: {
						token: 'aw-§',
						expires_at: new Date(Date.now() + 1_800_000).toISOString().replace(/\.\d+Z/, '+0000'),
					},
				}),
			},
		],
		call: { line: 'GET /api/v1/things', headers: { authorization: 'Bearer aw-§' } },
		lives: 1800,
		dead: {
			status: 401,
			body: { code: 'unauthorized', message: 'Access denied, authentication failed', source: '' },
		},
		wrong: {
			status: 401,
			body: { code: 'credentials_invalid', message: 'UNAUTHORIZED', source: '' },
			words: /credentials_invalid: UNAUTHORIZED/,
		},
	},
	{
		api: 'bKash',
		kind: 'user in headers, application in the body; the token without a word, a key beside it',
		fields: {
			...curl(
				'/v1.2.0-beta/tokenized/checkout/token/grant',
				`-X POST ${JSON_HEADER} -H 'username: \${username}' -H 'password: \${password}' -d '{"app_key":"\${clientId}","app_secret":"\${clientSecret}"}'`,
				`'HOST/things' -H 'Authorization: \${token}' -H 'X-App-Key: \${clientId}'`,
			),
			...WHO,
			...CLIENT,
			baseUrl: 'HOST/v1.2.0-beta/tokenized',
		},
		login: [
			{
				line: 'POST /v1.2.0-beta/tokenized/checkout/token/grant',
				headers: { username: USER, password: PASSWORD },
				body: '{"app_key":"n8n","app_secret":"s3/+="}',
				answer: {
					body: {
						statusCode: '0000',
						statusMessage: 'Successful',
						id_token: 'bk-§',
						token_type: 'Bearer',
						expires_in: 3600,
						refresh_token: 'br',
					},
				},
			},
		],
		call: {
			line: 'GET /v1.2.0-beta/tokenized/things',
			headers: { authorization: 'bk-§', 'x-app-key': 'n8n' },
		},
		lives: 3600,
		dead: { status: 401, body: { message: 'The incoming token has expired' } },
		wrong: {
			body: {
				statusCode: '9999',
				statusMessage: 'System Error: Invalid username and password combination',
			},
			words: /Invalid username and password/,
		},
	},
];
