import { type Api, header, json, PASSWORD, USER, WHO } from '../types';

/** Reports, data platforms, maps. */
export const analytics: Api[] = [
	{
		api: 'SAP BusinessObjects',
		kind: 'a token in a header with quotes around it',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/biprws/v1',
			loginUrl: 'HOST/biprws/logon/long',
			loginMethod: 'POST',
			loginBody: '{"userName": "${username}", "password": "${password}", "auth": "secEnterprise"}',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'X-SAP-LogonToken',
			...header('X-SAP-LogonToken'),
			showRelease: true,
			releaseUrl: 'HOST/biprws/logoff',
			releaseHeaders: 'X-SAP-LogonToken: ${token}',
		},
		login: [
			{
				line: 'POST /biprws/logon/long',
				body: `{"userName":"${USER}","password":"${json(PASSWORD)}","auth":"secEnterprise"}`,
				answer: {
					headers: { 'x-sap-logontoken': '"COMMANDCOM-LCM:6400@{3&2=5595,U3&p=40§}"' },
					body: { logonToken: 'COMMANDCOM-LCM:6400@{3&2=5595,U3&p=40§}' },
				},
			},
		],
		call: {
			line: 'GET /biprws/v1/things',
			headers: { 'x-sap-logontoken': '"COMMANDCOM-LCM:6400@{3&2=5595,U3&p=40§}"' },
		},
		dead: {
			status: 401,
			body: { error_code: 'FWM 01003', message: 'Server error: session is no longer valid' },
		},
		wrong: {
			status: 400,
			body: {
				error_code: 'FWM 00006',
				message:
					'Enterprise authentication could not log you on. Please make sure your logon information is correct. (FWB 00008)',
			},
			words: /could not log you on/,
		},
	},
	{
		api: 'Apache Superset',
		kind: 'the token is in the first answer, its companion and a cookie in the second',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/api/v1',
			loginUrl: '/security/login',
			loginMethod: 'POST',
			loginBody:
				'{"username": "${username}", "password": "${password}", "provider": "db", "refresh": true}',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'GET',
						url: '/security/csrf_token/',
						headers: 'Authorization: Bearer ${step1.access_token}',
					},
				],
			},
			showAnswer: true,
			// eslint-disable-next-line @n8n/community-nodes/no-hardcoded-secrets -- a path
			tokenPath: 'step1.access_token',
			keepValues: 'csrf=result\nsession=cookie:session',
			expiryFrom: 'fixed',
			expiryMinutes: 15,
			showCallValues: true,
			callHeaders: 'X-CSRFToken: ${csrf}\nCookie: session=${session}',
		},
		login: [
			{
				line: 'POST /api/v1/security/login',
				body: `{"username":"${USER}","password":"${json(PASSWORD)}","provider":"db","refresh":true}`,
				answer: { body: { access_token: 'su§', refresh_token: 'sr§' } },
			},
			{
				line: 'GET /api/v1/security/csrf_token/',
				headers: { authorization: 'Bearer su§' },
				answer: {
					headers: { 'set-cookie': 'session=se§; HttpOnly; Path=/' },
					body: { result: 'cs§' },
				},
			},
		],
		call: {
			line: 'GET /api/v1/things',
			headers: { authorization: 'Bearer su§', 'x-csrftoken': 'cs§', cookie: 'session=se§' },
		},
		lives: 900,
		dead: { status: 401, body: { msg: 'Token has expired' } },
		wrong: { at: 0, status: 401, body: { message: 'Not authorized' }, words: /Not authorized/ },
	},
	{
		api: 'Yellowfin',
		kind: 'a scheme of its own with a time and a new identifier in each request',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/api',
			loginUrl: '/refresh-tokens',
			loginMethod: 'POST',
			loginHeaders:
				'Authorization: YELLOWFIN ts=${now:epochMs}, nonce=${uuid}\nAccept: application/vnd.yellowfin.api-v2+json',
			loginBody: '{"userName": "${username}", "password": "${password}"}',
			showAnswer: true,
			tokenPath: '_embedded.accessToken.securityToken',
			expiryFrom: 'seconds',
			expiryPath: '_embedded.accessToken.expiry',
			...header('Authorization', 'YELLOWFIN ts=${now:epochMs}, nonce=${uuid}, token=${token}'),
			showCallValues: true,
			callHeaders: 'Accept: application/vnd.yellowfin.api-v2+json',
			showRenewal: true,
			refreshTokenPath: 'securityToken',
			renewUrl: '/access-tokens',
			renewHeaders:
				'Authorization: YELLOWFIN ts=${now:epochMs}, nonce=${uuid}, token=${refreshToken}\nAccept: application/vnd.yellowfin.api-v2+json',
		},
		login: [
			{
				line: 'POST /api/refresh-tokens',
				headers: {
					authorization: '/YELLOWFIN ts=\\d{13}, nonce=[\\da-f-]{36}/',
					accept: 'application/vnd.yellowfin.api-v2+json',
				},
				body: `{"userName":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						securityToken: 'yr',
						_embedded: { accessToken: { securityToken: 'ya§', expiry: 1200 } },
					},
				},
			},
		],
		renewal: {
			line: 'POST /api/access-tokens',
			headers: { authorization: '/YELLOWFIN ts=\\d{13}, nonce=[\\da-f-]{36}, token=yr/' },
			answer: { body: { securityToken: 'ya§', expiry: 1200 } },
		},
		call: {
			line: 'GET /api/things',
			headers: { authorization: '/YELLOWFIN ts=\\d{13}, nonce=[\\da-f-]{36}, token=ya§/' },
		},
		lives: 1200,
		dead: { status: 401, body: { errorCode: 2, errorDescription: 'SESSION_EXPIRED' } },
		wrong: {
			status: 401,
			body: { errorCode: 3, errorDescription: 'COULD_NOT_AUTHENTICATE_USER' },
			words: /COULD_NOT_AUTHENTICATE_USER/,
		},
	},
	{
		api: 'Dremio',
		kind: 'a scheme that is joined to the token; the end in epoch milliseconds',
		fields: {
			loginKind: 'json',
			...WHO,
			baseUrl: 'HOST/api/v3',
			loginUrl: 'HOST/apiv2/login',
			usernameName: 'userName',
			...header('Authorization', '_dremio${token}'),
		},
		login: [
			{
				line: 'POST /apiv2/login',
				body: `{"userName":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: () => ({
					body: {
						token: 'dr§',
						userName: 'ada',
						expires: Date.now() + 108_000_000,
						email: '',
						admin: true,
					},
				}),
			},
		],
		call: { line: 'GET /api/v3/things', headers: { authorization: '_dremiodr§' } },
		lives: 107_940,
		dead: { status: 401, body: { errorMessage: 'HTTP 401 Unauthorized' } },
		wrong: {
			status: 401,
			body: { errorMessage: 'Login failed: Invalid username or password', moreInfo: '' },
			words: /Invalid username or password/,
		},
	},
	{
		api: 'Snowflake (session)',
		kind: 'refusal, dead token and renewal by codes under 200; the renewed token has another name',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/session/v1/login-request?warehouse=w',
			loginMethod: 'POST',
			loginBody:
				'{"data": {"LOGIN_NAME": "${username}", "PASSWORD": "${password}", "ACCOUNT_NAME": "x", "CLIENT_APP_ID": "n8n"}}',
			showAnswer: true,
			tokenPath: 'data.token',
			expiryFrom: 'seconds',
			expiryPath: 'data.validityInSeconds',
			keepValues: 'master?=data.masterToken',
			...header('Authorization', 'Snowflake Token="${token}"'),
			showRenewal: true,
			refreshTokenPath: 'data.masterToken',
			renewUrl: '/session/token-request',
			renewHeaders: 'Authorization: Snowflake Token="${refreshToken}"',
			renewBody: '{"oldSessionToken": "${token}", "requestType": "RENEW"}',
			showRejection: true,
			rejectedPath: 'code',
			rejectedValue: '390112 | 390111',
		},
		login: [
			{
				line: 'POST /session/v1/login-request?warehouse=w',
				body: `{"data":{"LOGIN_NAME":"${USER}","PASSWORD":"${json(PASSWORD)}","ACCOUNT_NAME":"x","CLIENT_APP_ID":"n8n"}}`,
				answer: {
					body: {
						data: {
							token: 'sn§',
							validityInSeconds: 3599,
							masterToken: 'ma§',
							masterValidityInSeconds: 14_399,
						},
						code: null,
						message: null,
						success: true,
					},
				},
			},
		],
		renewal: {
			line: 'POST /session/token-request',
			headers: { authorization: 'Snowflake Token="ma§"' },
			body: '{"oldSessionToken":"sn§","requestType":"RENEW"}',
			answer: {
				body: {
					data: {
						sessionToken: 'sn§',
						validityInSecondsST: 3600,
						masterToken: 'ma§',
						validityInSecondsMT: 14_400,
					},
					code: null,
					message: null,
					success: true,
				},
			},
		},
		call: { line: 'GET /things', headers: { authorization: 'Snowflake Token="sn§"' } },
		lives: 3599,
		dead: {
			body: {
				data: null,
				code: '390112',
				message: 'Your session has expired. Please login again.',
				success: false,
			},
		},
		wrong: {
			body: {
				data: { nextAction: 'RETRY_LOGIN', pwdLastSetTime: -1, loginName: 'ada' },
				code: '390100',
				message: 'Incorrect username or password was specified.',
				headers: null,
				success: false,
			},
			words: /Incorrect username or password/,
		},
	},
	{
		api: 'ArcGIS',
		kind: 'a refusal and a dead token are errors under 200; the end in epoch milliseconds',
		fields: {
			loginKind: 'form',
			...WHO,
			baseUrl: 'HOST/arcgis/rest',
			loginUrl: 'HOST/sharing/rest/generateToken',
			showLogin: true,
			loginFields: 'client=referer\nreferer=HOST\nexpiration=60\nf=json',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'token',
			tokenTemplate: '${token}',
			showCallValues: true,
			callQuery: 'f=json',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '498 | 499',
		},
		login: [
			{
				line: 'POST /sharing/rest/generateToken',
				body: `/username=.*&password=.*&client=referer&referer=.*&expiration=60&f=json/`,
				answer: () => ({ body: { token: 'ag§', expires: Date.now() + 3_600_000, ssl: true } }),
			},
		],
		call: { line: 'GET /arcgis/rest/things?token=ag§&f=json' },
		lives: 3_540,
		dead: {
			body: { error: { code: 498, message: 'Invalid token.', details: ['Invalid token.'] } },
		},
		wrong: {
			body: {
				error: {
					code: 400,
					message: 'Unable to generate token.',
					details: ['Invalid username or password.'],
				},
			},
			words: /Unable to generate token/,
		},
	},
];
