import {
	type Api,
	basic,
	CLIENT,
	curl,
	header,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	USER,
	WHO,
} from '../types';

/** Shops and parcels. */
export const shops: Api[] = [
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
		api: 'UPS',
		kind: 'client by Basic, lifetime and times as texts',
		fields: {
			...curl(
				'/security/v1/oauth/token',
				`-X POST -u "\${clientId}:\${clientSecret}" -H "Content-Type: application/x-www-form-urlencoded" -H "x-merchant-id: string" -d "grant_type=client_credentials"`,
			),
			...CLIENT,
			baseUrl: 'HOST/api',
		},
		login: [
			{
				line: 'POST /security/v1/oauth/token',
				headers: { ...basic('n8n', 's3/+='), 'x-merchant-id': 'string' },
				body: 'grant_type=client_credentials',
				answer: {
					body: {
						token_type: 'Bearer',
						issued_at: '1685542319575',
						client_id: 'n8n',
						access_token: 'up-§',
						scope: '',
						expires_in: '14399',
						refresh_count: '0',
						status: 'approved',
					},
				},
			},
		],
		call: { line: 'GET /api/things', headers: { authorization: 'Bearer up-§' } },
		lives: 14_399,
		dead: {
			status: 401,
			body: {
				response: { errors: [{ code: '250002', message: 'Invalid Authentication Information.' }] },
			},
		},
		wrong: {
			status: 401,
			body: { response: { errors: [{ code: '10401', message: 'ClientId is Invalid' }] } },
			words: /ClientId is Invalid/,
		},
	},
	{
		api: 'DPD UK',
		kind: 'action in the query, token and account in two headers',
		fields: {
			...curl(
				'/user/?action=login',
				"-X POST -u '${username}:${password}' -H 'Accept: application/json' -H 'GeoClient: account/123'",
				`'HOST/things' -H 'GeoSession: \${token}' -H 'GeoClient: account/123'`,
			),
			...WHO,
			showAnswer: true,
			tokenPath: 'data.geoSession',
		},
		login: [
			{
				line: 'POST /user/?action=login',
				headers: { ...basic(USER, PASSWORD), geoclient: 'account/123' },
				answer: { body: { error: null, data: { geoSession: 'geo-§' } } },
			},
		],
		call: { line: 'GET /things', headers: { geosession: 'geo-§', geoclient: 'account/123' } },
		dead: {
			status: 401,
			body: {
				error: [{ errorCode: 401, errorType: 'security', errorMessage: 'Unauthorised', obj: '' }],
			},
		},
		wrong: {
			status: 401,
			body: {
				error: [
					{ errorCode: 302, errorType: 'security', errorMessage: 'Logon failed for user', obj: '' },
				],
				data: null,
			},
			words: /Logon failed/,
		},
	},
	{
		api: 'Correios',
		kind: 'words of another language; the end without a time zone',
		fields: {
			...curl(
				'/token/v1/autentica/cartaopostagem',
				`-X POST -u '\${username}:\${password}' ${JSON_HEADER} -d '{"numero": "0071"}'`,
			),
			...WHO,
			showAnswer: true,
			expiryFrom: 'fixed',
			expiryMinutes: 1440,
		},
		login: [
			{
				line: 'POST /token/v1/autentica/cartaopostagem',
				headers: basic(USER, PASSWORD),
				body: '{"numero":"0071"}',
				answer: {
					status: 201,
					body: { ambiente: 'PRODUCAO', id: 'x', expiraEm: '2026-12-18T12:00:00', token: 'co-§' },
				},
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer co-§' } },
		lives: 86_400,
		dead: { status: 401, body: { msgs: ['GTW-006: Token vencido.'] } },
		wrong: {
			status: 403,
			body: { msgs: ['GTW-012: Usuário e/ou senha inválidos.'], date: 'x', method: 'POST' },
			words: /senha inválidos/,
		},
	},
	{
		api: 'Walmart Marketplace',
		kind: 'a new identifier with the login and with each call',
		fields: {
			...curl(
				'/v3/token',
				`-u '\${clientId}:\${clientSecret}' -H 'Accept: application/json' -H 'WM_SVC.NAME: Walmart Marketplace' -H 'WM_QOS.CORRELATION_ID: \${uuid}' -d grant_type=client_credentials`,
				`'HOST/things' -H 'WM_SEC.ACCESS_TOKEN: \${token}' -H 'WM_SVC.NAME: Walmart Marketplace' -H 'WM_QOS.CORRELATION_ID: \${uuid}'`,
			),
			...CLIENT,
			baseUrl: 'HOST/v3',
		},
		login: [
			{
				line: 'POST /v3/token',
				headers: {
					...basic('n8n', 's3/+='),
					'wm_svc.name': 'Walmart Marketplace',
					'wm_qos.correlation_id': '/[\\da-f-]{36}/',
				},
				body: 'grant_type=client_credentials',
				answer: { body: { access_token: 'wm-§', token_type: 'Bearer', expires_in: 900 } },
			},
		],
		call: {
			line: 'GET /v3/things',
			headers: {
				'wm_sec.access_token': 'wm-§',
				'wm_qos.correlation_id': '/[\\da-f-]{36}/',
				'wm_svc.name': 'Walmart Marketplace',
			},
		},
		lives: 900,
		dead: {
			status: 401,
			body: {
				errors: {
					error: [
						{ code: 'UNAUTHORIZED.GMP_GATEWAY_API', info: 'Unauthorized', severity: 'ERROR' },
					],
				},
			},
		},
		wrong: {
			status: 401,
			body: {
				error: [
					{
						code: 'UNAUTHORIZED.GMP_GATEWAY_API',
						description: 'Invalid client credentials',
						info: 'Unauthorized token or incorrect authorization header.',
						severity: 'ERROR',
					},
				],
			},
			words: /Invalid client credentials/,
		},
	},
	{
		api: 'Saleor',
		kind: 'GraphQL: an error beside a token that is null',
		fields: {
			...curl(
				'/graphql/',
				`${JSON_HEADER} -d '{"query": "mutation { tokenCreate(email: \\"\${username}\\", password: \\"\${password}\\") { token refreshToken errors { field message } } }"}'`,
			),
			...WHO,
			baseUrl: 'HOST/graphql/',
		},
		login: [
			{
				line: 'POST /graphql/',
				body: JSON.stringify({
					query: `mutation { tokenCreate(email: "${USER}", password: "${json(PASSWORD)}") { token refreshToken errors { field message } } }`,
				}),
				answer: {
					body: { data: { tokenCreate: { token: 'sa-§', refreshToken: 'sr-§', errors: [] } } },
				},
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/',
				sendBody: true,
				contentType: 'json',
				specifyBody: 'json',
				jsonBody: '{"query":"{ me { id } }"}',
			},
			line: 'POST /graphql/',
			headers: { authorization: 'Bearer sa-§' },
			body: '{"query":"{ me { id } }"}',
		},
		dead: { status: 401, body: { errors: [{ message: 'Signature has expired' }] } },
		wrong: {
			body: {
				data: {
					tokenCreate: {
						token: null,
						refreshToken: null,
						errors: [{ field: 'email', message: 'Please, enter valid credentials' }],
					},
				},
			},
			words: /Please, enter valid credentials/,
		},
	},
];
