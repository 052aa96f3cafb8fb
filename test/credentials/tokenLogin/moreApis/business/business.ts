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

/** ITSM, ERP, device management, documents. */
export const business: Api[] = [
	{
		api: 'TOPdesk',
		kind: 'a text, sent in quotes after a word of its own',
		fields: {
			loginKind: 'custom',
			baseUrl: 'HOST/tas/api',
			loginUrl: '/login/operator',
			loginMethod: 'GET',
			loginBasic: true,
			loginBasicUser: '${username}',
			loginBasicPassword: '${password}',
			...WHO,
			showUse: true,
			tokenTemplate: 'TOKEN id="${token}"',
		},
		login: [
			{
				line: 'GET /tas/api/login/operator',
				headers: basic(USER, PASSWORD),
				answer: { body: '5ddcc2f0-0000-4b08-a4f0-§' },
			},
		],
		call: {
			line: 'GET /tas/api/things',
			headers: { authorization: 'TOKEN id="5ddcc2f0-0000-4b08-a4f0-§"' },
		},
		dead: { status: 401, body: '' },
		wrong: { status: 401, body: 'Access denied', words: /Access denied/ },
	},
	{
		api: 'Znuny / OTRS',
		kind: 'session in the query; every error under 200',
		fields: {
			...curl(
				'/otrs/nph-genericinterface.pl/Webservice/REST/Session',
				`-X POST -d '{"UserLogin":"\${username}","Password":"\${password}"}' ${JSON_HEADER}`,
				`'HOST/things?SessionID=\${token}' `,
			),
			...WHO,
			baseUrl: 'HOST/otrs/nph-genericinterface.pl/Webservice/REST',
			showRejection: true,
			rejectedPath: 'Error.ErrorCode',
			rejectedMatch: 'contains',
			rejectedValue: 'AuthFail',
		},
		login: [
			{
				line: 'POST /otrs/nph-genericinterface.pl/Webservice/REST/Session',
				body: `{"UserLogin":"${USER}","Password":"${json(PASSWORD)}"}`,
				answer: { body: { SessionID: 'otrs§' } },
			},
		],
		call: { line: 'GET /otrs/nph-genericinterface.pl/Webservice/REST/things?SessionID=otrs§' },
		dead: {
			body: {
				Error: {
					ErrorCode: 'TicketGet.AuthFail',
					ErrorMessage: 'TicketGet: Authorization failing!',
				},
			},
		},
		wrong: {
			body: {
				Error: {
					ErrorCode: 'SessionCreate.AuthFail',
					ErrorMessage: 'SessionCreate: Authorization failing!',
				},
			},
			words: /Authorization failing/,
		},
	},
	{
		api: 'Cherwell',
		kind: 'password grant with an API key in the query, renewed by refresh token',
		fields: {
			...curl(
				'/CherwellAPI/token?auth_mode=Internal&api_key=${clientId}',
				"-d 'grant_type=password&client_id=${clientId}&username=${username}&password=${password}'",
			),
			...WHO,
			clientId: 'n8n',
			baseUrl: 'HOST/CherwellAPI/api/V1',
		},
		login: [
			{
				line: 'POST /CherwellAPI/token?auth_mode=Internal&api_key=n8n',
				body: `grant_type=password&client_id=n8n&username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: {
					body: {
						access_token: 'ch-§',
						token_type: 'bearer',
						expires_in: 1199,
						refresh_token: 'cr-§',
						as_client_id: 'n8n',
						username: USER,
						'.issued': 'Tue, 15 Nov 2016 14:49:04 GMT',
						'.expires': 'Tue, 15 Nov 2016 15:09:04 GMT',
					},
				},
			},
		],
		renewal: {
			line: 'POST /CherwellAPI/token?auth_mode=Internal&api_key=n8n',
			body: 'grant_type=refresh_token&client_id=n8n&refresh_token=cr-§',
			answer: { body: { access_token: 'ch-§', expires_in: 1199, refresh_token: 'cr-§' } },
		},
		call: { line: 'GET /CherwellAPI/api/V1/things', headers: { authorization: 'Bearer ch-§' } },
		lives: 1199,
		dead: { status: 401, body: { errorCode: 'Unauthorized', errorMessage: 'Token expired' } },
		wrong: {
			status: 400,
			body: {
				error: 'invalid_grant',
				error_description: 'BADREQUEST: Invalid username or password',
			},
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Quest KACE SMA',
		kind: 'cookies and a CSRF header of the answer',
		fields: {
			...curl(
				'/ams/shared/api/security/login',
				`-c jar -X POST -H 'x-kace-api-version: 8' ${JSON_HEADER} -d '{"userName":"\${username}","password":"\${password}","organizationName":"Default"}'`,
			),
			...WHO,
			cookieName: '*',
			baseUrl: 'HOST/api',
			showAnswer: true,
			keepValues: 'csrf=header:x-kace-csrf-token',
			showCallValues: true,
			callHeaders: 'x-kace-csrf-token: ${csrf}\nx-kace-api-version: 8',
		},
		login: [
			{
				line: 'POST /ams/shared/api/security/login',
				headers: { 'x-kace-api-version': '8' },
				body: `{"userName":"${USER}","password":"${json(PASSWORD)}","organizationName":"Default"}`,
				answer: {
					headers: {
						'set-cookie': ['kboxid=k-§; path=/; HttpOnly', 'KACE_LAST_USER=ada; path=/'],
						'x-kace-csrf-token': 'csrf-§',
					},
					body: { sessionId: 1 },
				},
			},
		],
		call: {
			line: 'GET /api/things',
			headers: {
				cookie: 'kboxid=k-§; KACE_LAST_USER=ada',
				'x-kace-csrf-token': 'csrf-§',
				'x-kace-api-version': '8',
			},
		},
		dead: { status: 401, body: { errorCode: 2, errorDescription: 'Not logged in' } },
		wrong: {
			status: 401,
			body: { errorCode: 1, errorDescription: 'Login failed' },
			words: /Login failed/,
		},
	},
	{
		api: 'Epicor Kinetic',
		kind: 'user and password as plain headers, token in XML',
		fields: {
			...curl(
				'/Prod/TokenResource.svc/',
				"-X POST -H 'username: ${username}' -H 'password: ${password}' -H 'x-api-key: ${apiKey}'",
				`'HOST/things' -H 'Authorization: Bearer \${token}' -H 'x-api-key: \${apiKey}'`,
			),
			...WHO,
			baseUrl: 'HOST/Prod/api/v2/odata/EPIC06',
			showValues: true,
			secretValues: named({ apiKey: 'K' }),
		},
		login: [
			{
				line: 'POST /Prod/TokenResource.svc/',
				headers: { username: USER, password: PASSWORD, 'x-api-key': 'K' },
				answer: {
					body: '<?xml version="1.0"?><Token xmlns="http://schemas.datacontract.org/2004/07/Epicor.Web"><AccessToken>ep-§</AccessToken><ExpiresIn>3600</ExpiresIn><TokenType>Bearer</TokenType></Token>',
				},
			},
		],
		call: {
			line: 'GET /Prod/api/v2/odata/EPIC06/things',
			headers: { authorization: 'Bearer ep-§', 'x-api-key': 'K' },
		},
		lives: 3600,
		dead: { status: 401 },
		wrong: {
			status: 401,
			body: '<Fault xmlns="http://schemas.microsoft.com/ws/2005/05/envelope/none"><Reason><Text>Invalid username or password.</Text></Reason></Fault>',
			words: /Invalid username or password/,
		},
	},
	{
		api: 'JD Edwards (AIS)',
		kind: 'a device name, a status of its own (444) for a dead token',
		fields: {
			...curl(
				'/jderest/v2/tokenrequest',
				`${JSON_HEADER} -d '{"username":"\${username}","password":"\${password}","deviceName":"n8n","environment":"JPD920","role":"*ALL"}'`,
				`'HOST/things' -H 'jde-AIS-Auth: \${token}' -H 'jde-AIS-Auth-Device: n8n'`,
			),
			...WHO,
			baseUrl: 'HOST/jderest/v2',
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 30,
			showRejection: true,
			rejectedStatuses: '401, 444',
		},
		login: [
			{
				line: 'POST /jderest/v2/tokenrequest',
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","deviceName":"n8n","environment":"JPD920","role":"*ALL"}`,
				answer: {
					body: {
						username: USER,
						userInfo: { token: '044jde§', langPref: '  ' },
						userAuthorized: false,
					},
				},
			},
		],
		call: {
			line: 'GET /jderest/v2/things',
			headers: { 'jde-ais-auth': '044jde§', 'jde-ais-auth-device': 'n8n' },
		},
		lives: 1800,
		dead: { status: 444, body: { message: 'Invalid token' } },
		wrong: {
			status: 403,
			body: { message: 'Authorization Failure: Invalid username or password', exception: 'x' },
			words: /Invalid username or password/,
		},
	},
	{
		api: 'IBM Maximo',
		kind: 'all cookies; user and password in a header of its own',
		fields: {
			...curl(
				'/maximo/oslc/login',
				"-c cookies.txt -X POST -H 'maxauth: ${base64(username:password)}'",
			),
			...WHO,
			cookieName: '*',
			baseUrl: 'HOST/maximo/oslc',
		},
		login: [
			{
				line: 'POST /maximo/oslc/login',
				headers: { maxauth: base64(`${USER}:${PASSWORD}`) },
				answer: { headers: { 'set-cookie': ['JSESSIONID=m-§; Path=/', 'LtpaToken2=l=§; Path=/'] } },
			},
		],
		call: {
			line: 'GET /maximo/oslc/things',
			headers: { cookie: 'JSESSIONID=m-§; LtpaToken2=l=§' },
		},
		dead: {
			status: 401,
			body: { Error: { reasonCode: 'BMXAA0021E', message: 'BMXAA0021E - invalid' } },
		},
		wrong: {
			status: 401,
			body: {
				'oslc:Error': {
					'spi:reasonCode': 'BMXAA7901E',
					'oslc:message': 'BMXAA7901E - You cannot log in at this time.',
					'oslc:statusCode': '401',
				},
			},
			words: /You cannot log in at this time/,
		},
	},
	{
		api: 'ERPNext (Frappe)',
		kind: 'a cookie among several; the dead one is a guest and gets 403',
		fields: {
			loginKind: 'cookie',
			baseUrl: 'HOST/api',
			loginUrl: '/method/login',
			...WHO,
			usernameName: 'usr',
			passwordName: 'pwd',
			cookieName: 'sid',
			showRejection: true,
			rejectedStatuses: '401, 403',
		},
		login: [
			{
				line: 'POST /api/method/login',
				body: `usr=${form(USER)}&pwd=${form(PASSWORD)}`,
				answer: {
					headers: {
						'set-cookie': [
							'sid=6fae§; Path=/; HttpOnly',
							'system_user=yes; Path=/',
							'full_name=Ada%20L',
						],
					},
					body: { message: 'Logged In', home_page: '/app', full_name: 'Ada L' },
				},
			},
		],
		call: { line: 'GET /api/things', headers: { cookie: 'sid=6fae§' } },
		dead: { status: 403, body: { exc_type: 'PermissionError', _server_messages: '[]' } },
		wrong: {
			status: 401,
			headers: { 'set-cookie': 'sid=Guest; Path=/' },
			body: { message: 'Invalid login credentials' },
			words: /Invalid login credentials/,
		},
	},
	{
		api: 'Sophos Central',
		kind: 'tenant discovery: the tenant’s server and ID of a second answer',
		fields: {
			loginKind: 'oauth2ClientCredentials',
			baseUrl: '${region}',
			loginUrl: 'HOST/api/v2/oauth2/token',
			...CLIENT,
			scope: 'token',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'GET',
						url: 'HOST/whoami/v1',
						headers: 'Authorization: Bearer ${step1.access_token}',
					},
				],
			},
			showAnswer: true,
			// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- a path
			tokenPath: 'step1.access_token',
			expiryFrom: 'seconds',
			expiryPath: 'step1.expires_in',
			keepValues: 'region=apiHosts.dataRegion\ntenant=id',
			showCallValues: true,
			callHeaders: 'X-Tenant-ID: ${tenant}',
		},
		login: [
			{
				line: 'POST /api/v2/oauth2/token',
				body: 'grant_type=client_credentials&client_id=n8n&client_secret=s3%2F%2B%3D&scope=token',
				answer: {
					body: {
						access_token: 'so-§',
						errorCode: 'success',
						expires_in: 3600,
						message: 'OK',
						refresh_token: 'r',
						token_type: 'bearer',
						trackingId: 'x',
					},
				},
			},
			{
				line: 'GET /whoami/v1',
				headers: { authorization: 'Bearer so-§' },
				answer: {
					body: {
						id: 't-1',
						idType: 'tenant',
						apiHosts: { global: 'HOST', dataRegion: 'HOST/eu01' },
					},
				},
			},
		],
		call: {
			line: 'GET /eu01/things',
			headers: { authorization: 'Bearer so-§', 'x-tenant-id': 't-1' },
		},
		lives: 3600,
		dead: { status: 401, body: { error: 'Unauthorized', message: 'Token expired' } },
		wrong: {
			status: 400,
			body: {
				errorCode: 'oauth.invalid_client',
				message: 'Bad client credentials',
				trackingId: 'y',
			},
			at: 0,
			words: /Bad client credentials/,
		},
	},
	{
		api: 'ManageEngine Endpoint Central',
		kind: 'the password in Base64 in the query; errors under 200',
		fields: {
			...curl(
				'/api/1.3/desktop/authentication?username=${username}&password=${base64(password)}&auth_type=local_authentication',
				'',
				`'HOST/things' -H 'Authorization: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/api/1.4',
			showRejection: true,
			rejectedPath: 'error_code',
			rejectedValue: '10001 | 10002',
		},
		login: [
			{
				line: `GET /api/1.3/desktop/authentication?username=${url(USER)}&password=${url(base64(PASSWORD))}&auth_type=local_authentication`,
				answer: {
					body: {
						message_type: 'authentication',
						message_response: {
							authentication: { auth_data: { auth_token: 'ME-§' }, user_data: {} },
						},
						message_version: '1.0',
						status: 'success',
					},
				},
			},
		],
		call: { line: 'GET /api/1.4/things', headers: { authorization: 'ME-§' } },
		dead: {
			body: { error_description: 'Invalid or expired token', error_code: '10002', status: 'error' },
		},
		wrong: {
			body: { error_description: 'Invalid credentials', error_code: '10001', status: 'error' },
			words: /Invalid credentials/,
		},
	},
	{
		api: 'FileMaker Data API',
		kind: 'Basic and an empty JSON; words in a list of messages',
		fields: {
			...curl(
				'/fmi/data/v1/databases/Sales/sessions',
				`-X POST -u '\${username}:\${password}' ${JSON_HEADER} -d '{}'`,
			),
			...WHO,
			baseUrl: 'HOST/fmi/data/v1/databases/Sales',
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 15,
		},
		login: [
			{
				line: 'POST /fmi/data/v1/databases/Sales/sessions',
				headers: basic(USER, PASSWORD),
				body: '{}',
				answer: {
					headers: { 'x-fm-data-access-token': 'fm-§' },
					body: { response: { token: 'fm-§' }, messages: [{ code: '0', message: 'OK' }] },
				},
			},
		],
		call: {
			line: 'GET /fmi/data/v1/databases/Sales/things',
			headers: { authorization: 'Bearer fm-§' },
		},
		lives: 900,
		dead: {
			status: 401,
			body: {
				messages: [{ message: 'Invalid FileMaker Data API token (*)', code: '952' }],
				response: {},
			},
		},
		wrong: {
			status: 401,
			body: {
				messages: [
					{ message: 'Invalid user account and/or password; please try again', code: '212' },
				],
				response: {},
			},
			words: /Invalid user account and\/or password/,
		},
	},
	{
		api: 'Alfresco',
		kind: 'a ticket that goes as Basic',
		fields: {
			...curl(
				'/alfresco/api/-default-/public/authentication/versions/1/tickets',
				`-X POST ${JSON_HEADER} -d '{"userId": "\${username}", "password": "\${password}"}'`,
				`'HOST/things' -H 'Authorization: Basic \${base64(token)}'`,
			),
			...WHO,
			baseUrl: 'HOST/alfresco/api/-default-/public/alfresco/versions/1',
			showAnswer: true,
			tokenPath: 'entry.id',
		},
		login: [
			{
				line: 'POST /alfresco/api/-default-/public/authentication/versions/1/tickets',
				body: `{"userId":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: { status: 201, body: { entry: { id: 'TICKET_§', userId: USER } } },
			},
		],
		call: {
			line: 'GET /alfresco/api/-default-/public/alfresco/versions/1/things',
			headers: { authorization: 'Basic b64(TICKET_§)' },
		},
		dead: {
			status: 401,
			body: {
				error: {
					errorKey: 'framework.exception.ApiDefault',
					statusCode: 401,
					briefSummary: '05220 Authentication failed',
					stackTrace: '',
					descriptionURL: 'https://x',
				},
			},
		},
		wrong: {
			status: 403,
			body: {
				error: {
					errorKey: 'Login failed',
					statusCode: 403,
					briefSummary: '05220 Login failed',
					stackTrace: '',
					descriptionURL: 'https://x',
				},
			},
			words: /Login failed/,
		},
	},
	{
		api: 'Informatica IICS',
		kind: 'base URL from a list of products in the answer',
		fields: {
			...curl(
				'/saas/public/core/v3/login',
				`-X POST ${JSON_HEADER} -d '{"username":"\${username}","password":"\${password}"}'`,
				`'HOST/things' -H 'INFA-SESSION-ID: \${token}'`,
			),
			...WHO,
			baseUrl: '${api}',
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 30,
			keepValues: 'api=products[name=Integration Cloud].baseApiUrl',
		},
		login: [
			{
				line: 'POST /saas/public/core/v3/login',
				body: USER_JSON,
				answer: {
					body: {
						products: [
							{ name: 'Other', baseApiUrl: 'HOST/other' },
							{ name: 'Integration Cloud', baseApiUrl: 'HOST/saas' },
						],
						userInfo: { sessionId: 'iics§', id: '1', name: USER },
					},
				},
			},
		],
		call: { line: 'GET /saas/things', headers: { 'infa-session-id': 'iics§' } },
		lives: 1800,
		dead: { status: 401, body: { error: { code: 'AUTH_01', message: 'Session expired' } } },
		wrong: {
			status: 401,
			body: {
				error: {
					code: 'UI_10000',
					message: 'The username or password is incorrect.',
					requestId: 'r',
				},
			},
			words: /The username or password is incorrect/,
		},
	},
	{
		api: 'MicroStrategy',
		kind: 'no body (204): a header and a cookie',
		fields: {
			...curl(
				'/MicroStrategyLibrary/api/auth/login',
				`-i -X POST ${JSON_HEADER} -d '{ "username": "\${username}", "password": "\${password}", "loginMode": 1 }'`,
				`'HOST/things' -H 'X-MSTR-AuthToken: \${token}' -H 'Cookie: JSESSIONID=\${session}'`,
			),
			...WHO,
			baseUrl: 'HOST/MicroStrategyLibrary/api',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'X-MSTR-AuthToken',
			keepValues: 'session=cookie:JSESSIONID',
		},
		login: [
			{
				line: 'POST /MicroStrategyLibrary/api/auth/login',
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","loginMode":1}`,
				answer: {
					status: 204,
					headers: {
						'x-mstr-authtoken': 'ms-§',
						'set-cookie': 'JSESSIONID=j§; Path=/MicroStrategyLibrary; Secure; HttpOnly',
					},
				},
			},
		],
		call: {
			line: 'GET /MicroStrategyLibrary/api/things',
			headers: { 'x-mstr-authtoken': 'ms-§', cookie: 'JSESSIONID=j§' },
		},
		dead: { status: 401, body: { code: 'ERR009', message: "The user's session has expired" } },
		wrong: {
			status: 401,
			body: {
				code: 'ERR003',
				iServerCode: -2147216959,
				message: 'Incorrect login/password.',
				ticketId: 't',
			},
			words: /Incorrect login\/password/,
		},
	},
];
