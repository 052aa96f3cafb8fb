import {
	type Api,
	base64,
	basic,
	curl,
	form,
	header,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	url,
	USER,
	WHO,
} from '../types';

/** Vehicles and travel. */
export const vehicles: Api[] = [
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
		api: 'Wialon',
		kind: 'JSON within the query; a number as the only word of a refusal',
		fields: {
			...curl(
				'/wialon/ajax.html',
				`-G -d svc=token/login --data-urlencode 'params={"token":"\${apiToken}"}'`,
				`'HOST/things?sid=\${token}' `,
			),
			showValues: true,
			secretValues: named({ apiToken: 'K"1' }),
			showAnswer: true,
			tokenPath: 'eid',
			expiryFrom: 'idle',
			expiryMinutes: 5,
			showRejection: true,
			rejectedPath: 'error',
			rejectedValue: '1',
		},
		login: [
			{
				line: `GET /wialon/ajax.html?svc=token/login&params=${form('{"token":"')}${url('K\\"1')}${form('"}')}`,
				answer: { body: { host: '1.2.3.4', eid: '07e§', au: USER, tm: 1 } },
			},
		],
		call: { line: 'GET /things?sid=07e§' },
		lives: 300,
		dead: { body: { error: 1 } },
		wrong: { body: { error: 8, reason: 'INVALID_AUTH_TOKEN' }, words: /INVALID_AUTH_TOKEN/ },
	},
	{
		api: 'Geotab',
		kind: 'JSON-RPC: the answer may name another server; the session in the body of each call',
		fields: {
			...curl(
				'/apiv1',
				`${JSON_HEADER} -d '{"method":"Authenticate","params":{"database":"acme","userName":"\${username}","password":"\${password}"}}'`,
			),
			...WHO,
			baseUrl: 'http://${server}/apiv1',
			showAnswer: true,
			keepValues: 'server=result.path',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'session',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedText: 'InvalidUserException',
		},
		login: [
			{
				line: 'POST /apiv1',
				body: `{"method":"Authenticate","params":{"database":"acme","userName":"${USER}","password":"${json(PASSWORD)}"}}`,
				answer: {
					body: {
						result: {
							credentials: { database: 'acme', sessionId: 'ge-§', userName: USER },
							path: 'HOSTNAME',
						},
						jsonrpc: '2.0',
					},
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
				jsonBody: '{"method":"Get","params":{"credentials":{"sessionId":"${session}"}}}',
			},
			line: 'POST /apiv1',
			body: '{"method":"Get","params":{"credentials":{"sessionId":"ge-§"}}}',
		},
		dead: {
			body: {
				error: {
					message: 'Incorrect login credentials',
					code: -32000,
					data: { type: 'InvalidUserException' },
				},
				jsonrpc: '2.0',
			},
		},
		wrong: {
			body: {
				error: {
					message: 'Incorrect login credentials',
					code: -32000,
					data: { type: 'InvalidUserException' },
					name: 'JSONRPCError',
					errors: [{ message: 'Incorrect login credentials', name: 'InvalidUserException' }],
				},
				jsonrpc: '2.0',
			},
			words: /Incorrect login credentials/,
		},
	},
	{
		api: 'Sabre',
		kind: 'Base64 of two Base64 texts',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/v2/auth/token',
			loginMethod: 'POST',
			loginHeaders: 'Authorization: Basic ${base64(base64(username):base64(password))}',
			loginBody: 'grant_type=client_credentials',
		},
		login: [
			{
				line: 'POST /v2/auth/token',
				headers: { authorization: `Basic ${base64(`${base64(USER)}:${base64(PASSWORD)}`)}` },
				body: 'grant_type=client_credentials',
				answer: { body: { access_token: 'T1RL§', token_type: 'bearer', expires_in: 604_800 } },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer T1RL§' } },
		lives: 604_800,
		dead: {
			status: 401,
			body: {
				status: 'NotProcessed',
				type: 'Validation',
				errorCode: 'ERR.2SG.SEC.INVALID_CREDENTIALS',
			},
		},
		wrong: {
			status: 401,
			body: {
				error: 'invalid_client',
				error_description: 'Credentials are missing or the syntax is not correct',
			},
			words: /Credentials are missing/,
		},
	},
];
