import { keycloakRoutes, type Realm } from './keycloak';
import { bearerToken, isForm, isRefreshGrant, json } from './messages';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import type { Answer, Behaviour, Provider, ProviderSettings } from './types';

/** Settings of the CAEPE emulator. */
export type CaepeSettings = ProviderSettings & {
	/** The header the token is read from; the document says `authentication`. */
	tokenHeader: 'authentication' | 'authorization';
};

const ORGANIZATION = 'acme-labs';
const REALM: Realm = {
	name: 'biqmind',
	userClientId: 'cape-client',
	user: { username: 'deploy+bot "ø"@acme.example', password: 'p"ä&s w+ord%caepe' },
	service: { clientId: 'acme-service', clientSecret: 's"é&cret k+ey%caepe' },
};

const CLUSTERS = [
	{ id: 'cl-1', name: 'production', provider: 'eks', status: 'Ready' },
	{ id: 'cl-2', name: 'staging', provider: 'k3s', status: 'Ready' },
	{ id: 'cl-3', name: 'edge', provider: 'k3s', status: 'Unreachable' },
];

function failure(status: number, message: string): Answer {
	return json(status, { error: message });
}

function build(state: ProviderState<CaepeSettings>): Behaviour {
	const { token, logout } = keycloakRoutes(state, REALM);
	return {
		apiBase: '/api/v1',
		success: (data, status = 200) => json(status, data),
		failure,
		tokenRoutes: token,
		isRenewal: isRefreshGrant,
		releaseRoutes: logout,
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
			if (['POST', 'PATCH'].includes(call.method) && !isForm(call)) {
				state.violation(`${call.method} that is not form-encoded`);
				return failure(415, 'Form-encoded body expected');
			}
			return undefined;
		},
		endpoint(path, call) {
			if (path === 'clusters' && call.method === 'GET') return json(200, CLUSTERS);
			return undefined;
		},
	};
}

const DEFINITION: Definition<CaepeSettings> = {
	name: 'caepeApi',
	defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 300_000, tokenHeader: 'authentication' },
	build,
	credentials(url) {
		const shared = {
			baseUrl: url,
			organization: ORGANIZATION,
			keycloakUrl: url,
			realm: REALM.name,
			bearerHeader: 'both',
		};
		return {
			userAccount: {
				...shared,
				authMethod: 'userAccount',
				...REALM.user,
				clientId: REALM.userClientId,
			},
			serviceAccount: { ...shared, authMethod: 'serviceAccount', ...REALM.service },
		};
	},
};

/** Emulates CAEPE (docs.caepe.sh/api) and its Keycloak. Fictional: the path `/api/v1` and the shape of its errors. */
export async function startCaepe(port?: number): Promise<Provider<CaepeSettings>> {
	return await startProvider(DEFINITION, port);
}
