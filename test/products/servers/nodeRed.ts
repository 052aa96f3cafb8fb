/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, LIGHT } from '../install';
import type { Product, Way } from '../product';
import { readyMade } from '../readyMade';
import { load } from './libraries';
import { place, startProgram } from './program';

const USER = { username: 'ada', password: 'p&ss "w=rd" ä' };

/**
 * Node-RED with a password (`adminAuth`). It issues its own tokens, and allows five login attempts
 * in ten minutes.
 */
export const nodeRed: Product = {
	name: 'Node-RED 5.0.7',
	groups: [LIGHT],
	async start({ tokenSeconds }) {
		const { folder, port, url } = await place('node-red');
		const { hashSync } = await load<{ hashSync(text: string, rounds: number): string }>('bcryptjs');
		const settings = {
			uiHost: '127.0.0.1',
			uiPort: port,
			adminAuth: {
				type: 'credentials',
				users: [
					{ username: USER.username, password: hashSync(USER.password, 4), permissions: '*' },
				],
				sessionExpiryTime: tokenSeconds,
			},
			telemetry: { enabled: false, updateNotification: false },
		};
		const file = join(folder, 'settings.js');
		await writeFile(file, `module.exports = ${JSON.stringify(settings)};\n`);
		const script = join(folderOf(LIGHT), 'node_modules/node-red/red.js');
		const { stop } = await startProgram({
			name: 'Node-RED',
			args: [script, '--userDir', folder, '--settings', file],
			folder,
			readyAt: `${url}/auth/login`,
		});
		const headers = (token: string) => ({ Authorization: `Bearer ${token}` });
		const common: Omit<Way, 'fields' | 'name' | 'passwordField' | 'type'> = {
			call: { url: '/settings' },
			purposeOf: ({ path }) =>
				path === '/auth/token' ? 'login' : path === '/auth/revoke' ? 'logout' : 'call',
			probe: { path: '/settings', headers },
			async revoke(token) {
				const init = { method: 'POST', body: new URLSearchParams({ token }) };
				await fetch(`${url}/auth/revoke`, { ...init, headers: headers(token) });
			},
			afterExpiry: 'login',
			afterRevocation: 'login',
			knowsExpiry: true,
			canLogOut: true,
		};
		return {
			url,
			stop,
			ways: [
				{
					...common,
					name: 'Token Login, password grant',
					type: 'tokenLoginApi',
					fields: (baseUrl) => ({
						loginKind: 'oauth2Password',
						baseUrl,
						loginUrl: '/auth/token',
						clientId: 'node-red-admin',
						scope: '*',
						...USER,
						showRelease: true,
						releaseUrl: '/auth/revoke',
						releaseHeaders: 'Authorization: Bearer ${token}',
						releaseBody: '{"token": "${token}"}',
					}),
					passwordField: 'password',
				},
				{ ...common, ...readyMade('nodeRed', (address) => ({ address, ...USER })) },
			],
		};
	},
};
