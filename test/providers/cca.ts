import { randomUUID } from 'node:crypto';
import { CcaApi } from '../../credentials/CcaApi.credentials';
import { BY_PASSWORD, LOGIN_AND_CALL } from './browserCases';
import { BEARER, HOST, JSON_TYPE, USER } from './exactLogins';
import { bearerToken, firstMissing, json, jsonFields } from './messages';
import { bearerGet, postJson } from './requests';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import {
	vendor,
	type Answer,
	type Behaviour,
	type ExactLogin,
	type Fields,
	type MethodRow,
	type Provider,
	type ProviderSettings,
	type RecordedCall,
} from './types';

declare module './types' {
	interface Emulators {
		ccaApi: CcaSettings;
	}
}

/** Settings of the CCA emulator. */
export type CcaSettings = ProviderSettings & {
	/** Where the session's token is: in `Response.Token`, or as in earlier notes. */
	sessionAnswerShape: 'envelope' | 'token' | 'Token' | 'sessionToken' | 'id' | 'string';
	/** HTTP status of failures, which is not documented. Null: the envelope's status. */
	failureHttpStatus: number | null;
	/** Whether the server is new enough to know `Session/{token}/Check`. */
	knowsCheck: boolean;
};

/** The path that its endpoints begin with. */
export const CCA_BASE = '/CcaWebApi';
const PERMANENT = 'A-5c1f00d2-804d-403f-ac4a-a940dfcca001';
const ACCOUNT = { username: 'agent "Zoë" & co', password: 'p"ä&s w+ord%cca', module: 'Web API/é' };
const CHECK = /^Session\/([^/]+)\/Check$/;

/** The emulator's survey tasks. */
export const CCA_SURVEY_TASKS = [
	{ Id: 101, Name: 'Customer satisfaction', Description: 'CI000111' },
	{ Id: 102, Name: 'Café study', Description: 'CI000112' },
	{ Id: 103, Name: 'Panel refresh', Description: '' },
];

function envelope(status: number, response: unknown, call: RecordedCall, httpStatus = status) {
	const url = `http://${call.headers.host}${call.path}${call.search}`;
	return json(httpStatus, { StatusCode: status, Request: { Url: url }, Response: response });
}

function build(state: ProviderState<CcaSettings>): Behaviour {
	const failure = (status: number, message: string, call: RecordedCall): Answer =>
		envelope(
			status,
			{ ResultCode: 1, Message: message },
			call,
			state.settings.failureHttpStatus ?? status,
		);
	const refuse = (status: number, message: string, call: RecordedCall): Answer => ({
		...failure(status, message, call),
		outcome: 'refusedLogin',
	});
	const isAlive = (token: string) => token === PERMANENT || state.tokens.use(token) === 'alive';

	return {
		apiBase: CCA_BASE,
		success: (data, status, call) => envelope(status, data, call),
		failure,
		tokenRoutes: {
			[`${CCA_BASE}/session`](call) {
				const fields = jsonFields(call);
				if (!fields) {
					state.violation('Login body is not JSON');
					return refuse(415, 'JSON expected', call);
				}
				const missing = firstMissing(fields, ['username', 'password', 'module']);
				if (missing) {
					state.violation(`Login without ${missing}`);
					return refuse(400, `Missing ${missing}`, call);
				}
				const { username, password, module } = ACCOUNT;
				if (
					fields.username !== username ||
					fields.password !== password ||
					fields.module !== module
				) {
					return refuse(401, 'Invalid login, password or module', call);
				}
				state.beginSession();
				const token = state.tokens.issue(`S-${randomUUID()}`, state.settings.tokenLifetimeMs);
				return { ...sessionAnswer(state.settings, token, call), outcome: 'login' };
			},
		},
		authorise(call) {
			if (CHECK.test(call.path.slice(CCA_BASE.length + 1))) return undefined;
			const header = call.headers.authorization;
			const token = bearerToken(header);
			if (header !== undefined && token === undefined)
				state.violation('Authorization without Bearer');
			if (token !== undefined && isAlive(token)) return undefined;
			return { ...failure(401, 'Unauthorized', call), outcome: 'rejected' };
		},
		endpoint(path, call) {
			if (call.method !== 'GET') return undefined;
			if (path === 'SurveyTasks') return envelope(200, CCA_SURVEY_TASKS, call);
			const checked = CHECK.exec(path)?.[1];
			if (checked === undefined || !state.settings.knowsCheck) return undefined;
			return envelope(200, { Valid: isAlive(decodeURIComponent(checked)) }, call);
		},
	};
}

function sessionAnswer(
	{ sessionAnswerShape: shape }: CcaSettings,
	token: string,
	call: RecordedCall,
): Answer {
	if (shape === 'envelope') return envelope(200, { ResultCode: 0, Token: token }, call);
	return json(200, shape === 'string' ? token : { [shape]: token });
}

const DEFINITION: Definition<CcaSettings> = {
	name: 'ccaApi',
	defaults: {
		...COMMON_DEFAULTS,
		tokenLifetimeMs: 60_000,
		sessionAnswerShape: 'envelope',
		failureHttpStatus: null,
		knowsCheck: true,
	},
	build,
	credentials: (url) => ({
		permanentToken: {
			baseUrl: url + CCA_BASE,
			authMethod: 'permanentToken',
			permanentToken: PERMANENT,
			testPath: '',
		},
		session: {
			baseUrl: url + CCA_BASE,
			authMethod: 'session',
			...ACCOUNT,
			sessionLifetimeSeconds: 60,
			testPath: '/SurveyTasks',
		},
	}),
};

/**
 * Emulates the CCA Web API. The session, the permanent token and Bearer are from Askia's article
 * "Connecting to CCA Web API with POSTMAN". The envelope, `Response.Token`, `SurveyTasks` and
 * `Session/{token}/Check` are from the vendor's JavaScript wrapper,
 * https://github.com/FlagBenett/askiaFieldJS. Fictional: the words of failures and their place in
 * `Response`.
 */
export async function startCca(port?: number): Promise<Provider<CcaSettings>> {
	return await startProvider(DEFINITION, port);
}

/** The counts for a permanent token: CCA itself says whether it is valid. */
const CHECKED = { logins: 0, refused: 0, calls: 3, rejected: 0 };
const NOT_VALID =
	/: the test call to http\S+\/Session\/\{token\}\/Check failed \(.+\)\. Check "Permanent Token"/;

const TASKS = { url: '/SurveyTasks', options: { itemsPath: 'Response' } };
const shown = {
	parameters: TASKS,
	items: [3, 'Panel refresh'] as [number, string],
};

const ALIKE: Omit<MethodRow, 'method' | 'example' | 'browser'> = {
	provider: 'CCA API',
	urlFields: '"Base URL"',
	echo: '/echo',
	wrap: (data) => ({ Response: data }),
	dataPath: 'Response.',
	failure: (words, status) => ({ StatusCode: status, Response: { Message: words } }),
	told: (words) => words,
	contentType: 'json',
	// How long a token is used. The server's own value is not documented.
	untold: ['sessionLifetimeSeconds'],
};

/** The login at an earlier server that does not know the envelope. */
function exact(title: string, module: string, answer: unknown): ExactLogin {
	const baseUrl = `${HOST}/CcaAPI/CcaAPI.Service.svc`;
	return {
		title,
		fields: { baseUrl, authMethod: 'session', module, ...USER },
		path: '/CcaAPI/CcaAPI.Service.svc/session',
		headers: JSON_TYPE,
		body: { ...USER, module },
		answer,
		carries: BEARER,
	};
}

/** The emulator of CCA, and its ways to log in. */
export const EMULATOR = vendor({
	type: 'ccaApi',
	title: 'CCA',
	credential: new CcaApi(),
	start: startCca,
	methods: [
		{
			...ALIKE,
			method: 'permanentToken',
			example: { title: 'CCA: list survey tasks', parameters: TASKS },
			browser: { secret: 'permanentToken', refusal: NOT_VALID, tests: CHECKED, ...shown },
		},
		{
			...ALIKE,
			method: 'session',
			example: { title: 'CCA: list survey tasks in a session', parameters: TASKS },
			browser: { ...BY_PASSWORD, tests: LOGIN_AND_CALL, ...shown },
			login: {
				secret: 'password',
				refusal: [401, 'Invalid login, password or module'],
				lifetimeSeconds: 60,
				lifetimeFrom: 'configured',
				request: ({ username, password, module }) =>
					postJson(`${CCA_BASE}/session`, { username, password, module }),
				tokenOf: (answer) => (answer.Response as Fields | undefined)?.Token,
				tokenName: 'Token',
				get: bearerGet(CCA_BASE),
				exact: [
					{
						...exact('CCA session, in the envelope', 'Ops', {
							StatusCode: 200,
							Request: { Url: `${HOST}/CcaWebApi/session` },
							Response: { ResultCode: 0, Token: 'T' },
						}),
						fields: {
							baseUrl: `${HOST}/CcaWebApi/`,
							authMethod: 'session',
							module: 'Ops',
							...USER,
						},
						path: '/CcaWebApi/session',
					},
					...['token', 'Token', 'sessionToken', 'id'].map((name) =>
						exact(`CCA session, answered as ${name}`, `Ops ${name}`, { [name]: 'T' }),
					),
					exact('CCA session, answered as a bare string', 'Ops', '"T"'),
				],
			},
		},
	],
});
