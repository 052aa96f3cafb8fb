import { type Api, basic, form, header, inMs, json, PASSWORD, url, USER, WHO, xml } from '../types';

/** What administrators run: monitoring, builds, remote control. */
export const administration: Api[] = [
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
];
