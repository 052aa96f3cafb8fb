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
	xml,
} from '../types';

/** Backup, monitoring, security, mail. */
export const security: Api[] = [
	{
		api: 'Veeam Backup & Replication',
		kind: 'password grant with a version header, renewed by refresh token',
		fields: {
			...curl(
				'/api/oauth2/token',
				`-X POST -H "accept: application/json" -H "x-api-version: 1.1-rev1" -H "Content-Type: application/x-www-form-urlencoded" -d "grant_type=password&username=\${username}&password=\${password}&refresh_token=&code=&use_short_term_refresh=&vbr_token="`,
				`'HOST/things' -H 'Authorization: Bearer \${token}' -H 'x-api-version: 1.1-rev1'`,
			),
			...WHO,
			baseUrl: 'HOST/api/v1',
		},
		login: [
			{
				line: 'POST /api/oauth2/token',
				headers: { 'x-api-version': '1.1-rev1' },
				body: `grant_type=password&username=${form(USER)}&password=${form(PASSWORD)}&refresh_token=&code=&use_short_term_refresh=&vbr_token=`,
				answer: {
					body: {
						access_token: 've-§',
						token_type: 'bearer',
						refresh_token: 'vr-§',
						expires_in: 900,
					},
				},
			},
		],
		renewal: {
			line: 'POST /api/oauth2/token',
			headers: { 'x-api-version': '1.1-rev1' },
			body: 'grant_type=refresh_token&code=&use_short_term_refresh=&vbr_token=&refresh_token=vr-§',
			answer: {
				body: {
					access_token: 've-§',
					token_type: 'bearer',
					refresh_token: 'vr-§',
					expires_in: 900,
				},
			},
		},
		call: {
			line: 'GET /api/v1/things',
			headers: { authorization: 'Bearer ve-§', 'x-api-version': '1.1-rev1' },
		},
		lives: 900,
		dead: {
			status: 401,
			body: { errorCode: 'AccessDenied', message: 'Token expired', resourceId: '' },
		},
		wrong: {
			status: 401,
			body: {
				errorCode: 'AccessDenied',
				message: 'Failed to authenticate: invalid user name or password',
				resourceId: '',
			},
			words: /invalid user name or password/,
		},
	},
	{
		api: 'Commvault',
		kind: 'password in Base64, a token with a space, errors in a list under 200',
		fields: {
			...curl(
				'/webconsole/api/Login',
				`${JSON_HEADER} -H 'Accept: application/json' -d '{"username": "\${username}", "password": "\${base64(password)}"}'`,
				`'HOST/things' -H 'Authtoken: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/webconsole/api',
		},
		login: [
			{
				line: 'POST /webconsole/api/Login',
				body: `{"username":"${USER}","password":"${base64(PASSWORD)}"}`,
				answer: {
					body: { aliasName: '1', userGUID: 'x', loginAttempts: 0, token: 'QSDK 3f§', errList: [] },
				},
			},
		],
		call: { line: 'GET /webconsole/api/things', headers: { authtoken: 'QSDK 3f§' } },
		dead: { status: 401, body: { errorMessage: 'Access denied', errorCode: 5 } },
		wrong: {
			body: {
				aliasName: '',
				loginAttempts: 0,
				remainingLockTime: 0,
				errList: [{ errorCode: 1127, errLogMessage: 'Username/Password are incorrect' }],
			},
			words: /Username\/Password are incorrect/,
		},
	},
	{
		api: 'Veritas NetBackup',
		kind: 'a media type of its own, token without a word before it',
		fields: {
			...curl(
				'/netbackup/login',
				`-X POST -H 'Content-Type: application/vnd.netbackup+json;version=4.0' -d '{"domainType": "unixpwd", "domainName": "nb", "userName": "\${username}", "password": "\${password}"}'`,
				`'HOST/things' -H 'Authorization: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/netbackup',
		},
		login: [
			{
				line: 'POST /netbackup/login',
				headers: { 'content-type': 'application/vnd.netbackup+json;version=4.0' },
				body: `{"domainType":"unixpwd","domainName":"nb","userName":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: { status: 201, body: { token: 'nb-§', tokenType: 'BEARER', validity: 86400 } },
			},
		],
		call: { line: 'GET /netbackup/things', headers: { authorization: 'nb-§' } },
		dead: {
			status: 401,
			body: { errorCode: 8000, errorMessage: 'Session expired', errorDetails: [] },
		},
		wrong: {
			status: 401,
			body: {
				errorCode: 8000,
				errorMessage: 'User authentication failed.',
				attributeErrors: {},
				errorDetails: [],
			},
			words: /User authentication failed/,
		},
	},
	{
		api: 'Splunk',
		kind: 'token in XML',
		fields: {
			...curl(
				'/services/auth/login',
				"-d'username=${username}&password=${password}'",
				`'HOST/things' -H 'Authorization: Splunk \${token}'`,
			),
			...WHO,
		},
		login: [
			{
				line: 'POST /services/auth/login',
				body: `username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: {
					body: '<response>\n  <sessionKey>sp§ab^c</sessionKey>\n  <messages>\n    <msg code=""></msg>\n  </messages>\n</response>',
				},
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Splunk sp§ab^c' } },
		dead: {
			status: 401,
			body: '<response><messages><msg type="WARN">call not properly authenticated</msg></messages></response>',
		},
		wrong: {
			status: 401,
			body: '<response>\n  <messages>\n    <msg type="WARN" code="incorrect_username_or_password">Login failed</msg>\n  </messages>\n</response>',
			words: /Login failed/,
		},
	},
	{
		api: 'Graylog',
		kind: 'a session that goes as Basic; the end as a date without colon in its zone',
		fields: {
			...curl(
				'/api/system/sessions',
				`-X POST ${JSON_HEADER} -H 'X-Requested-By: n8n' -d '{"username":"\${username}", "password":"\${password}", "host":""}'`,
			),
			...WHO,
			baseUrl: 'HOST/api',
			showUse: true,
			tokenTemplate: "Basic ${base64(token:'session')}",
			showCallValues: true,
			callHeaders: 'X-Requested-By: n8n',
		},
		login: [
			{
				line: 'POST /api/system/sessions',
				headers: { 'x-requested-by': 'n8n' },
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","host":""}`,
				answer: () => ({
					body: {
						valid_until: new Date(Date.now() + 28_800_000).toISOString().replace('Z', '+0000'),
						session_id: '09c9-§',
						username: USER,
					},
				}),
			},
		],
		call: {
			line: 'GET /api/things',
			headers: { authorization: 'Basic b64(09c9-§:session)', 'x-requested-by': 'n8n' },
		},
		lives: 28_800,
		dead: { status: 401, headers: { 'www-authenticate': 'Basic realm="Graylog Server"' } },
		wrong: {
			status: 401,
			body: { type: 'ApiError', message: 'Invalid credentials for username: ada' },
			words: /Invalid credentials/,
		},
	},
	{
		api: 'Wazuh',
		kind: 'Basic, the token as text',
		fields: {
			...curl('/security/user/authenticate?raw=true', '-u ${username}:${password} -X POST'),
			...WHO,
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 15,
		},
		login: [
			{
				line: 'POST /security/user/authenticate?raw=true',
				headers: basic(USER, PASSWORD),
				answer: { body: 'eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJ3YXp1aCI§fQ.AL' },
			},
		],
		call: {
			line: 'GET /things',
			headers: { authorization: 'Bearer eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJ3YXp1aCI§fQ.AL' },
		},
		lives: 900,
		dead: { status: 401, body: { title: 'Unauthorized', detail: 'Invalid token' } },
		wrong: {
			status: 401,
			body: { title: 'Unauthorized', detail: 'Invalid credentials' },
			words: /Invalid credentials/,
		},
	},
	{
		api: 'Tenable.sc',
		kind: 'a number as token beside a cookie; 403 for a dead session',
		fields: {
			...curl(
				'/rest/token',
				`-c jar -X POST ${JSON_HEADER} -d '{"username":"\${username}","password":"\${password}"}'`,
			),
			...WHO,
			cookieName: 'TNS_SESSIONID',
			baseUrl: 'HOST/rest',
			showAnswer: true,
			keepValues: 'number=response.token',
			showCallValues: true,
			callHeaders: 'X-SecurityCenter: ${number}',
			showRejection: true,
			rejectedPath: 'error_code',
			rejectedValue: '12',
		},
		login: [
			{
				line: 'POST /rest/token',
				body: USER_JSON,
				answer: {
					headers: { 'set-cookie': 'TNS_SESSIONID=ts§; path=/; secure' },
					body: {
						type: 'regular',
						response: { token: 1234567890, unassociatedCert: 'false' },
						error_code: 0,
						error_msg: '',
						warnings: [],
					},
				},
			},
		],
		call: {
			line: 'GET /rest/things',
			headers: { cookie: 'TNS_SESSIONID=ts§', 'x-securitycenter': '1234567890' },
		},
		dead: {
			status: 403,
			body: {
				type: 'regular',
				response: '',
				error_code: 12,
				error_msg: 'This resource requires a valid session or token.\n',
			},
		},
		wrong: {
			status: 403,
			body: {
				type: 'regular',
				response: '',
				error_code: 74,
				error_msg: 'Invalid login credentials\n',
				warnings: [],
			},
			words: /Invalid login credentials/,
		},
	},
	{
		api: 'Qualys',
		kind: 'a cookie among headers, XML answers, a header that every call wants',
		fields: {
			...curl(
				'/api/2.0/fo/session/',
				`-H "X-Requested-With: Curl Sample" -D headers -d "action=login&username=\${username}&password=\${password}"`,
			),
			...WHO,
			baseUrl: 'HOST/api/2.0/fo',
			showAnswer: true,
			tokenFrom: 'cookie',
			tokenPath: 'QualysSession',
			showUse: true,
			tokenPlace: 'cookie',
			tokenName: 'QualysSession',
			tokenTemplate: '${token}',
			showCallValues: true,
			callHeaders: 'X-Requested-With: n8n',
		},
		login: [
			{
				line: 'POST /api/2.0/fo/session/',
				headers: { 'x-requested-with': 'Curl Sample' },
				body: `action=login&username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: {
					headers: { 'set-cookie': 'QualysSession=71e6cda2§; path=/api; secure' },
					body: '<?xml version="1.0" encoding="UTF-8" ?><!DOCTYPE SIMPLE_RETURN SYSTEM "https://x/simple_return.dtd"><SIMPLE_RETURN><RESPONSE><DATETIME>2026</DATETIME><TEXT>Logged in</TEXT></RESPONSE></SIMPLE_RETURN>',
				},
			},
		],
		call: {
			line: 'GET /api/2.0/fo/things',
			headers: { cookie: 'QualysSession=71e6cda2§', 'x-requested-with': 'n8n' },
		},
		dead: {
			status: 401,
			body: '<SIMPLE_RETURN><RESPONSE><CODE>2000</CODE><TEXT>Bad Login/Password</TEXT></RESPONSE></SIMPLE_RETURN>',
		},
		wrong: {
			status: 401,
			body: '<?xml version="1.0"?><!DOCTYPE SIMPLE_RETURN SYSTEM "https://x/simple_return.dtd"><SIMPLE_RETURN><RESPONSE><DATETIME>2026-01-01</DATETIME><CODE>2000</CODE><TEXT>Bad Login/Password</TEXT></RESPONSE></SIMPLE_RETURN>',
			words: /Bad Login\/Password/,
		},
	},
	{
		api: 'ArcSight ESM',
		kind: 'a GET whose XML answer has the token under a word without meaning',
		fields: {
			...curl(
				'/www/core-service/rest/LoginService/login?login=${username}&password=${password}',
				'',
				`'HOST/things?authToken=\${token}' `,
			),
			...WHO,
			baseUrl: 'HOST/www/manager-service/rest',
			showAnswer: true,
			tokenPath: 'loginResponse.return',
			showRejection: true,
			rejectedStatuses: '401, 403, 500',
		},
		login: [
			{
				line: `GET /www/core-service/rest/LoginService/login?login=${url(USER)}&password=${url(PASSWORD)}`,
				answer: {
					body: '<?xml version="1.0" encoding="UTF-8"?><ns3:loginResponse xmlns:ns2="http://ws.v1" xmlns:ns3="http://ws"><ns3:return>ljb5§</ns3:return></ns3:loginResponse>',
				},
			},
		],
		call: { line: 'GET /www/manager-service/rest/things?authToken=ljb5§' },
		dead: { status: 403, body: '' },
		wrong: {
			status: 500,
			body: '<errors><error>Invalid username or password: ada</error></errors>',
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Centreon',
		kind: 'nested JSON, nested token',
		fields: {
			...curl(
				'/centreon/api/latest/login',
				`${JSON_HEADER} -d '{"security": {"credentials": {"login": "\${username}", "password": "\${password}"}}}'`,
				`'HOST/things' -H 'X-AUTH-TOKEN: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/centreon/api/latest',
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'POST /centreon/api/latest/login',
				body: `{"security":{"credentials":{"login":"${USER}","password":"${json(PASSWORD)}"}}}`,
				answer: { body: { contact: { id: 1, name: 'Ada' }, security: { token: 'ce-§' } } },
			},
		],
		call: { line: 'GET /centreon/api/latest/things', headers: { 'x-auth-token': 'ce-§' } },
		dead: { status: 403, body: { code: 403, message: 'Invalid credentials' } },
		wrong: {
			status: 401,
			body: { code: 401, message: 'Authentication failed' },
			words: /Authentication failed/,
		},
	},
	{
		api: 'CyberArk PVWA',
		kind: 'a JSON text as the whole answer',
		fields: {
			...curl(
				'/PasswordVault/API/auth/CyberArk/Logon',
				`${JSON_HEADER} -d '{"username": "\${username}", "password": "\${password}", "concurrentSession": true}'`,
				`'HOST/things' -H 'Authorization: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/PasswordVault/API',
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 20,
		},
		login: [
			{
				line: 'POST /PasswordVault/API/auth/CyberArk/Logon',
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","concurrentSession":true}`,
				answer: { headers: { 'content-type': 'application/json' }, body: '"ZGEz§MjU5"' },
			},
		],
		call: { line: 'GET /PasswordVault/API/things', headers: { authorization: 'ZGEz§MjU5' } },
		lives: 1200,
		dead: {
			status: 401,
			body: {
				ErrorCode: 'PASWS006E',
				ErrorMessage: 'The session token is missing, invalid or expired.',
			},
		},
		wrong: {
			status: 403,
			body: { ErrorCode: 'ITATS004E', ErrorMessage: 'Authentication failure for User ada.' },
			words: /Authentication failure/,
		},
	},
	{
		api: 'CyberArk Conjur',
		kind: 'the body is the API key alone; a text that is sent in quotes',
		fields: {
			...curl(
				'/authn/myorg/${url(username)}/authenticate',
				'--header "Accept-Encoding: base64" --data ${apiKey}',
				`'HOST/things' -H 'Authorization: Token token="\${token}"'`,
			),
			username: 'host/some/app',
			showValues: true,
			secretValues: named({ apiKey: 'K+1=' }),
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 8,
		},
		login: [
			{
				line: 'POST /authn/myorg/host%2Fsome%2Fapp/authenticate',
				headers: { 'accept-encoding': 'base64' },
				body: 'K+1=',
				answer: { body: 'eyJwcm90§' },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Token token="eyJwcm90§"' } },
		lives: 480,
		dead: { status: 401 },
		wrong: { status: 401, body: '', words: /HTTP 401/ },
	},
	{
		api: 'Securonix',
		kind: 'user, password and validity in headers of a GET; a UUID as text',
		fields: {
			...curl(
				'/Snypr/ws/token/generate',
				"-X GET -H 'username: ${username}' -H 'password: ${password}' -H 'validity: 1' -H 'tenant: acme'",
				`'HOST/things' -H 'token: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/Snypr/ws',
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 1440,
		},
		login: [
			{
				line: 'GET /Snypr/ws/token/generate',
				headers: { username: USER, password: PASSWORD, validity: '1', tenant: 'acme' },
				answer: { body: '5d1a5d2b-0000-4000-8000-00000000000§' },
			},
		],
		call: {
			line: 'GET /Snypr/ws/things',
			headers: { token: '5d1a5d2b-0000-4000-8000-00000000000§' },
		},
		lives: 86_400,
		dead: { status: 403, body: 'Token expired' },
		wrong: {
			status: 403,
			body: 'Forbidden! Invalid username or password',
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Zimbra',
		kind: 'SOAP; the session in a cookie that only the body names',
		fields: {
			...curl(
				'/service/soap',
				`-H 'Content-Type: application/soap+xml' -d '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><AuthRequest xmlns="urn:zimbraAccount"><account by="name">\${username}</account><password>\${password}</password></AuthRequest></soap:Body></soap:Envelope>'`,
				`'HOST/things' -b 'ZM_AUTH_TOKEN=\${token}'`,
			),
			...WHO,
			showAnswer: true,
			expiryFrom: 'milliseconds',
			expiryPath: 'Envelope.Body.AuthResponse.lifetime',
			showRejection: true,
			rejectedText: 'service.AUTH_EXPIRED',
		},
		login: [
			{
				line: 'POST /service/soap',
				headers: { 'content-type': 'application/soap+xml' },
				body: `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><AuthRequest xmlns="urn:zimbraAccount"><account by="name">${USER}</account><password>${xml(PASSWORD)}</password></AuthRequest></soap:Body></soap:Envelope>`,
				answer: {
					body: '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Header><context xmlns="urn:zimbra"/></soap:Header><soap:Body><AuthResponse xmlns="urn:zimbraAccount"><authToken>0_zm§</authToken><lifetime>172799999</lifetime><skin>harmony</skin></AuthResponse></soap:Body></soap:Envelope>',
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'ZM_AUTH_TOKEN=0_zm§' } },
		lives: 172_800,
		dead: {
			status: 500,
			body: '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text>auth credentials have expired</soap:Text></soap:Reason><soap:Detail><Error xmlns="urn:zimbra"><Code>service.AUTH_EXPIRED</Code></Error></soap:Detail></soap:Fault></soap:Body></soap:Envelope>',
		},
		wrong: {
			status: 500,
			body: '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text>authentication failed for [ada]</soap:Text></soap:Reason></soap:Fault></soap:Body></soap:Envelope>',
			words: /authentication failed for/,
		},
	},
	{
		api: 'Citrix Cloud',
		kind: 'a word with an equals sign before the token, the customer beside it',
		fields: {
			...curl(
				'/cctrustoauth2/root/tokens/clients',
				"-X POST -H 'Accept: application/json' -H 'Content-Type: application/x-www-form-urlencoded' -d 'grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}'",
				`'HOST/things' -H 'Authorization: CwsAuth Bearer=\${token}' -H 'Citrix-CustomerId: acme'`,
			),
			...CLIENT,
		},
		login: [
			{
				line: 'POST /cctrustoauth2/root/tokens/clients',
				body: 'grant_type=client_credentials&client_id=n8n&client_secret=s3%2F%2B%3D',
				answer: { body: { token_type: 'bearer', access_token: 'cw-§', expires_in: '3600' } },
			},
		],
		call: {
			line: 'GET /things',
			headers: { authorization: 'CwsAuth Bearer=cw-§', 'citrix-customerid': 'acme' },
		},
		lives: 3600,
		dead: { status: 401, body: '' },
		wrong: { status: 400, body: { error: 'invalid_client' }, words: /invalid_client/ },
	},
];
