import { randomUUID } from 'node:crypto';
import { CloudCxApi } from '../../credentials/CloudCxApi.credentials';
import { BY_PASSWORD, CALL, LOGIN_AND_CALL, REJECTED } from './browserCases';
import { findUsers } from './cloudCxUsers';
import { BEARER, FORM, HOST, OAUTH_ANSWER, USER } from './exactLogins';
import { mintJwt, wholeSeconds } from './jwt';
import { bearerToken, formFields, isForm, isRefreshGrant, json, oAuth2Error } from './messages';
import { bearerGet, postForm } from './requests';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import {
	vendor,
	type Answer,
	type Behaviour,
	type Handler,
	type MethodRow,
	type Outcome,
	type Provider,
	type ProviderSettings,
} from './types';

declare module './types' {
	interface Emulators {
		cloudCxApi: ProviderSettings;
	}
}

const CLIENT = { clientId: '260390634491792831814001', clientSecret: 's"é&cret k+ey%cloudcx' };
const ACCOUNT = { username: 'si+an "ô" & co', password: 'p"ä&s w+ord%cloudcx' };
const API_KEY = 'cx-key/7f3+9a&q%41==';
const REFRESH_LIFETIME_MS = 86_400_000;

/** The e-mail address of the emulator's user, for `loginField: 'email'`. */
export const CLOUD_CX_EMAIL = 'si+an&co@cloudcx.example';

function envelope(code: string, message: string | null, data: unknown, status = 200): Answer {
	return json(status, { code, message, data });
}

function failure(status: number, message: string): Answer {
	return envelope(String(status), message, null, status);
}

function tokenHandler(state: ProviderState<ProviderSettings>): Handler {
	const tokens = (outcome: Outcome): Answer => {
		const { tokenLifetimeMs, issueRefreshTokens, editClaims } = state.settings;
		const accessToken = mintJwt(CLIENT.clientId, state.now(), tokenLifetimeMs, editClaims);
		const answer: Record<string, unknown> = {
			access_token: state.tokens.issue(accessToken, tokenLifetimeMs),
			token_type: 'Bearer',
			expires_in: wholeSeconds(tokenLifetimeMs),
		};
		if (issueRefreshTokens)
			answer.refresh_token = state.refreshTokens.issue(randomUUID(), REFRESH_LIFETIME_MS);
		return { ...json(200, answer), outcome };
	};

	return (call) => {
		if (!isForm(call)) {
			state.violation('Login body is not form-encoded');
			return oAuth2Error(415, 'invalid_request', 'Form-encoded body expected');
		}
		const fields = formFields(call);
		const renewal = call.asksFor === 'renewal';
		const refused: Outcome = renewal ? 'refusedRenewal' : 'refusedLogin';
		if (!fields.client_id || !fields.grant_type) {
			state.violation('Login without client_id or grant_type');
			return oAuth2Error(400, 'invalid_request', 'client_id and grant_type are required', refused);
		}
		const wrongSecret = 'client_secret' in fields && fields.client_secret !== CLIENT.clientSecret;
		if (fields.client_id !== CLIENT.clientId || wrongSecret) {
			return oAuth2Error(401, 'invalid_client', 'Client authentication failed', refused);
		}
		if (renewal) {
			const refreshToken = fields.refresh_token ?? '';
			if (state.refreshTokens.use(refreshToken) !== 'alive') {
				return oAuth2Error(400, 'invalid_grant', 'The refresh token is not valid', refused);
			}
			state.refreshTokens.revoke(refreshToken);
			return tokens('renewal');
		}
		if (fields.grant_type !== 'password')
			return oAuth2Error(400, 'unsupported_grant_type', 'Unsupported grant_type');
		if ((!fields.username && !fields.email) || !fields.password) {
			state.violation('Login without username or email, or without password');
			return oAuth2Error(400, 'invalid_request', 'username or email, and password, are required');
		}
		const known = fields.email
			? fields.email === CLOUD_CX_EMAIL
			: fields.username === ACCOUNT.username;
		if (!known || fields.password !== ACCOUNT.password)
			return oAuth2Error(400, 'invalid_grant', 'Bad credentials');
		state.beginSession();
		return tokens('login');
	};
}

function build(state: ProviderState<ProviderSettings>): Behaviour {
	return {
		apiBase: '/openapi/v2',
		success: (data, status) => envelope('0000', null, data, status),
		failure,
		tokenRoutes: { '/oauth/token': tokenHandler(state) },
		isRenewal: isRefreshGrant,
		authorise(call) {
			const header = call.headers.authorization;
			const token = bearerToken(header);
			if (header !== undefined && token === undefined)
				state.violation('Authorization without Bearer');
			if (token === API_KEY || (token !== undefined && state.tokens.use(token) === 'alive'))
				return undefined;
			return { ...failure(401, 'The access token is invalid or has expired'), outcome: 'rejected' };
		},
		endpoint(path, call) {
			if (call.method !== 'GET') return undefined;
			if (path === 'fail') return envelope('4001', 'User does not exist', null);
			if (path === 'user/page') return envelope('0000', null, findUsers(call.query));
			return undefined;
		},
	};
}

const DEFINITION: Definition<ProviderSettings> = {
	name: 'cloudCxApi',
	defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 3_599_000 },
	build,
	credentials: (url) => ({
		oAuth2: {
			baseUrl: url,
			loginUrl: '',
			authMethod: 'oAuth2',
			...CLIENT,
			...ACCOUNT,
			loginField: 'username',
		},
		apiKey: { baseUrl: url, loginUrl: '', authMethod: 'apiKey', apiKey: API_KEY },
	}),
};

/**
 * Emulates CloudCX: the OAuth 2.0 password and refresh grants (RFC 6749, sections 4.3 and 6), API
 * keys and user pages. Source: the vendor's page on API authentication (docs of CloudCX, REST API).
 */
export async function startCloudCx(port?: number): Promise<Provider> {
	return await startProvider(DEFINITION, port);
}

const ALIKE: Omit<MethodRow, 'method' | 'example' | 'browser'> = {
	provider: 'CloudCX API',
	urlFields: '"Base URL" and "Login URL"',
	echo: '/openapi/v2/echo',
	wrap: (data) => ({ code: '0000', message: null, data }),
	dataPath: 'data.',
	failure: (words) => ({ code: '9999', message: words, data: null }),
	told: (words) => `9999: ${words}`,
	contentType: 'json',
};

const users = (pageIndex: string, pageSize: string) => ({
	url: '/openapi/v2/user/page',
	sendQuery: true,
	queryParameters: {
		parameters: [
			{ name: 'pageIndex', value: pageIndex },
			{ name: 'pageSize', value: pageSize },
		],
	},
});
const BY_PAGE = users('={{ $json.page }}', '25');
const shown = {
	parameters: { ...users('2', '4'), options: { itemsPath: 'data.content' } },
	items: [4, 'user006'] as [number, string],
};

const fields = { baseUrl: HOST, authMethod: 'oAuth2', clientId: 'c', ...USER };
const exact = { path: '/oauth/token', headers: FORM, answer: OAUTH_ANSWER, carries: BEARER };

/** The emulator of CloudCX, and its ways to log in. */
export const EMULATOR = vendor({
	type: 'cloudCxApi',
	title: 'CloudCX',
	credential: new CloudCxApi(),
	start: startCloudCx,
	methods: [
		{
			...ALIKE,
			method: 'oAuth2',
			example: { title: 'CloudCX: read users', parameters: BY_PAGE },
			browser: { ...BY_PASSWORD, tests: LOGIN_AND_CALL, ...shown },
			login: {
				secret: 'password',
				refusal: [400, 'invalid_grant: Bad credentials'],
				lifetimeSeconds: 3599,
				lifetimeFrom: 'answer',
				renewsBy: 'refreshToken',
				request: ({ clientId, clientSecret, username, password }) =>
					postForm('/oauth/token', {
						grant_type: 'password',
						client_id: clientId,
						client_secret: clientSecret,
						username,
						password,
					}),
				tokenOf: (answer) => answer.access_token,
				tokenName: 'access_token',
				get: bearerGet('/openapi/v2'),
				exact: [
					{
						...exact,
						title: 'CloudCX by user name, with client secret',
						fields: { ...fields, clientSecret: 'cs' },
						body: { client_id: 'c', client_secret: 'cs', grant_type: 'password', ...USER },
					},
					{
						...exact,
						title: 'CloudCX by email, without secret, login on another port',
						fields: { ...fields, loginUrl: `${HOST}:9001`, loginField: 'email' },
						origin: `${HOST}:9001`,
						body: {
							client_id: 'c',
							grant_type: 'password',
							email: USER.username,
							password: USER.password,
						},
					},
				],
			},
		},
		{
			...ALIKE,
			method: 'apiKey',
			example: { title: 'CloudCX: read users with an API key', parameters: BY_PAGE },
			browser: { secret: 'apiKey', refusal: REJECTED, tests: CALL, ...shown },
		},
	],
});
