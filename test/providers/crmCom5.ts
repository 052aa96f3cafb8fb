import { randomUUID } from 'node:crypto';
import { BY_PASSWORD, LOGIN_AND_CALL } from './browserCases';
import { HOST, JSON_TYPE, USER } from './exactLogins';
import { mintJwt, wholeSeconds } from './jwt';
import { firstMissing, json, jsonFields } from './messages';
import { postJson } from './requests';
import type { ProviderState } from './state';
import type {
	Answer,
	Behaviour,
	MethodRow,
	Outcome,
	ProviderSettings,
	RecordedCall,
} from './types';

/** Settings of the emulator's part for CRM.COM 5. */
export interface CrmCom5Settings {
	/** How `expiration_date` is written. The vendor does not document it. */
	expirationDate: 'seconds' | 'milliseconds' | 'iso' | 'none';
}

/** The path that its endpoints begin with. */
export const CRM_COM_5_BASE = '/backoffice/v2';
const USER_ID = '0f6c2f5e-user-0001';
const REFRESH_LIFETIME_MS = 86_400_000;
const PAGE_SIZE = 10;
const ACCOUNT = { username: 'ada+crm5 "ñ"@example.com', password: 'p"ä&s w+ord%crm5' };
const KEYS = { apiKey: '9b2e41d0/API+key%crm5', secretKey: '5d7a90c3/SECRET+key%crm5' };

/** Fields of a credential for CRM.COM 5 on the given origin. */
export const crmCom5Credential = (url: string) => ({
	baseUrl: url + CRM_COM_5_BASE,
	authMethod: 'crmCom5',
	...KEYS,
	...ACCOUNT,
	testPath: '/contacts?size=1',
});

/** The emulator's contacts. */
export const CRM_COM_5_CONTACTS = Array.from({ length: 230 }, (_, index) => ({
	id: `contact-${index + 1}`,
	name: `Contact ${index + 1}`,
}));

const failure = (status: number, message: string): Answer =>
	json(status, { code: `E${status}`, message });

const expirationOf: Record<CrmCom5Settings['expirationDate'], (seconds: number) => unknown> = {
	seconds: (at) => at,
	milliseconds: (at) => at * 1000,
	iso: (at) => new Date(at * 1000).toISOString(),
	none: () => undefined,
};

/** The API of CRM.COM 5. It has nothing in common with V4's except its vendor. */
export function crmCom5(state: ProviderState<ProviderSettings & CrmCom5Settings>): Behaviour {
	const refused = (status: number, message: string, outcome: Outcome = 'refusedLogin') => ({
		...failure(status, message),
		outcome,
	});
	const hasApiKey = ({ headers }: RecordedCall) => headers.api_key === KEYS.apiKey;

	function tokens(outcome: Outcome): Answer {
		const { tokenLifetimeMs, issueRefreshTokens, editClaims, expirationDate } = state.settings;
		const token = mintJwt(USER_ID, state.now(), tokenLifetimeMs, editClaims);
		state.tokens.issue(token, tokenLifetimeMs);
		const expiresAt = Math.floor(state.now() / 1000) + wholeSeconds(tokenLifetimeMs);
		const body = {
			access_token: token,
			...(issueRefreshTokens && {
				refresh_token: state.refreshTokens.issue(randomUUID(), REFRESH_LIFETIME_MS),
			}),
			expiration_date: expirationOf[expirationDate](expiresAt),
			lockout_date: null,
			password_expired: false,
			mode: 'LIVE',
		};
		return { ...json(200, body), outcome };
	}

	return {
		apiBase: CRM_COM_5_BASE,
		success: (data, status) => json(status, data),
		failure,
		tokenRoutes: {
			[`${CRM_COM_5_BASE}/users/authenticate`](call) {
				const fields = jsonFields(call);
				if (!fields) {
					state.violation('Login body is not JSON');
					return refused(415, 'JSON expected');
				}
				if (fields.provider !== 'EMAIL') state.violation('Login without provider EMAIL');
				const missing = firstMissing(fields, ['username', 'password']);
				if (missing) {
					state.violation(`Login without ${missing}`);
					return refused(400, `${missing} is required`);
				}
				if (!hasApiKey(call)) return refused(401, 'Unknown API key');
				const { username, password } = ACCOUNT;
				if (fields.username !== username || fields.password !== password)
					return refused(401, 'Invalid username or password');
				state.beginSession();
				return tokens('login');
			},
			[`${CRM_COM_5_BASE}/users/refresh`](call) {
				const { refresh_token: refreshToken } = jsonFields(call) ?? {};
				if (!hasApiKey(call)) return refused(401, 'Unknown API key', 'refusedRenewal');
				if (typeof refreshToken !== 'string' || state.refreshTokens.use(refreshToken) !== 'alive')
					return refused(401, 'Invalid refresh token', 'refusedRenewal');
				state.refreshTokens.revoke(refreshToken);
				return tokens('renewal');
			},
		},
		isRenewal: ({ path }) => path.endsWith('/users/refresh'),
		releaseRoutes: {
			[`${CRM_COM_5_BASE}/users/${USER_ID}/sign_out`](call) {
				const token = call.headers.authorization ?? '';
				if (call.headers.api_key !== KEYS.secretKey) state.violation('Sign-out without the key');
				if (state.tokens.use(token) !== 'alive') return failure(401, 'Unauthorized');
				state.tokens.revoke(token);
				state.refreshTokens.clear();
				return { ...json(200, {}), outcome: 'release' };
			},
		},
		authorise(call) {
			const { authorization: token = '', api_key: key } = call.headers;
			if (/^Bearer\b/i.test(token)) state.violation('CRM.COM 5 wants the raw token');
			if (key === KEYS.secretKey && state.tokens.use(token) === 'alive') return undefined;
			return { ...failure(401, 'Unauthorized'), outcome: 'rejected' };
		},
		endpoint(path, call) {
			if (path !== 'contacts' || call.method !== 'GET') return undefined;
			return json(200, contactsPage(call.query));
		},
	};
}

/**
 * One page of the contacts. `page` counts from 1; `total` is always null here, because the vendor
 * may leave it out.
 */
function contactsPage({ page = '1', size = String(PAGE_SIZE) }: Record<string, string>) {
	const [number, length] = [Math.max(1, Number(page) || 1), Math.max(1, Number(size) || PAGE_SIZE)];
	const content = CRM_COM_5_CONTACTS.slice((number - 1) * length, number * length);
	const has_more = number * length < CRM_COM_5_CONTACTS.length;
	return { content, paging: { page: number, size: content.length, total: null, has_more } };
}

/** CRM.COM 5's way to log in. */
export const CRM_COM_5_METHOD: MethodRow = {
	method: 'crmCom5',
	provider: 'CRM.COM API',
	urlFields: '"Base URL"',
	echo: '/echo',
	wrap: (data) => data as never,
	dataPath: '',
	failure: (words) => ({ code: 'E1', message: words }),
	told: (words) => `E1: ${words}`,
	contentType: 'json',
	example: {
		title: 'CRM.COM 5: read contacts',
		parameters: { url: '/contacts', options: { itemsPath: 'content' } },
	},
	browser: {
		...BY_PASSWORD,
		tests: LOGIN_AND_CALL,
		parameters: { url: '/contacts', options: { itemsPath: 'content' } },
		items: [10, 'Contact 10'],
	},
	login: {
		secret: 'password',
		refusal: [401, 'E401: Invalid username or password'],
		lifetimeSeconds: 3_600,
		lifetimeFrom: 'answer',
		renewsBy: 'refreshToken',
		releases: true,
		request: ({ username, password, apiKey }) =>
			postJson(
				`${CRM_COM_5_BASE}/users/authenticate`,
				{ provider: 'EMAIL', username, password },
				{ api_key: String(apiKey) },
			),
		tokenOf: (answer) => answer.access_token,
		tokenName: 'access_token',
		get: (path, token) => ({
			path: `${CRM_COM_5_BASE}/${path}`,
			headers: { authorization: token, api_key: KEYS.secretKey },
		}),
		exact: [
			{
				title: 'CRM.COM 5',
				fields: {
					baseUrl: HOST + CRM_COM_5_BASE,
					authMethod: 'crmCom5',
					apiKey: 'AK',
					secretKey: 'SK',
					...USER,
				},
				path: `${CRM_COM_5_BASE}/users/authenticate`,
				headers: { ...JSON_TYPE, api_key: 'AK' },
				body: { provider: 'EMAIL', ...USER },
				answer: { access_token: 'T', refresh_token: 'R', expiration_date: 4_000_000_000 },
				carries: { headers: { Authorization: 'T', api_key: 'SK' } },
			},
		],
	},
};
