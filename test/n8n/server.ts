/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs beside n8n, never inside it */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { sleep } from 'n8n-workflow';
import type { Host } from './host';
import { sandboxDir, userFolder } from './paths';
import { run } from './run';

const START_TIMEOUT_MS = 120_000;
const logFile = join(sandboxDir, 'n8n.log');

/** A port that is free: the wanted one or, if it is taken, one of the next fifty. */
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

/** The environment of every n8n process of the sandbox: own folder, own ports, no calls home. */
export function n8nEnvironment(port: number, brokerPort: number): NodeJS.ProcessEnv {
	return {
		...process.env,
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	};
}

/** Runs one of n8n's own commands, in a process of its own, and gives its output. */
export async function n8nCommand(
	host: Host,
	args: string[],
	env: NodeJS.ProcessEnv,
): Promise<string> {
	return await run(host.node, [host.n8n, ...args], { cwd: userFolder, env });
}

/** A running n8n. */
export interface Server {
	url: string;
	stop(): Promise<void>;
}

/** Starts n8n and waits until it answers. Its output goes to a log file in the sandbox. */
export async function startServer(
	host: Host,
	port: number,
	env: NodeJS.ProcessEnv,
): Promise<Server> {
	const child = spawn(host.node, [host.n8n, 'start'], { cwd: userFolder, env });
	const log = createWriteStream(logFile);
	child.stdout.pipe(log);
	child.stderr.pipe(log);
	const url = `http://127.0.0.1:${port}`;
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (!(await isReady(url))) {
		if (child.exitCode !== null || Date.now() > deadline) {
			child.kill();
			const tail = (await readFile(logFile, 'utf8')).slice(-3000);
			throw new Error(`n8n did not start. The end of its log:\n${tail}`);
		}
		await sleep(250);
	}
	return { url, stop: async () => await stop(child) };
}

async function isReady(url: string): Promise<boolean> {
	return await fetch(`${url}/rest/settings`).then(
		async (response) => response.ok && (await response.text()).startsWith('{'),
		() => false,
	);
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
	await ended;
	clearTimeout(killer);
}
