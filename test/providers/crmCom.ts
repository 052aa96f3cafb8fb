import { randomUUID } from 'node:crypto';
import { CrmComApi } from '../../credentials/CrmComApi.credentials';
import { BY_PASSWORD } from './browserCases';
import { CRM_COM_5_METHOD, crmCom5, crmCom5Credential, type CrmCom5Settings } from './crmCom5';
import { HOST, JSON_TYPE, USER } from './exactLogins';
import { mintJwt } from './jwt';
import { firstMissing, json, jsonFields } from './messages';
import { basic, postJson } from './requests';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import {
	vendor,
	type Answer,
	type Behaviour,
	type Fields,
	type Handler,
	type MethodRow,
	type PlainRequest,
	type Provider,
	type ProviderSettings,
	type RecordedCall,
} from './types';

declare module './types' {
	interface Emulators {
		crmComApi: CrmComSettings;
	}
}

/** Settings of the CRM.COM emulator. */
export type CrmComSettings = ProviderSettings &
	CrmCom5Settings & {
		/** HTTP status of the envelope that refuses a token. The vendor does not document it. */
		deadTokenStatus: number;
		/** HTTP status of the envelope that refuses a login. The vendor does not document it. */
		refusedLoginStatus: number;
		/** Whether tokens are JWTs with an absolute expiry, as from release R12. */
		jwtTokens: boolean;
		/**
		 * Lifetime of tokens without an idle expiry. Null: 2 h, or `tokenLifetimeMs` if that is not 1
		 * h.
		 */
		absoluteLifetimeMs: number | null;
	};

/** The path that V4's endpoints begin with. */
export const CRM_BASE = '/crmapi/rest/v2';
const HOUR_MS = 3_600_000;
const ACCOUNT = {
	username: 'api "ñ"&user',
	password: 'p"ä&s w+ord%crm',
	organisation: 'Org & Söhne',
};
const EXAMPLE_FROM_THE_WIKI = 'EE73C0AE64524371B5DDEFF5F7BB2192';

/** The emulator's contacts. */
export const CRM_COM_CONTACTS = [
	{ id: 'c-1', number: 'CI000111', name: 'Anna Müller', life_cycle_state: 'ACTIVE' },
	{ id: 'c-2', number: 'CI000112', name: 'Ben Okafor', life_cycle_state: 'ACTIVE' },
	{ id: 'c-3', number: 'CI000113', name: 'Chloé Sato', life_cycle_state: 'LEAD' },
];

function envelope(code: string, description: string, status = 200, data?: unknown): Answer {
	const message = code === 'OK' ? 'Successful' : 'Failed';
	return json(status, {
		status: { code, message, description },
		...(data !== undefined && { data }),
	});
}

/**
 * The token at the vendor's place for it: the query of a GET, the JSON body of a POST. For DELETE
 * the vendor names no place.
 */
function tokenOf(call: RecordedCall): unknown {
	const { method, query } = call;
	if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return query.token;
	return jsonFields(call)?.token ?? (method === 'DELETE' ? query.token : undefined);
}

function loginHandlers(state: ProviderState<CrmComSettings>): Record<string, Handler> {
	const refuse = (
		code: string,
		description: string,
		violation?: string,
		status?: number,
	): Answer => {
		if (violation) state.violation(violation);
		const answer = envelope(code, description, status ?? state.settings.refusedLoginStatus);
		return { ...answer, outcome: 'refusedLogin' };
	};
	const login = (idle: boolean): Answer => {
		state.beginSession();
		const { jwtTokens, tokenLifetimeMs, absoluteLifetimeMs, editClaims } = state.settings;
		const absolute =
			absoluteLifetimeMs ?? (tokenLifetimeMs === HOUR_MS ? 2 * HOUR_MS : tokenLifetimeMs);
		const lifetimeMs = idle && !jwtTokens ? tokenLifetimeMs : absolute;
		const token = jwtTokens
			? mintJwt('crm', state.now(), lifetimeMs, (claims) => asText(editClaims?.(claims) ?? claims))
			: randomUUID().replace(/-/g, '');
		state.tokens.issue(token, lifetimeMs, { idle: idle && !jwtTokens });
		return { ...envelope('OK', 'Token issued', 200, { token }), outcome: 'login' };
	};
	const wrongUnit = (fields: Record<string, unknown>) =>
		'unit' in fields && firstMissing(fields, ['unit']);

	return {
		[`${CRM_BASE}/authentication/token`](call) {
			const fields = jsonFields(call);
			if (!fields) return refuse('INVALID_REQUEST', 'JSON expected', 'Login body is not JSON', 415);
			const missing = firstMissing(fields, ['username', 'password', 'organisation']);
			if (missing)
				return refuse('MISSING_PARAMETER', `${missing} is mandatory`, `Login without ${missing}`);
			if (wrongUnit(fields)) return refuse('INVALID_UNIT', 'Unit not found', 'Empty unit sent');
			const wrong = Object.entries(ACCOUNT).some(([name, value]) => fields[name] !== value);
			return wrong
				? refuse('INVALID_CREDENTIALS', 'Wrong username, password or organisation')
				: login(true);
		},
		[`${CRM_BASE}/authentication/web_api_key/token`](call) {
			const fields = jsonFields(call);
			if (!fields) return refuse('INVALID_REQUEST', 'JSON expected', 'Login body is not JSON', 415);
			if (wrongUnit(fields)) return refuse('INVALID_UNIT', 'Unit not found', 'Empty unit sent');
			const encoded = /^Basic (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
			if (!encoded)
				return refuse('MISSING_PARAMETER', 'key is mandatory', 'Key not sent by HTTP Basic');
			const [key, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
			if (rest.length === 0 || rest.join(':') !== '') {
				return refuse('INVALID_CREDENTIALS', 'Wrong key', 'HTTP Basic password is not empty');
			}
			return key === EXAMPLE_FROM_THE_WIKI
				? login(false)
				: refuse('INVALID_CREDENTIALS', 'Wrong key');
		},
	};
}

/** The vendor writes the times of its JWTs as text. */
function asText(claims: Fields): Fields {
	const written = (value: unknown) => (typeof value === 'number' ? String(value) : value);
	return { ...claims, iat: written(claims.iat), exp: written(claims.exp) };
}

function endpoint(path: string, call: RecordedCall): Answer | undefined {
	if (path !== 'contact_information/show' || call.method !== 'GET') return undefined;
	const wanted = /^number=(.*)$/.exec(call.query.contact_information_identifier ?? '')?.[1];
	if (wanted === undefined)
		return envelope('MISSING_PARAMETER', 'contact_information_identifier is mandatory');
	const contact = CRM_COM_CONTACTS.find(({ number }) => number === wanted);
	return contact === undefined
		? envelope('CONTACT_NOT_FOUND', 'No contact has this number')
		: envelope('OK', 'Contact found', 200, contact);
}

function v4(state: ProviderState<CrmComSettings>): Behaviour {
	const deadToken = (description: string): Answer =>
		envelope('INVALID_TOKEN', description, state.settings.deadTokenStatus);

	return {
		apiBase: CRM_BASE,
		success: (data, status) => envelope('OK', 'Done', status, data),
		failure: (status, message) => envelope('GENERAL_ERROR', message, status),
		tokenRoutes: loginHandlers(state),
		releaseRoutes: {
			[`${CRM_BASE}/authentication/token/release`](call) {
				const token = tokenOf(call);
				if (typeof token !== 'string') state.violation('Release without the token in a JSON body');
				if (typeof token !== 'string' || state.tokens.use(token) !== 'alive') {
					return deadToken('The token is invalid or has expired');
				}
				state.tokens.revoke(token);
				return { ...envelope('OK', 'Token released'), outcome: 'release' };
			},
		},
		authorise(call) {
			const token = tokenOf(call);
			if (typeof token !== 'string' || token === '') {
				if (call.headers.authorization ?? call.headers.token) state.violation('Token in a header');
				else if (call.query.token) state.violation(`Token of a ${call.method} in the query`);
				return { ...deadToken('The token is missing'), outcome: 'rejected' };
			}
			if (state.tokens.use(token) === 'alive') return undefined;
			return { ...deadToken('The token is invalid or has expired'), outcome: 'rejected' };
		},
		endpoint,
	};
}

const DEFINITION: Definition<CrmComSettings> = {
	name: 'crmComApi',
	defaults: {
		...COMMON_DEFAULTS,
		tokenLifetimeMs: HOUR_MS,
		deadTokenStatus: 200,
		refusedLoginStatus: 200,
		jwtTokens: false,
		absoluteLifetimeMs: null,
		expirationDate: 'seconds',
	},
	build: (state) => [v4(state), crmCom5(state)],
	credentials: (url) => ({
		userAccount: { baseUrl: url + CRM_BASE, authMethod: 'userAccount', ...ACCOUNT, unit: '' },
		webApiKey: {
			baseUrl: url + CRM_BASE,
			authMethod: 'webApiKey',
			webApiKey: EXAMPLE_FROM_THE_WIKI,
			unit: '',
		},
		crmCom5: crmCom5Credential(url),
	}),
};

/**
 * Emulates CRM.COM's web APIs. V4: the vendor's wiki, https://crmdevelopment.atlassian.net/wiki
 * (authentication/token, …/release, …/web_api_key/token, contact_information/show, and R12's JWTs
 * with times as text). CRM.COM 5: https://crmcom.stoplight.io and the public client
 * https://github.com/dmcken/crm5_bo. Fictional: codes and words of failures; for CRM.COM 5 the body
 * of the renewal, the keys that renewal and sign-out expect, and the form of `expiration_date`.
 */
export async function startCrmCom(port?: number): Promise<Provider<CrmComSettings>> {
	return await startProvider(DEFINITION, port);
}

const ALIKE: Omit<MethodRow, 'method' | 'example' | 'browser'> = {
	provider: 'CRM.COM API',
	urlFields: '"Base URL"',
	echo: '/echo',
	wrap: (data) => ({
		status: { code: 'OK', message: 'Successful', description: 'Done' },
		data,
	}),
	dataPath: 'data.',
	failure: (words) => ({ status: { code: 'BUSY', message: 'Failed', description: words } }),
	told: (words) => `BUSY: Failed: ${words}`,
	contentType: 'json',
};

const CONTACT = { url: '/contact_information/show', sendQuery: true };
const identified = (value: string) => ({
	...CONTACT,
	queryParameters: { parameters: [{ name: 'contact_information_identifier', value }] },
});
const BY_PAGE = identified('=number={{ $json.page > 2 ? "CI000113" : "CI000111" }}');
const shown = {
	...BY_PASSWORD,
	parameters: identified('number=CI000111'),
	items: [1, 'Anna Müller'] as [number, string],
};

const calls = {
	tokenOf: (answer: Fields) => (answer.data as Fields | undefined)?.token,
	tokenName: 'token',
	get: (path: string, token: string): PlainRequest => ({
		path: `${CRM_BASE}/${path}?token=${encodeURIComponent(token)}`,
	}),
};
const answered = {
	answer: { status: { code: 'OK' }, data: { token: 'T' } },
	carries: { qs: { token: 'T' } },
};
const baseUrl = `${HOST}${CRM_BASE}/`;

/** The emulator of CRM.COM, and its ways to log in. */
export const EMULATOR = vendor({
	type: 'crmComApi',
	title: 'CRM.COM',
	credential: new CrmComApi(),
	start: startCrmCom,
	methods: [
		{
			...ALIKE,
			method: 'userAccount',
			example: { title: 'CRM.COM: show contacts', parameters: BY_PAGE },
			browser: shown,
			login: {
				secret: 'password',
				refusal: [200, 'INVALID_CREDENTIALS: Failed: Wrong username, password or organisation'],
				lifetimeSeconds: 7200,
				lifetimeFrom: 'assumed',
				releases: true,
				request: ({ username, password, organisation }) =>
					postJson(`${CRM_BASE}/authentication/token`, { username, password, organisation }),
				...calls,
				exact: [
					{
						title: 'CRM.COM user account',
						fields: { baseUrl, authMethod: 'userAccount', organisation: 'Acme', unit: '', ...USER },
						path: `${CRM_BASE}/authentication/token`,
						headers: JSON_TYPE,
						body: { ...USER, organisation: 'Acme' },
						...answered,
					},
				],
			},
		},
		{
			...ALIKE,
			method: 'webApiKey',
			example: { title: 'CRM.COM: show contacts with a web API key', parameters: BY_PAGE },
			browser: { ...shown, secret: 'webApiKey' },
			login: {
				secret: 'webApiKey',
				refusal: [200, 'INVALID_CREDENTIALS: Failed: Wrong key'],
				lifetimeSeconds: 7200,
				lifetimeFrom: 'assumed',
				releases: true,
				request: ({ webApiKey }) =>
					postJson(
						`${CRM_BASE}/authentication/web_api_key/token`,
						{},
						{ authorization: basic(webApiKey, '') },
					),
				...calls,
				exact: [
					{
						title: 'CRM.COM web API key',
						fields: {
							baseUrl,
							authMethod: 'webApiKey',
							webApiKey: EXAMPLE_FROM_THE_WIKI,
							unit: '7',
						},
						path: `${CRM_BASE}/authentication/web_api_key/token`,
						headers: {
							...JSON_TYPE,
							Authorization: 'Basic RUU3M0MwQUU2NDUyNDM3MUI1RERFRkY1RjdCQjIxOTI6',
						},
						body: { unit: '7' },
						...answered,
					},
				],
			},
		},
		CRM_COM_5_METHOD,
	],
});
