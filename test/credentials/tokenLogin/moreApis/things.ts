import { createHmac, pbkdf2Sync } from 'crypto';
import {
	type Api,
	base64,
	basic,
	CLIENT,
	curl,
	form,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	url,
	USER,
	USER_JSON,
	WHO,
} from './types';

const hmac = (key: string, text: string, as: 'hex' | 'base64' = 'hex') =>
	createHmac('sha256', key).update(text).digest(as);

/** As the maker's note on session IDs has it. */
const hash1 = pbkdf2Sync(PASSWORD, Buffer.from('5a1711', 'hex'), 2000, 32, 'sha256');
const hash2 = pbkdf2Sync(hash1, Buffer.from('5a1722', 'hex'), 1000, 32, 'sha256').toString('hex');

/** Devices, vehicles, banks, shipping, marketplaces, health, education. */
export const things: Api[] = [
	{
		api: 'ThingsBoard',
		kind: 'a header with X- before it, JSON refresh',
		fields: {
			...curl(
				'/api/auth/login',
				`-X POST --header 'Content-Type: application/json' --header 'Accept: application/json' -d '{"username":"\${username}", "password":"\${password}"}'`,
				`'HOST/things' -H 'X-Authorization: Bearer \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/api',
			showRenewal: true,
			refreshTokenPath: 'refreshToken',
			renewUrl: '/auth/token',
			renewBody: '{"refreshToken": "${refreshToken}"}',
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 150,
		},
		login: [
			{
				line: 'POST /api/auth/login',
				body: USER_JSON,
				answer: { body: { token: 'tb-§', refreshToken: 'tr-§' } },
			},
		],
		renewal: {
			line: 'POST /api/auth/token',
			body: '{"refreshToken":"tr-§"}',
			answer: { body: { token: 'tb-§', refreshToken: 'tr-§' } },
		},
		call: { line: 'GET /api/things', headers: { 'x-authorization': 'Bearer tb-§' } },
		lives: 9000,
		dead: { status: 401, body: { status: 401, message: 'Token has expired', errorCode: 11 } },
		wrong: {
			status: 401,
			body: { status: 401, message: 'Invalid username or password', errorCode: 10 },
			words: /Invalid username or password/,
		},
	},
	{
		api: 'FRITZ!Box',
		kind: 'a challenge with salts and rounds, PBKDF2 twice; a session of zeros is a refusal',
		fields: {
			...curl(
				'/login_sid.lua?version=2',
				`
curl -k 'HOST/login_sid.lua?version=2' -d 'username=\${username}' -d 'response=\${concat(part(step1.SessionInfo.Challenge, '$', 4), '$', pbkdf2(concat('hex:', pbkdf2(password, concat('hex:', part(step1.SessionInfo.Challenge, '$', 2)), part(step1.SessionInfo.Challenge, '$', 1))), concat('hex:', part(step1.SessionInfo.Challenge, '$', 4)), part(step1.SessionInfo.Challenge, '$', 3)))}'`,
				`'HOST/things?sid=\${token}' `,
			),
			...WHO,
			showAnswer: true,
			tokenPath: 'SessionInfo.SID',
			expiryFrom: 'idle',
			expiryMinutes: 20,
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'GET /login_sid.lua?version=2',
				answer: {
					body: '<?xml version="1.0" encoding="utf-8"?><SessionInfo><SID>0000000000000000</SID><Challenge>2$2000$5a1711$1000$5a1722</Challenge><BlockTime>0</BlockTime><Rights></Rights></SessionInfo>',
				},
			},
			{
				line: 'POST /login_sid.lua?version=2',
				body: `username=${form(USER)}&response=${form(`5a1722$${hash2}`)}`,
				answer: {
					body: '<?xml version="1.0" encoding="utf-8"?><SessionInfo><SID>a30b§</SID><Challenge>2$2000$5a17$1000$5a</Challenge><BlockTime>0</BlockTime><Rights><Name>Dial</Name><Access>2</Access></Rights></SessionInfo>',
				},
			},
		],
		call: { line: 'GET /things?sid=a30b§' },
		lives: 1200,
		dead: { status: 403, body: '' },
		wrong: {
			body: '<?xml version="1.0" encoding="utf-8"?><SessionInfo><SID>0000000000000000</SID><Challenge>2$2000$5a17$1000$5a</Challenge><BlockTime>2</BlockTime><Rights></Rights></SessionInfo>',
			words: /SessionInfo.SID \(a word that says "none".*user name, password/,
		},
	},
	{
		api: 'Homematic CCU',
		kind: 'JSON-RPC: the token is the result, and goes into the parameters of each call',
		fields: {
			...curl(
				'/api/homematic.cgi',
				`${JSON_HEADER} -d '{"version": "1.1", "method": "Session.login", "params": {"username": "\${username}", "password": "\${password}"}}'`,
			),
			...WHO,
			baseUrl: 'HOST/api/homematic.cgi',
			showAnswer: true,
			tokenPath: 'result',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'session',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '400',
		},
		login: [
			{
				line: 'POST /api/homematic.cgi',
				body: `{"version":"1.1","method":"Session.login","params":{"username":"${USER}","password":"${json(PASSWORD)}"}}`,
				answer: { body: { version: '1.1', result: 'ZjNw§', error: null } },
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/',
				sendBody: true,
				contentType: 'json',
				specifyBody: 'json',
				jsonBody: '{"method":"Device.list","params":{"_session_id_":"${session}"}}',
			},
			line: 'POST /api/homematic.cgi',
			body: '{"method":"Device.list","params":{"_session_id_":"ZjNw§"}}',
		},
		dead: {
			body: {
				version: '1.1',
				result: null,
				error: { name: 'JSONRPCError', code: 400, message: 'access denied' },
			},
		},
		wrong: {
			body: {
				version: '1.1',
				result: null,
				error: { name: 'JSONRPCError', code: 501, message: 'invalid username or password' },
			},
			words: /invalid username or password/,
		},
	},
	{
		api: 'Huawei FusionSolar',
		kind: 'token in a header; dead and refused are numbers under 200',
		fields: {
			...curl(
				'/thirdData/login',
				`${JSON_HEADER} -d '{"userName": "\${username}", "systemCode": "\${password}"}'`,
				`'HOST/things' -H 'XSRF-TOKEN: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/thirdData',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'xsrf-token',
			expiryFrom: 'idle',
			expiryMinutes: 30,
			successPath: 'success',
			successValue: 'true',
			showRejection: true,
			rejectedPath: 'failCode',
			rejectedValue: '305',
		},
		login: [
			{
				line: 'POST /thirdData/login',
				body: `{"userName":"${USER}","systemCode":"${json(PASSWORD)}"}`,
				answer: {
					headers: { 'xsrf-token': 'x-fs§' },
					body: { success: true, data: null, failCode: 0, params: {}, message: null },
				},
			},
		],
		call: { line: 'GET /thirdData/things', headers: { 'xsrf-token': 'x-fs§' } },
		lives: 1800,
		dead: {
			body: { success: false, data: null, failCode: 305, params: {}, message: 'USER_MUST_RELOGIN' },
		},
		wrong: {
			headers: { 'xsrf-token': 'anonymous-1' },
			body: {
				success: false,
				data: null,
				failCode: 20400,
				params: {},
				message: 'user.login.user_or_value_invalid',
			},
			words: /user_or_value_invalid/,
		},
	},
	{
		api: 'Wialon',
		kind: 'JSON within the query; a number as the only word of a refusal',
		fields: {
			...curl(
				'/wialon/ajax.html',
				`-G -d svc=token/login --data-urlencode 'params={"token":"\${apiToken}"}'`,
				`'HOST/things?sid=\${token}' `,
			),
			showValues: true,
			secretValues: named({ apiToken: 'K"1' }),
			showAnswer: true,
			tokenPath: 'eid',
			expiryFrom: 'idle',
			expiryMinutes: 5,
			showRejection: true,
			rejectedPath: 'error',
			rejectedValue: '1',
		},
		login: [
			{
				line: `GET /wialon/ajax.html?svc=token/login&params=${form('{"token":"')}${url('K\\"1')}${form('"}')}`,
				answer: { body: { host: '1.2.3.4', eid: '07e§', au: USER, tm: 1 } },
			},
		],
		call: { line: 'GET /things?sid=07e§' },
		lives: 300,
		dead: { body: { error: 1 } },
		wrong: { body: { error: 8, reason: 'INVALID_AUTH_TOKEN' }, words: /INVALID_AUTH_TOKEN/ },
	},
	{
		api: 'Geotab',
		kind: 'JSON-RPC: the answer may name another server; the session in the body of each call',
		fields: {
			...curl(
				'/apiv1',
				`${JSON_HEADER} -d '{"method":"Authenticate","params":{"database":"acme","userName":"\${username}","password":"\${password}"}}'`,
			),
			...WHO,
			baseUrl: 'http://${server}/apiv1',
			showAnswer: true,
			keepValues: 'server=result.path',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'session',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedText: 'InvalidUserException',
		},
		login: [
			{
				line: 'POST /apiv1',
				body: `{"method":"Authenticate","params":{"database":"acme","userName":"${USER}","password":"${json(PASSWORD)}"}}`,
				answer: {
					body: {
						result: {
							credentials: { database: 'acme', sessionId: 'ge-§', userName: USER },
							path: 'HOSTNAME',
						},
						jsonrpc: '2.0',
					},
				},
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/',
				sendBody: true,
				contentType: 'json',
				specifyBody: 'json',
				jsonBody: '{"method":"Get","params":{"credentials":{"sessionId":"${session}"}}}',
			},
			line: 'POST /apiv1',
			body: '{"method":"Get","params":{"credentials":{"sessionId":"ge-§"}}}',
		},
		dead: {
			body: {
				error: {
					message: 'Incorrect login credentials',
					code: -32000,
					data: { type: 'InvalidUserException' },
				},
				jsonrpc: '2.0',
			},
		},
		wrong: {
			body: {
				error: {
					message: 'Incorrect login credentials',
					code: -32000,
					data: { type: 'InvalidUserException' },
					name: 'JSONRPCError',
					errors: [{ message: 'Incorrect login credentials', name: 'InvalidUserException' }],
				},
				jsonrpc: '2.0',
			},
			words: /Incorrect login credentials/,
		},
	},
	{
		api: 'GoodWe SEMS',
		kind: 'the token is the answer’s data as a whole, in Base64; base URL from the answer',
		fields: {
			...curl(
				'/api/v2/Common/CrossLogin',
				`${JSON_HEADER} -H 'Token: \${base64('{"version":"v2.1.0","client":"ios","language":"en"}')}' -d '{"account":"\${username}","pwd":"\${password}"}'`,
			),
			...WHO,
			baseUrl: '${api}',
			showAnswer: true,
			tokenPath: 'data.token',
			keepValues: 'api=api\nuid=data.uid\ntimestamp=data.timestamp',
			showUse: true,
			tokenName: 'Token',
			tokenTemplate:
				'${base64(\'{"uid":"${uid}","timestamp":${timestamp},"token":"${token}","client":"ios","version":"v2.1.0","language":"en"}\')}',
			showRejection: true,
			rejectedPath: 'code',
			rejectedValue: '100001 | 100002',
		},
		login: [
			{
				line: 'POST /api/v2/Common/CrossLogin',
				headers: { token: base64('{"version":"v2.1.0","client":"ios","language":"en"}') },
				body: `{"account":"${USER}","pwd":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						hasError: false,
						code: 0,
						msg: 'success',
						data: { uid: 'u1', timestamp: 1650, token: 'gw§', client: 'ios' },
						api: 'HOST/eu/api/',
					},
				},
			},
		],
		call: {
			line: 'GET /eu/api/things',
			headers: {
				token:
					'b64({"uid":"u1","timestamp":1650,"token":"gw§","client":"ios","version":"v2.1.0","language":"en"})',
			},
		},
		dead: {
			body: {
				hasError: true,
				code: 100002,
				msg: 'The authorization has expired, please log in again.',
			},
		},
		wrong: {
			body: { hasError: true, code: 100005, msg: 'Email or password error.', data: null },
			words: /Email or password error/,
		},
	},
	{
		api: 'eWeLink',
		kind: 'an HMAC over the body of the login',
		fields: {
			...curl(
				'/v2/user/login',
				`${JSON_HEADER} -H 'X-CK-Appid: \${clientId}' -H 'Authorization: Sign \${hmacSha256(clientSecret, '{"email":"\${json(username)}","password":"\${json(password)}","countryCode":"+49"}', base64)}' -d '{"email":"\${username}","password":"\${password}","countryCode":"+49"}'`,
			),
			...WHO,
			...CLIENT,
			baseUrl: 'HOST/v2',
			showRejection: true,
			rejectedPath: 'error',
			rejectedValue: '401 | 402',
		},
		login: [
			{
				line: 'POST /v2/user/login',
				headers: {
					'x-ck-appid': 'n8n',
					authorization: `Sign ${hmac('s3/+=', `{"email":"${USER}","password":"${json(PASSWORD)}","countryCode":"+49"}`, 'base64')}`,
				},
				body: `{"email":"${USER}","password":"${json(PASSWORD)}","countryCode":"+49"}`,
				answer: {
					body: {
						error: 0,
						msg: '',
						data: { user: { email: USER }, at: 'a-§', rt: 'r-§', region: 'eu', accessToken: 'a-§' },
					},
				},
			},
		],
		call: { line: 'GET /v2/things', headers: { authorization: 'Bearer a-§' } },
		dead: { body: { error: 402, msg: 'at overdue', data: {} } },
		wrong: {
			body: { error: 10001, msg: 'The password is incorrect', data: {} },
			words: /The password is incorrect/,
		},
	},
	{
		api: 'Withings',
		kind: 'a signed request for a nonce, then a signed login; a status in the body under 200',
		fields: {
			...curl(
				'/v2/signature',
				`-d action=getnonce -d client_id=\${clientId} -d timestamp=\${now:epoch} -d 'signature=\${hmacSha256(clientSecret, 'getnonce,\${clientId},\${now:epoch}')}'
curl HOST/v2/oauth2 -d action=requesttoken -d grant_type=refresh_token -d client_id=\${clientId} -d nonce=\${step1.body.nonce} -d refresh_token=\${refresh} -d 'signature=\${hmacSha256(clientSecret, 'requesttoken,\${clientId},\${step1.body.nonce}')}'`,
			),
			...CLIENT,
			showValues: true,
			secretValues: named({ refresh: 'R' }),
			showAnswer: true,
			successPath: 'status',
			successValue: '0',
			errorPath: 'error',
			showRejection: true,
			rejectedPath: 'status',
			rejectedValue: '401',
		},
		login: [
			{
				line: 'POST /v2/signature',
				body: '/action=getnonce&client_id=n8n&timestamp=\\d{10}&signature=[\\da-f]{64}/',
				answer: { body: { status: 0, body: { nonce: 'n-§' } } },
			},
			{
				line: 'POST /v2/oauth2',
				body: '/action=requesttoken&grant_type=refresh_token&client_id=n8n&nonce=n-§&refresh_token=R&signature=[\\da-f]{64}/',
				answer: {
					body: {
						status: 0,
						body: {
							userid: 1,
							access_token: 'wi-§',
							refresh_token: 'r',
							expires_in: 10800,
							scope: 'x',
							token_type: 'Bearer',
						},
					},
				},
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer wi-§' } },
		lives: 10_800,
		dead: {
			body: {
				status: 401,
				body: {},
				error: 'XRequestID: Not provided invalid_token: The access token provided is invalid',
			},
		},
		wrong: {
			body: { status: 503, body: {}, error: 'Invalid Params: invalid refresh_token' },
			words: /Invalid Params/,
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
	{
		api: 'UPS',
		kind: 'client by Basic, lifetime and times as texts',
		fields: {
			...curl(
				'/security/v1/oauth/token',
				`-X POST -u "\${clientId}:\${clientSecret}" -H "Content-Type: application/x-www-form-urlencoded" -H "x-merchant-id: string" -d "grant_type=client_credentials"`,
			),
			...CLIENT,
			baseUrl: 'HOST/api',
		},
		login: [
			{
				line: 'POST /security/v1/oauth/token',
				headers: { ...basic('n8n', 's3/+='), 'x-merchant-id': 'string' },
				body: 'grant_type=client_credentials',
				answer: {
					body: {
						token_type: 'Bearer',
						issued_at: '1685542319575',
						client_id: 'n8n',
						access_token: 'up-§',
						scope: '',
						expires_in: '14399',
						refresh_count: '0',
						status: 'approved',
					},
				},
			},
		],
		call: { line: 'GET /api/things', headers: { authorization: 'Bearer up-§' } },
		lives: 14_399,
		dead: {
			status: 401,
			body: {
				response: { errors: [{ code: '250002', message: 'Invalid Authentication Information.' }] },
			},
		},
		wrong: {
			status: 401,
			body: { response: { errors: [{ code: '10401', message: 'ClientId is Invalid' }] } },
			words: /ClientId is Invalid/,
		},
	},
	{
		api: 'DPD UK',
		kind: 'action in the query, token and account in two headers',
		fields: {
			...curl(
				'/user/?action=login',
				"-X POST -u '${username}:${password}' -H 'Accept: application/json' -H 'GeoClient: account/123'",
				`'HOST/things' -H 'GeoSession: \${token}' -H 'GeoClient: account/123'`,
			),
			...WHO,
			showAnswer: true,
			tokenPath: 'data.geoSession',
		},
		login: [
			{
				line: 'POST /user/?action=login',
				headers: { ...basic(USER, PASSWORD), geoclient: 'account/123' },
				answer: { body: { error: null, data: { geoSession: 'geo-§' } } },
			},
		],
		call: { line: 'GET /things', headers: { geosession: 'geo-§', geoclient: 'account/123' } },
		dead: {
			status: 401,
			body: {
				error: [{ errorCode: 401, errorType: 'security', errorMessage: 'Unauthorised', obj: '' }],
			},
		},
		wrong: {
			status: 401,
			body: {
				error: [
					{ errorCode: 302, errorType: 'security', errorMessage: 'Logon failed for user', obj: '' },
				],
				data: null,
			},
			words: /Logon failed/,
		},
	},
	{
		api: 'Correios',
		kind: 'words of another language; the end without a time zone',
		fields: {
			...curl(
				'/token/v1/autentica/cartaopostagem',
				`-X POST -u '\${username}:\${password}' ${JSON_HEADER} -d '{"numero": "0071"}'`,
			),
			...WHO,
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 1440,
		},
		login: [
			{
				line: 'POST /token/v1/autentica/cartaopostagem',
				headers: basic(USER, PASSWORD),
				body: '{"numero":"0071"}',
				answer: {
					status: 201,
					body: { ambiente: 'PRODUCAO', id: 'x', expiraEm: '2026-12-18T12:00:00', token: 'co-§' },
				},
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer co-§' } },
		lives: 86_400,
		dead: { status: 401, body: { msgs: ['GTW-006: Token vencido.'] } },
		wrong: {
			status: 403,
			body: { msgs: ['GTW-012: Usuário e/ou senha inválidos.'], date: 'x', method: 'POST' },
			words: /senha inválidos/,
		},
	},
	{
		api: 'Walmart Marketplace',
		kind: 'a new identifier with the login and with each call',
		fields: {
			...curl(
				'/v3/token',
				`-u '\${clientId}:\${clientSecret}' -H 'Accept: application/json' -H 'WM_SVC.NAME: Walmart Marketplace' -H 'WM_QOS.CORRELATION_ID: \${uuid}' -d grant_type=client_credentials`,
				`'HOST/things' -H 'WM_SEC.ACCESS_TOKEN: \${token}' -H 'WM_SVC.NAME: Walmart Marketplace' -H 'WM_QOS.CORRELATION_ID: \${uuid}'`,
			),
			...CLIENT,
			baseUrl: 'HOST/v3',
		},
		login: [
			{
				line: 'POST /v3/token',
				headers: {
					...basic('n8n', 's3/+='),
					'wm_svc.name': 'Walmart Marketplace',
					'wm_qos.correlation_id': '/[\\da-f-]{36}/',
				},
				body: 'grant_type=client_credentials',
				answer: { body: { access_token: 'wm-§', token_type: 'Bearer', expires_in: 900 } },
			},
		],
		call: {
			line: 'GET /v3/things',
			headers: {
				'wm_sec.access_token': 'wm-§',
				'wm_qos.correlation_id': '/[\\da-f-]{36}/',
				'wm_svc.name': 'Walmart Marketplace',
			},
		},
		lives: 900,
		dead: {
			status: 401,
			body: {
				errors: {
					error: [
						{ code: 'UNAUTHORIZED.GMP_GATEWAY_API', info: 'Unauthorized', severity: 'ERROR' },
					],
				},
			},
		},
		wrong: {
			status: 401,
			body: {
				error: [
					{
						code: 'UNAUTHORIZED.GMP_GATEWAY_API',
						description: 'Invalid client credentials',
						info: 'Unauthorized token or incorrect authorization header.',
						severity: 'ERROR',
					},
				],
			},
			words: /Invalid client credentials/,
		},
	},
	{
		api: 'Moodle',
		kind: 'token in the query of each call; every error under 200',
		fields: {
			...curl(
				'/login/token.php',
				"-d 'username=${username}' -d 'password=${password}' -d service=n8n",
			),
			...WHO,
			baseUrl: 'HOST/webservice/rest',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'wstoken',
			tokenTemplate: '${token}',
			showCallValues: true,
			callQuery: 'moodlewsrestformat=json',
			showRejection: true,
			rejectedPath: 'errorcode',
			rejectedValue: 'invalidtoken',
		},
		login: [
			{
				line: 'POST /login/token.php',
				body: `username=${form(USER)}&password=${form(PASSWORD)}&service=n8n`,
				answer: { body: { token: 'mo§', privatetoken: null } },
			},
		],
		call: {
			parameters: { url: '/server.php' },
			line: 'GET /webservice/rest/server.php?wstoken=mo§&moodlewsrestformat=json',
		},
		dead: {
			body: {
				exception: 'moodle_exception',
				errorcode: 'invalidtoken',
				message: 'Invalid token - token not found',
			},
		},
		wrong: {
			body: {
				error: 'Invalid login, please try again',
				errorcode: 'invalidlogin',
				stacktrace: null,
				debuginfo: null,
				reproductionlink: null,
			},
			words: /Invalid login, please try again/,
		},
	},
	{
		api: 'Saleor',
		kind: 'GraphQL: an error beside a token that is null',
		fields: {
			...curl(
				'/graphql/',
				`${JSON_HEADER} -d '{"query": "mutation { tokenCreate(email: \\"\${username}\\", password: \\"\${password}\\") { token refreshToken errors { field message } } }"}'`,
			),
			...WHO,
			baseUrl: 'HOST/graphql/',
		},
		login: [
			{
				line: 'POST /graphql/',
				body: JSON.stringify({
					query: `mutation { tokenCreate(email: "${USER}", password: "${json(PASSWORD)}") { token refreshToken errors { field message } } }`,
				}),
				answer: {
					body: { data: { tokenCreate: { token: 'sa-§', refreshToken: 'sr-§', errors: [] } } },
				},
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/',
				sendBody: true,
				contentType: 'json',
				specifyBody: 'json',
				jsonBody: '{"query":"{ me { id } }"}',
			},
			line: 'POST /graphql/',
			headers: { authorization: 'Bearer sa-§' },
			body: '{"query":"{ me { id } }"}',
		},
		dead: { status: 401, body: { errors: [{ message: 'Signature has expired' }] } },
		wrong: {
			body: {
				data: {
					tokenCreate: {
						token: null,
						refreshToken: null,
						errors: [{ field: 'email', message: 'Please, enter valid credentials' }],
					},
				},
			},
			words: /Please, enter valid credentials/,
		},
	},
];
