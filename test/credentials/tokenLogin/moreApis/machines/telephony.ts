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

const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Contact centres, telephone systems, CRM. */
export const telephony: Api[] = [
	{
		api: 'Genesys PureConnect (ICWS)',
		kind: 'session in the URL, a cookie with its number in the name, CSRF',
		fields: {
			...curl(
				'/icws/connection',
				`-H 'Accept-Language: en-us' ${JSON_HEADER} -d '{"__type": "urn:inin.com:connection:icAuthConnectionRequestSettings", "applicationName": "n8n", "userID": "\${username}", "password": "\${password}"}'`,
				`'HOST/things' -H 'ININ-ICWS-CSRF-Token: \${token}' -H 'Cookie: \${cookies}'`,
			),
			...WHO,
			baseUrl: 'HOST/icws/${sessionId}',
			showAnswer: true,
			tokenPath: 'csrfToken',
			keepValues: 'sessionId=sessionId\ncookies=cookie:icws_*',
		},
		login: [
			{
				line: 'POST /icws/connection',
				headers: { 'accept-language': 'en-us' },
				body: `{"__type":"urn:inin.com:connection:icAuthConnectionRequestSettings","applicationName":"n8n","userID":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: {
					status: 201,
					headers: { 'set-cookie': 'icws_84§=c-§; Path=/icws/84§; HttpOnly' },
					body: { csrfToken: 'WAhu§', sessionId: '84§', userID: USER },
				},
			},
		],
		call: {
			line: 'GET /icws/84§/things',
			headers: { 'inin-icws-csrf-token': 'WAhu§', cookie: 'icws_84§=c-§' },
		},
		dead: { status: 401, body: { errorId: '-2147221503', errorCode: 1, message: 'Session over' } },
		wrong: {
			status: 400,
			body: {
				errorId: 'error.request.connection.authenticationFailure',
				message: 'The authentication process failed.',
			},
			words: /The authentication process failed/,
		},
	},
	{
		api: 'LivePerson',
		kind: 'tenant discovery: the first answer names the login’s server',
		fields: {
			...curl(
				'/api/account/77/service/agentVep/baseURI.json?version=1.0',
				`
curl -X POST 'http://\${step1.baseURI}/api/account/77/login?v=1.3' ${JSON_HEADER} -d '{"username":"\${username}","password":"\${password}"}'`,
			),
			...WHO,
		},
		login: [
			{
				line: 'GET /api/account/77/service/agentVep/baseURI.json?version=1.0',
				answer: { body: { service: 'agentVep', account: '77', baseURI: 'HOSTNAME' } },
			},
			{
				line: 'POST /api/account/77/login?v=1.3',
				body: USER_JSON,
				answer: { body: { csrf: 'x', bearer: '6f2ab19c77d0e5e§', sessionTTl: '2400', config: {} } },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer 6f2ab19c77d0e5e§' } },
		dead: { status: 401, body: { error: { statusCode: 401, internalCode: 23 } } },
		wrong: {
			status: 401,
			body: { error: { message: 'Failed to login', internalCode: 2 } },
			words: /Failed to login/,
		},
	},
	{
		api: 'STARFACE',
		kind: 'challenge and a digest of the password',
		fields: {
			...curl(
				'/rest/login',
				`-H 'X-Version: 2'
curl -k HOST/rest/login -H 'X-Version: 2' ${JSON_HEADER} -d '{"loginType": "Internal", "nonce": "\${step1.nonce}", "secret": "\${username}:\${sha512(concat(username, step1.nonce, sha512(password)))}"}'`,
				`'HOST/things' -H 'authToken: \${token}' -H 'X-Version: 2'`,
			),
			...WHO,
			baseUrl: 'HOST/rest',
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 240,
		},
		login: [
			{
				line: 'GET /rest/login',
				headers: { 'x-version': '2' },
				answer: { body: { loginType: 'Internal', nonce: 'n0nce', secret: null } },
			},
			{
				line: 'POST /rest/login',
				headers: { 'x-version': '2' },
				body: `{"loginType":"Internal","nonce":"n0nce","secret":"${USER}:${sha512(`${USER}n0nce${sha512(PASSWORD)}`)}"}`,
				answer: { body: { token: 's-§' } },
			},
		],
		call: { line: 'GET /rest/things', headers: { authtoken: 's-§', 'x-version': '2' } },
		lives: 14_400,
		dead: { status: 401 },
		wrong: { status: 401, words: /HTTP 401/ },
	},
	{
		api: 'Rainbow (Alcatel-Lucent)',
		kind: 'two Basic headers, one with a digest of application secret and password',
		fields: {
			...curl(
				'/api/rainbow/authentication/v1.0/login',
				"-u '${username}:${password}' -H 'Accept: application/json' -H 'x-rainbow-app-auth: Basic ${base64(clientId:sha256(concat(clientSecret, password)))}'",
			),
			...WHO,
			...CLIENT,
		},
		login: [
			{
				line: 'GET /api/rainbow/authentication/v1.0/login',
				headers: {
					...basic(USER, PASSWORD),
					'x-rainbow-app-auth': `Basic ${base64(`n8n:${sha256(`s3/+=${PASSWORD}`)}`)}`,
				},
				answer: { body: { token: 'jwt-§', loggedInUser: { id: '1' } } },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer jwt-§' } },
		dead: {
			status: 401,
			body: { errorCode: 401, errorMsg: 'Unauthorized', errorDetails: 'jwt expired' },
		},
		wrong: {
			status: 401,
			body: {
				errorCode: 401,
				errorMsg: 'Unauthorized',
				errorDetails: 'Unknown login or wrong password',
			},
			words: /Unknown login or wrong password/,
		},
	},
	{
		api: 'PortaBilling',
		kind: 'JSON in a form field; the session inside JSON in a form field of each call',
		fields: {
			...curl(
				'/rest/Session/login',
				`--data-urlencode 'params={"login":"\${username}","password":"\${password}"}'`,
			),
			...WHO,
			baseUrl: 'HOST/rest',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'session',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'faultcode',
			rejectedMatch: 'contains',
			rejectedValue: 'check_auth',
		},
		login: [
			{
				line: 'POST /rest/Session/login',
				body: `params=${form(`{"login":"${USER}","password":"${json(PASSWORD)}"}`)}`,
				answer: { body: { session_id: 'p-§', user_id: 1 } },
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/Customer/get',
				sendBody: true,
				contentType: 'form-urlencoded',
				bodyParameters: {
					parameters: [
						{ name: 'auth_info', value: '{"session_id":"${session}"}' },
						{ name: 'params', value: '{"i":1}' },
					],
				},
			},
			line: 'POST /rest/Customer/get',
			body: `auth_info=${form('{"session_id":"p-§"}')}&params=${form('{"i":1}')}`,
		},
		dead: {
			status: 500,
			body: {
				faultcode: 'Server.Session.check_auth.auth_failed',
				faultstring: 'Authentication failed',
			},
		},
		wrong: {
			status: 500,
			body: { faultcode: 'Server.Session.auth_failed', faultstring: 'Failed to authenticate' },
			words: /Failed to authenticate/,
		},
	},
	{
		api: 'Infobip',
		kind: 'a scheme of its own',
		fields: {
			...curl(
				'/auth/1/session',
				`-X POST ${JSON_HEADER} -d '{"username":"\${username}","password":"\${password}"}'`,
				`'HOST/things' -H 'Authorization: IBSSO \${token}'`,
			),
			...WHO,
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 60,
		},
		login: [{ line: 'POST /auth/1/session', body: USER_JSON, answer: { body: { token: 'ib-§' } } }],
		call: { line: 'GET /things', headers: { authorization: 'IBSSO ib-§' } },
		lives: 3600,
		dead: {
			status: 401,
			body: {
				requestError: { serviceException: { messageId: 'UNAUTHORIZED', text: 'Invalid token' } },
			},
		},
		wrong: {
			status: 401,
			body: {
				requestError: {
					serviceException: { messageId: 'UNAUTHORIZED', text: 'Invalid login details' },
				},
			},
			words: /UNAUTHORIZED: Invalid login details/,
		},
	},
	{
		api: 'Bullhorn',
		kind: 'a code in the address of a redirect, then two steps; base URL from the answer',
		fields: {
			...curl(
				'/oauth/authorize',
				`-G -d client_id=\${clientId} -d response_type=code -d action=Login -d username=\${username} -d password=\${password}
curl -X POST "HOST/oauth/token?grant_type=authorization_code&code=\${parameter(step1.headers.location, 'code')}&client_id=\${clientId}&client_secret=\${clientSecret}"
curl -X POST "HOST/rest-services/login?version=*&access_token=\${step2.access_token}"`,
				`'HOST/things' -H 'BhRestToken: \${token}'`,
			),
			...WHO,
			...CLIENT,
			baseUrl: '${rest}',
			showAnswer: true,
			tokenPath: 'BhRestToken',
			keepValues: 'rest=restUrl',
		},
		login: [
			{
				line: `GET /oauth/authorize?client_id=n8n&response_type=code&action=Login&username=${url(USER)}&password=${url(PASSWORD)}`,
				answer: {
					status: 302,
					headers: { location: 'https://www.bullhorn.example/?code=25184%3Aabc%2B1&client_id=n8n' },
				},
			},
			{
				line: 'POST /oauth/token?grant_type=authorization_code&code=25184%3Aabc%2B1&client_id=n8n&client_secret=s3%2F%2B%3D',
				answer: { body: { access_token: 'at-§', expires_in: 600, refresh_token: 'r' } },
			},
			{
				line: 'POST /rest-services/login?version=*&access_token=at-§',
				answer: { body: { BhRestToken: 'bh-§', restUrl: 'HOST/rest-services/e999/' } },
			},
		],
		call: { line: 'GET /rest-services/e999/things', headers: { bhresttoken: 'bh-§' } },
		dead: { status: 401, body: { errorMessage: 'Bad BhRestToken or timed-out.', errorCode: 401 } },
		wrong: {
			status: 200,
			headers: { 'content-type': 'text/html' },
			body: '<html><body><p class="error">Invalid credentials</p></body></html>',
			at: 0,
			words: /Invalid credentials/,
		},
	},
	{
		api: 'Zurmo',
		kind: 'user and password in headers, two headers with each call',
		fields: {
			...curl(
				'/app/index.php/zurmo/api/login',
				"-X POST -H 'Accept: application/json' -H 'ZURMO_AUTH_USERNAME: ${username}' -H 'ZURMO_AUTH_PASSWORD: ${password}' -H 'ZURMO_API_REQUEST_TYPE: REST'",
				`'HOST/things' -H 'ZURMO_TOKEN: \${token}' -H 'ZURMO_SESSION_ID: \${session}' -H 'ZURMO_API_REQUEST_TYPE: REST'`,
			),
			...WHO,
			showAnswer: true,
			keepValues: 'session=data.sessionId',
		},
		login: [
			{
				line: 'POST /app/index.php/zurmo/api/login',
				headers: { zurmo_auth_username: USER, zurmo_auth_password: PASSWORD },
				answer: {
					body: {
						status: 'SUCCESS',
						data: { sessionId: 'zs-§', token: 'zt-§' },
						message: null,
						errors: null,
					},
				},
			},
		],
		call: {
			line: 'GET /things',
			headers: { zurmo_session_id: 'zs-§', zurmo_token: 'zt-§', zurmo_api_request_type: 'REST' },
		},
		dead: { status: 401, body: { status: 'FAILURE', data: null, message: 'Sign in required.' } },
		wrong: {
			body: {
				status: 'FAILURE',
				data: null,
				message: 'Invalid username or password.',
				errors: null,
			},
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Act! CRM',
		kind: 'Basic, a header for the database, a JWT as text',
		fields: {
			...curl(
				'/act.web.api/authorize',
				"-u '${username}:${password}' -H 'Act-Database-Name: ${database}'",
				`'HOST/things' -H 'Authorization: Bearer \${token}' -H 'Act-Database-Name: \${database}'`,
			),
			...WHO,
			baseUrl: 'HOST/act.web.api/api',
			showValues: true,
			values: named({ database: 'Act2020' }),
		},
		login: [
			{
				line: 'GET /act.web.api/authorize',
				headers: { ...basic(USER, PASSWORD), 'act-database-name': 'Act2020' },
				answer: { body: 'eyJhbGciOiJub25lIn0.eyJqdGkiOiI§In0.x' },
			},
		],
		call: {
			line: 'GET /act.web.api/api/things',
			headers: {
				authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJqdGkiOiI§In0.x',
				'act-database-name': 'Act2020',
			},
		},
		dead: { status: 401 },
		wrong: {
			status: 401,
			body: 'Invalid user name or password',
			words: /Invalid user name or pass/,
		},
	},
];
