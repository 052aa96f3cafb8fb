import {
	type Api,
	basic,
	CLIENT,
	curl,
	form,
	header,
	json,
	JSON_HEADER,
	PASSWORD,
	url,
	USER,
	USER_JSON,
	WHO,
} from '../types';

/** Routers, switches, firewalls, wireless networks. */
export const network: Api[] = [
	{
		api: 'Cisco APIC (ACI)',
		kind: 'token deep in a list, as a cookie; renewed by a GET with that cookie; 403 when dead',
		fields: {
			...curl(
				'/api/aaaLogin.json',
				`-X POST -d '{"aaaUser":{"attributes":{"name":"\${username}","pwd":"\${password}"}}}' ${JSON_HEADER}`,
				`'HOST/things' -b 'APIC-cookie=\${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/api',
			showAnswer: true,
			expiryFrom: 'seconds',
			expiryPath: 'imdata[0].aaaLogin.attributes.refreshTimeoutSeconds',
			showRenewal: true,
			renewUrl: '/aaaRefresh.json',
			renewMethod: 'GET',
			renewHeaders: 'Cookie: APIC-cookie=${token}',
			refreshTokenPath: 'imdata[0].aaaLogin.attributes.token',
		},
		login: [
			{
				line: 'POST /api/aaaLogin.json',
				body: `{"aaaUser":{"attributes":{"name":"${USER}","pwd":"${json(PASSWORD)}"}}}`,
				answer: {
					body: {
						totalCount: '1',
						imdata: [
							{
								aaaLogin: {
									attributes: { token: 'apic§', refreshTimeoutSeconds: '600', userName: USER },
								},
							},
						],
					},
				},
			},
		],
		renewal: {
			line: 'GET /api/aaaRefresh.json',
			headers: { cookie: 'APIC-cookie=apic§' },
			answer: {
				body: {
					imdata: [{ aaaLogin: { attributes: { token: 'apic§', refreshTimeoutSeconds: '600' } } }],
				},
			},
		},
		call: { line: 'GET /api/things', headers: { cookie: 'APIC-cookie=apic§' } },
		lives: 600,
		dead: {
			status: 403,
			body: {
				totalCount: '1',
				imdata: [
					{
						error: {
							attributes: { code: '403', text: 'Token was invalid (Error: Token timeout)' },
						},
					},
				],
			},
		},
		wrong: {
			status: 401,
			body: {
				totalCount: '1',
				imdata: [
					{
						error: {
							attributes: {
								code: '401',
								text: 'Username or password is incorrect - FAILED local authentication',
							},
						},
					},
				],
			},
			words: /Username or password is incorrect/,
		},
	},
	{
		api: 'Cisco SD-WAN (vManage)',
		kind: 'a form that answers 200 whatever the password, a token as text of a second answer',
		fields: {
			...curl(
				'/j_security_check',
				`-c cookies.txt -d 'j_username=\${username}&j_password=\${password}'
curl -k -b cookies.txt HOST/dataservice/client/token`,
			),
			...WHO,
			cookieName: 'JSESSIONID',
			baseUrl: 'HOST/dataservice',
			showAnswer: true,
			keepValues: 'xsrf=text:',
			showCallValues: true,
			callHeaders: 'X-XSRF-TOKEN: ${xsrf}',
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'POST /j_security_check',
				body: `j_username=${form(USER)}&j_password=${form(PASSWORD)}`,
				answer: {
					headers: {
						'set-cookie': 'JSESSIONID=vm§; Path=/; Secure; HttpOnly',
						'content-type': 'text/html',
					},
				},
			},
			{
				line: 'GET /dataservice/client/token',
				headers: { cookie: 'JSESSIONID=vm§' },
				answer: { headers: { 'content-type': 'text/html' }, body: '56CF324A§' },
			},
		],
		call: {
			line: 'GET /dataservice/things',
			headers: { cookie: 'JSESSIONID=vm§', 'x-xsrf-token': '56CF324A§' },
		},
		dead: {
			status: 403,
			body: {
				error: {
					message: 'SessionTokenFilter: Token provided via HTTP Header does not match',
					code: 'x',
				},
			},
		},
		wrong: {
			at: 0,
			headers: { 'content-type': 'text/html', 'set-cookie': 'JSESSIONID=none; Path=/' },
			body: '<html><head><title>Cisco vManage</title></head><body><form name="loginForm"><div class="error">Invalid User or Password</div><input type="password" name="j_password"></form></body></html>',
			words: /Invalid User or Password/,
		},
	},
	{
		api: 'Cisco Firepower (FMC)',
		kind: 'token, refresh token and domain in headers of an empty answer; renewal wants both',
		fields: {
			...curl(
				'/api/fmc_platform/v1/auth/generatetoken',
				"-X POST -u '${username}:${password}'",
				`'HOST/things' -H 'X-auth-access-token: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/api/fmc_config/v1/domain/${domain}',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'X-auth-access-token',
			expiryFrom: 'fixed',
			expiryMinutes: 30,
			keepValues: 'domain=header:DOMAIN_UUID',
			showRenewal: true,
			refreshTokenPath: 'header:X-auth-refresh-token',
			renewUrl: 'HOST/api/fmc_platform/v1/auth/refreshtoken',
			renewHeaders: 'X-auth-access-token: ${token}\nX-auth-refresh-token: ${refreshToken}',
		},
		login: [
			{
				line: 'POST /api/fmc_platform/v1/auth/generatetoken',
				headers: basic(USER, PASSWORD),
				answer: {
					status: 204,
					headers: {
						'x-auth-access-token': 'fa-§',
						'x-auth-refresh-token': 'fr-§',
						domain_uuid: 'e276',
					},
				},
			},
		],
		renewal: {
			line: 'POST /api/fmc_platform/v1/auth/refreshtoken',
			headers: { 'x-auth-access-token': 'fa-§', 'x-auth-refresh-token': 'fr-§' },
			answer: {
				status: 204,
				headers: {
					'x-auth-access-token': 'fa-§',
					'x-auth-refresh-token': 'fr-§',
					domain_uuid: 'e276',
				},
			},
		},
		call: {
			line: 'GET /api/fmc_config/v1/domain/e276/things',
			headers: { 'x-auth-access-token': 'fa-§' },
		},
		lives: 1800,
		dead: {
			status: 401,
			body: {
				error: {
					category: 'FRAMEWORK',
					messages: [{ description: 'Access token invalid.' }],
					severity: 'ERROR',
				},
			},
		},
		wrong: {
			status: 401,
			body: {
				error: {
					category: 'FRAMEWORK',
					messages: [{ description: 'Login Failed: Invalid credentials' }],
					severity: 'ERROR',
				},
			},
			words: /Invalid credentials/,
		},
	},
	{
		api: 'ArubaOS',
		kind: 'session in the query, as a cookie and a CSRF header; failure told by a status in the body',
		fields: {
			...curl(
				'/v1/api/login',
				'-k -d "username=${username}&password=${password}"',
				`'HOST/things?UIDARUBA=\${token}' -H 'X-CSRF-Token: \${csrf}' -H 'Cookie: SESSION=\${session}'`,
			),
			...WHO,
			baseUrl: 'HOST/v1/configuration',
			showAnswer: true,
			tokenPath: '_global_result.UIDARUBA',
			keepValues: 'csrf=_global_result.X-CSRF-Token\nsession=cookie:SESSION',
		},
		login: [
			{
				line: 'POST /v1/api/login',
				body: `username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: {
					headers: { 'set-cookie': 'SESSION=ar§; path=/; secure; HttpOnly' },
					body: {
						_global_result: {
							status: '0',
							status_str: "You've logged in successfully.",
							UIDARUBA: 'ar§',
							'X-CSRF-Token': 'cs§',
						},
					},
				},
			},
		],
		call: {
			line: 'GET /v1/configuration/things?UIDARUBA=ar§',
			headers: { 'x-csrf-token': 'cs§', cookie: 'SESSION=ar§' },
		},
		dead: {
			status: 401,
			headers: { 'content-type': 'text/html' },
			body: '<html><title>401 Unauthorized</title></html>',
		},
		wrong: {
			status: 401,
			body: {
				_global_result: {
					status: '1',
					status_str: 'Unable to authenticate user',
					UIDARUBA: '(null)',
				},
			},
			words: /Unable to authenticate user/,
		},
	},
	{
		api: 'F5 BIG-IP',
		kind: 'token and lifetime further in',
		fields: {
			...curl(
				'/mgmt/shared/authn/login',
				`-sk -X POST ${JSON_HEADER} -d '{"username":"\${username}","password":"\${password}","loginProviderName":"tmos"}' | jq -r .token.token`,
				`'HOST/things' -H 'X-F5-Auth-Token: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/mgmt/tm',
			showAnswer: true,
			expiryFrom: 'seconds',
			expiryPath: 'token.timeout',
		},
		login: [
			{
				line: 'POST /mgmt/shared/authn/login',
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","loginProviderName":"tmos"}`,
				answer: {
					body: {
						username: USER,
						loginProviderName: 'tmos',
						token: { token: 'F5§', name: 'F5§', timeout: 1200, expirationMicros: 1510268613101000 },
					},
				},
			},
		],
		call: { line: 'GET /mgmt/tm/things', headers: { 'x-f5-auth-token': 'F5§' } },
		lives: 1200,
		dead: {
			status: 401,
			body: {
				code: 401,
				message: 'X-F5-Auth-Token has expired.',
				errorStack: [],
				apiError: 32768001,
			},
		},
		wrong: {
			status: 401,
			body: {
				code: 401,
				message: 'Authentication failed.',
				referer: '1.2.3.4',
				restOperationId: 6611,
				kind: ':resterrorresponse',
			},
			words: /Authentication failed/,
		},
	},
	{
		api: 'BlueCat Address Manager (v1)',
		kind: 'the token within a sentence, under text',
		fields: {
			...curl('/Services/REST/v1/login?username=${username}&password=${password}', ''),
			...WHO,
			baseUrl: 'HOST/Services/REST/v1',
			showAnswer: true,
			tokenFrom: 'text',
			showUse: true,
			tokenTemplate: "${between(token, 'Session Token-> ', ' <-')}",
		},
		login: [
			{
				line: `GET /Services/REST/v1/login?username=${url(USER)}&password=${url(PASSWORD)}`,
				answer: {
					headers: { 'content-type': 'application/json' },
					body: '"Session Token-> BAMAuthToken: 4bip§MTQ1= <- for User : ada"',
				},
			},
		],
		call: {
			line: 'GET /Services/REST/v1/things',
			headers: { authorization: 'BAMAuthToken: 4bip§MTQ1=' },
		},
		dead: { status: 401, body: 'Invalid token' },
		wrong: {
			status: 401,
			body: 'Invalid username or password.',
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Ruckus SmartZone',
		kind: 'a ticket in the query',
		fields: {
			...curl(
				'/wsg/api/public/v9_1/serviceTicket',
				`-X POST ${JSON_HEADER} -d '{"username":"\${username}","password":"\${password}"}'`,
				`'HOST/things?serviceTicket=\${token}' `,
			),
			...WHO,
			baseUrl: 'HOST/wsg/api/public/v9_1',
		},
		login: [
			{
				line: 'POST /wsg/api/public/v9_1/serviceTicket',
				body: USER_JSON,
				answer: { body: { controllerVersion: '5.2', serviceTicket: 'ST-§' } },
			},
		],
		call: { line: 'GET /wsg/api/public/v9_1/things?serviceTicket=ST-§' },
		dead: {
			status: 401,
			body: { message: 'No active session', errorCode: 201, errorType: 'No active session' },
		},
		wrong: {
			status: 401,
			body: { message: 'Login failed', errorCode: 202, errorType: 'Not authorized' },
			words: /Login failed/,
		},
	},
	{
		api: 'TP-Link Omada (Open API)',
		kind: 'a word and an equals sign before the token; errors under 200',
		fields: {
			...curl(
				'/openapi/authorize/token?grant_type=client_credentials',
				`-X POST ${JSON_HEADER} -d '{"omadacId": "o1", "client_id": "\${clientId}", "client_secret": "\${clientSecret}"}'`,
				`'HOST/things' -H 'Authorization: AccessToken=\${token}'`,
			),
			...CLIENT,
			baseUrl: 'HOST/openapi/v1/o1',
			showRejection: true,
			rejectedPath: 'errorCode',
			rejectedValue: '-44112 | -44113',
		},
		login: [
			{
				line: 'POST /openapi/authorize/token?grant_type=client_credentials',
				body: '{"omadacId":"o1","client_id":"n8n","client_secret":"s3/+="}',
				answer: {
					body: {
						errorCode: 0,
						msg: 'Open API Get Access Token successfully.',
						result: {
							accessToken: 'AT-§',
							tokenType: 'bearer',
							expiresIn: 7200,
							refreshToken: 'RT-§',
						},
					},
				},
			},
		],
		call: { line: 'GET /openapi/v1/o1/things', headers: { authorization: 'AccessToken=AT-§' } },
		lives: 7200,
		dead: { body: { errorCode: -44112, msg: 'The access token has expired.' } },
		wrong: {
			body: { errorCode: -44106, msg: 'The client id or client secret is invalid.' },
			words: /client id or client secret is invalid/,
		},
	},
	{
		api: 'FortiGate (logincheck)',
		kind: 'a CSRF value in a cookie that has quotes around it; the form answers 200 with a digit',
		fields: {
			loginKind: 'cookie',
			baseUrl: 'HOST/api/v2',
			loginUrl: 'HOST/logincheck',
			...WHO,
			passwordName: 'secretkey',
			cookieName: '*',
			showAnswer: true,
			successPath: 'cookie:ccsrftoken',
			keepValues: 'csrf=cookie:ccsrftoken',
			showCallValues: true,
			callHeaders: 'X-CSRFTOKEN: ${slice(csrf, 1, -1)}',
		},
		login: [
			{
				line: 'POST /logincheck',
				body: `username=${form(USER)}&secretkey=${form(PASSWORD)}`,
				answer: {
					headers: {
						'set-cookie': ['APSCOOKIE_9="Era%3D0§"; path=/; HttpOnly', 'ccsrftoken="C0§"; path=/'],
					},
					body: '1document.location="/ng/prompt?viewOnly&redir=%2Fng%2F";\n',
				},
			},
		],
		call: {
			line: 'GET /api/v2/things',
			headers: { cookie: 'APSCOOKIE_9="Era%3D0§"; ccsrftoken="C0§"', 'x-csrftoken': 'C0§' },
		},
		dead: {
			status: 401,
			headers: { 'content-type': 'text/html' },
			body: '<html>Unauthorized</html>',
		},
		wrong: { body: '0', words: /refused/ },
	},
	{
		api: 'Palo Alto (keygen)',
		kind: 'token in XML, status in an attribute',
		fields: {
			...curl(
				'/api/',
				"-H 'Content-Type: application/x-www-form-urlencoded' -d 'type=keygen&user=${username}&password=${password}'",
				`'HOST/things' -H 'X-PAN-KEY: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/api',
			showAnswer: true,
			tokenPath: 'response.result.key',
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'POST /api/',
				body: `type=keygen&user=${form(USER)}&password=${form(PASSWORD)}`,
				answer: {
					body: "<response status = 'success'><result><key>LUFR§==</key></result></response>",
				},
			},
		],
		call: { line: 'GET /api/things', headers: { 'x-pan-key': 'LUFR§==' } },
		dead: {
			status: 403,
			body: "<response status = 'error' code = '403'><result><msg>Invalid Credential</msg></result></response>",
		},
		wrong: {
			status: 403,
			body: "<response status = 'error' code = '403'><result><msg>Invalid Credential</msg></result></response>",
			words: /Invalid Credential/,
		},
	},
	{
		api: 'phpIPAM',
		kind: 'a wrong password is HTTP 500; a date without a zone',
		fields: {
			loginKind: 'basic',
			...WHO,
			baseUrl: 'HOST/api/n8n',
			loginUrl: '/user/',
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 360,
			...header('token'),
		},
		login: [
			{
				line: 'POST /api/n8n/user/',
				headers: basic(USER, PASSWORD),
				answer: {
					body: {
						code: 200,
						success: true,
						data: { token: '.UEdyuXeh§', expires: '2026-11-28 18:00:00' },
						time: 0.02,
					},
				},
			},
		],
		call: { line: 'GET /api/n8n/things', headers: { token: '.UEdyuXeh§' } },
		lives: 21_600,
		dead: {
			status: 403,
			body: { code: 403, success: false, message: 'Token expired', time: 0.01 },
		},
		wrong: {
			status: 500,
			body: { code: 500, success: 0, message: 'Invalid username or password', time: 0.05 },
			words: /Invalid username or password/,
		},
	},
];
