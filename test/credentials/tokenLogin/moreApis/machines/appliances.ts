import { createHash } from 'crypto';
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
} from '../types';

const utf16 = (text: string) =>
	createHash('md5').update(Buffer.from(text, 'utf16le')).digest('hex');
/** An RSA key of the emulator's; nobody has the private one. */
const ENCRYPTS_WITH =
	'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDOm22Rx1lesjXLMkHUGOPf8aKwWzJJvKZAsWqT/FdCcpB0NiS1UBfi2qq+kTOdQYJJRfs7Y2BvsZ8Gep8xs6cUjegAkhMQ9ozAD5HqRQJWZt+m9bOK6Na+5eRUOtQ1DH13UgQ8GByUhyhGAUDvJmkmzLqqSlesN+/SYRM/lMSR3QIDAQAB';

/** Devices and servers that stand in a cupboard. */
export const appliances: Api[] = [
	{
		api: 'Cisco Catalyst Center (DNA Center)',
		kind: 'Basic, the token under a name of its own',
		fields: {
			...curl(
				'/dna/system/api/v1/auth/token',
				`-X POST -u '\${username}:\${password}'`,
				`'HOST/things' -H 'X-Auth-Token: \${token}'`,
			),
			...WHO,
		},
		login: [
			{
				line: 'POST /dna/system/api/v1/auth/token',
				headers: basic(USER, PASSWORD),
				answer: { body: { Token: 'dna§' } },
			},
		],
		call: { line: 'GET /things', headers: { 'x-auth-token': 'dna§' } },
		dead: { status: 401, body: { exp: 'token expired' } },
		wrong: { status: 401, body: { error: 'Authentication has failed.' }, words: /has failed/ },
	},
	{
		api: 'Synology DSM',
		kind: 'everything in the query; each failure, also of calls, is a number under 200',
		fields: {
			...curl(
				'/webapi/entry.cgi',
				`-G -d 'api=SYNO.API.Auth&version=7&method=login&format=sid' -d 'account=\${username}' -d 'passwd=\${password}'`,
				`'HOST/things?_sid=\${token}'`,
			),
			...WHO,
			showAnswer: true,
			tokenPath: 'data.sid',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '106 | 107 | 119',
		},
		login: [
			{
				line: `GET /webapi/entry.cgi?api=SYNO.API.Auth&version=7&method=login&format=sid&account=${url(USER)}&passwd=${url(PASSWORD)}`,
				answer: { body: { data: { account: 'ada', sid: 'syn§' }, success: true } },
			},
		],
		call: { line: 'GET /things?_sid=syn§' },
		dead: { body: { error: { code: 106 }, success: false } },
		wrong: { body: { error: { code: 400, errors: {} }, success: false }, words: /400/ },
	},
	{
		api: 'QNAP QTS',
		kind: 'the password in Base64, XML; a wrong one is authPassed 0 under 200',
		fields: {
			...curl(
				'/cgi-bin/authLogin.cgi',
				`-d 'user=\${username}' --data-urlencode 'pwd=\${base64(password)}'`,
				`'HOST/things?sid=\${token}'`,
			),
			...WHO,
			showAnswer: true,
			tokenPath: 'QDocRoot.authSid',
			successPath: 'QDocRoot.authPassed',
			successValue: '1',
		},
		login: [
			{
				line: 'POST /cgi-bin/authLogin.cgi',
				body: `user=${form(USER)}&pwd=${form(base64(PASSWORD))}`,
				answer: {
					body: '<?xml version="1.0" encoding="UTF-8" ?><QDocRoot version="1.0"><authPassed><![CDATA[1]]></authPassed><authSid><![CDATA[qn§]]></authSid></QDocRoot>',
				},
			},
		],
		call: { line: 'GET /things?sid=qn§' },
		dead: { status: 401, body: '' },
		wrong: {
			body: '<?xml version="1.0" encoding="UTF-8" ?><QDocRoot version="1.0"><authPassed><![CDATA[0]]></authPassed></QDocRoot>',
			words: /authPassed><!\[CDATA\[0/,
		},
	},
	{
		api: 'UniFi OS',
		kind: 'a cookie that is kept for a while, and a CSRF token of the login’s headers',
		fields: {
			...curl(
				'/api/auth/login',
				`-c cookies.txt -d '{"username": "\${username}", "password": "\${password}"}' ${JSON_HEADER}`,
				`-b cookies.txt 'HOST/things' -H 'X-CSRF-Token: \${step1.headers.x-csrf-token}'`,
			),
			...WHO,
			cookieName: 'TOKEN',
		},
		login: [
			{
				line: 'POST /api/auth/login',
				body: USER_JSON,
				answer: {
					headers: {
						'set-cookie': 'TOKEN=uni§; path=/; max-age=7200; samesite=strict; httponly',
						'x-csrf-token': 'cs§',
					},
					body: { unique_id: 'u' },
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'TOKEN=uni§', 'x-csrf-token': 'cs§' } },
		lives: 7200,
		dead: { status: 401, body: { error: { code: 401, message: 'Unauthorized' } } },
		wrong: {
			status: 403,
			body: { code: 'AUTHENTICATION_FAILED_INVALID_CREDENTIALS', message: 'Invalid username' },
			words: /Invalid username/,
		},
	},
	{
		api: 'VMware NSX',
		kind: 'a form, all cookies, a token in a header',
		fields: {
			...curl(
				'/api/session/create',
				`-c session.txt -D headers.txt -d 'j_username=\${username}&j_password=\${password}'`,
				`-b session.txt 'HOST/things' -H 'X-XSRF-TOKEN: \${step1.headers.x-xsrf-token}'`,
			),
			...WHO,
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'POST /api/session/create',
				body: `j_username=${form(USER)}&j_password=${form(PASSWORD)}`,
				answer: {
					headers: { 'set-cookie': 'JSESSIONID=nsx§; Path=/; HttpOnly', 'x-xsrf-token': 'xs§' },
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'JSESSIONID=nsx§', 'x-xsrf-token': 'xs§' } },
		dead: {
			status: 403,
			body: { error_code: 403, error_message: 'The credentials were incorrect' },
		},
		wrong: {
			status: 403,
			body: {
				error_code: 403,
				error_message: 'The credentials were incorrect or the account locked',
			},
			words: /credentials were incorrect/,
		},
	},
	{
		api: 'Reolink',
		kind: 'a list as body and as answer; the token in the query, failures under 200',
		fields: {
			...curl(
				'/cgi-bin/api.cgi?cmd=Login',
				`-d '[{"cmd": "Login", "param": {"User": {"Version": "0", "userName": "\${username}", "password": "\${password}"}}}]' ${JSON_HEADER}`,
				`'HOST/things?token=\${token}'`,
			),
			...WHO,
			showAnswer: true,
			tokenPath: '[0].value.Token.name',
			expiryFrom: 'seconds',
			expiryPath: '[0].value.Token.leaseTime',
			showRejection: true,
			rejectedPath: '[0].error.rspCode',
			rejectedValue: '-6',
		},
		login: [
			{
				line: 'POST /cgi-bin/api.cgi?cmd=Login',
				body: `[{"cmd":"Login","param":{"User":{"Version":"0","userName":"${USER}","password":"${json(PASSWORD)}"}}}]`,
				answer: {
					headers: { 'content-type': 'text/html' },
					body: [{ cmd: 'Login', code: 0, value: { Token: { leaseTime: 3600, name: 'reo§' } } }],
				},
			},
		],
		call: { line: 'GET /things?token=reo§' },
		lives: 3600,
		dead: { body: [{ cmd: 'Get', code: 1, error: { detail: 'please login first', rspCode: -6 } }] },
		wrong: {
			body: [{ cmd: 'Login', code: 1, error: { detail: 'login failed', rspCode: -7 } }],
			words: /login failed/,
		},
	},
	{
		api: 'Kerio Connect',
		kind: 'JSON-RPC with an application’s names; a cookie and a token of the result',
		fields: {
			...curl(
				'/admin/api/jsonrpc/',
				`-c jar -d '{"jsonrpc": "2.0", "id": 1, "method": "Session.login", "params": {"userName": "\${username}", "password": "\${password}", "application": {"vendor": "x", "name": "n8n", "version": "1"}}}' ${JSON_HEADER}`,
				`-b jar 'HOST/things' -H 'X-Token: \${step1.result.token}'`,
			),
			...WHO,
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '-32001',
		},
		login: [
			{
				line: 'POST /admin/api/jsonrpc/',
				body: `{"jsonrpc":"2.0","id":1,"method":"Session.login","params":{"userName":"${USER}","password":"${json(PASSWORD)}","application":{"vendor":"x","name":"n8n","version":"1"}}}`,
				answer: {
					headers: { 'set-cookie': 'SESSION_CONNECT_WEBADMIN=k§; path=/admin/api; httponly' },
					body: { jsonrpc: '2.0', id: 1, result: { token: 'kt§' } },
				},
			},
		],
		call: {
			line: 'GET /things',
			headers: { cookie: 'SESSION_CONNECT_WEBADMIN=k§', 'x-token': 'kt§' },
		},
		dead: { body: { jsonrpc: '2.0', id: 1, error: { code: -32001, message: 'Session expired.' } } },
		wrong: {
			body: { jsonrpc: '2.0', id: 1, error: { code: 1000, message: 'Invalid user or password.' } },
			words: /Invalid user or password/,
		},
	},
	{
		api: 'Shopware 6',
		kind: 'client credentials as JSON',
		fields: {
			...curl(
				'/api/oauth/token',
				`-d '{"grant_type": "client_credentials", "client_id": "\${clientId}", "client_secret": "\${clientSecret}"}' ${JSON_HEADER}`,
			),
			...CLIENT,
		},
		login: [
			{
				line: 'POST /api/oauth/token',
				body: `{"grant_type":"client_credentials","client_id":"n8n","client_secret":"${CLIENT.clientSecret}"}`,
				answer: { body: { token_type: 'Bearer', expires_in: 600, access_token: 'sw§' } },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer sw§' } },
		lives: 600,
		dead: { status: 401, body: { errors: [{ code: '9', status: '401', title: 'Access denied' }] } },
		wrong: {
			status: 401,
			body: {
				errors: [{ code: '4', status: '401', title: 'Client authentication failed', detail: null }],
			},
			words: /Client authentication failed/,
		},
	},
	{
		api: 'Seafile',
		kind: 'another word before the token; Django’s words for a wrong password',
		fields: {
			...curl(
				'/api2/auth-token/',
				`-d 'username=\${username}&password=\${password}'`,
				`-H 'Authorization: Token \${token}' 'HOST/things'`,
			),
			...WHO,
		},
		login: [
			{
				line: 'POST /api2/auth-token/',
				body: `username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: { body: { token: 'sea§' } },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Token sea§' } },
		dead: { status: 401, body: { detail: 'Invalid token' } },
		wrong: {
			status: 400,
			body: { non_field_errors: ['Unable to login with provided credentials.'] },
			words: /Unable to login/,
		},
	},
	{
		api: 'OpenCart',
		kind: 'a key in a form, the token in the query; success is a sentence',
		fields: {
			...curl(
				'/index.php?route=api/account/login',
				`-d 'username=\${username}' -d 'key=\${apiKey}'`,
				`'HOST/things?api_token=\${token}'`,
			),
			username: USER,
			showValues: true,
			secretValues: named({ apiKey: PASSWORD }),
			showAnswer: true,
			tokenPath: 'api_token',
		},
		login: [
			{
				line: 'POST /index.php?route=api/account/login',
				body: `username=${form(USER)}&key=${form(PASSWORD)}`,
				answer: {
					body: { success: 'Success: API session successfully started!', api_token: 'oc§' },
				},
			},
		],
		call: { line: 'GET /things?api_token=oc§' },
		dead: { status: 403, body: { error: 'invalid token' } },
		wrong: {
			body: { error: { key: 'Warning: Incorrect API Key!' } },
			words: /Incorrect API Key/,
		},
	},
	{
		api: 'FRITZ!Box before 7.24',
		kind: 'a challenge that is answered with MD5 over two bytes a character',
		fields: {
			...curl(
				'/login_sid.lua',
				`
curl -k 'HOST/login_sid.lua' -G -d 'username=\${username}' -d 'response=\${step1.SessionInfo.Challenge}-\${md5Utf16('\${step1.SessionInfo.Challenge}-\${password}')}'`,
				`'HOST/things?sid=\${token}' `,
			),
			...WHO,
			showAnswer: true,
			tokenPath: 'SessionInfo.SID',
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'GET /login_sid.lua',
				answer: {
					body: '<SessionInfo><SID>0000000000000000</SID><Challenge>e1b2</Challenge></SessionInfo>',
				},
			},
			{
				line: `GET /login_sid.lua?username=${url(USER)}&response=e1b2-${utf16(`e1b2-${PASSWORD}`)}`,
				answer: {
					body: '<SessionInfo><SID>a30b§</SID><Challenge>0f</Challenge></SessionInfo>',
				},
			},
		],
		call: { line: 'GET /things?sid=a30b§' },
		dead: { status: 403, body: '' },
		wrong: {
			body: '<SessionInfo><SID>0000000000000000</SID><Challenge>0f</Challenge></SessionInfo>',
			words: /user name, password/,
		},
	},
	{
		api: 'DataEase',
		kind: 'a password that goes encrypted with a key of the server',
		fields: {
			...curl(
				'/api/auth/getPublicKey',
				`
curl -k HOST/api/auth/login -d '{"username": "\${username}", "password": "\${rsaPkcs1(step1.data, password)}"}' ${JSON_HEADER}`,
				`'HOST/things' -H 'Authorization: \${token}'`,
			),
			...WHO,
		},
		login: [
			{
				line: 'GET /api/auth/getPublicKey',
				answer: { body: { success: true, message: null, data: ENCRYPTS_WITH } },
			},
			{
				line: 'POST /api/auth/login',
				headers: { 'content-type': 'application/json' },
				body: `/\\{"username":"${USER}","password":"[\\w+\\/]{171}="\\}/`,
				answer: { body: { success: true, message: null, data: { token: 'de§' } } },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'de§' } },
		dead: { status: 401, body: { success: false, message: 'token expired' } },
		wrong: {
			status: 500,
			body: { success: false, message: 'Login failed, name or pwd error', data: null },
			words: /name or pwd error/,
		},
	},
];
