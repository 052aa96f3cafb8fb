import { bearerToken, json, jsonFields } from '../providers/messages';
import { type Definition, startProvider } from '../providers/server';
import { COMMON_DEFAULTS } from '../providers/state';
import type { Provider, ProviderSettings } from '../providers/types';

/** A provider whose only user's password can be changed while it runs. */
export interface ChangingPassword {
	provider: Provider;
	/** Fields of a Token Login credential. */
	fields(): Record<string, unknown>;
	/** Changes the user's password, which also ends all sessions. */
	changePassword(password: string): void;
	stop(): Promise<void>;
}

/** Starts the provider on a free port. */
export async function startChangingPassword(): Promise<ChangingPassword> {
	let current = 'the-first-password';
	const definition: Definition<ProviderSettings> = {
		name: 'tokenLoginApi',
		defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 3_600_000 },
		build: (state) => ({
			apiBase: '',
			success: (data, status = 200) => json(status, data),
			failure: (status, message) => json(status, { message }),
			tokenRoutes: {
				'/login': (call) => {
					const { username, password } = jsonFields(call) ?? {};
					if (username !== 'ada' || password !== current)
						return { ...json(401, { message: 'Wrong password' }), outcome: 'refusedLogin' };
					const token = state.tokens.issue(`T-${Math.random()}`, state.settings.tokenLifetimeMs);
					return { ...json(200, { token }), outcome: 'login' };
				},
			},
			authorise({ headers }) {
				const token = bearerToken(headers.authorization);
				if (token !== undefined && state.tokens.use(token) === 'alive') return undefined;
				return { ...json(401, { message: 'Not logged in' }), outcome: 'rejected' };
			},
			endpoint: (path) => (path === 'me' ? json(200, { name: 'Ada Lovelace' }) : undefined),
		}),
		credentials: () => ({}),
	};
	const provider = await startProvider(definition);
	return {
		provider,
		fields: () => ({
			loginKind: 'json',
			baseUrl: provider.url,
			loginUrl: '/login',
			username: 'ada',
			password: current,
		}),
		changePassword(password) {
			current = password;
			provider.revokeAll();
		},
		stop: async () => await provider.stop(),
	};
}
