import { createHash, createHmac } from 'crypto';
import {
	type Api,
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
} from './types';

const inMs = (ms: number) => new Date(Date.now() + ms);
const header = (tokenName: string, tokenTemplate = '${token}') => ({
	showUse: true,
	tokenPlace: 'header',
	tokenName,
	tokenTemplate,
});
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

/** Where the first of two tokens is. */
const EMBEDDED = Object.fromEntries([['tokenPath', '_embedded.accessToken.securityToken']]) as {
	tokenPath: string;
};

/** Identity, clouds, data platforms, content, trade. */
export const platforms: Api[] = [
	{
		api: 'Nexpose (XML API)',
		kind: 'the token is an attribute of an XML answer',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/api/1.1/xml',
			loginUrl: '/',
			loginMethod: 'POST',
			loginHeaders: 'Content-Type: text/xml\nAccept: text/xml',
			loginBody: '<LoginRequest user-id="${username}" password="${password}"/>',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'sid',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedText: 'session not found',
		},
		login: [
			{
				line: 'POST /api/1.1/xml',
				headers: { 'content-type': 'text/xml' },
				body: `<LoginRequest user-id="${xml(USER)}" password="${xml(PASSWORD)}"/>`,
				answer: {
					body: '<?xml version="1.0"?>\n<LoginResponse success="1" session-id="9F3E0D8B§"/>',
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
				body: '<SiteListingRequest session-id="${sid}"/>',
			},
			line: 'POST /api/1.1/xml',
			body: '<SiteListingRequest session-id="9F3E0D8B§"/>',
		},
		dead: {
			body: '<XMLResponse><Failure><message>Session not found</message></Failure></XMLResponse>',
		},
		wrong: {
			body: '<LoginResponse success="0"><Failure><message>User login failed</message></Failure></LoginResponse>',
			words: /User login failed/,
		},
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
		api: 'HP ALM',
		kind: 'a cookie, then a session with it; all cookies and one of them as a header',
		fields: {
			loginKind: 'cookie',
			...WHO,
			baseUrl: 'HOST/qcbin',
			loginUrl: '/authentication-point/authenticate',
			cookieName: '*',
			showLogin: true,
			loginBodyType: 'none',
			loginHeaders: 'Authorization: Basic ${base64(username:password)}',
			showSteps: true,
			steps: {
				steps: [{ method: 'POST', url: '/rest/site-session', headers: 'Cookie: ${step1.cookies}' }],
			},
			showAnswer: true,
			keepValues: 'xsrf=cookie:XSRF-TOKEN',
			showCallValues: true,
			callHeaders: 'X-XSRF-TOKEN: ${xsrf}',
		},
		login: [
			{
				line: 'POST /qcbin/authentication-point/authenticate',
				headers: basic(USER, PASSWORD),
				answer: { headers: { 'set-cookie': 'LWSSO_COOKIE_KEY=lw§; Path=/; HttpOnly' }, body: '' },
			},
			{
				line: 'POST /qcbin/rest/site-session',
				headers: { cookie: 'LWSSO_COOKIE_KEY=lw§' },
				answer: {
					status: 201,
					headers: {
						'set-cookie': [
							'QCSession=qc§; Path=/',
							'ALM_USER=au§; Path=/',
							'XSRF-TOKEN=xs§; Path=/',
						],
					},
					body: '',
				},
			},
		],
		call: {
			line: 'GET /qcbin/things',
			headers: {
				cookie: 'LWSSO_COOKIE_KEY=lw§; QCSession=qc§; ALM_USER=au§; XSRF-TOKEN=xs§',
				'x-xsrf-token': 'xs§',
			},
		},
		dead: { status: 401, body: '' },
		wrong: {
			at: 0,
			status: 401,
			headers: { 'www-authenticate': 'LWSSO realm="x"', 'content-type': 'text/html' },
			body: '<html><head><title>Error 401 Authentication failed. Browser based integrations</title></head><body>HTTP ERROR: 401</body></html>',
			words: /401|Authentication failed/,
		},
	},
	{
		api: 'Amazon Cognito',
		kind: 'an HMAC over user and client; renewed at the same address, without a new refresh token',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/api',
			loginUrl: 'HOST/',
			loginMethod: 'POST',
			loginHeaders:
				'Content-Type: application/x-amz-json-1.1\nX-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth',
			loginBody:
				'{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "n8n", "AuthParameters": {"USERNAME": "${username}", "PASSWORD": "${password}", "SECRET_HASH": "${hmacSha256(clientKey, concat(username, \'n8n\'), base64)}"}}',
			showValues: true,
			secretValues: named({ clientKey: 'CK' }),
			showAnswer: true,
			tokenPath: 'AuthenticationResult.IdToken',
			expiryFrom: 'seconds',
			expiryPath: 'AuthenticationResult.ExpiresIn',
			showRenewal: true,
			refreshTokenPath: 'AuthenticationResult.RefreshToken',
			renewUrl: 'HOST/',
			renewHeaders:
				'Content-Type: application/x-amz-json-1.1\nX-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth',
			renewBody:
				'{"AuthFlow": "REFRESH_TOKEN_AUTH", "ClientId": "n8n", "AuthParameters": {"REFRESH_TOKEN": "${refreshToken}"}}',
		},
		login: [
			{
				line: 'POST /',
				headers: {
					'content-type': 'application/x-amz-json-1.1',
					'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
				},
				body: `{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"n8n","AuthParameters":{"USERNAME":"${USER}","PASSWORD":"${json(PASSWORD)}","SECRET_HASH":"${createHmac('sha256', 'CK').update(`${USER}n8n`).digest('base64')}"}}`,
				answer: {
					headers: { 'content-type': 'application/x-amz-json-1.1' },
					body: JSON.stringify({
						AuthenticationResult: {
							AccessToken: 'ac§',
							ExpiresIn: 3600,
							IdToken: 'id§',
							RefreshToken: 'rt',
							TokenType: 'Bearer',
						},
						ChallengeParameters: {},
					}),
				},
			},
		],
		renewal: {
			line: 'POST /',
			headers: { 'content-type': 'application/x-amz-json-1.1' },
			body: '{"AuthFlow":"REFRESH_TOKEN_AUTH","ClientId":"n8n","AuthParameters":{"REFRESH_TOKEN":"rt"}}',
			answer: {
				headers: { 'content-type': 'application/x-amz-json-1.1' },
				body: JSON.stringify({
					AuthenticationResult: {
						AccessToken: 'ac§',
						ExpiresIn: 3600,
						IdToken: 'id§',
						TokenType: 'Bearer',
					},
					ChallengeParameters: {},
				}),
			},
		},
		call: { line: 'GET /api/things', headers: { authorization: 'Bearer id§' } },
		lives: 3600,
		dead: { status: 401, body: { message: 'The incoming token has expired' } },
		wrong: {
			body: {
				ChallengeName: 'NEW_PASSWORD_REQUIRED',
				ChallengeParameters: { USER_ID_FOR_SRP: 'ada', requiredAttributes: '[]' },
				Session: 'AYABeL0cIl1y7C5qf0ZgJrR0FbAAHQABAAdTZXJ2aWNlABBDb2duaXRvVXNlclBvb2xz',
			},
			words: /NEW_PASSWORD_REQUIRED|no token/,
		},
	},
	{
		api: 'Firebase Auth',
		kind: 'a colon in the path; the renewal goes elsewhere and has other names',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/db',
			loginUrl: 'HOST/v1/accounts:signInWithPassword',
			loginMethod: 'POST',
			loginQuery: 'key=${apiKey}',
			loginBody: '{"email": "${username}", "password": "${password}", "returnSecureToken": true}',
			showValues: true,
			secretValues: named({ apiKey: 'AIza' }),
			showRenewal: true,
			refreshTokenPath: 'refreshToken',
			renewUrl: 'HOST/v1/token',
			renewQuery: 'key=${apiKey}',
			renewBody: 'grant_type=refresh_token\nrefresh_token=${refreshToken}',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'auth',
			tokenTemplate: '${token}',
		},
		login: [
			{
				line: 'POST /v1/accounts:signInWithPassword?key=AIza',
				body: `{"email":"${USER}","password":"${json(PASSWORD)}","returnSecureToken":true}`,
				answer: {
					body: {
						kind: 'identitytoolkit#VerifyPasswordResponse',
						localId: 'x',
						email: USER,
						displayName: '',
						idToken: 'fb§',
						registered: true,
						refreshToken: 'AMf§',
						expiresIn: '3600',
					},
				},
			},
		],
		renewal: {
			line: 'POST /v1/token?key=AIza',
			body: 'grant_type=refresh_token&refresh_token=AMf§',
			answer: {
				body: {
					access_token: 'fb§',
					expires_in: '3600',
					token_type: 'Bearer',
					refresh_token: 'AMf§',
					id_token: 'fb§',
					user_id: 'x',
				},
			},
		},
		call: { line: 'GET /db/things?auth=fb§' },
		lives: 3600,
		dead: { status: 401, body: { error: 'Auth token is expired' } },
		wrong: {
			status: 400,
			body: {
				error: {
					code: 400,
					message: 'INVALID_LOGIN_CREDENTIALS',
					errors: [{ message: 'INVALID_LOGIN_CREDENTIALS', domain: 'global', reason: 'invalid' }],
				},
			},
			words: /INVALID_LOGIN_CREDENTIALS/,
		},
	},
	{
		api: 'Supabase',
		kind: 'the grant in the query, the rest as JSON; span and instant of the end',
		fields: {
			...curl(
				'/auth/v1/token?grant_type=password',
				`-X POST -H "apikey: \${apiKey}" ${JSON_HEADER} -d '{"email": "\${username}", "password": "\${password}"}'`,
				`'HOST/rest/v1/things' -H "apikey: \${apiKey}" -H "Authorization: Bearer \${token}"`,
			),
			...WHO,
			baseUrl: 'HOST/rest/v1',
			showValues: true,
			secretValues: named({ apiKey: 'anon' }),
			showRenewal: true,
			renewUrl: 'HOST/auth/v1/token?grant_type=refresh_token',
			renewHeaders: 'apikey: ${apiKey}',
			renewBody: '{"refresh_token": "${refreshToken}"}',
		},
		login: [
			{
				line: 'POST /auth/v1/token?grant_type=password',
				headers: { apikey: 'anon' },
				body: `{"email":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: () => ({
					body: {
						access_token: 'sb§',
						token_type: 'bearer',
						expires_in: 3600,
						expires_at: Math.floor(Date.now() / 1000) + 3600,
						refresh_token: 'sr§',
						user: { id: 'x', last_sign_in_at: '2026-01-01T00:00:00Z' },
					},
				}),
			},
		],
		renewal: {
			line: 'POST /auth/v1/token?grant_type=refresh_token',
			headers: { apikey: 'anon' },
			body: '{"refresh_token":"sr§"}',
			answer: {
				body: { access_token: 'sb§', token_type: 'bearer', expires_in: 3600, refresh_token: 'sr§' },
			},
		},
		call: { line: 'GET /rest/v1/things', headers: { authorization: 'Bearer sb§', apikey: 'anon' } },
		lives: 3600,
		dead: { status: 401, body: { code: 'PGRST301', message: 'JWT expired' } },
		wrong: {
			status: 400,
			body: { code: 400, error_code: 'invalid_credentials', msg: 'Invalid login credentials' },
			words: /Invalid login credentials/,
		},
	},
	{
		api: 'Okta (session)',
		kind: 'a token is exchanged for a session; a lock is a status in words under 200',
		fields: {
			...curl(
				'/api/v1/authn',
				`${JSON_HEADER} -d '{"username": "\${username}", "password": "\${password}"}'
curl -k HOST/api/v1/sessions ${JSON_HEADER} -d '{"sessionToken": "\${step1.sessionToken}"}'`,
				`HOST/api/v1/things -H 'Cookie: sid=\${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/api/v1',
			showAnswer: true,
			tokenPath: 'id',
			expiryFrom: 'date',
			expiryPath: 'expiresAt',
			successPath: 'step1.status',
			successValue: 'SUCCESS',
		},
		login: [
			{
				line: 'POST /api/v1/authn',
				body: USER_JSON,
				answer: {
					body: { expiresAt: '2099-01-01T00:00:00Z', status: 'SUCCESS', sessionToken: 'ok§' },
				},
			},
			{
				line: 'POST /api/v1/sessions',
				body: '{"sessionToken":"ok§"}',
				answer: () => ({
					body: {
						id: 'sid§',
						login: USER,
						status: 'ACTIVE',
						expiresAt: inMs(7_200_000).toISOString(),
					},
				}),
			},
		],
		call: { line: 'GET /api/v1/things', headers: { cookie: 'sid=sid§' } },
		lives: 7_140,
		dead: { status: 401, body: { errorCode: 'E0000005', errorSummary: 'Invalid session' } },
		wrong: {
			at: 0,
			body: { status: 'LOCKED_OUT', _links: { next: { name: 'unlock', href: 'x' } } },
			words: /LOCKED_OUT/,
		},
	},
	{
		api: 'OpenStack Keystone',
		kind: 'token in a header; the server of calls is in a list within a list',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: '${api}',
			loginUrl: 'HOST/v3/auth/tokens',
			loginMethod: 'POST',
			loginBody:
				'{"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "${username}", "domain": {"id": "default"}, "password": "${password}"}}}, "scope": {"project": {"name": "p", "domain": {"id": "default"}}}}}',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'X-Subject-Token',
			expiryFrom: 'date',
			expiryPath: 'token.expires_at',
			keepValues: 'api=token.catalog[type=compute].endpoints[interface=public].url',
			...header('X-Auth-Token'),
			showRelease: true,
			releaseUrl: 'HOST/v3/auth/tokens',
			releaseMethod: 'DELETE',
			releaseHeaders: 'X-Auth-Token: ${token}\nX-Subject-Token: ${token}',
		},
		login: [
			{
				line: 'POST /v3/auth/tokens',
				body: `{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"${USER}","domain":{"id":"default"},"password":"${json(PASSWORD)}"}}},"scope":{"project":{"name":"p","domain":{"id":"default"}}}}}`,
				answer: () => ({
					status: 201,
					headers: { 'x-subject-token': 'gAAAA§' },
					body: {
						token: {
							methods: ['password'],
							expires_at: inMs(3_600_000).toISOString().replace('Z', '000Z'),
							catalog: [
								{
									type: 'image',
									endpoints: [{ interface: 'public', url: 'https://image.invalid' }],
								},
								{
									type: 'compute',
									endpoints: [
										{ interface: 'admin', url: 'https://admin.invalid' },
										{ interface: 'public', url: 'HOST/v2.1/p1' },
									],
								},
							],
						},
					},
				}),
			},
		],
		call: { line: 'GET /v2.1/p1/things', headers: { 'x-auth-token': 'gAAAA§' } },
		lives: 3_540,
		dead: {
			status: 401,
			body: { error: { code: 401, message: 'The request you have made requires authentication.' } },
		},
		wrong: {
			status: 401,
			body: {
				error: {
					code: 401,
					title: 'Unauthorized',
					message: 'The request you have made requires authentication.',
				},
			},
			words: /requires authentication/,
		},
	},
	{
		api: 'HashiCorp Vault (AppRole)',
		kind: 'the token renews itself; a dead one is 403 with two words',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/v1',
			loginUrl: '/auth/approle/login',
			loginMethod: 'POST',
			loginBody: '{"role_id": "${username}", "secret_id": "${password}"}',
			showAnswer: true,
			tokenPath: 'auth.client_token',
			expiryFrom: 'seconds',
			expiryPath: 'auth.lease_duration',
			...header('X-Vault-Token'),
			showRenewal: true,
			refreshTokenPath: 'auth.client_token',
			renewUrl: '/auth/token/renew-self',
			renewHeaders: 'X-Vault-Token: ${token}',
			showRejection: true,
			rejectedText: 'invalid token',
		},
		login: [
			{
				line: 'POST /v1/auth/approle/login',
				body: `{"role_id":"${USER}","secret_id":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						request_id: 'x',
						lease_id: '',
						renewable: false,
						lease_duration: 0,
						data: null,
						auth: { client_token: 'hvs.§', accessor: 'acc', lease_duration: 1200, renewable: true },
					},
				},
			},
		],
		renewal: {
			line: 'POST /v1/auth/token/renew-self',
			headers: { 'x-vault-token': 'hvs.§' },
			answer: {
				body: {
					data: null,
					auth: { client_token: 'hvs.§', lease_duration: 1200, renewable: true },
				},
			},
		},
		call: { line: 'GET /v1/things', headers: { 'x-vault-token': 'hvs.§' } },
		lives: 1200,
		dead: {
			status: 403,
			body: { errors: ['2 errors occurred:\n\t* permission denied\n\t* invalid token'] },
		},
		wrong: {
			status: 400,
			body: { errors: ['invalid role or secret ID'] },
			words: /invalid role or secret ID/,
		},
	},
	{
		api: 'Jenkins',
		kind: 'the answer gives the name of the header too; Basic stays with each call',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/crumbIssuer/api/json',
			loginMethod: 'GET',
			loginBasic: true,
			loginBasicUser: '${username}',
			loginBasicPassword: '${password}',
			showAnswer: true,
			tokenPath: 'crumb',
			keepValues: 'field=crumbRequestField\nsession=cookie:JSESSIONID.1a',
			...header('${field}'),
			showCallValues: true,
			callHeaders:
				'Authorization: Basic ${base64(username:password)}\nCookie: JSESSIONID.1a=${session}',
			showRejection: true,
			rejectedText: 'No valid crumb',
		},
		login: [
			{
				line: 'GET /crumbIssuer/api/json',
				headers: basic(USER, PASSWORD),
				answer: {
					headers: { 'set-cookie': 'JSESSIONID.1a=je§; Path=/; HttpOnly' },
					body: { _class: 'x', crumb: 'cr§', crumbRequestField: 'Jenkins-Crumb' },
				},
			},
		],
		call: {
			line: 'GET /things',
			headers: { ...basic(USER, PASSWORD), 'jenkins-crumb': 'cr§', cookie: 'JSESSIONID.1a=je§' },
		},
		dead: {
			status: 403,
			headers: { 'content-type': 'text/html' },
			body: '<html><body><h2>HTTP ERROR 403 No valid crumb was included in the request</h2></body></html>',
		},
		wrong: {
			status: 401,
			headers: { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="Jenkins"' },
			body: '<html><head><title>Error 401 Invalid password/token for user: ada</title></head><body><h2>HTTP ERROR 401 Invalid password/token for user: ada</h2></body></html>',
			words: /Invalid password/,
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
			...EMBEDDED,
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
		api: 'Nuvei',
		kind: 'a checksum over client, a new identifier and a time; errors are codes under 200',
		fields: {
			loginKind: 'custom',
			...CLIENT,
			username: 'shop',
			baseUrl: 'HOST/ppp/api/v1',
			loginUrl: '/getSessionToken.do',
			loginMethod: 'POST',
			loginBody:
				'{"merchantId": "${username}", "merchantSiteId": "7", "clientRequestId": "${uuid}", "timeStamp": "${now:YYYYMMDDHHmmss}", "checksum": "${sha256(concat(username, \'7\', uuid, now:YYYYMMDDHHmmss, key))}"}',
			showValues: true,
			secretValues: named({ key: 'K' }),
			showAnswer: true,
			expiryFrom: 'idle',
			expiryMinutes: 15,
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'sessionToken',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'errCode',
			rejectedValue: '1069',
		},
		login: [
			{
				line: 'POST /ppp/api/v1/getSessionToken.do',
				body: '/\\{"merchantId":"shop","merchantSiteId":"7","clientRequestId":"[\\da-f-]{36}","timeStamp":"\\d{14}","checksum":"[\\da-f]{64}"\\}/',
				answer: {
					body: {
						sessionToken: '9610a8f6§',
						internalRequestId: 7,
						status: 'SUCCESS',
						errCode: 0,
						reason: '',
					},
				},
			},
		],
		call: {
			...post('/things', '{"x":1}'),
			line: 'POST /ppp/api/v1/things',
			body: '{"x":1,"sessionToken":"9610a8f6§"}',
		},
		lives: 900,
		dead: { body: { status: 'ERROR', errCode: 1069, reason: 'Session expired' } },
		wrong: {
			body: { internalRequestId: 7, status: 'ERROR', errCode: 1001, reason: 'Invalid checksum' },
			words: /Invalid checksum/,
		},
	},
	{
		api: 'DXtrade',
		kind: 'an idle time as hours, minutes and seconds',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/dxsca-web',
			loginUrl: '/login',
			loginMethod: 'POST',
			loginBody: '{"username": "${username}", "domain": "default", "password": "${password}"}',
			showAnswer: true,
			expiryFrom: 'idleSeconds',
			expiryPath: 'timeout',
			...header('Authorization', 'DXAPI ${token}'),
		},
		login: [
			{
				line: 'POST /dxsca-web/login',
				body: `{"username":"${USER}","domain":"default","password":"${json(PASSWORD)}"}`,
				answer: { body: { sessionToken: 'dx§', timeout: '00:30:00' } },
			},
		],
		call: { line: 'GET /dxsca-web/things', headers: { authorization: 'DXAPI dx§' } },
		lives: 1800,
		dead: { status: 401, body: { errorCode: '3', description: 'Authorization required' } },
		wrong: {
			status: 401,
			body: { errorCode: '3', description: 'Incorrect login or password' },
			words: /Incorrect login or password/,
		},
	},
	{
		api: 'IG Markets',
		kind: 'two tokens in two headers of the answer, and in each call',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/gateway/deal',
			loginUrl: '/session',
			loginMethod: 'POST',
			loginHeaders: 'X-IG-API-KEY: ${apiKey}\nVERSION: 2',
			loginBody:
				'{"identifier": "${username}", "password": "${password}", "encryptedPassword": null}',
			showValues: true,
			secretValues: named({ apiKey: 'IGK' }),
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'CST',
			keepValues: 'security=header:X-SECURITY-TOKEN',
			expiryFrom: 'idle',
			expiryMinutes: 360,
			...header('CST'),
			showCallValues: true,
			callHeaders: 'X-SECURITY-TOKEN: ${security}\nX-IG-API-KEY: ${apiKey}',
		},
		login: [
			{
				line: 'POST /gateway/deal/session',
				headers: { 'x-ig-api-key': 'IGK', version: '2' },
				body: `{"identifier":"${USER}","password":"${json(PASSWORD)}","encryptedPassword":null}`,
				answer: {
					headers: { cst: 'cst§', 'x-security-token': 'xst§' },
					body: { accountType: 'CFD', currentAccountId: 'ABC', clientId: '1' },
				},
			},
		],
		call: {
			line: 'GET /gateway/deal/things',
			headers: { cst: 'cst§', 'x-security-token': 'xst§', 'x-ig-api-key': 'IGK' },
		},
		lives: 21_600,
		dead: { status: 401, body: { errorCode: 'error.security.client-token-invalid' } },
		wrong: {
			status: 401,
			body: { errorCode: 'error.security.invalid-details' },
			words: /invalid-details/,
		},
	},
	{
		api: 'Deribit',
		kind: 'a signature over lines of text; JSON-RPC errors',
		fields: {
			loginKind: 'custom',
			...CLIENT,
			baseUrl: 'HOST/api/v2',
			loginUrl: '/public/auth',
			loginMethod: 'POST',
			loginBody:
				'{"method": "public/auth", "params": {"grant_type": "client_signature", "client_id": "${id}", "timestamp": ${now:epochMs}, "nonce": "${uuid}", "data": "", "signature": "${hmacSha256(key, \'${now:epochMs}\\n${uuid}\\n\')}"}}',
			showValues: true,
			values: named({ id: 'ID' }),
			secretValues: named({ key: 'K' }),
			showRenewal: true,
			refreshTokenPath: 'result.refresh_token',
			renewUrl: '/public/auth',
			renewMethod: 'GET',
			renewQuery: 'grant_type=refresh_token\nrefresh_token=${refreshToken}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '13009',
		},
		login: [
			{
				line: 'POST /api/v2/public/auth',
				body: '/\\{"method":"public.auth","params":\\{"grant_type":"client_signature","client_id":"ID","timestamp":\\d+,"nonce":"[\\da-f-]{36}","data":"","signature":"[\\da-f]{64}"\\}\\}/',
				answer: {
					body: {
						jsonrpc: '2.0',
						result: {
							access_token: 'de§',
							expires_in: 900,
							refresh_token: 'dr',
							scope: 'x',
							token_type: 'bearer',
						},
						usIn: 1,
						usOut: 2,
						testnet: false,
					},
				},
			},
		],
		renewal: {
			line: 'GET /api/v2/public/auth?grant_type=refresh_token&refresh_token=dr',
			answer: {
				body: {
					jsonrpc: '2.0',
					result: { access_token: 'de§', expires_in: 900, refresh_token: 'dr' },
				},
			},
		},
		call: { line: 'GET /api/v2/things', headers: { authorization: 'Bearer de§' } },
		lives: 900,
		dead: {
			status: 400,
			body: {
				jsonrpc: '2.0',
				error: { message: 'unauthorized', code: 13009, data: { reason: 'invalid_token' } },
			},
		},
		wrong: {
			status: 400,
			body: { jsonrpc: '2.0', error: { message: 'invalid_credentials', code: 13004 } },
			words: /invalid_credentials/,
		},
	},
	{
		api: 'Betfair',
		kind: 'an empty token and a word under 200 for a wrong password; kept alive by a GET',
		fields: {
			loginKind: 'form',
			...WHO,
			baseUrl: 'HOST/exchange',
			loginUrl: 'HOST/api/login',
			showLogin: true,
			loginHeaders: 'X-Application: ${appKey}',
			showValues: true,
			secretValues: named({ appKey: 'BK' }),
			showAnswer: true,
			successPath: 'status',
			successValue: 'SUCCESS',
			errorPath: 'error',
			expiryFrom: 'fixed',
			expiryMinutes: 720,
			...header('X-Authentication'),
			showCallValues: true,
			callHeaders: 'X-Application: ${appKey}',
			showRenewal: true,
			refreshTokenPath: 'token',
			renewUrl: 'HOST/api/keepAlive',
			renewMethod: 'GET',
			renewHeaders: 'X-Application: ${appKey}\nX-Authentication: ${token}',
			showRejection: true,
			rejectedText: 'INVALID_SESSION_INFORMATION',
		},
		login: [
			{
				line: 'POST /api/login',
				headers: { 'x-application': 'BK' },
				body: `username=${form(USER)}&password=${form(PASSWORD)}`,
				answer: { body: { token: 'bf§=', product: 'BK', status: 'SUCCESS', error: '' } },
			},
		],
		renewal: {
			line: 'GET /api/keepAlive',
			headers: { 'x-application': 'BK', 'x-authentication': 'bf§=' },
			answer: { body: { token: 'bf§=', product: 'BK', status: 'SUCCESS', error: '' } },
		},
		call: {
			line: 'GET /exchange/things',
			headers: { 'x-authentication': 'bf§=', 'x-application': 'BK' },
		},
		lives: 43_200,
		dead: {
			status: 400,
			body: {
				faultcode: 'Client',
				detail: { APINGException: { errorCode: 'INVALID_SESSION_INFORMATION' } },
			},
		},
		wrong: {
			body: { token: '', product: 'BK', status: 'FAIL', error: 'INVALID_USERNAME_OR_PASSWORD' },
			words: /INVALID_USERNAME_OR_PASSWORD/,
		},
	},
	{
		api: 'Navixy',
		kind: 'a token with an unusual name; codes in an object',
		fields: {
			loginKind: 'json',
			...WHO,
			baseUrl: 'HOST/v2',
			loginUrl: '/user/auth',
			usernameName: 'login',
			showAnswer: true,
			tokenPath: 'hash',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'hash',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'status.code',
			rejectedValue: '3 | 4',
		},
		login: [
			{
				line: 'POST /v2/user/auth',
				body: `{"login":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: { body: { success: true, hash: '22eac1c27af4be7b9d04da2ce1af111§' } },
			},
		],
		call: { line: 'GET /v2/things?hash=22eac1c27af4be7b9d04da2ce1af111§' },
		dead: {
			status: 400,
			body: {
				success: false,
				status: { code: 4, description: 'User or API key not found or session ended' },
			},
		},
		wrong: {
			status: 400,
			body: { success: false, status: { code: 102, description: 'Wrong user or password' } },
			words: /Wrong user or password/,
		},
	},
	{
		api: 'ASP.NET Boilerplate (UiPath)',
		kind: 'the result itself is the token',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/odata',
			loginUrl: 'HOST/api/account/authenticate',
			loginMethod: 'POST',
			loginBody:
				'{"tenancyName": "Default", "usernameOrEmailAddress": "${username}", "password": "${password}"}',
			showAnswer: true,
			tokenPath: 'result',
			showCallValues: true,
			callHeaders: 'X-UIPATH-OrganizationUnitId: 5',
		},
		login: [
			{
				line: 'POST /api/account/authenticate',
				body: `{"tenancyName":"Default","usernameOrEmailAddress":"${USER}","password":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						result: 'eyJhbGciOiJSUzI1NiIs§',
						targetUrl: null,
						success: true,
						error: null,
						unAuthorizedRequest: false,
						__abp: true,
					},
				},
			},
		],
		call: {
			line: 'GET /odata/things',
			headers: {
				authorization: 'Bearer eyJhbGciOiJSUzI1NiIs§',
				'x-uipath-organizationunitid': '5',
			},
		},
		dead: { status: 401, body: { message: 'You are not authenticated!', errorCode: 0 } },
		wrong: {
			status: 500,
			body: {
				result: null,
				targetUrl: null,
				success: false,
				error: { code: 0, message: 'Login failed!', details: 'Invalid user name or password' },
				unAuthorizedRequest: false,
				__abp: true,
			},
			words: /Login failed|Invalid user name or password/,
		},
	},
	{
		api: 'Drupal',
		kind: 'a cookie whose name ends in a hash, a token for changes, one for the logout',
		fields: {
			loginKind: 'cookie',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/user/login?_format=json',
			cookieName: 'SSESS*',
			showLogin: true,
			loginBody: '{"name": "${username}", "pass": "${password}"}',
			showAnswer: true,
			keepValues: 'csrf=csrf_token\nout=logout_token',
			showCallValues: true,
			callHeaders: 'X-CSRF-Token: ${csrf}',
			showRelease: true,
			releaseUrl: '/user/logout',
			releaseQuery: '_format=json\ntoken=${out}',
		},
		login: [
			{
				line: 'POST /user/login?_format=json',
				body: `{"name":"${USER}","pass":"${json(PASSWORD)}"}`,
				answer: {
					headers: {
						'set-cookie':
							'SSESSab12=dp§; expires=Fri, 01 Jan 2100 00:00:00 GMT; Max-Age=2000000; path=/; HttpOnly',
					},
					body: { current_user: { uid: '1', name: 'ada' }, csrf_token: 'cs§', logout_token: 'lo§' },
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'SSESSab12=dp§', 'x-csrf-token': 'cs§' } },
		lives: 2_000_000,
		dead: { status: 403, body: { message: 'X-CSRF-Token request header is invalid' } },
		wrong: {
			status: 400,
			body: { message: 'Sorry, unrecognized username or password.' },
			words: /unrecognized username or password/,
		},
	},
	{
		api: 'MediaWiki',
		kind: 'a token before the login and one after it, with signs that a form encodes; words under 200',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/w/api.php',
			loginUrl: '/',
			loginMethod: 'GET',
			loginQuery: 'action=query\nmeta=tokens\ntype=login\nformat=json',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: '/',
						headers: 'Cookie: ${step1.cookies}',
						body: 'action=login\nlgname=${username}\nlgpassword=${password}\nlgtoken=${step1.query.tokens.logintoken}\nformat=json',
					},
					{
						method: 'GET',
						url: '/',
						query: 'action=query\nmeta=tokens\nformat=json',
						headers: 'Cookie: ${step2.cookies}',
					},
				],
			},
			showAnswer: true,
			tokenPath: 'query.tokens.csrftoken',
			successPath: 'step2.login.result',
			successValue: 'Success',
			errorPath: 'login.reason',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'token',
			tokenTemplate: '${token}',
			showCallValues: true,
			callHeaders: 'Cookie: ${step2.cookies}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: 'badtoken | assertuserfailed',
		},
		login: [
			{
				line: 'GET /w/api.php?action=query&meta=tokens&type=login&format=json',
				answer: {
					headers: { 'set-cookie': 'wiki_session=ws§; path=/; HttpOnly' },
					body: { batchcomplete: '', query: { tokens: { logintoken: 'lt§+\\' } } },
				},
			},
			{
				line: 'POST /w/api.php',
				headers: { cookie: 'wiki_session=ws§' },
				body: `action=login&lgname=${form(USER)}&lgpassword=${form(PASSWORD)}&lgtoken=lt§%2B%5C&format=json`,
				answer: {
					headers: { 'set-cookie': ['wiki_session=wt§; path=/', 'wikiUserName=Ada; path=/'] },
					body: { login: { result: 'Success', lguserid: 1, lgusername: 'Ada' } },
				},
			},
			{
				line: 'GET /w/api.php?action=query&meta=tokens&format=json',
				headers: { cookie: 'wiki_session=wt§; wikiUserName=Ada' },
				answer: { body: { batchcomplete: '', query: { tokens: { csrftoken: 'ct§+\\' } } } },
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/',
				sendBody: true,
				contentType: 'form-urlencoded',
				bodyParameters: { parameters: [{ name: 'action', value: 'edit' }] },
			},
			line: 'POST /w/api.php',
			headers: { cookie: 'wiki_session=wt§; wikiUserName=Ada' },
			body: 'action=edit&token=ct§%2B%5C',
		},
		dead: { body: { error: { code: 'badtoken', info: 'Invalid CSRF token.' } } },
		wrong: {
			at: 1,
			body: {
				login: {
					result: 'Failed',
					reason: 'Incorrect username or password entered. Please try again.',
				},
			},
			words: /Incorrect username or password/,
		},
	},
	{
		api: 'Rundeck',
		kind: 'a login form that redirects in any case; a wrong password leads elsewhere',
		fields: {
			loginKind: 'cookie',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/j_security_check',
			usernameName: 'j_username',
			passwordName: 'j_password',
			cookieName: 'JSESSIONID',
		},
		login: [
			{
				line: 'POST /j_security_check',
				body: `j_username=${form(USER)}&j_password=${form(PASSWORD)}`,
				answer: {
					status: 302,
					headers: { location: 'HOST/menu/home', 'set-cookie': 'JSESSIONID=rd§;Path=/;HttpOnly' },
					body: '',
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'JSESSIONID=rd§' } },
		dead: { status: 401, body: '' },
		wrong: {
			status: 302,
			headers: { location: '/user/error', 'set-cookie': 'JSESSIONID=anon7;Path=/;HttpOnly' },
			body: '',
			words: /redirect to \/user\/error|rejected/,
		},
	},
	{
		api: 'HCL Domino',
		kind: 'a wrong password brings the form again, under 200',
		fields: {
			loginKind: 'cookie',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/names.nsf?Login',
			usernameName: 'Username',
			passwordName: 'Password',
			cookieName: 'DomAuthSessId',
		},
		login: [
			{
				line: 'POST /names.nsf?Login',
				body: `Username=${form(USER)}&Password=${form(PASSWORD)}`,
				answer: {
					status: 302,
					headers: { location: '/homepage.nsf', 'set-cookie': 'DomAuthSessId=do§; path=/' },
					body: '',
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'DomAuthSessId=do§' } },
		dead: { status: 401, body: '<html><body>Not authorized</body></html>' },
		wrong: {
			headers: { 'content-type': 'text/html' },
			body: '<html><head><title>Server Login</title></head><body><form method="post" action="/names.nsf?Login">Please type your name and password: <input name="Username"> <input type="password" name="Password"></form></body></html>',
			words: /refused|user name, password|password/,
		},
	},
	{
		api: 'Kaseya VSA',
		kind: 'a list of pairs in Base64, with hashes of hashes and a number of its own',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/api/v1.0',
			loginUrl: '/auth',
			loginMethod: 'GET',
			loginHeaders:
				"Authorization: Basic ${base64(concat('user=', username, ',pass2=', sha256(concat(sha256(concat(password, username)), now:epochMs)), ',rand2=', now:epochMs, ',twofapass=:undefined'))}",
			showAnswer: true,
			tokenPath: 'Result.Token',
		},
		login: [
			{
				line: 'GET /api/v1.0/auth',
				headers: { authorization: '/Basic [\\w+/=]{100,}/' },
				answer: {
					body: {
						TotalRecords: 0,
						Result: {
							Token: '70469§',
							UserId: 10022101,
							SessionExpiration: '2026-01-01T00:00:00',
							OffSetInMinutes: 0,
						},
						ResponseCode: 0,
						Status: 'OK',
						Error: 'None',
					},
				},
			},
		],
		call: { line: 'GET /api/v1.0/things', headers: { authorization: 'Bearer 70469§' } },
		dead: {
			status: 401,
			body: { ResponseCode: 4001, Status: 'Unauthorized', Error: 'Session expired' },
		},
		wrong: {
			status: 401,
			body: {
				Result: null,
				ResponseCode: 4001,
				Status: 'Unauthorized',
				Error: 'Unauthorized. Incorrect credentials',
			},
			words: /Incorrect credentials/,
		},
	},
	{
		api: 'PhonePe',
		kind: 'no span, but an instant in epoch seconds; a scheme that the answer names',
		fields: {
			loginKind: 'oauth2ClientCredentials',
			...CLIENT,
			baseUrl: 'HOST/pg',
			loginUrl: 'HOST/v1/oauth/token',
			showLogin: true,
			loginFields: 'client_version=1',
			...header('Authorization', 'O-Bearer ${token}'),
		},
		login: [
			{
				line: 'POST /v1/oauth/token',
				body: `/grant_type=client_credentials&client_id=n8n&client_secret=${form('s3/+=')}&client_version=1/`,
				answer: () => ({
					body: {
						access_token: 'pp§',
						encrypted_access_token: 'pp§',
						expires_in: null,
						issued_at: Math.floor(Date.now() / 1000),
						expires_at: Math.floor(Date.now() / 1000) + 3600,
						session_expires_at: Math.floor(Date.now() / 1000) + 7200,
						token_type: 'O-Bearer',
					},
				}),
			},
		],
		call: { line: 'GET /pg/things', headers: { authorization: 'O-Bearer pp§' } },
		lives: 3_540,
		dead: { status: 401, body: { success: false, code: '401' } },
		wrong: {
			status: 401,
			body: { success: false, code: 'AUTHORIZATION_FAILED', message: 'Invalid client credentials' },
			words: /Invalid client credentials/,
		},
	},
	{
		api: 'DHL Parcel',
		kind: 'the end of each token in epoch seconds under a name of its own',
		fields: {
			loginKind: 'json',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/authenticate/api-key',
			usernameName: 'userId',
			passwordName: 'key',
			showRenewal: true,
			refreshTokenPath: 'refreshToken',
			renewUrl: '/authenticate/refresh-token',
			renewBody: '{"refreshToken": "${refreshToken}"}',
		},
		login: [
			{
				line: 'POST /authenticate/api-key',
				body: `{"userId":"${USER}","key":"${json(PASSWORD)}"}`,
				answer: () => ({
					body: {
						accessToken: 'dh§',
						accessTokenExpiration: Math.floor(Date.now() / 1000) + 900,
						refreshToken: 'dr§',
						refreshTokenExpiration: Math.floor(Date.now() / 1000) + 604_800,
						accountNumbers: ['0123'],
					},
				}),
			},
		],
		renewal: {
			line: 'POST /authenticate/refresh-token',
			body: '{"refreshToken":"dr§"}',
			answer: () => ({
				body: {
					accessToken: 'dh§',
					accessTokenExpiration: Math.floor(Date.now() / 1000) + 900,
					refreshToken: 'dr§',
					refreshTokenExpiration: Math.floor(Date.now() / 1000) + 604_800,
				},
			}),
		},
		call: { line: 'GET /things', headers: { authorization: 'Bearer dh§' } },
		lives: 850,
		dead: { status: 401, body: '' },
		wrong: { status: 401, body: '', words: /refused/ },
	},
	{
		api: 'Visma Severa',
		kind: 'the lifetime of the access token under a longer name',
		fields: {
			loginKind: 'oauth2ClientCredentials',
			...CLIENT,
			baseUrl: 'HOST/v1.0',
			loginUrl: '/token',
			clientSentAs: 'json',
			scope: 'customers:read',
		},
		login: [
			{
				line: 'POST /v1.0/token',
				body: '/\\{.*"client_id":"n8n".*\\}/',
				answer: () => ({
					body: {
						access_token: 'vs§',
						access_token_type: 'Bearer',
						access_token_expires_in: 3600,
						access_token_expires_utc: inMs(3_600_000).toISOString(),
						refresh_token: 'vr§',
						refresh_token_expires_in: 7200,
					},
				}),
			},
		],
		call: { line: 'GET /v1.0/things', headers: { authorization: 'Bearer vs§' } },
		lives: 3600,
		dead: { status: 401, body: { code: 'x', message: 'Access token has expired.' } },
		wrong: { status: 401, body: [{ errorMessage: 'Invalid client.' }], words: /Invalid client/ },
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
	{
		api: 'PRTG',
		kind: 'the token is a number as text; user and token in each query',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/api',
			loginUrl: '/getpasshash.htm',
			loginMethod: 'GET',
			loginQuery: 'username=${username}\npassword=${password}',
			showAnswer: true,
			tokenFrom: 'text',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'passhash',
			tokenTemplate: '${token}',
			showCallValues: true,
			callQuery: 'username=${username}',
		},
		login: [
			{
				line: `GET /api/getpasshash.htm?username=${url(USER)}&password=${url(PASSWORD)}`,
				answer: { body: '190282§' },
			},
		],
		call: { line: `GET /api/things?passhash=190282§&username=${url(USER)}` },
		dead: { status: 401, body: '' },
		wrong: {
			status: 401,
			headers: { 'content-type': 'text/html' },
			body: '<?xml version="1.0"?><prtg><version>20</version><error>Unauthorized</error></prtg>',
			words: /Unauthorized/,
		},
	},
	{
		api: 'BlueDart',
		kind: 'id and secret in headers, token in a header of its own',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/in',
			loginUrl: '/transportation/token/v1/login',
			loginMethod: 'GET',
			loginHeaders: 'ClientID: ${username}\nclientSecret: ${keyOf}',
			showValues: true,
			secretValues: named({ keyOf: 'S3' }),
			...header('JWTToken'),
		},
		login: [
			{
				line: 'GET /in/transportation/token/v1/login',
				headers: { clientid: USER, clientsecret: 'S3' },
				answer: { body: { JWTToken: 'bd§' } },
			},
		],
		call: { line: 'GET /in/things', headers: { jwttoken: 'bd§' } },
		dead: {
			status: 401,
			body: { title: 'Unauthorized', 'error-response': [{ msg: 'Invalid Token' }] },
		},
		wrong: {
			status: 401,
			body: {
				'error-response': [{ msg: 'Invalid ClientID or ClientSecret' }],
				status: 401,
				title: 'Unauthorized',
			},
			words: /Invalid ClientID or ClientSecret|Unauthorized/,
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
	{
		api: 'Verizon Connect Reveal',
		kind: 'the token is the whole body; calls name the application before the scheme',
		fields: {
			loginKind: 'basic',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/token',
			showLogin: true,
			loginMethod: 'GET',
			loginHeaders: 'Accept: text/plain',
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 20,
			...header('Authorization', 'Atmosphere atmosphere_app_id=n8n, Bearer ${token}'),
		},
		login: [
			{
				line: 'GET /token',
				headers: { ...basic(USER, PASSWORD), accept: 'text/plain' },
				answer: { body: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4§' },
			},
		],
		call: {
			line: 'GET /things',
			headers: {
				authorization:
					'Atmosphere atmosphere_app_id=n8n, Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4§',
			},
		},
		lives: 1200,
		dead: { status: 401, body: '' },
		wrong: { status: 401, body: 'Authentication failed', words: /Authentication failed/ },
	},
	{
		api: 'Aras Innovator',
		kind: 'the password grant with a hash and a database',
		fields: {
			loginKind: 'oauth2Password',
			...WHO,
			clientId: 'IOMApp',
			baseUrl: 'HOST/server/odata',
			loginUrl: 'HOST/oauthserver/connect/token',
			scope: 'Innovator',
			showLogin: true,
			loginBody:
				'grant_type=password\nscope=${scope}\nclient_id=${clientId}\nusername=${username}\npassword=${md5(password)}\ndatabase=db1',
		},
		login: [
			{
				line: 'POST /oauthserver/connect/token',
				body: `grant_type=password&scope=Innovator&client_id=IOMApp&username=${form(USER)}&password=${createHash('md5').update(PASSWORD).digest('hex')}&database=db1`,
				answer: {
					body: { access_token: 'ar§', expires_in: 3600, token_type: 'Bearer', scope: 'Innovator' },
				},
			},
		],
		call: { line: 'GET /server/odata/things', headers: { authorization: 'Bearer ar§' } },
		lives: 3600,
		dead: { status: 401, body: '' },
		wrong: {
			status: 400,
			body: { error: 'invalid_grant', error_description: 'Authentication failed for user' },
			words: /Authentication failed for user/,
		},
	},
];
