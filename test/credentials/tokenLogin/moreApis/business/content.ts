import { createHash } from 'crypto';
import { type Api, basic, CLIENT, form, inMs, json, PASSWORD, USER, WHO } from '../types';

/** Content, projects, products. */
export const content: Api[] = [
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
