/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs beside n8n, never inside it */
import { join } from 'node:path';
import { folderOf, type Group, LIGHT } from '../install';
import type { Product, Purpose, Way } from '../product';
import { readyMade } from '../readyMade';
import { startDatabase } from './database';
import { place, runProgram, startProgram } from './program';

const DIRECTUS: Group = { name: 'directus', builds: [] };
const USER = { email: 'ada@example.com', password: 'p&ss "w=rd" ä' };
const ME = '/users/me';
const COOKIE = 'directus_session_token';

const purposeOf: Way['purposeOf'] = ({ path }): Purpose =>
	(({ '/auth/login': 'login', '/auth/refresh': 'renewal', '/auth/logout': 'logout' }) as const)[
		path
	] ?? 'call';

/** Directus: JWTs with refresh tokens that work once, and sessions in a cookie. */
export const directus: Product = {
	name: 'Directus 12.3.1',
	groups: [LIGHT, DIRECTUS],
	async start({ tokenSeconds }) {
		const { folder, port, url } = await place('directus');
		const database = await startDatabase(folder);
		const script = join(folderOf(DIRECTUS), 'node_modules/directus/cli.js');
		const settings = (secret: string) => ({
			HOST: '127.0.0.1',
			PORT: String(port),
			PUBLIC_URL: url,
			SECRET: secret,
			DB_CLIENT: 'pg',
			DB_HOST: database.host,
			DB_PORT: String(database.port),
			DB_USER: database.user,
			DB_DATABASE: database.name,
			ADMIN_EMAIL: USER.email,
			ADMIN_PASSWORD: USER.password,
			ACCESS_TOKEN_TTL: `${tokenSeconds}s`,
			SESSION_COOKIE_TTL: `${tokenSeconds}s`,
			TELEMETRY: 'false',
			// Turns off its 503 answers when busy, as after a start on a busy machine, because the counts
			// would include them.
			PRESSURE_LIMITER_ENABLED: 'false',
			STORAGE_LOCAL_ROOT: join(folder, 'uploads'),
			EXTENSIONS_PATH: join(folder, 'extensions'),
		});
		const program = (secret: string) => ({
			name: 'Directus',
			args: [script, 'start'],
			env: settings(secret),
			folder,
			readyAt: `${url}/server/ping`,
		});
		let currentSecret = 'a key that is long enough for Directus';
		try {
			await runProgram({ ...program(currentSecret), args: [script, 'bootstrap'] });
			let service = await startProgram(program(currentSecret));
			const common = {
				passwordField: 'password',
				call: { url: ME },
				purposeOf,
				// Directus answers "forbidden" to a token signed with another key, as to everything that a
				// user may not do.
				isRejection: (status: number) => status === 401 || status === 403,
				knowsExpiry: true,
			};
			const credential = (mode: string) => ({
				loginKind: 'json',
				loginUrl: '/auth/login',
				usernameName: 'email',
				username: USER.email,
				password: USER.password,
				showLogin: true,
				loginBody: `{"email": "\${username}", "password": "\${password}", "mode": "${mode}"}`,
				showAnswer: true,
				expiryFrom: 'milliseconds',
				expiryPath: 'data.expires',
				showRejection: true,
				rejectedPath: 'errors[0].extensions.code',
				rejectedValue: 'INVALID_TOKEN | TOKEN_EXPIRED',
			});
			const json: Omit<Way, 'fields' | 'name' | 'type'> = {
				...common,
				probe: { path: ME, headers: (token) => ({ Authorization: `Bearer ${token}` }) },
				// A JWT of Directus stays valid until it expires, even after its session has ended. Only a
				// new key revokes it.
				async revoke() {
					await service.stop();
					currentSecret = [...currentSecret].reverse().join('');
					service = await startProgram(program(currentSecret));
				},
				afterExpiry: 'renewal',
				afterRevocation: 'renewal',
				canLogOut: false,
				rotates: true,
			};
			const cookie = (token: string) => ({ Cookie: `${COOKIE}=${token}` });
			return {
				url,
				async stop() {
					await service.stop();
					await database.stop();
				},
				ways: [
					{
						...json,
						name: 'Token Login, JSON',
						type: 'tokenLoginApi',
						fields: (baseUrl) => ({
							...credential('json'),
							baseUrl,
							showRenewal: true,
							refreshTokenPath: 'data.refresh_token',
							renewUrl: '/auth/refresh',
							renewBody: '{"refresh_token": "${refreshToken}", "mode": "json"}',
						}),
					},
					{
						...json,
						...readyMade('directus', (address) => ({
							address,
							username: USER.email,
							password: USER.password,
						})),
					},
					{
						...common,
						name: 'Token Login, session',
						type: 'tokenLoginApi',
						fields: (baseUrl) => ({
							...credential('session'),
							baseUrl,
							tokenFrom: 'cookie',
							tokenPath: COOKIE,
							showUse: true,
							tokenPlace: 'cookie',
							tokenName: COOKIE,
							tokenTemplate: '${token}',
							showRelease: true,
							releaseUrl: '/auth/logout',
							releaseHeaders: `Cookie: ${COOKIE}=\${token}`,
							releaseBody: '{"mode": "session"}',
						}),
						probe: { path: ME, headers: cookie },
						async revoke(token) {
							const headers = { ...cookie(token), 'content-type': 'application/json' };
							const init = { method: 'POST', headers, body: '{"mode": "session"}' };
							await fetch(`${url}/auth/logout`, init);
						},
						afterExpiry: 'login',
						afterRevocation: 'login',
						canLogOut: true,
					},
				],
			};
		} catch (error) {
			await database.stop();
			throw error;
		}
	},
};
