import { randomUUID } from 'node:crypto';
import { BY_PASSWORD, LOGIN_AND_CALL } from '../../providers/browserCases';
import { BEARER, HOST, JSON_TYPE, USER } from '../../providers/exactLogins';
import { wholeSeconds } from '../../providers/jwt';
import { bearerToken, firstMissing, json, jsonFields } from '../../providers/messages';
import { bearerGet, postJson } from '../../providers/requests';
import { startProvider, type Definition } from '../../providers/server';
import { COMMON_DEFAULTS, type ProviderState } from '../../providers/state';
import {
	vendor,
	type Answer,
	type Behaviour,
	type Outcome,
	type Provider,
	type ProviderSettings,
	type RecordedCall,
} from '../../providers/types';
import { ParcelApi } from '../credentials/ParcelApi.credentials';

declare module '../../providers/types' {
	interface Emulators {
		parcelApi: ProviderSettings;
	}
}

const API_BASE = '/v1';
const SESSION = `${API_BASE}/session`;
const SESSION_ENDED = 419;
const ACCOUNT = { username: 'clerk "ü" & co', password: 'p"ä&s w+ord%parcel' };

/** The emulator's shipments. */
const SHIPMENTS = [
	{ id: 1, to: 'Ada', state: 'sent' },
	{ id: 2, to: 'Zoë', state: 'packed' },
];

function failure(status: number, message: string): Answer {
	return json(status, { message });
}

/** The answer that says that the token is dead. */
const ended = (outcome?: Outcome, message = 'Session ended'): Answer => ({
	...failure(SESSION_ENDED, message),
	outcome,
});

function build(state: ProviderState<ProviderSettings>): Behaviour {
	const refuse = (status: number, message: string, violation?: string): Answer => {
		if (violation) state.violation(violation);
		return { ...failure(status, message), outcome: 'refusedLogin' };
	};
	const grant = (outcome: Outcome): Answer => {
		const { tokenLifetimeMs } = state.settings;
		const token = state.tokens.issue(`P-${randomUUID()}`, tokenLifetimeMs, { idle: true });
		return { ...json(200, { token, idle_seconds: wholeSeconds(tokenLifetimeMs) }), outcome };
	};
	/** Returns the live token of a request; undefined if there is none. */
	const liveToken = ({ headers }: RecordedCall) => {
		const token = bearerToken(headers.authorization);
		return token !== undefined && state.tokens.use(token) === 'alive' ? token : undefined;
	};

	return {
		apiBase: API_BASE,
		success: (data, status) => json(status, data),
		failure,
		rejection: (message) => ended('rejected', message),
		tokenRoutes: {
			[`POST ${SESSION}`](call) {
				const fields = jsonFields(call);
				if (!fields) return refuse(415, 'JSON expected', 'Login body is not JSON');
				const missing = firstMissing(fields, ['username', 'password']);
				if (missing) return refuse(400, `Missing ${missing}`, `Login without ${missing}`);
				if (fields.username !== ACCOUNT.username || fields.password !== ACCOUNT.password)
					return refuse(401, 'Wrong user name or password');
				state.beginSession();
				return grant('login');
			},
			[`PUT ${SESSION}`](call) {
				const token = liveToken(call);
				if (token === undefined) return ended('refusedRenewal');
				state.tokens.revoke(token);
				return grant('renewal');
			},
		},
		isRenewal: ({ method }) => method === 'PUT',
		releaseRoutes: {
			[`DELETE ${SESSION}`](call) {
				const token = liveToken(call);
				if (token === undefined) return ended();
				state.tokens.revoke(token);
				return { status: 204, outcome: 'release' };
			},
		},
		authorise(call) {
			return liveToken(call) === undefined ? ended('rejected') : undefined;
		},
		endpoint(path, call) {
			if (path === 'shipments' && call.method === 'GET') return json(200, SHIPMENTS);
			return undefined;
		},
	};
}

const DEFINITION: Definition<ProviderSettings> = {
	name: 'parcelApi',
	defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 900_000 },
	build,
	credentials: (url) => ({ login: { baseUrl: url + API_BASE, ...ACCOUNT } }),
};

/** Emulates Parcel, which is fictional, by the vendor's page "Sessions". Fictional: the shape of failures. */
export async function startParcel(port?: number): Promise<Provider> {
	return await startProvider(DEFINITION, port);
}

/** Parcel: an emulator, and its way to log in. */
export const EMULATOR = vendor({
	type: 'parcelApi',
	title: 'Parcel',
	credential: new ParcelApi(),
	start: startParcel,
	methods: [
		{
			method: 'login',
			provider: 'Parcel API',
			urlFields: '"Base URL"',
			echo: '/echo',
			wrap: (data) => data as never,
			dataPath: '',
			failure: (words) => ({ message: words }),
			told: (words) => words,
			rejectionStatus: SESSION_ENDED,
			contentType: 'json',
			example: { title: 'Parcel: list shipments', parameters: { url: '/shipments' } },
			browser: {
				...BY_PASSWORD,
				tests: LOGIN_AND_CALL,
				parameters: { url: '/shipments' },
				items: [2, 'Zoë'],
			},
			login: {
				secret: 'password',
				refusal: [401, 'Wrong user name or password'],
				lifetimeSeconds: 900,
				lifetimeFrom: 'answer',
				isIdle: true,
				renewsBy: 'liveToken',
				releases: true,
				request: ({ username, password }) => postJson(SESSION, { username, password }),
				tokenOf: (answer) => answer.token,
				tokenName: 'token',
				get: bearerGet(API_BASE),
				exact: [
					{
						title: 'Parcel',
						fields: { baseUrl: HOST + API_BASE, ...USER },
						path: SESSION,
						headers: JSON_TYPE,
						body: USER,
						answer: { token: 'T', idle_seconds: 900 },
						carries: BEARER,
					},
				],
			},
		},
	],
});
