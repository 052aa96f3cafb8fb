import { randomUUID } from 'node:crypto';
import { CaTokenApi } from '../../credentials/CaTokenApi.credentials';
import { BY_PASSWORD } from './browserCases';
import { HOST, JSON_TYPE, USER, UUID as ANY_UUID } from './exactLogins';
import { mintJwt } from './jwt';
import { firstMissing, json, jsonFields } from './messages';
import { postJson } from './requests';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import {
	vendor,
	type Answer,
	type Behaviour,
	type Handler,
	type Provider,
	type ProviderSettings,
	type RecordedCall,
} from './types';

declare module './types' {
	interface Emulators {
		caTokenApi: CaSettings;
	}
}

/** Settings of the CA emulator. */
export type CaSettings = ProviderSettings & {
	/**
	 * How far the server's clock is ahead of ours, in ms. Moves `iat` and `exp`, not the true
	 * lifetime.
	 */
	clockOffsetMs: number;
};

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const ACCOUNT = { username: 'admin+ops "ü"@hedmoral.example', password: 'p"ä&s w+ord%ca' };

function error(code: string, description: string, status = 400): Answer {
	return json(status, { error_code: code, error_description: description });
}

function rejected(code: string, description: string): Answer {
	return { ...error(code, description), outcome: 'rejected' };
}

function tokenHandler(
	state: ProviderState<CaSettings>,
	seen: { txnIds: Set<string>; appId?: string },
): Handler {
	const refuse = (code: string, description: string, violation?: string): Answer => {
		if (violation) state.violation(violation);
		return { ...error(code, description), outcome: 'refusedLogin' };
	};

	return (call) => {
		const version = call.headers.ca_com_apiversion;
		if (version !== undefined && version !== '1.0') {
			return refuse('invalid_input', 'Unknown API version', `CA_com_apiVersion ${String(version)}`);
		}
		// The vendor calls Content-Type optional. Any type other than JSON is still wrong.
		const declared = { 'content-type': 'application/json', ...call.headers };
		const fields = jsonFields({ ...call, headers: declared });
		if (!fields)
			return refuse('missing_input', 'Request body is not JSON', 'Login body is not JSON');
		const missing = firstMissing(fields, [
			'client_txn_id',
			'client_app_id',
			'username',
			'password',
		]);
		if (missing) {
			return refuse(
				'missing_input',
				`Value for element {${missing}} is required`,
				`Login without ${missing}`,
			);
		}
		const txnId = String(fields.client_txn_id).toLowerCase();
		if (!UUID.test(txnId))
			return refuse('invalid_input', 'client_txn_id is not a UUID', 'client_txn_id is no UUID');
		if (seen.txnIds.has(txnId)) {
			return refuse('invalid_input', 'client_txn_id was used before', 'client_txn_id sent twice');
		}
		seen.txnIds.add(txnId);
		seen.appId ??= String(fields.client_app_id);
		if (fields.client_app_id !== seen.appId) {
			return refuse(
				'invalid_input',
				'client_app_id has changed',
				'client_app_id differs between calls',
			);
		}
		if (fields.username !== ACCOUNT.username || fields.password !== ACCOUNT.password) {
			return refuse('unauthorized_access', 'Administrator credentials are not valid');
		}
		state.beginSession();
		const { tokenLifetimeMs, clockOffsetMs, editClaims } = state.settings;
		const clock = state.now() + clockOffsetMs;
		const token = mintJwt('administrator', clock, tokenLifetimeMs, editClaims);
		state.tokens.issue(token, tokenLifetimeMs);
		return { ...json(200, { token }), outcome: 'login' };
	};
}

/**
 * An API of the same family. It expects the transaction and application IDs, as the Token API does.
 */
function accountStatus(call: RecordedCall): Answer {
	const fields = jsonFields(call) ?? {};
	const missing = firstMissing(fields, ['client_txn_id', 'client_app_id', 'account_id']);
	if (missing !== undefined)
		return error('missing_input', `Value for element {${missing}} is required`);
	if (!UUID.test(String(fields.client_txn_id)))
		return error('invalid_input', 'client_txn_id is not a UUID');
	return json(200, { account_id: fields.account_id, status: 'ACTIVE' });
}

function build(state: ProviderState<CaSettings>): Behaviour {
	const seen: { txnIds: Set<string>; appId?: string } = { txnIds: new Set() };
	return {
		apiBase: '',
		success: (data, status) => json(status, data),
		failure: (status, message) => error('simulated_failure', message, status),
		tokenRoutes: { '/token': tokenHandler(state, seen) },
		authorise(call) {
			const header = call.headers.authorization;
			if (!header)
				return rejected('missing_input', 'Value for element {Authorization} is required');
			if (/^Bearer\b/i.test(header))
				state.violation('Authorization with Bearer: CA wants the raw token');
			const standing = state.tokens.use(header);
			if (standing === 'alive') return undefined;
			if (standing === 'expired')
				return rejected('auth_token_expired', 'The authorization token has expired');
			return rejected('auth_token_verify_failed', 'The authorization token is not valid');
		},
		endpoint(path, call) {
			if (path === 'accounts/status' && call.method === 'POST') return accountStatus(call);
			const id = /^accounts\/([^/]+)$/.exec(path)?.[1];
			if (id === undefined || call.method !== 'GET') return undefined;
			if (id === 'unknown') return error('account_not_found', 'The account does not exist');
			return json(200, { account_id: decodeURIComponent(id), status: 'ACTIVE', factors: ['OTP'] });
		},
		forget() {
			seen.txnIds.clear();
			seen.appId = undefined;
		},
	};
}

const DEFINITION: Definition<CaSettings> = {
	name: 'caTokenApi',
	defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 300_000, clockOffsetMs: 0 },
	build,
	credentials: (url) => ({
		login: {
			baseUrl: url,
			...ACCOUNT,
			clientAppId: 'HEDMORAL_OPS',
			apiVersion: '1.0',
			fallbackLifetimeMinutes: 5,
		},
	}),
};

/**
 * Emulates the Token API of Broadcom's CA solution. Sources: the pages "Token API" and "Error Codes
 * Returned by APIs for Managing Accounts and User Factors" on https://techdocs.broadcom.com.
 * Fictional: the paths `accounts/{id}` and `accounts/status`, and the code `invalid_input`.
 */
export async function startCa(port?: number): Promise<Provider<CaSettings>> {
	return await startProvider(DEFINITION, port);
}

/** The emulator of CA, and its way to log in. */
export const EMULATOR = vendor({
	type: 'caTokenApi',
	title: 'CA',
	credential: new CaTokenApi(),
	start: startCa,
	methods: [
		{
			method: 'login',
			provider: 'CA Token API',
			urlFields: '"Base URL"',
			echo: '/echo',
			wrap: (data) => data as never,
			dataPath: '',
			failure: (words) => ({ error_code: 'system_error', error_description: words }),
			told: (words) => `system_error: ${words}`,
			advice: 'any other status means: try again later',
			contentType: 'json',
			// How long a token is used, and an ID that can be any text.
			untold: ['fallbackLifetimeMinutes', 'clientAppId'],
			example: { title: 'CA: read accounts', parameters: { url: '=/accounts/{{ $json.page }}' } },
			browser: { ...BY_PASSWORD, parameters: { url: '/accounts/A4711' }, items: [1, 'A4711'] },
			login: {
				secret: 'password',
				refusal: [400, 'unauthorized_access: Administrator credentials are not valid'],
				lifetimeSeconds: 300,
				lifetimeFrom: 'token',
				request: ({ username, password, clientAppId }) =>
					postJson('/token', {
						client_txn_id: randomUUID(),
						client_app_id: clientAppId,
						username,
						password,
					}),
				tokenOf: (answer) => answer.token,
				tokenName: 'token',
				get: (path, token) => ({ path: `/${path}`, headers: { authorization: token } }),
				exact: [
					{
						title: 'CA',
						fields: { baseUrl: HOST, clientAppId: 'HEDMORAL_OPS', ...USER },
						path: '/token',
						headers: { ...JSON_TYPE, CA_com_apiVersion: '1.0' },
						body: { ...USER, client_app_id: 'HEDMORAL_OPS', client_txn_id: ANY_UUID },
						answer: { token: 'T' },
						carries: { headers: { Authorization: 'T' } },
					},
				],
			},
		},
	],
});
