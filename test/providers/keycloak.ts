import { randomUUID } from 'node:crypto';
import { mintJwt, wholeSeconds } from './jwt';
import { firstMissing, formFields, isForm, json, oAuth2Error } from './messages';
import type { ProviderState } from './state';
import type { Answer, Handler, Outcome, ProviderSettings } from './types';

/** The accounts of one realm. */
export interface Realm {
	name: string;
	/** The public client of user accounts. */
	userClientId: string;
	user: { username: string; password: string };
	service: { clientId: string; clientSecret: string };
}

type Fields = Record<string, string>;

const REFRESH_LIFETIME_MS = 1_800_000;

const invalidClient = (outcome?: Outcome) =>
	oAuth2Error(401, 'invalid_client', 'Invalid client or Invalid client credentials', outcome);

/** The token and logout endpoints of a Keycloak realm, by path. A refresh token works only once. */
export function keycloakRoutes(
	state: ProviderState<ProviderSettings>,
	realm: Realm,
): { token: Record<string, Handler>; logout: Record<string, Handler> } {
	const base = `/realms/${realm.name}/protocol/openid-connect`;

	const tokens = (
		outcome: Outcome,
		withRefresh: boolean,
		session: string = randomUUID(),
	): Answer => {
		const { tokenLifetimeMs, issueRefreshTokens, editClaims } = state.settings;
		const accessToken = mintJwt('caepe', state.now(), tokenLifetimeMs, editClaims);
		state.tokens.issue(accessToken, tokenLifetimeMs, { session });
		const answer: Record<string, unknown> = {
			access_token: accessToken,
			expires_in: wholeSeconds(tokenLifetimeMs),
			refresh_expires_in: 0,
			token_type: 'Bearer',
			'not-before-policy': 0,
			scope: 'profile email',
		};
		if (withRefresh && issueRefreshTokens) {
			const refreshToken = mintJwt('refresh', state.now(), REFRESH_LIFETIME_MS);
			answer.refresh_token = state.refreshTokens.issue(refreshToken, REFRESH_LIFETIME_MS, {
				session,
			});
			answer.refresh_expires_in = wholeSeconds(REFRESH_LIFETIME_MS);
		}
		return { ...json(200, answer), outcome };
	};

	const grants: Record<string, (fields: Fields) => Answer> = {
		password({ client_id, username, password }) {
			if (client_id !== realm.userClientId) return invalidClient();
			const missing = firstMissing({ username, password }, ['username', 'password']);
			if (missing) return oAuth2Error(400, 'invalid_request', `Missing parameter: ${missing}`);
			if (username !== realm.user.username || password !== realm.user.password) {
				return oAuth2Error(401, 'invalid_grant', 'Invalid user credentials');
			}
			state.beginSession();
			return tokens('login', true);
		},
		client_credentials({ client_id, client_secret }) {
			const { clientId, clientSecret } = realm.service;
			if (client_id !== clientId || client_secret !== clientSecret) return invalidClient();
			state.beginSession();
			return tokens('login', false);
		},
		refresh_token({ client_id, refresh_token: refreshToken = '' }) {
			if (client_id !== realm.userClientId) return invalidClient('refusedRenewal');
			if (state.refreshTokens.use(refreshToken) !== 'alive') {
				return oAuth2Error(400, 'invalid_grant', 'Token is not active', 'refusedRenewal');
			}
			const session = state.refreshTokens.sessionOf(refreshToken);
			state.refreshTokens.revoke(refreshToken);
			return tokens('renewal', true, session);
		},
	};

	return {
		token: {
			[`${base}/token`](call) {
				if (!isForm(call)) {
					state.violation('Login body is not form-encoded');
					return oAuth2Error(415, 'invalid_request', 'Form-encoded body expected');
				}
				const fields = formFields(call);
				if (!fields.grant_type) {
					state.violation('Login without grant_type');
					return oAuth2Error(400, 'invalid_request', 'Missing form parameter: grant_type');
				}
				if (!Object.hasOwn(grants, fields.grant_type)) {
					return oAuth2Error(400, 'unsupported_grant_type', 'Unsupported grant_type');
				}
				return grants[fields.grant_type](fields);
			},
		},
		logout: {
			[`${base}/logout`](call) {
				if (!isForm(call)) state.violation('Logout body is not form-encoded');
				const { client_id, refresh_token: refreshToken = '' } = formFields(call);
				const session = state.refreshTokens.sessionOf(refreshToken);
				if (!isForm(call) || client_id !== realm.userClientId || session === undefined) {
					return json(400, { error: 'invalid_grant', error_description: 'Invalid refresh token' });
				}
				state.tokens.revokeSession(session);
				state.refreshTokens.revokeSession(session);
				return { status: 204, outcome: 'release' };
			},
		},
	};
}
