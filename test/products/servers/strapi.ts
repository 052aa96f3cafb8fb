/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs beside n8n, never inside it */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderOf, type Group, LIGHT } from '../install';
import type { Product, Purpose, Way } from '../product';
import { readyMade } from '../readyMade';
import { type Database, startDatabase } from './database';
import { place, startProgram } from './program';

const STRAPI: Group = { name: 'strapi', builds: [] };
const VERSION = '5.54.0';
const USER = { username: 'ada', email: 'ada@example.com', password: 'p&ss "w=rd" ä1' };
const ME = '/api/users/me';

const purposeOf: Way['purposeOf'] = ({ path }): Purpose =>
	(({ '/api/auth/local': 'login', '/api/auth/refresh': 'renewal' }) as const)[path] ?? 'call';

/** Strapi's settings, one per file. All keys are for this test only. */
function settingsOf(port: number, database: Database, tokenSeconds: number) {
	const { name, host, port: databasePort, user } = database;
	const connection = { database: name, host, port: databasePort, user };
	return {
		server: { host: '127.0.0.1', port, app: { keys: ['a key', 'another'] } },
		admin: {
			auth: { secret: 'of the panel' },
			apiToken: { salt: 'of its tokens' },
			transfer: { token: { salt: 'of transfers' } },
			serveAdminPanel: false,
		},
		database: { connection: { client: 'postgres', connection } },
		middlewares: [
			'strapi::logger',
			'strapi::errors',
			'strapi::security',
			'strapi::cors',
			'strapi::query',
			'strapi::body',
			'strapi::session',
			'strapi::favicon',
			'strapi::public',
		],
		plugins: {
			'users-permissions': {
				config: {
					jwtManagement: 'refresh',
					sessions: { accessTokenLifespan: tokenSeconds },
				},
			},
		},
	};
}

/** Creates the user who logs in. Every logged-in user may see that user. */
const BOOTSTRAP = `module.exports = {
	async bootstrap({ strapi }) {
		const role = await strapi.db
			.query('plugin::users-permissions.role')
			.findOne({ where: { type: 'authenticated' } });
		const users = strapi.plugin('users-permissions').service('user');
		const known = await users.fetchAll({ filters: { username: '${USER.username}' } });
		if (known.length > 0) return;
		await users.add({
			...${JSON.stringify(USER)},
			role: role.id,
			confirmed: true,
			provider: 'local',
		});
	},
};
`;

/** Strapi with its plugin for users: JWTs, and refresh tokens that work once. */
export const strapi: Product = {
	name: `Strapi ${VERSION}`,
	groups: [LIGHT, STRAPI],
	async start({ tokenSeconds }) {
		const { folder, port, url } = await place('strapi');
		const database = await startDatabase(folder);
		const write = async (file: string, text: string) => {
			await mkdir(dirname(join(folder, file)), { recursive: true });
			await writeFile(join(folder, file), text);
		};
		const program = (secret: string) => ({
			name: 'Strapi',
			args: [join(folderOf(STRAPI), 'node_modules/@strapi/strapi/bin/strapi.js'), 'start'],
			env: {
				NODE_ENV: 'development',
				JWT_SECRET: secret,
				STRAPI_TELEMETRY_DISABLED: 'true',
				STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
			},
			folder,
			readyAt: `${url}/_health`,
		});
		try {
			await symlink(join(folderOf(STRAPI), 'node_modules'), join(folder, 'node_modules'));
			const manifest = {
				name: 'our-app',
				version: '0.0.0',
				// Strapi finds its version and its plugins here.
				dependencies: {
					'@strapi/plugin-users-permissions': VERSION,
					'@strapi/strapi': VERSION,
				},
			};
			await write('package.json', JSON.stringify(manifest));
			await write('src/index.js', BOOTSTRAP);
			await write('favicon.png', '');
			await mkdir(join(folder, 'public/uploads'), { recursive: true });
			const settings = Object.entries(settingsOf(port, database, tokenSeconds));
			for (const [name, value] of settings)
				await write(`config/${name}.js`, `module.exports = ${JSON.stringify(value)};\n`);
			let key = 'a key';
			let service = await startProgram(program(key));
			const common: Omit<Way, 'fields' | 'name' | 'passwordField' | 'type'> = {
				call: { url: ME },
				purposeOf,
				probe: { path: ME, headers: (token) => ({ Authorization: `Bearer ${token}` }) },
				// A JWT of Strapi stays valid until it expires. Only a new key revokes it, and that ends
				// refresh tokens as well.
				async revoke() {
					await service.stop();
					key += ' and more';
					service = await startProgram(program(key));
				},
				afterExpiry: 'renewal',
				afterRevocation: 'refusedRenewal',
				knowsExpiry: true,
				canLogOut: false,
				rotates: true,
			};
			return {
				url,
				async stop() {
					await service.stop();
					await database.stop();
				},
				ways: [
					{
						...common,
						name: 'Token Login, JSON',
						type: 'tokenLoginApi',
						fields: (baseUrl) => ({
							loginKind: 'json',
							baseUrl,
							loginUrl: '/api/auth/local',
							usernameName: 'identifier',
							username: USER.email,
							password: USER.password,
							showRenewal: true,
							refreshTokenPath: 'refreshToken',
							renewUrl: '/api/auth/refresh',
							renewBody: '{"refreshToken": "${refreshToken}"}',
						}),
						passwordField: 'password',
					},
					{
						...common,
						...readyMade('strapi', (address) => ({
							address,
							username: USER.email,
							password: USER.password,
						})),
						call: { url: '/users/me' },
					},
				],
			};
		} catch (error) {
			await database.stop();
			throw error;
		}
	},
};
