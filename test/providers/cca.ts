import { randomUUID } from 'node:crypto';
import { bearerToken, firstMissing, json, jsonFields } from './messages';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import type { Answer, Behaviour, Provider, ProviderSettings } from './types';

/** Settings of the CCA emulator. */
export type CcaSettings = ProviderSettings & {
	/** The field that holds the token of a session, or a bare JSON string: the vendor's article does not say. */
	sessionAnswerShape: 'token' | 'Token' | 'sessionToken' | 'id' | 'string';
};

const API_BASE = '/CcaAPI/CcaAPI.Service.svc';
const PERMANENT = 'A-5c1f00d2-804d-403f-ac4a-a940dfcca001';
const ACCOUNT = { username: 'agent "Zoë" & co', password: 'p"ä&s w+ord%cca', module: 'Web API/é' };

const SURVEY_TASKS = [
	{ Id: 101, Name: 'Customer satisfaction', State: 'Open' },
	{ Id: 102, Name: 'Café study', State: 'Open' },
	{ Id: 103, Name: 'Panel refresh', State: 'Closed' },
];

function failure(status: number, message: string): Answer {
	return json(status, { Message: message });
}

function build(state: ProviderState<CcaSettings>): Behaviour {
	const refuse = (status: number, message: string): Answer => ({
		...failure(status, message),
		outcome: 'refusedLogin',
	});

	return {
		apiBase: API_BASE,
		success: (data, status = 200) => json(status, data),
		failure,
		tokenRoutes: {
			[`${API_BASE}/session`](call) {
				const fields = jsonFields(call);
				if (!fields) {
					state.violation('Login body is not JSON');
					return refuse(415, 'JSON expected');
				}
				const missing = firstMissing(fields, ['username', 'password', 'module']);
				if (missing) {
					state.violation(`Login without ${missing}`);
					return refuse(400, `Missing ${missing}`);
				}
				const { username, password, module } = ACCOUNT;
				if (
					fields.username !== username ||
					fields.password !== password ||
					fields.module !== module
				) {
					return refuse(401, 'Invalid login, password or module');
				}
				state.beginSession();
				const token = state.tokens.issue(`S-${randomUUID()}`, state.settings.tokenLifetimeMs);
				const shape = state.settings.sessionAnswerShape;
				return { ...json(200, shape === 'string' ? token : { [shape]: token }), outcome: 'login' };
			},
		},
		authorise(call) {
			const header = call.headers.authorization;
			const token = bearerToken(header);
			if (header !== undefined && token === undefined)
				state.violation('Authorization without Bearer');
			if (token === PERMANENT || (token !== undefined && state.tokens.use(token) === 'alive'))
				return undefined;
			return { ...failure(401, 'Unauthorized'), outcome: 'rejected' };
		},
		endpoint(path, call) {
			if (path === 'Clients/Face/SurveyTasks' && call.method === 'GET')
				return json(200, SURVEY_TASKS);
			return undefined;
		},
	};
}

const DEFINITION: Definition<CcaSettings> = {
	name: 'ccaApi',
	defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 60_000, sessionAnswerShape: 'token' },
	build,
	credentials: (url) => ({
		permanentToken: {
			baseUrl: url + API_BASE,
			authMethod: 'permanentToken',
			permanentToken: PERMANENT,
			testPath: '/Clients/Face/SurveyTasks',
		},
		session: {
			baseUrl: url + API_BASE,
			authMethod: 'session',
			...ACCOUNT,
			sessionLifetimeSeconds: 60,
			testPath: '/Clients/Face/SurveyTasks',
		},
	}),
};

/** Emulates the CCA Web API as Askia's article "Connecting to CCA Web API with POSTMAN" describes it. */
export async function startCca(port?: number): Promise<Provider<CcaSettings>> {
	return await startProvider(DEFINITION, port);
}
