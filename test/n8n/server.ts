/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { createServer } from 'node:net';
import type { Host } from './host';
import type { Home } from './paths';
import { run } from './run';
import { endOfLog, type Service, startService } from './service';

/** Settings of a person's own n8n, such as its database, which the sandbox must not use. */
const FOREIGN_SETTING = /^(N8N|DB|EXECUTIONS|QUEUE|CREDENTIALS|NODES|WORKFLOWS|EXTERNAL)_/;

/** Finds a free port: the wanted one or, if it is taken, one of the next fifty. */
export async function freePort(wanted: number): Promise<number> {
	for (let port = wanted; port < wanted + 50; port++) {
		const isFree = await new Promise<boolean>((resolve) => {
			const probe = createServer();
			probe.once('error', () => resolve(false));
			probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
		});
		if (isFree) return port;
	}
	throw new Error(`No free port from ${wanted} on`);
}

/**
 * The environment of the sandbox's n8n: its own folder and ports, and no calls to n8n's servers.
 */
export function n8nEnvironment(home: Home, port: number, brokerPort: number): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN_SETTING.test(name));
	return {
		...Object.fromEntries(inherited),
		// The emulators are on loopback, so no proxy of the machine may be used for them.
		NO_PROXY: [process.env.NO_PROXY, '127.0.0.1', 'localhost'].filter(Boolean).join(','),
		N8N_USER_FOLDER: home.folder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
	};
}

/** Runs one of n8n's own commands in a process of its own, and returns its output. */
export async function n8nCommand(
	host: Host,
	args: string[],
	env: NodeJS.ProcessEnv,
): Promise<string> {
	return await run(host.node, [host.n8n, ...args], { cwd: env.N8N_USER_FOLDER, env });
}

/** A running n8n. */
export interface Server extends Service {
	url: string;
}

/**
 * Starts n8n and waits until it answers. Its output goes to a log file in the sandbox.
 *
 * @param nodeOptions options for the Node that runs n8n
 */
export async function startServer(
	host: Host,
	home: Home,
	env: NodeJS.ProcessEnv,
	nodeOptions: string[] = [],
): Promise<Server> {
	const url = `http://127.0.0.1:${env.N8N_PORT}`;
	const service = await startService({
		name: 'n8n',
		command: host.node,
		args: [...nodeOptions, host.n8n, 'start'],
		cwd: home.folder,
		env,
		logFile: home.logFile,
		isReady: async () => await isReady(url),
	});
	return { url, ...service };
}

/** The end of n8n's log, to be printed when something failed. */
export async function logTail({ logFile }: Home): Promise<string> {
	return await endOfLog('n8n', logFile);
}

async function isReady(url: string): Promise<boolean> {
	return await fetch(`${url}/rest/settings`).then(
		async (response) => response.ok && (await response.text()).startsWith('{'),
		() => false,
	);
}
