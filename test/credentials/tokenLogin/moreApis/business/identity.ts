import { createHmac } from 'crypto';
import {
	type Api,
	curl,
	inMs,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	USER,
	USER_JSON,
	WHO,
} from '../types';

/** Who logs in: identity as a service. */
export const identity: Api[] = [
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
];
