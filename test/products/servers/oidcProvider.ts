/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, startServer } from '../../support/httpServer';
import { LIGHT } from '../install';
import type { Product, Purpose, Way } from '../product';
import { load } from './libraries';

const REALM = '/realms/biqmind';
const ENDPOINTS = '/protocol/openid-connect';
const USER = { username: 'ada', password: 'p&ss "w=rd" ä' };
const USER_CLIENT = 'cape-client';
const SERVICE = { clientId: 'service-1', clientSecret: 's3cr&t +=% "w"' };
const SIGNER = 'signer-1';
const CALL = '/v2/Scheduler/Timezones';

/** A token in the package's store. */
interface Token {
	grantId: string;
	destroy(): Promise<void>;
}
interface Tokens {
	new (fields: object): { save(): Promise<string> };
	find(value: string): Promise<Token | undefined>;
	revokeByGrantId(grantId: string): Promise<void>;
}

/** The package's server, as far as it is used here. */
interface Provider {
	AccessToken: Tokens;
	ClientCredentials: Tokens;
	RefreshToken: Tokens;
	Grant: new (fields: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
	callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
	registerGrantType(
		name: string,
		handler: (context: Context) => Promise<void>,
		parameters: string[],
	): void;
}
interface Context {
	status: number;
	body: unknown;
	oidc: { client: { clientId: string }; params: Record<string, string> };
}
type Library = new (issuer: string, configuration: object) => Provider;

/** Adds the password grant (RFC 6749 section 4.3), which the package leaves to its users. */
function addPasswordGrant(provider: Provider, tokenSeconds: number): void {
	const handler = async (context: Context) => {
		const { client, params } = context.oidc;
		if (params.username !== USER.username || params.password !== USER.password) {
			context.status = 401;
			// Keycloak uses these words.
			context.body = { error: 'invalid_grant', error_description: 'Invalid user credentials' };
			return;
		}
		const common = { accountId: USER.username, client, scope: 'openid', gty: 'password' };
		const grant = new provider.Grant({
			accountId: USER.username,
			clientId: client.clientId,
		});
		grant.addOIDCScope('openid');
		const fields = { ...common, grantId: await grant.save() };
		context.body = {
			access_token: await new provider.AccessToken(fields).save(),
			refresh_token: await new provider.RefreshToken(fields).save(),
			expires_in: tokenSeconds,
			token_type: 'Bearer',
		};
	};
	provider.registerGrantType('password', handler, ['username', 'password', 'scope']);
}

/** Keycloak's logout with the refresh token: it ends the session and all tokens of it. */
async function logOut(provider: Provider, body: string, response: ServerResponse): Promise<void> {
	const value = new URLSearchParams(body).get('refresh_token') ?? '';
	const token = await provider.RefreshToken.find(value);
	if (token === undefined) {
		response.writeHead(400).end('{"error":"invalid_grant"}');
		return;
	}
	await provider.AccessToken.revokeByGrantId(token.grantId);
	await provider.RefreshToken.revokeByGrantId(token.grantId);
	response.writeHead(204).end();
}

/** An API like CAEPE's that asks the provider about each token. */
async function api(
	provider: Provider,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { pathname } = new URL(request.url ?? '', 'http://localhost');
	const answer = (status: number, body: unknown) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	if (pathname === '/v2/Auth/Discover') {
		answer(200, { idp: `http://${request.headers.host}${REALM}` });
		return;
	}
	const token = (request.headers.authorization ?? '').replace('Bearer ', '');
	const isLive =
		(await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
	if (isLive === undefined) answer(401, { error: 'invalid_token' });
	else answer(200, ['Europe/Vienna']);
}

const purposeOf: Way['purposeOf'] = ({ path, body }): Purpose => {
	if (path === '/v2/Auth/Discover') return 'discovery';
	if (path.endsWith('/logout')) return 'logout';
	if (!path.startsWith(`${REALM}${ENDPOINTS}/token`)) return 'call';
	return body.includes('grant_type=refresh_token') ? 'renewal' : 'login';
};

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: ReturnType<typeof newKey>['privateKey']) =>
	key.export({ type: 'pkcs8', format: 'pem' }).toString();

/**
 * `oidc-provider` in the place of a Keycloak: with its paths, its password grant and its logout.
 */
export const oidcProvider: Product = {
	name: 'oidc-provider 8.8.1',
	groups: [LIGHT],
	async start({ tokenSeconds }) {
		const Library = await load<Library>('oidc-provider');
		const { publicKey, privateKey } = newKey();
		const issuer = `http://127.0.0.1${REALM}`;
		const withoutPages = {
			redirect_uris: [],
			response_types: [],
			id_token_signed_response_alg: 'ES256',
		};
		const provider = new Library(issuer, {
			cookies: { keys: ['of this test'] },
			jwks: { keys: [newKey().privateKey.export({ format: 'jwk' })] },
			clients: [
				{
					...withoutPages,
					client_id: USER_CLIENT,
					token_endpoint_auth_method: 'none',
					grant_types: ['password', 'refresh_token'],
				},
				{
					...withoutPages,
					client_id: SERVICE.clientId,
					client_secret: SERVICE.clientSecret,
					token_endpoint_auth_method: 'client_secret_post',
					grant_types: ['client_credentials'],
				},
				{
					...withoutPages,
					client_id: SIGNER,
					token_endpoint_auth_method: 'private_key_jwt',
					jwks: { keys: [publicKey.export({ format: 'jwk' })] },
					grant_types: ['client_credentials'],
				},
			],
			findAccount: (_context: object, accountId: string) => ({
				accountId,
				claims: () => ({ sub: accountId }),
			}),
			features: {
				devInteractions: { enabled: false },
				clientCredentials: { enabled: true },
				revocation: { enabled: true },
			},
			rotateRefreshToken: true,
			routes: { token: `${ENDPOINTS}/token`, revocation: `${ENDPOINTS}/revoke` },
			ttl: {
				AccessToken: tokenSeconds,
				ClientCredentials: tokenSeconds,
				RefreshToken: 1800,
				Grant: 1800,
				IdToken: tokenSeconds,
			},
		});
		addPasswordGrant(provider, tokenSeconds);
		const handle = provider.callback();
		const { url, stop } = await startServer(async (request, response) => {
			const path = request.url ?? '';
			if (path === `${REALM}${ENDPOINTS}/logout`)
				await logOut(provider, (await readBody(request)).toString(), response);
			else if (path.startsWith(REALM)) {
				request.url = path.slice(REALM.length);
				await handle(request, response);
			} else await api(provider, request, response);
		});
		const revokeAs = (client: Record<string, string>) => async (token: string) => {
			const body = new URLSearchParams({ token, ...client });
			const address = `${url}${REALM}${ENDPOINTS}/revoke`;
			const { status } = await fetch(address, { method: 'POST', body });
			if (status !== 200) throw new Error(`the revocation was answered with ${status}`);
		};
		const common = {
			call: { url: CALL },
			purposeOf,
			probe: {
				path: CALL,
				headers: (token: string) => ({ Authorization: `Bearer ${token}` }),
			},
			knowsExpiry: true,
		};
		const byLogin = {
			afterExpiry: 'login' as const,
			afterRevocation: 'login' as const,
			canLogOut: false,
		};
		return {
			url,
			stop,
			ways: [
				{
					...common,
					name: 'CAEPE, user account',
					type: 'caepeApi',
					fields: (baseUrl) => ({ baseUrl, organization: 'acme', ...USER }),
					passwordField: 'password',
					revoke: revokeAs({ client_id: USER_CLIENT }),
					afterExpiry: 'renewal',
					afterRevocation: 'renewal',
					canLogOut: true,
					rotates: true,
				},
				{
					...common,
					...byLogin,
					name: 'CAEPE, service account',
					type: 'caepeApi',
					fields: (baseUrl) => ({
						baseUrl,
						organization: 'acme',
						authMethod: 'serviceAccount',
						...SERVICE,
					}),
					passwordField: 'clientSecret',
					revoke: revokeAs({
						client_id: SERVICE.clientId,
						client_secret: SERVICE.clientSecret,
					}),
				},
				{
					...common,
					...byLogin,
					name: 'Token Login, signed assertion',
					type: 'tokenLoginApi',
					fields: (baseUrl) => ({
						loginKind: 'custom',
						baseUrl,
						loginUrl: `${REALM}${ENDPOINTS}/token`,
						loginBody: [
							'grant_type=client_credentials',
							'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
							'client_assertion=${assertion}',
						].join('\n'),
						showAssertion: true,
						assertionAlgorithm: 'ES256',
						assertionKey: pemOf(privateKey),
						assertionClaims: JSON.stringify({
							iss: SIGNER,
							sub: SIGNER,
							aud: issuer,
							jti: '${uuid}',
						}),
					}),
					passwordField: 'assertionKey',
					wrongPassword: pemOf(newKey().privateKey),
					// Removes the token directly from the package's store, because only the node has the
					// client's key.
					revoke: async (token) => await (await provider.ClientCredentials.find(token))?.destroy(),
				},
			],
		};
	},
};
