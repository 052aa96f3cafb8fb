/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, LIGHT } from '../install';
import type { Product } from '../product';
import { place, startProgram } from './program';

const USER = { name: 'ada', password: 'p&ss "w=rd" ä' };
const LOGIN = `/-/user/org.couchdb.user:${USER.name}`;
const PROFILE = '/-/npm/v1/user';

const configuration = (folder: string, tokenSeconds: number) => `
storage: ${folder}/storage
auth:
  htpasswd:
    file: ${folder}/htpasswd
security:
  api:
    jwt:
      sign:
        expiresIn: ${tokenSeconds}s
packages:
  '**':
    access: $authenticated
log: { type: stdout, level: warn }
`;

/** Verdaccio, a registry for npm. `npm login` returns a JWT, which only a new key can revoke. */
export const verdaccio: Product = {
	name: 'Verdaccio 6.10.4',
	groups: [LIGHT],
	async start({ tokenSeconds }) {
		const { folder, port, url } = await place('verdaccio');
		const file = join(folder, 'config.yaml');
		await writeFile(file, configuration(folder, tokenSeconds));
		const script = join(folderOf(LIGHT), 'node_modules/verdaccio/bin/verdaccio');
		const start = async () =>
			await startProgram({
				name: 'Verdaccio',
				args: [script, '--config', file, '--listen', `127.0.0.1:${port}`],
				folder,
				readyAt: `${url}/-/ping`,
			});
		let service = await start();
		// The first login with a name creates the user.
		const headers = { 'content-type': 'application/json' };
		await fetch(url + LOGIN, { method: 'PUT', headers, body: JSON.stringify(USER) });
		return {
			url,
			stop: async () => await service.stop(),
			ways: [
				{
					name: 'Token Login, npm login',
					type: 'tokenLoginApi',
					fields: (baseUrl) => ({
						loginKind: 'json',
						baseUrl,
						loginUrl: LOGIN,
						usernameName: 'name',
						username: USER.name,
						password: USER.password,
						showLogin: true,
						loginMethod: 'PUT',
						// Without this header, the request would be a registration with a name that is taken.
						loginHeaders: 'Authorization: Basic ${base64(username:password)}',
					}),
					passwordField: 'password',
					call: { url: PROFILE },
					purposeOf: ({ path }) => (path === LOGIN ? 'login' : 'call'),
					probe: {
						path: PROFILE,
						headers: (token) => ({ Authorization: `Bearer ${token}` }),
					},
					async revoke() {
						await service.stop();
						const database = join(folder, 'storage/.verdaccio-db.json');
						const stored = JSON.parse(await readFile(database, 'utf8')) as { secret: string };
						stored.secret = [...stored.secret].reverse().join('');
						await writeFile(database, JSON.stringify(stored));
						service = await start();
					},
					afterExpiry: 'login',
					afterRevocation: 'login',
					knowsExpiry: true,
					canLogOut: false,
				},
			],
		};
	},
};
