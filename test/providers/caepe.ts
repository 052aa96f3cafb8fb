import { CaepeApi } from '../../credentials/CaepeApi.credentials';
import { BY_PASSWORD, LOGIN_AND_CALL } from './browserCases';
import { FORM, HOST, OAUTH_ANSWER, USER } from './exactLogins';
import { keycloakRoutes, type Realm } from './keycloak';
import { bearerToken, hasType, isForm, isRefreshGrant, json, jsonFields } from './messages';
import { postForm } from './requests';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import {
	vendor,
	type Answer,
	type Behaviour,
	type Fields,
	type MethodRow,
	type PlainRequest,
	type Provider,
	type ProviderSettings,
	type RecordedCall,
} from './types';

declare module './types' {
	interface Emulators {
		caepeApi: CaepeSettings;
	}
}

/** Settings of the CAEPE emulator. */
export type CaepeSettings = ProviderSettings & {
	/**
	 * The header that the token is read from. The guide says `authentication`, the definitions
	 * `authorization`.
	 */
	tokenHeader: 'authentication' | 'authorization';
	/** The address that `Auth/Discover` names; null: this emulator's own Keycloak. */
	discoveredIssuer: string | null;
};

const API_BASE = '/v2';
const ORGANIZATION = 'acme-labs';
const REALM: Realm = {
	name: 'biqmind',
	userClientId: 'cape-client',
	user: { username: 'deploy+bot "ø"@acme.example', password: 'p"ä&s w+ord%caepe' },
	service: { clientId: 'acme-service', clientSecret: 's"é&cret k+ey%caepe' },
};

/** The emulator's clusters. */
export const CAEPE_CLUSTERS = [
	{ id: 'cl-1', name: 'production', provider: 'eks', status: 'Ready' },
	{ id: 'cl-2', name: 'staging', provider: 'k3s', status: 'Ready' },
	{ id: 'cl-3', name: 'edge', provider: 'k3s', status: 'Unreachable' },
];
const TIMEZONES = ['Asia/Singapore', 'Europe/Vienna'];

/** A failure: 401 has no body, 400 has a list of failures, any other status has one failure. */
function failure(status: number, message: string): Answer {
	if (status === 401) return { status };
	const problem = { code: `E${status}`, reason: 'Simulated', message };
	return json(status, status === 400 ? [problem] : problem);
}

function isBodyReadable(call: RecordedCall): boolean {
	return isForm(call) || (hasType(call, 'application/json') && jsonFields(call) !== undefined);
}

function build(state: ProviderState<CaepeSettings>): Behaviour {
	const { token, logout } = keycloakRoutes(state, REALM);
	return {
		apiBase: API_BASE,
		success: (data, status) => json(status, data),
		failure,
		tokenRoutes: token,
		isRenewal: isRefreshGrant,
		releaseRoutes: logout,
		discoveryRoutes: {
			[`${API_BASE}/Auth/Discover`](call) {
				if (call.headers.organization !== ORGANIZATION)
					return failure(400, 'The organization does not exist');
				if (call.headers.authorization ?? call.headers.authentication)
					state.violation('Discovery with a token');
				const own = `http://${call.headers.host}/realms/${REALM.name}`;
				const idp = state.settings.discoveredIssuer ?? own;
				return { ...json(200, { idp }), outcome: 'discovery' };
			},
		},
		authorise(call) {
			if (call.headers.organization !== ORGANIZATION) {
				state.violation('Call without the right Organization header');
				return failure(401, 'Unknown organization');
			}
			const { tokenHeader } = state.settings;
			const accessToken = bearerToken(call.headers[tokenHeader]);
			if (accessToken === undefined || state.tokens.use(accessToken) !== 'alive') {
				const other = call.headers.authentication ?? call.headers.authorization;
				if (accessToken === undefined && other)
					state.violation(`No Bearer token in ${tokenHeader}`);
				return { ...failure(401, 'Unauthorized'), outcome: 'rejected' };
			}
			if (['POST', 'PATCH'].includes(call.method) && !isBodyReadable(call)) {
				state.violation(`${call.method} that is neither a form nor a JSON object`);
				return failure(415, 'Form or JSON expected');
			}
			return undefined;
		},
		endpoint(path, call) {
			if (call.method !== 'GET') return undefined;
			if (path === 'clusters') return json(200, { clusters: CAEPE_CLUSTERS });
			if (path === 'Scheduler/Timezones') return json(200, { timezones: TIMEZONES });
			return undefined;
		},
	};
}

const DEFINITION: Definition<CaepeSettings> = {
	name: 'caepeApi',
	defaults: {
		...COMMON_DEFAULTS,
		tokenLifetimeMs: 300_000,
		tokenHeader: 'authentication',
		discoveredIssuer: null,
	},
	build,
	credentials(url) {
		const shared = { baseUrl: url, organization: ORGANIZATION, bearerHeader: 'both' };
		return {
			userAccount: {
				...shared,
				keycloakUrl: url,
				realm: REALM.name,
				authMethod: 'userAccount',
				...REALM.user,
				clientId: REALM.userClientId,
			},
			// With these empty fields, Keycloak's address is discovered.
			serviceAccount: {
				...shared,
				keycloakUrl: '',
				realm: '',
				authMethod: 'serviceAccount',
				...REALM.service,
			},
		};
	},
};

/**
 * Emulates CAEPE and its Keycloak. The headers and the two grants are from
 * https://docs.caepe.sh/api. The path `/v2`, JSON bodies, `clusters`, `Scheduler/Timezones`,
 * `Auth/Discover` and the shape of failures are from the OpenAPI definitions published there.
 * Fictional: the codes of failures, the answer to a wrong organization, and the field `timezones`.
 */
export async function startCaepe(port?: number): Promise<Provider<CaepeSettings>> {
	return await startProvider(DEFINITION, port);
}

/** The path that its Keycloak's endpoints begin with. */
export const OPENID_CONNECT = `/realms/${REALM.name}/protocol/openid-connect`;

const ALIKE: Omit<MethodRow, 'method' | 'example' | 'browser'> = {
	provider: 'CAEPE API',
	urlFields: '"Keycloak URL" and "Realm"',
	echo: `${API_BASE}/echo`,
	wrap: (data) => data as never,
	dataPath: '',
	failure: (words) => [{ code: 'E1', reason: 'Internal', message: words }],
	told: (words) => `E1: Internal: ${words}`,
	rejectsSilently: true,
	contentType: 'form-urlencoded',
};

const CLUSTERS = { url: `${API_BASE}/clusters`, options: { itemsPath: 'clusters' } };
const shown = {
	...BY_PASSWORD,
	tests: LOGIN_AND_CALL,
	parameters: CLUSTERS,
	items: [3, 'Unreachable'] as [number, string],
};

const calls = {
	tokenOf: (answer: Fields) => answer.access_token,
	tokenName: 'access_token',
	get: (path: string, token: string): PlainRequest => ({
		path: `${API_BASE}/${path}`,
		headers: { organization: ORGANIZATION, authentication: `Bearer ${token}` },
	}),
};
const exact = { path: `${OPENID_CONNECT}/token`, headers: FORM, answer: OAUTH_ANSWER };
const fields = { baseUrl: HOST, organization: 'acme', keycloakUrl: HOST };

/** The emulator of CAEPE, and its ways to log in. */
export const EMULATOR = vendor({
	type: 'caepeApi',
	title: 'CAEPE',
	credential: new CaepeApi(),
	start: startCaepe,
	methods: [
		{
			...ALIKE,
			method: 'userAccount',
			example: {
				title: 'CAEPE: list clusters',
				parameters: CLUSTERS,
				secondRun: 'new process',
			},
			browser: shown,
			login: {
				secret: 'password',
				refusal: [401, 'invalid_grant: Invalid user credentials'],
				lifetimeSeconds: 300,
				lifetimeFrom: 'answer',
				renewsBy: 'refreshToken',
				releases: true,
				request: ({ username, password, clientId }) =>
					postForm(`${OPENID_CONNECT}/token`, {
						grant_type: 'password',
						client_id: clientId,
						username,
						password,
					}),
				...calls,
				exact: [
					{
						...exact,
						title: 'CAEPE user account',
						fields: { ...fields, authMethod: 'userAccount', ...USER },
						body: { grant_type: 'password', client_id: 'cape-client', ...USER },
						carries: {
							headers: {
								Organization: 'acme',
								Authentication: 'Bearer T',
								Authorization: 'Bearer T',
							},
						},
					},
				],
			},
		},
		{
			...ALIKE,
			method: 'serviceAccount',
			urlFields: '"Base URL"',
			example: { title: 'CAEPE: list clusters as a service', parameters: CLUSTERS },
			browser: { ...shown, secret: 'clientSecret' },
			login: {
				secret: 'clientSecret',
				refusal: [401, 'invalid_client: Invalid client or Invalid client credentials'],
				lifetimeSeconds: 300,
				lifetimeFrom: 'answer',
				request: ({ clientId, clientSecret }) =>
					postForm(`${OPENID_CONNECT}/token`, {
						grant_type: 'client_credentials',
						client_id: clientId,
						client_secret: clientSecret,
					}),
				...calls,
				exact: [
					{
						...exact,
						title: 'CAEPE service account, token in Authentication only',
						fields: {
							...fields,
							authMethod: 'serviceAccount',
							clientId: 'svc',
							clientSecret: 's&',
							bearerHeader: 'authentication',
						},
						body: { grant_type: 'client_credentials', client_id: 'svc', client_secret: 's&' },
						carries: { headers: { Organization: 'acme', Authentication: 'Bearer T' } },
					},
				],
			},
		},
	],
});
