import { randomUUID } from 'node:crypto';
import { KnownLoginApi } from '../../credentials/KnownLoginApi.credentials';
import { BY_PASSWORD, LOGIN_AND_CALL } from './browserCases';
import { json, jsonFields } from './messages';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import type { Answer, Behaviour, Emulator, Handler, Provider, ProviderSettings } from './types';

declare module './types' {
	interface Emulators {
		knownLoginApi: ProviderSettings;
	}
}

type State = ProviderState<ProviderSettings>;

const PBX = '/openapi/v1.0';
const GLPI = '/apirest.php';
const APP_TOKEN = 'app-7f3a';

function issue(state: State): string {
	state.beginSession();
	return state.tokens.issue(`S-${randomUUID()}`, state.settings.tokenLifetimeMs);
}

/** Yeastar answers everything with HTTP 200. */
const pbxAnswer = (errcode: number, errmsg: string, more = {}): Answer =>
	json(200, { errcode, errmsg, ...more });

function pbxLogin(state: State): Handler {
	return (call) => {
		const { username, password } = jsonFields(call) ?? {};
		if (call.headers['user-agent'] !== 'OpenAPI')
			state.violation('a request without its User-Agent');
		if (username !== 'client-1' || password !== 's3cret/+=')
			return { ...pbxAnswer(20003, 'USERNAME OR PASSWORD ERROR'), outcome: 'refusedLogin' };
		const seconds = Math.ceil(state.settings.tokenLifetimeMs / 1000);
		const token = { access_token: issue(state), access_token_expire_time: seconds };
		return { ...pbxAnswer(0, 'SUCCESS', token), outcome: 'login' };
	};
}

function glpiLogin(state: State): Handler {
	return ({ headers }) => {
		if (headers['app-token'] !== APP_TOKEN || headers.authorization !== 'user_token q56hqkniwot8')
			return {
				...json(401, ['ERROR_GLPI_LOGIN_USER_TOKEN', 'The user_token seems invalid']),
				outcome: 'refusedLogin',
			};
		return { ...json(200, { session_token: issue(state) }), outcome: 'login' };
	};
}

function build(state: State): Behaviour {
	return {
		apiBase: '',
		success: (data, status = 200) => json(status, data),
		failure: (status, message) => json(status, { message }),
		tokenRoutes: {
			[`${PBX}/get_token`]: pbxLogin(state),
			[`GET ${GLPI}/initSession`]: glpiLogin(state),
		},
		authorise({ path, query, headers }) {
			const isPbx = path.startsWith(PBX);
			const token = isPbx ? query.access_token : headers['session-token'];
			if (typeof token === 'string' && state.tokens.use(token) === 'alive') return undefined;
			const answer = isPbx
				? pbxAnswer(10004, 'TOKEN EXPIRED')
				: json(401, ['ERROR_SESSION_TOKEN_INVALID', 'session_token seems invalid']);
			return { ...answer, outcome: 'rejected' };
		},
		endpoint(path, { query }) {
			if (path === 'openapi/v1.0/system/information') return pbxAnswer(0, 'SUCCESS');
			if (path === 'openapi/v1.0/extension/get')
				return pbxAnswer(0, 'SUCCESS', {
					data: { id: Number(query.id), name: `Desk ${query.id}` },
				});
			if (path === 'apirest.php/getActiveProfile') return json(200, { active_profile: { id: 4 } });
			const ticket = /^apirest\.php\/Ticket\/(\d+)$/.exec(path)?.[1];
			return ticket === undefined
				? undefined
				: json(200, { id: Number(ticket), name: `Ticket ${ticket}` });
		},
	};
}

/** Emulates two of the ready-made logins on one server. */
async function startKnownLogins(port?: number): Promise<Provider> {
	const definition: Definition<ProviderSettings> = {
		name: 'knownLoginApi',
		defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 3_600_000 },
		build,
		credentials: (url) => ({
			glpi: {
				knownApi: 'glpi',
				glpiAddress: url,
				glpiAppToken: APP_TOKEN,
				glpiUserToken: 'q56hqkniwot8',
			},
			yeastarP: {
				knownApi: 'yeastarP',
				yeastarPAddress: url,
				yeastarPClientId: 'client-1',
				yeastarPClientSecret: 's3cret/+=',
			},
		}),
	};
	return await startProvider(definition, port);
}

/**
 * Ready-made logins as the sandbox and the browser test show them. All ready-made logins have tests
 * of their own.
 */
export const EMULATOR: Emulator<'knownLoginApi'> = {
	type: 'knownLoginApi',
	title: 'Ready-Made Login',
	credential: new KnownLoginApi(),
	start: startKnownLogins,
	methods: [
		{
			method: 'yeastarP',
			example: {
				title: 'Ready-Made Login: Yeastar P-Series',
				parameters: { url: '=/extension/get?id={{ $json.page }}' },
			},
			browser: {
				...BY_PASSWORD,
				secret: 'yeastarPClientSecret',
				tests: LOGIN_AND_CALL,
				parameters: { url: '/extension/get?id=7' },
				items: [1, 'Desk 7'],
			},
		},
		{
			method: 'glpi',
			example: {
				title: 'Ready-Made Login: GLPI',
				parameters: { url: '=/Ticket/{{ $json.page }}' },
			},
			browser: {
				...BY_PASSWORD,
				secret: 'glpiUserToken',
				tests: LOGIN_AND_CALL,
				parameters: { url: '/Ticket/7' },
				items: [1, 'Ticket 7'],
			},
		},
	],
};
