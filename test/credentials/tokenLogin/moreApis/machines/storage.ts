import {
	type Api,
	basic,
	curl,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	USER,
	WHO,
	xml,
} from '../types';

/** Storage, servers, clusters. */
export const storage: Api[] = [
	{
		api: 'Huawei OceanStor',
		kind: 'base URL with a device ID of the answer, cookie and token; error code under 200',
		fields: {
			...curl(
				'/deviceManager/rest/xxxxx/sessions',
				`-c jar -X POST ${JSON_HEADER} -d '{"username": "\${username}", "password": "\${password}", "scope": 0}'`,
			),
			...WHO,
			cookieName: 'session',
			baseUrl: 'HOST/deviceManager/rest/${device}',
			showAnswer: true,
			keepValues: 'device=data.deviceid\ntoken2=data.iBaseToken',
			showCallValues: true,
			callHeaders: 'iBaseToken: ${token2}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '-401',
		},
		login: [
			{
				line: 'POST /deviceManager/rest/xxxxx/sessions',
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","scope":0}`,
				answer: {
					headers: { 'set-cookie': 'session=ismsession=h§; Path=/; Secure; HttpOnly' },
					body: {
						data: { accountstate: 1, deviceid: '2102350BVB', iBaseToken: 'ib§', userid: 'a' },
						error: { code: 0, description: '0' },
					},
				},
			},
		],
		call: {
			line: 'GET /deviceManager/rest/2102350BVB/things',
			headers: { cookie: 'session=ismsession=h§', ibasetoken: 'ib§' },
		},
		dead: {
			body: {
				data: {},
				error: {
					code: -401,
					description: 'This operation fails to be performed because of the unauthorized REST.',
				},
			},
		},
		wrong: {
			body: {
				data: {},
				error: {
					code: 1077949061,
					description: 'The User name or password is incorrect.',
					suggestion: 'Check',
				},
			},
			words: /User name or password is incorrect/,
		},
	},
	{
		api: 'Redfish (iDRAC, iLO, XCC)',
		kind: 'token in a header under 201',
		fields: {
			...curl(
				'/redfish/v1/SessionService/Sessions',
				`-X POST -k -i ${JSON_HEADER} -d '{"UserName": "\${username}", "Password": "\${password}"}'`,
				`'HOST/things' -H 'X-Auth-Token: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/redfish/v1',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'X-Auth-Token',
			expiryFrom: 'idle',
			expiryMinutes: 30,
		},
		login: [
			{
				line: 'POST /redfish/v1/SessionService/Sessions',
				body: `{"UserName":"${USER}","Password":"${json(PASSWORD)}"}`,
				answer: {
					status: 201,
					headers: { 'x-auth-token': 'rf-§', location: '/redfish/v1/SessionService/Sessions/§' },
					body: { Id: '§', UserName: USER },
				},
			},
		],
		call: { line: 'GET /redfish/v1/things', headers: { 'x-auth-token': 'rf-§' } },
		lives: 1800,
		dead: {
			status: 401,
			body: {
				error: {
					'@Message.ExtendedInfo': [
						{ Message: 'Session not found', MessageId: 'IDRAC.2.1.SYS402' },
					],
					code: 'Base.1.8.GeneralError',
					message: 'A general error has occurred.',
				},
			},
		},
		wrong: {
			status: 401,
			body: {
				error: {
					'@Message.ExtendedInfo': [
						{
							Message:
								'Unable to complete the operation because the username or password is invalid.',
							MessageId: 'IDRAC.2.1.SYS415',
							Severity: 'Warning',
						},
					],
					code: 'Base.1.8.GeneralError',
					message: 'A general error has occurred. See ExtendedInfo for more information',
				},
			},
			words: /username or password is invalid/,
		},
	},
	{
		api: 'NetApp StorageGRID',
		kind: 'the token is the field "data" itself',
		fields: {
			...curl(
				'/api/v4/authorize',
				`-X POST ${JSON_HEADER} -d '{"username": "\${username}", "password": "\${password}", "cookie": false, "csrfToken": false}'`,
			),
			...WHO,
			baseUrl: 'HOST/api/v4',
			showAnswer: true,
			tokenPath: 'data',
		},
		login: [
			{
				line: 'POST /api/v4/authorize',
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","cookie":false,"csrfToken":false}`,
				answer: {
					body: {
						responseTime: '2026-01-01T00:00:00Z',
						status: 'success',
						apiVersion: '4.0',
						data: '8b1e528d-§',
					},
				},
			},
		],
		call: { line: 'GET /api/v4/things', headers: { authorization: 'Bearer 8b1e528d-§' } },
		dead: {
			status: 401,
			body: {
				status: 'error',
				code: 401,
				message: { text: 'Your authorization has expired', key: 'x' },
			},
		},
		wrong: {
			status: 401,
			body: {
				responseTime: 'x',
				status: 'error',
				apiVersion: '4.0',
				code: 401,
				message: { text: 'Invalid username or password', key: 'auth.invalid' },
				errors: [],
			},
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Dell PowerStore',
		kind: 'GET with Basic: cookie and token in headers, both with each call',
		fields: {
			...curl(
				'/api/rest/login_session',
				"-k -X GET -c cookiefile -u '${username}:${password}' -H 'Accept: application/json'",
			),
			...WHO,
			cookieName: 'auth_cookie',
			baseUrl: 'HOST/api/rest',
			showAnswer: true,
			keepValues: 'csrf=header:DELL-EMC-TOKEN',
			showCallValues: true,
			callHeaders: 'DELL-EMC-TOKEN: ${csrf}',
		},
		login: [
			{
				line: 'GET /api/rest/login_session',
				headers: basic(USER, PASSWORD),
				answer: {
					headers: { 'set-cookie': 'auth_cookie=ps§; Path=/; Secure', 'dell-emc-token': 'de§' },
					body: [{ id: '1', user: USER }],
				},
			},
		],
		call: {
			line: 'GET /api/rest/things',
			headers: { cookie: 'auth_cookie=ps§', 'dell-emc-token': 'de§' },
		},
		dead: {
			status: 401,
			body: {
				messages: [
					{ severity: 'Error', code: '0xE09040050001', message_l10n: 'Not authenticated' },
				],
			},
		},
		wrong: {
			status: 401,
			body: {
				messages: [
					{
						severity: 'Error',
						code: '0xE09040050002',
						message_l10n: 'Invalid username or password.',
					},
				],
			},
			words: /Invalid username or password/,
		},
	},
	{
		api: 'HPE 3PAR (WSAPI)',
		kind: 'a key as a header; code and words beside each other',
		fields: {
			...curl(
				'/api/v1/credentials',
				`${JSON_HEADER} -d '{"user":"\${username}", "password":"\${password}"}'`,
				`'HOST/things' -H 'X-HP3PAR-WSAPI-SessionKey: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/api/v1',
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 15,
		},
		login: [
			{
				line: 'POST /api/v1/credentials',
				body: `{"user":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: { status: 201, body: { key: '0-9c1a2b3c4d5e6f7a8b-§' } },
			},
		],
		call: {
			line: 'GET /api/v1/things',
			headers: { 'x-hp3par-wsapi-sessionkey': '0-9c1a2b3c4d5e6f7a8b-§' },
		},
		lives: 900,
		dead: { status: 403, body: { code: 6, desc: 'invalid session key' } },
		wrong: {
			status: 403,
			body: { code: 5, desc: 'invalid username or password' },
			words: /invalid username or password/,
		},
	},
	{
		api: 'Pure Storage FlashArray 2',
		kind: 'an API token for a session token in a header',
		fields: {
			...curl(
				'/api/2.4/login',
				"-X POST -H 'api-token: ${apiToken}'",
				`'HOST/things' -H 'x-auth-token: \${token}'`,
			),
			showValues: true,
			secretValues: named({ apiToken: 'K-1' }),
			baseUrl: 'HOST/api/2.4',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'x-auth-token',
		},
		login: [
			{
				line: 'POST /api/2.4/login',
				headers: { 'api-token': 'K-1' },
				answer: { headers: { 'x-auth-token': 'pu-§' }, body: { items: [{ username: USER }] } },
			},
		],
		call: { line: 'GET /api/2.4/things', headers: { 'x-auth-token': 'pu-§' } },
		dead: { status: 401, body: { errors: [{ message: 'Invalid session' }] } },
		wrong: {
			status: 401,
			body: { errors: [{ context: null, message: 'Authentication failed.' }] },
			words: /Authentication failed/,
		},
	},
	{
		api: 'OpenShift',
		kind: 'the token in the fragment of a redirect’s address',
		fields: {
			...curl(
				'/oauth/authorize?client_id=openshift-challenging-client&response_type=token',
				"-u '${username}:${password}' -H 'X-CSRF-Token: 1' -i",
			),
			...WHO,
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'Location',
			showUse: true,
			tokenTemplate: "Bearer ${parameter(token, 'access_token')}",
		},
		login: [
			{
				line: 'GET /oauth/authorize?client_id=openshift-challenging-client&response_type=token',
				headers: { ...basic(USER, PASSWORD), 'x-csrf-token': '1' },
				answer: {
					status: 302,
					headers: {
						location:
							'HOST/oauth/token/implicit#access_token=sha256~os§&expires_in=86400&scope=user%3Afull&token_type=Bearer',
					},
				},
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer sha256~os§' } },
		dead: {
			status: 401,
			body: {
				kind: 'Status',
				status: 'Failure',
				message: 'Unauthorized',
				reason: 'Unauthorized',
				code: 401,
			},
		},
		wrong: { status: 401, body: '', words: /HTTP 401/ },
	},
	{
		api: 'Cisco UCS Manager',
		kind: 'token, lifetime and failure are attributes; renewed by the token and the password',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/nuova',
			loginUrl: '/',
			loginMethod: 'POST',
			loginHeaders: 'Content-Type: application/x-www-form-urlencoded\nAccept: application/xml',
			loginBodyType: 'xml',
			loginBody: '<aaaLogin inName="${username}" inPassword="${password}"/>',
			showAnswer: true,
			tokenPath: 'aaaLogin.@outCookie',
			expiryFrom: 'seconds',
			expiryPath: 'aaaLogin.@outRefreshPeriod',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'cookie',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedText: 'errorCode="552"',
		},
		login: [
			{
				line: 'POST /nuova',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: `<aaaLogin inName="${xml(USER)}" inPassword="${xml(PASSWORD)}"/>`,
				answer: {
					body: '<aaaLogin cookie="" response="yes" outCookie="1217/ucs§" outRefreshPeriod="600" outPriv="admin,read-only" outDomains="" outName="ada"> </aaaLogin>',
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
				body: '<configResolveClass cookie="${cookie}" classId="computeBlade"/>',
			},
			line: 'POST /nuova',
			body: '<configResolveClass cookie="1217/ucs§" classId="computeBlade"/>',
		},
		lives: 600,
		dead: {
			body: '<configResolveClass cookie="x" response="yes" errorCode="552" invocationResult="service-unavailable" errorDescr="Authorization required"> </configResolveClass>',
		},
		wrong: {
			body: '<aaaLogin cookie="" response="yes" errorCode="551" invocationResult="unidentified-fail" errorDescr="Authentication failed"> </aaaLogin>',
			words: /Authentication failed/,
		},
	},
];
