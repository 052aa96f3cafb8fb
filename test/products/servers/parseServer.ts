/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, type Group, LIGHT } from '../install';
import type { Product, Way } from '../product';
import { readyMade } from '../readyMade';
import { startDatabase } from './database';
import { place, startProgram } from './program';

const PARSE: Group = { name: 'parse', builds: [] };
const APPLICATION = 'our-application';
const MASTER_KEY = 'the-master-key';
const USER = { username: 'ada', password: 'p&ss "w=rd" ä' };
const PATHS = { login: '/parse/login', logout: '/parse/logout', me: '/parse/users/me' };

/** Parse Server: session tokens in a header, and rejections that are HTTP 400 with a code. */
export const parseServer: Product = {
	name: 'Parse Server 9.10.0',
	groups: [LIGHT, PARSE],
	async start({ tokenSeconds }) {
		const { folder, port, url } = await place('parse');
		const database = await startDatabase(folder);
		const file = join(folder, 'settings.json');
		const settings = {
			appId: APPLICATION,
			masterKey: MASTER_KEY,
			databaseURI: `postgres://${database.user}@${database.host}:${database.port}/${database.name}`,
			host: '127.0.0.1',
			port,
			mountPath: '/parse',
			serverURL: `${url}/parse`,
			sessionLength: tokenSeconds,
			// Repeated attempts with a wrong password lock the account.
			accountLockout: { threshold: 3, duration: 5 },
			logsFolder: join(folder, 'logs'),
		};
		await writeFile(file, JSON.stringify(settings));
		const script = join(folderOf(PARSE), 'node_modules/parse-server/bin/parse-server');
		const service = await startProgram({
			name: 'Parse Server',
			args: [script, file],
			folder,
			readyAt: `${url}/parse/health`,
		}).catch(async (error: Error) => {
			await database.stop();
			throw error;
		});
		const application = { 'X-Parse-Application-Id': APPLICATION };
		const master = { ...application, 'X-Parse-Master-Key': MASTER_KEY };
		const made = await fetch(`${url}/parse/users`, {
			method: 'POST',
			headers: { ...application, 'content-type': 'application/json' },
			body: JSON.stringify(USER),
		});
		if (!made.ok) throw new Error(`Parse Server made no user: ${await made.text()}`);
		const common: Omit<Way, 'fields' | 'name' | 'passwordField' | 'type'> = {
			call: { url: PATHS.me },
			purposeOf: ({ path }) =>
				path === PATHS.login ? 'login' : path === PATHS.logout ? 'logout' : 'call',
			isRejection: (status) => status === 400,
			probe: {
				path: PATHS.me,
				headers: (token) => ({ ...application, 'X-Parse-Session-Token': token }),
			},
			async revoke(token) {
				const where = encodeURIComponent(JSON.stringify({ sessionToken: token }));
				const found = await fetch(`${url}/parse/sessions?where=${where}`, { headers: master });
				const { results } = (await found.json()) as { results: Array<{ objectId: string }> };
				for (const { objectId } of results)
					await fetch(`${url}/parse/sessions/${objectId}`, { method: 'DELETE', headers: master });
			},
			afterExpiry: 'login',
			afterRevocation: 'login',
			// The login's answer does not say when the session ends.
			knowsExpiry: false,
			canLogOut: true,
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
						loginUrl: PATHS.login,
						...USER,
						showLogin: true,
						loginHeaders: `X-Parse-Application-Id: ${APPLICATION}`,
						showUse: true,
						tokenName: 'X-Parse-Session-Token',
						tokenTemplate: '${token}',
						showCallValues: true,
						callHeaders: `X-Parse-Application-Id: ${APPLICATION}`,
						showRejection: true,
						rejectedPath: 'code',
						rejectedValue: '209',
						showRelease: true,
						releaseUrl: PATHS.logout,
						releaseHeaders: `X-Parse-Application-Id: ${APPLICATION}\nX-Parse-Session-Token: \${token}`,
					}),
					passwordField: 'password',
				},
				{
					...common,
					...readyMade('parseServer', (server) => ({
						address: `${server}/parse`,
						applicationId: APPLICATION,
						...USER,
					})),
					call: { url: '/users/me' },
				},
			],
		};
	},
};
