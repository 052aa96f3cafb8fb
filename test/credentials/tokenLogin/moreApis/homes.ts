import { createHash, createHmac } from 'crypto';
import {
	type Api,
	base64,
	basic,
	curl,
	form,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	url,
	USER,
	WHO,
	xml,
} from './types';

const upper = (algorithm: string, text: string) =>
	createHash(algorithm).update(text).digest('hex').toUpperCase();
const inMs = (ms: number) => new Date(Date.now() + ms);
const post = (path: string, text: string) => ({
	parameters: {
		method: 'POST',
		url: path,
		sendBody: true,
		contentType: 'json',
		specifyBody: 'json',
		jsonBody: text,
	},
});

/** Houses, media, networks at home, learning, travel. */
export const homes: Api[] = [
	{
		api: 'Pi-hole 6',
		kind: 'a password alone; the end is one without use; logout is a DELETE',
		fields: {
			loginKind: 'custom',
			password: PASSWORD,
			baseUrl: 'HOST/api',
			loginUrl: '/auth',
			loginMethod: 'POST',
			loginBody: '{"password": "${password}"}',
			showAnswer: true,
			tokenPath: 'session.sid',
			expiryFrom: 'idleSeconds',
			expiryPath: 'session.validity',
			keepValues: 'csrf=session.csrf',
			showUse: true,
			tokenPlace: 'header',
			tokenName: 'X-FTL-SID',
			tokenTemplate: '${token}',
			showCallValues: true,
			callHeaders: 'X-FTL-CSRF: ${csrf}',
		},
		login: [
			{
				line: 'POST /api/auth',
				body: `{"password":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						session: {
							valid: true,
							totp: false,
							sid: 'vFA+EP4MQ5JJvJg+3Q2Jnw=§',
							csrf: 'Ux87§',
							validity: 300,
							message: 'app-password correct',
						},
						took: 0.0001,
					},
				},
			},
		],
		call: {
			line: 'GET /api/things',
			headers: { 'x-ftl-sid': 'vFA+EP4MQ5JJvJg+3Q2Jnw=§', 'x-ftl-csrf': 'Ux87§' },
		},
		lives: 300,
		dead: {
			status: 401,
			body: { error: { key: 'unauthorized', message: 'Unauthorized', hint: null } },
		},
		wrong: {
			status: 401,
			body: {
				session: {
					valid: false,
					totp: false,
					sid: null,
					validity: -1,
					message: 'password incorrect',
				},
			},
			words: /password incorrect/,
		},
	},
	{
		api: 'qBittorrent',
		kind: 'a form with a Referer; a word under 200 says that it failed',
		fields: {
			loginKind: 'cookie',
			...WHO,
			baseUrl: 'HOST/api/v2',
			loginUrl: '/auth/login',
			cookieName: 'SID',
			showLogin: true,
			loginHeaders: 'Referer: HOST',
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'POST /api/v2/auth/login',
				headers: { referer: 'HOST' },
				body: `username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: { headers: { 'set-cookie': 'SID=qb§; HttpOnly; path=/' }, body: 'Ok.' },
			},
		],
		call: { line: 'GET /api/v2/things', headers: { cookie: 'SID=qb§' } },
		dead: { status: 403, body: 'Forbidden' },
		wrong: { body: 'Fails.', words: /Fails/ },
	},
	{
		api: 'Transmission',
		kind: 'the first answer is HTTP 409 with the token in a header',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/transmission/rpc',
			loginUrl: '/',
			loginMethod: 'GET',
			loginBasic: true,
			loginBasicUser: '${username}',
			loginBasicPassword: '${password}',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'X-Transmission-Session-Id',
			showUse: true,
			tokenPlace: 'header',
			tokenName: 'X-Transmission-Session-Id',
			tokenTemplate: '${token}',
			showCallValues: true,
			callHeaders: 'Authorization: Basic ${base64(username:password)}',
			showRejection: true,
			rejectedStatuses: '409',
		},
		login: [
			{
				line: 'GET /transmission/rpc',
				headers: basic(USER, PASSWORD),
				answer: {
					status: 409,
					headers: { 'x-transmission-session-id': 'tr§' },
					body: '<h1>409: Conflict</h1>Your request had an invalid session-id header.',
				},
			},
		],
		call: {
			...post('/', '{"method":"session-stats"}'),
			line: 'POST /transmission/rpc',
			headers: { ...basic(USER, PASSWORD), 'x-transmission-session-id': 'tr§' },
			body: '{"method":"session-stats"}',
		},
		dead: {
			status: 409,
			headers: { 'x-transmission-session-id': 'later' },
			body: '<h1>409: Conflict</h1>Your request had an invalid session-id header.',
		},
		wrong: {
			status: 401,
			body: '<h1>401: Unauthorized</h1>Unauthorized User',
			words: /Unauthorized/,
		},
	},
	{
		api: 'Deluge',
		kind: 'JSON-RPC: true or false is all that the answer says, a cookie is the token',
		fields: {
			loginKind: 'custom',
			password: PASSWORD,
			baseUrl: 'HOST/json',
			loginUrl: '/',
			loginMethod: 'POST',
			loginBody: '{"method": "auth.login", "params": ["${password}"], "id": 1}',
			showAnswer: true,
			tokenFrom: 'cookie',
			tokenPath: '_session_id',
			showUse: true,
			tokenPlace: 'cookie',
			tokenName: '_session_id',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '1',
		},
		login: [
			{
				line: 'POST /json',
				body: `{"method":"auth.login","params":["${json(PASSWORD)}"],"id":1}`,
				answer: {
					headers: {
						'set-cookie': '_session_id=de§; Expires=Fri, 01 Jan 2100 00:00:00 GMT; Path=/json',
					},
					body: { result: true, error: null, id: 1 },
				},
			},
		],
		call: {
			...post('/', '{"method":"core.get_free_space","params":[],"id":2}'),
			line: 'POST /json',
			headers: { cookie: '_session_id=de§' },
			body: '{"method":"core.get_free_space","params":[],"id":2}',
		},
		dead: { body: { result: null, error: { message: 'Not authenticated', code: 1 }, id: 2 } },
		wrong: { body: { result: false, error: null, id: 1 }, words: /user name, password/ },
	},
	{
		api: 'Technitium DNS',
		kind: 'secrets in the query; every error under 200, by a word',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/api',
			loginUrl: '/user/login',
			loginMethod: 'GET',
			loginQuery: 'user=${username}\npass=${password}\nincludeInfo=true',
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 30,
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'token',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'status',
			rejectedValue: 'invalid-token',
		},
		login: [
			{
				line: `GET /api/user/login?user=${url(USER)}&pass=${url(PASSWORD)}&includeInfo=true`,
				answer: {
					body: {
						displayName: 'Ada',
						username: 'ada',
						token: '932b2a3495852c15af01598f62563ae5§',
						info: { version: '13', permissions: { Zones: { canView: true } } },
						status: 'ok',
					},
				},
			},
		],
		call: { line: 'GET /api/things?token=932b2a3495852c15af01598f62563ae5§' },
		lives: 1800,
		dead: { body: { status: 'invalid-token', errorMessage: 'Invalid token or session expired.' } },
		wrong: {
			body: {
				status: 'error',
				errorMessage: 'Invalid username or password for user: ada',
				stackTrace: 'at x',
				innerErrorMessage: '',
			},
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Nginx Proxy Manager',
		kind: 'renewed by a GET of the address that logs in',
		fields: {
			loginKind: 'json',
			...WHO,
			baseUrl: 'HOST/api',
			loginUrl: '/tokens',
			usernameName: 'identity',
			passwordName: 'secret',
			showRenewal: true,
			refreshTokenPath: 'token',
			renewUrl: '/tokens',
			renewMethod: 'GET',
			renewHeaders: 'Authorization: Bearer ${token}',
		},
		login: [
			{
				line: 'POST /api/tokens',
				body: `{"identity":"${USER}","secret":"${json(PASSWORD)}"}`,
				answer: () => ({ body: { token: 'np-§', expires: inMs(86_400_000).toISOString() } }),
			},
		],
		renewal: {
			line: 'GET /api/tokens',
			headers: { authorization: 'Bearer np-§' },
			answer: () => ({ body: { token: 'np-§', expires: inMs(86_400_000).toISOString() } }),
		},
		call: { line: 'GET /api/things', headers: { authorization: 'Bearer np-§' } },
		lives: 86_340,
		dead: { status: 401, body: { error: { code: 401, message: 'Token has expired' } } },
		wrong: {
			status: 401,
			body: { error: { code: 401, message: 'Invalid email or password' } },
			words: /Invalid email or password/,
		},
	},
	{
		api: 'Jellyfin',
		kind: 'a scheme of its own with quoted values, in the login and in calls',
		fields: {
			loginKind: 'json',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/Users/AuthenticateByName',
			usernameName: 'Username',
			passwordName: 'Pw',
			showLogin: true,
			loginHeaders:
				'Authorization: MediaBrowser Client="n8n", Device="n8n", DeviceId="1", Version="1.0"',
			showUse: true,
			tokenPlace: 'header',
			tokenName: 'Authorization',
			tokenTemplate: 'MediaBrowser Token="${token}"',
		},
		login: [
			{
				line: 'POST /Users/AuthenticateByName',
				headers: {
					authorization: 'MediaBrowser Client="n8n", Device="n8n", DeviceId="1", Version="1.0"',
				},
				body: `{"Username":"${USER}","Pw":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						User: { Name: 'ada', Id: 'u1' },
						SessionInfo: { Id: 's1', UserId: 'u1' },
						AccessToken: 'je§',
						ServerId: 'x',
					},
				},
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'MediaBrowser Token="je§"' } },
		dead: { status: 401, body: '' },
		wrong: { status: 401, body: 'Error processing request.', words: /Error processing request/ },
	},
	{
		api: 'Matrix',
		kind: 'a lifetime in milliseconds under a name that says so; a rotating refresh token',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/_matrix/client/v3',
			loginUrl: '/login',
			loginMethod: 'POST',
			loginBody:
				'{"type": "m.login.password", "identifier": {"type": "m.id.user", "user": "${username}"}, "password": "${password}", "refresh_token": true}',
			showRenewal: true,
			renewUrl: '/refresh',
			renewBody: '{"refresh_token": "${refreshToken}"}',
		},
		login: [
			{
				line: 'POST /_matrix/client/v3/login',
				body: `{"type":"m.login.password","identifier":{"type":"m.id.user","user":"${USER}"},"password":"${json(PASSWORD)}","refresh_token":true}`,
				answer: {
					body: {
						user_id: '@ada:x.io',
						access_token: 'syt_§',
						device_id: 'D',
						expires_in_ms: 300_000,
						refresh_token: 'syr_§',
					},
				},
			},
		],
		renewal: {
			line: 'POST /_matrix/client/v3/refresh',
			body: '{"refresh_token":"syr_§"}',
			answer: { body: { access_token: 'syt_§', expires_in_ms: 300_000, refresh_token: 'syr_§' } },
		},
		call: { line: 'GET /_matrix/client/v3/things', headers: { authorization: 'Bearer syt_§' } },
		lives: 300,
		dead: {
			status: 401,
			body: { errcode: 'M_UNKNOWN_TOKEN', error: 'Access token has expired', soft_logout: true },
		},
		wrong: {
			status: 403,
			body: { errcode: 'M_FORBIDDEN', error: 'Invalid username or password' },
			words: /Invalid username or password/,
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
		api: 'Enphase gateway',
		kind: 'names with brackets; the second answer is the token as text',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/login/login.json',
			loginMethod: 'POST',
			loginBody: 'user[email]=${username}\nuser[password]=${password}',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: '/tokens',
						body: '{"session_id": "${step1.session_id}", "serial_num": "1222", "username": "${username}"}',
					},
				],
			},
		},
		login: [
			{
				line: 'POST /login/login.json',
				body: `user%5Bemail%5D=${form(USER)}&user%5Bpassword%5D=${form(PASSWORD)}`,
				answer: { body: { message: 'success', session_id: 'ses§', manager_token: 'mt§' } },
			},
			{
				line: 'POST /tokens',
				body: `{"session_id":"ses§","serial_num":"1222","username":"${USER}"}`,
				answer: { body: 'eyJraWQiOiI3§' },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer eyJraWQiOiI3§' } },
		dead: {
			status: 401,
			body: '<html><body><center><h1>401 Authorization Required</h1></center></body></html>',
		},
		wrong: {
			at: 0,
			status: 401,
			body: { message: 'Invalid credentials' },
			words: /Invalid credentials/,
		},
	},
	{
		api: 'SMA WebConnect',
		kind: 'the session in the query of each POST; an error is a number under 200',
		fields: {
			loginKind: 'custom',
			password: PASSWORD,
			baseUrl: 'HOST/dyn',
			loginUrl: '/login.json',
			loginMethod: 'POST',
			loginBody: '{"right": "usr", "pass": "${password}"}',
			showAnswer: true,
			tokenPath: 'result.sid',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'sid',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'err',
			rejectedValue: '401',
		},
		login: [
			{
				line: 'POST /dyn/login.json',
				body: `{"right":"usr","pass":"${json(PASSWORD)}"}`,
				answer: { body: { result: { sid: 'sma§' } } },
			},
		],
		call: {
			...post('/getValues.json', '{"destDev":[]}'),
			line: 'POST /dyn/getValues.json?sid=sma§',
			body: '{"destDev":[]}',
		},
		dead: { body: { err: 401 } },
		wrong: { body: { err: 401 }, words: /user name, password|401/ },
	},
	{
		api: 'iSolarCloud',
		kind: 'a wrong password is a success with a state of 0, and counts the attempts left',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/openapi',
			loginUrl: '/login',
			loginMethod: 'POST',
			loginHeaders: 'x-access-key: ${accessKey}\nsys_code: 901',
			loginBody:
				'{"appkey": "${appKey}", "user_account": "${username}", "user_password": "${password}", "login_type": "1"}',
			showValues: true,
			secretValues: named({ appKey: 'AK', accessKey: 'XK' }),
			showAnswer: true,
			tokenPath: 'result_data.token',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'token',
			tokenTemplate: '${token}',
			showCallValues: true,
			callHeaders: 'x-access-key: ${accessKey}',
			showRejection: true,
			rejectedPath: 'result_code',
			rejectedValue: 'er_token_login_invalid',
		},
		login: [
			{
				line: 'POST /openapi/login',
				headers: { 'x-access-key': 'XK', sys_code: '901' },
				body: `{"appkey":"AK","user_account":"${USER}","user_password":"${json(PASSWORD)}","login_type":"1"}`,
				answer: {
					body: {
						req_serial_num: 'x',
						result_code: '1',
						result_msg: 'success',
						result_data: { token: 'so_§', user_id: '1', login_state: '1', msg: 'Login succeeded' },
					},
				},
			},
		],
		call: {
			...post('/things', '{"curPage":1}'),
			line: 'POST /openapi/things',
			headers: { 'x-access-key': 'XK' },
			body: '{"curPage":1,"token":"so_§"}',
		},
		dead: {
			body: { req_serial_num: 'x', result_code: 'er_token_login_invalid', result_msg: 'er' },
		},
		wrong: {
			body: {
				req_serial_num: 'x',
				result_code: '1',
				result_msg: 'success',
				result_data: {
					login_state: '0',
					remain_times: '4',
					msg: 'Incorrect account or password. You have 4 attempts left.',
				},
			},
			words: /Incorrect account or password/,
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
	{
		api: 'WebUntis',
		kind: 'JSON-RPC with the school in the query; cookie from a value of the answer',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/WebUntis',
			loginUrl: '/jsonrpc.do?school=x',
			loginMethod: 'POST',
			loginBody:
				'{"id": "1", "method": "authenticate", "params": {"user": "${username}", "password": "${password}", "client": "n8n"}, "jsonrpc": "2.0"}',
			showUse: true,
			tokenPlace: 'cookie',
			tokenName: 'JSESSIONID',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '-8520',
		},
		login: [
			{
				line: 'POST /WebUntis/jsonrpc.do?school=x',
				body: `{"id":"1","method":"authenticate","params":{"user":"${USER}","password":"${json(PASSWORD)}","client":"n8n"},"jsonrpc":"2.0"}`,
				answer: {
					body: {
						jsonrpc: '2.0',
						id: '1',
						result: { sessionId: '644AFBF2C1B592B68C6B04938BD2696§', personType: 2, personId: 17 },
					},
				},
			},
		],
		call: {
			...post('/jsonrpc.do?school=x', '{"id":"2","method":"getRooms","params":{},"jsonrpc":"2.0"}'),
			line: 'POST /WebUntis/jsonrpc.do?school=x',
			headers: { cookie: 'JSESSIONID=644AFBF2C1B592B68C6B04938BD2696§' },
			body: '{"id":"2","method":"getRooms","params":{},"jsonrpc":"2.0"}',
		},
		dead: {
			body: { jsonrpc: '2.0', id: '2', error: { message: 'not authenticated', code: -8520 } },
		},
		wrong: {
			body: { jsonrpc: '2.0', id: '1', error: { message: 'bad credentials', code: -8504 } },
			words: /bad credentials/,
		},
	},
	{
		api: 'ILIAS',
		kind: 'SOAP; the session has colons in it and stands in the body of each call',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/webservice/soap/server.php',
			loginUrl: '/',
			loginMethod: 'POST',
			loginHeaders:
				'Content-Type: text/xml; charset=UTF-8\nAccept: text/xml\nSOAPAction: urn:ilUserAdministration#login',
			loginBody:
				'<Envelope><Body><login><client>x</client><username>${username}</username><password>${password}</password></login></Body></Envelope>',
			showAnswer: true,
			tokenPath: 'Envelope.Body.loginResponse.sid',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'sid',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedText: 'Session invalid',
		},
		login: [
			{
				line: 'POST /webservice/soap/server.php',
				headers: {
					soapaction: 'urn:ilUserAdministration#login',
					'content-type': 'text/xml; charset=UTF-8',
				},
				body: `<Envelope><Body><login><client>x</client><username>${xml(USER)}</username><password>${xml(PASSWORD)}</password></login></Body></Envelope>`,
				answer: {
					body: '<?xml version="1.0"?><s:Envelope xmlns:s="x"><s:Body><ns1:loginResponse xmlns:ns1="urn:ilUserAdministration"><sid xsi:type="xsd:string">8ab§::x</sid></ns1:loginResponse></s:Body></s:Envelope>',
				},
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/',
				sendBody: true,
				contentType: 'raw',
				rawContentType: 'text/xml',
				body: '<Envelope><Body><getUser><sid>${sid}</sid></getUser></Body></Envelope>',
			},
			line: 'POST /webservice/soap/server.php',
			body: '<Envelope><Body><getUser><sid>8ab§::x</sid></getUser></Body></Envelope>',
		},
		dead: {
			status: 500,
			body: '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>Client</faultcode><faultstring>Session invalid</faultstring></s:Fault></s:Body></s:Envelope>',
		},
		wrong: {
			status: 500,
			body: '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>Client</faultcode><faultstring>err_wrong_login</faultstring></s:Fault></s:Body></s:Envelope>',
			words: /err_wrong_login/,
		},
	},
	{
		api: 'OpenMRS',
		kind: 'a wrong password is 200 with a cookie and "authenticated": false',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/openmrs/ws/rest/v1',
			loginUrl: '/session',
			loginMethod: 'GET',
			loginBasic: true,
			loginBasicUser: '${username}',
			loginBasicPassword: '${password}',
			showAnswer: true,
			tokenFrom: 'cookie',
			tokenPath: 'JSESSIONID',
			showUse: true,
			tokenPlace: 'cookie',
			tokenName: 'JSESSIONID',
			tokenTemplate: '${token}',
		},
		login: [
			{
				line: 'GET /openmrs/ws/rest/v1/session',
				headers: basic(USER, PASSWORD),
				answer: {
					headers: { 'set-cookie': 'JSESSIONID=mrs§; Path=/openmrs; HttpOnly' },
					body: { sessionId: 'mrs§', authenticated: true, user: { uuid: 'u', username: 'ada' } },
				},
			},
		],
		call: { line: 'GET /openmrs/ws/rest/v1/things', headers: { cookie: 'JSESSIONID=mrs§' } },
		dead: { status: 401, body: { error: { message: '[User is not logged in]' } } },
		wrong: {
			headers: { 'set-cookie': 'JSESSIONID=anon; Path=/openmrs; HttpOnly' },
			body: { sessionId: 'anon', authenticated: false },
			words: /authenticated/,
		},
	},
	{
		api: 'Space-Track',
		kind: 'a cookie comes after a wrong password too; a word under 200 says so',
		fields: {
			loginKind: 'cookie',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/ajaxauth/login',
			usernameName: 'identity',
			cookieName: 'chocolatechip',
		},
		login: [
			{
				line: 'POST /ajaxauth/login',
				body: `identity=${form(USER)}&password=${form(PASSWORD)}`,
				answer: {
					headers: { 'set-cookie': 'chocolatechip=st§; Max-Age=7200; path=/; secure; httponly' },
					body: '""',
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'chocolatechip=st§' } },
		lives: 7200,
		dead: { status: 401, body: { error: 'You must be logged in to complete this action' } },
		wrong: {
			headers: { 'set-cookie': 'chocolatechip=anon7; Max-Age=7200; path=/; secure; httponly' },
			body: { Login: 'Failed' },
			words: /Failed/,
		},
	},
	{
		api: 'OpenSubtitles',
		kind: 'the server of the calls is a host name in the answer',
		fields: {
			loginKind: 'json',
			...WHO,
			baseUrl: 'http://${api}/api/v1',
			loginUrl: 'HOST/api/v1/login',
			showLogin: true,
			loginHeaders: 'Api-Key: ${apiKey}',
			showValues: true,
			secretValues: named({ apiKey: 'AK' }),
			showAnswer: true,
			keepValues: 'api=base_url',
			expiryFrom: 'fixed',
			expiryMinutes: 1440,
			showCallValues: true,
			callHeaders: 'Api-Key: ${apiKey}',
		},
		login: [
			{
				line: 'POST /api/v1/login',
				headers: { 'api-key': 'AK' },
				body: `{"username":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						user: { allowed_downloads: 100, user_id: 66, vip: false },
						base_url: 'HOSTNAME',
						token: 'os§',
						status: 200,
					},
				},
			},
		],
		call: {
			line: 'GET /api/v1/things',
			headers: { authorization: 'Bearer os§', 'api-key': 'AK' },
		},
		lives: 86_400,
		dead: { status: 401, body: { message: 'invalid token', status: 401 } },
		wrong: {
			status: 401,
			body: { message: 'Error, invalid username/password', status: 401 },
			words: /invalid username\/password/,
		},
	},
	{
		api: 'Sabre',
		kind: 'Base64 of two Base64 texts',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/v2/auth/token',
			loginMethod: 'POST',
			loginHeaders: 'Authorization: Basic ${base64(base64(username):base64(password))}',
			loginBody: 'grant_type=client_credentials',
		},
		login: [
			{
				line: 'POST /v2/auth/token',
				headers: { authorization: `Basic ${base64(`${base64(USER)}:${base64(PASSWORD)}`)}` },
				body: 'grant_type=client_credentials',
				answer: { body: { access_token: 'T1RL§', token_type: 'bearer', expires_in: 604_800 } },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer T1RL§' } },
		lives: 604_800,
		dead: {
			status: 401,
			body: {
				status: 'NotProcessed',
				type: 'Validation',
				errorCode: 'ERR.2SG.SEC.INVALID_CREDENTIALS',
			},
		},
		wrong: {
			status: 401,
			body: {
				error: 'invalid_client',
				error_description: 'Credentials are missing or the syntax is not correct',
			},
			words: /Credentials are missing/,
		},
	},
];
