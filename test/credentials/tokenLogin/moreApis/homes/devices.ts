import { createHash, createHmac, pbkdf2Sync } from 'crypto';
import {
	type Api,
	CLIENT,
	curl,
	form,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	post,
	url,
	USER,
	USER_JSON,
	WHO,
} from '../types';

const hmac = (key: string, text: string, as: 'hex' | 'base64' = 'hex') =>
	createHmac('sha256', key).update(text).digest(as);
/** The hash as the maker's note on session IDs describes it. */
const hash1 = pbkdf2Sync(PASSWORD, Buffer.from('5a1711', 'hex'), 2000, 32, 'sha256');
const hash2 = pbkdf2Sync(hash1, Buffer.from('5a1722', 'hex'), 1000, 32, 'sha256').toString('hex');
const upper = (algorithm: string, text: string) =>
	createHash(algorithm).update(text).digest('hex').toUpperCase();

/** Devices of a house. */
export const devices: Api[] = [
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
		api: 'Loxone Miniserver',
		kind: 'a key and a salt, a hash of the password in an HMAC in the address',
		fields: {
			...curl(
				'/jdev/sys/getkey2/${url(username)}',
				`
curl -k 'HOST/jdev/sys/getjwt/\${hmacSha256(concat('hex:', step1.LL.value.key), concat(username, ':', upper(sha256(concat(password, ':', step1.LL.value.salt)))))}/\${url(username)}/2/098802e1-02b4-603c-ffffeee000d80cfd/n8n'`,
			),
			...WHO,
			showAnswer: true,
			tokenPath: 'LL.value.token',
			expiryFrom: 'fixed',
			expiryMinutes: 60,
		},
		login: [
			{
				line: `GET /jdev/sys/getkey2/${url(USER)}`,
				answer: {
					body: {
						LL: {
							control: 'jdev/sys/getkey2/ada',
							code: '200',
							value: { key: '4142', salt: '3039', hashAlg: 'SHA256' },
						},
					},
				},
			},
			{
				line: `GET /jdev/sys/getjwt/${createHmac('sha256', Buffer.from('4142', 'hex'))
					.update(`${USER}:${upper('sha256', `${PASSWORD}:3039`)}`)
					.digest('hex')}/${url(USER)}/2/098802e1-02b4-603c-ffffeee000d80cfd/n8n`,
				answer: {
					body: {
						LL: {
							control: 'x',
							code: '200',
							value: { token: 'lox§', key: '43', validUntil: 342151839, tokenRights: 1666 },
						},
					},
				},
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer lox§' } },
		lives: 3600,
		dead: { status: 401, body: '<html><head><title>error</title></head><body>401</body></html>' },
		wrong: {
			status: 401,
			body: { LL: { control: 'dev/sys/getjwt', value: '', Code: '401' } },
			words: /refused/,
		},
	},
	{
		api: 'MELCloud',
		kind: 'numbers and null beside the password; errors are a number under 200',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/Mitsubishi.Wifi.Client',
			loginUrl: '/Login/ClientLogin',
			loginMethod: 'POST',
			loginBody:
				'{"Email": "${username}", "Password": "${password}", "Language": 0, "AppVersion": "1.19.1.1", "Persist": true, "CaptchaResponse": null}',
			showAnswer: true,
			tokenPath: 'LoginData.ContextKey',
			showUse: true,
			tokenPlace: 'header',
			tokenName: 'X-MitsContextKey',
			tokenTemplate: '${token}',
		},
		login: [
			{
				line: 'POST /Mitsubishi.Wifi.Client/Login/ClientLogin',
				body: `{"Email":"${USER}","Password":"${json(PASSWORD)}","Language":0,"AppVersion":"1.19.1.1","Persist":true,"CaptchaResponse":null}`,
				answer: {
					body: {
						ErrorId: null,
						ErrorMessage: null,
						LoginStatus: 0,
						UserId: 0,
						RandomKey: null,
						AppVersionAnnouncement: null,
						LoginData: {
							ContextKey: 'ME§',
							Client: 7,
							Expiry: '2026-12-01T08:17:49.38',
							IsStaff: false,
						},
						ListPendingInvite: [],
						LoginMinutes: 527040,
					},
				},
			},
		],
		call: { line: 'GET /Mitsubishi.Wifi.Client/things', headers: { 'x-mitscontextkey': 'ME§' } },
		dead: { status: 401, body: '' },
		wrong: {
			body: {
				ErrorId: 1,
				ErrorMessage: null,
				LoginStatus: 0,
				UserId: 0,
				RandomKey: null,
				AppVersionAnnouncement: null,
				LoginData: null,
				ListPendingInvite: null,
				LoginMinutes: 0,
			},
			words: /user name, password/,
		},
	},
	{
		api: 'Dahua',
		kind: 'a challenge that is told as an error; a refusal that brings a session all the same',
		fields: {
			...curl(
				'/RPC2_Login?first',
				`-d '{"method": "global.login", "params": {"userName": "\${username}", "password": "", "clientType": "Web3.0"}, "id": 1}' ${JSON_HEADER}
curl -k HOST/RPC2_Login ${JSON_HEADER} -d '{"method": "global.login", "params": {"userName": "\${username}", "password": "\${upper(md5(concat(username, ':', step1.params.random, ':', upper(md5(concat(username, ':', step1.params.realm, ':', password))))))}", "clientType": "Web3.0", "authorityType": "Default"}, "id": 2, "session": "\${step1.session}"}'`,
			),
			...WHO,
			baseUrl: 'HOST',
			showAnswer: true,
			tokenPath: 'session',
			successPath: 'step2.result',
			successValue: 'true',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'session',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '287637505 | 287637504',
		},
		login: [
			{
				line: 'POST /RPC2_Login?first',
				body: `{"method":"global.login","params":{"userName":"${USER}","password":"","clientType":"Web3.0"},"id":1}`,
				answer: {
					body: {
						error: { code: 268632079, message: 'Component error: login challenge!' },
						id: 1,
						params: { encryption: 'Default', random: '12§4', realm: 'Login to 6C' },
						result: false,
						session: 'da§',
					},
				},
			},
			{
				line: 'POST /RPC2_Login',
				body: `/\\{"method":"global.login","params":\\{"userName":"${USER}","password":"[0-9A-F]{32}","clientType":"Web3.0","authorityType":"Default"\\},"id":2,"session":"da§"\\}/`,
				answer: {
					body: { id: 2, params: { keepAliveInterval: 60 }, result: true, session: 'da§' },
				},
			},
		],
		call: {
			...post('/RPC2', '{"method":"magicBox.getDeviceType","id":3}'),
			line: 'POST /RPC2',
			body: '{"method":"magicBox.getDeviceType","id":3,"session":"da§"}',
		},
		dead: {
			body: { error: { code: 287637505, message: 'Invalid session in request data!' }, id: 3 },
		},
		wrong: {
			body: {
				error: { code: 268632085, message: 'Component error: User or password not valid!' },
				id: 2,
				result: false,
				session: 'da§',
			},
			words: /User or password not valid/,
		},
	},
];
