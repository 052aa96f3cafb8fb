/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { sleep } from 'n8n-workflow';
import { EditorApi, type Execution } from '../n8n/api';
import { installPackedPackage } from '../n8n/communityPackage';
import type { Host } from '../n8n/host';
import { type Home, homeNamed } from '../n8n/paths';
import { freePort, n8nEnvironment, type Server, startServer } from '../n8n/server';
import type { RemoteProvider } from '../bench/remoteProvider';
import { HEAP_OPTIONS, heapAfterCollection } from './heap';
import { callWorkflow, loadWorkflow, TRIGGER } from './workflow';

const LISTENING_TIMEOUT_MS = 30_000;
const BUSY_MS = 120_000;

const heapFileOf = ({ folder }: Home) => `${folder}.heap`;

/** A workflow that is started by hand. */
export interface Held {
	/** Returns the execution's ID. */
	start: () => Promise<string>;
	stop: (execution: string) => Promise<void>;
	ended: (execution: string) => Promise<Execution>;
}

/** A real n8n that reports how much of its heap is in use. */
export class LoadServer {
	private constructor(
		private readonly server: Server,
		private readonly api: EditorApi,
		private readonly home: Home,
	) {}

	/** Starts n8n in a new, empty home of this name. */
	static async start(host: Host, name: string): Promise<LoadServer> {
		const home = homeNamed(`load-${name}`);
		await rm(home.folder, { recursive: true, force: true });
		await mkdir(home.folder, { recursive: true });
		await installPackedPackage(home);
		const env = n8nEnvironment(home, await freePort(5920), await freePort(5980));
		const settings = { ...env, HEAP_FILE: heapFileOf(home) };
		const server = await startServer(host, home, settings, HEAP_OPTIONS);
		const api = new EditorApi(server.url);
		await api.signIn();
		return new LoadServer(server, api, home);
	}

	/**
	 * Publishes a workflow with a credential of its own. Returns a function that runs the workflow
	 * and counts its answers.
	 */
	async publish(
		name: string,
		items: number,
		{ url, credentials }: RemoteProvider,
	): Promise<() => Promise<number>> {
		const data = credentials.oAuth2;
		const credentialId = await this.api.createCredential('cloudCxApi', name, data);
		const apiUrl = `${url}/openapi/v2`;
		await this.api.publishWorkflow(loadWorkflow({ credentialId, path: name, items, apiUrl }));
		const address = `${this.server.url}/webhook/${name}`;
		await untilListening(address);
		return async () => await countOf(address);
	}

	/**
	 * Saves a workflow of one call with a credential of its own. Returns the functions that start it
	 * by hand and stop it.
	 */
	async hold(
		name: string,
		{ url, credentials }: Pick<RemoteProvider, 'url' | 'credentials'>,
		parameters: { url: string },
	): Promise<Held> {
		const credentialId = await this.api.createCredential('cloudCxApi', name, credentials.oAuth2);
		const apiUrl = `${url}/openapi/v2/${parameters.url}`;
		const workflow = callWorkflow(name, credentialId, { ...parameters, url: apiUrl });
		const { id } = await this.api.createWorkflow(workflow);
		return {
			start: async () => await this.api.startWorkflow(id, TRIGGER),
			stop: async (execution) => await this.api.stopExecution(execution),
			ended: async (execution) => await this.api.untilEnded(execution, { pollMs: 50 }),
		};
	}

	/** Returns the bytes of the heap in use after all garbage has been collected. */
	async heap(): Promise<number> {
		return await heapAfterCollection(this.server.pid, heapFileOf(this.home));
	}

	/** Returns the lines of n8n's log that warn of listeners that are never removed. */
	async listenerWarnings(): Promise<string[]> {
		const log = await readFile(this.home.logFile, 'utf8');
		return log.split('\n').filter((line) => line.includes('MaxListenersExceededWarning'));
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}
}

/**
 * Waits until the webhook listens, because n8n publishes in the background. A webhook that listens
 * answers a request of another method by naming its own.
 */
async function untilListening(url: string): Promise<void> {
	const deadline = Date.now() + LISTENING_TIMEOUT_MS;
	while (!(await (await fetch(url)).text()).includes('Did you mean')) {
		if (Date.now() > deadline) throw new Error(`n8n does not listen at ${url}`);
		await sleep(200);
	}
}

/** Returns how many different answers an execution counted; 0 if it failed. */
async function countOf(url: string): Promise<number> {
	const deadline = Date.now() + BUSY_MS;
	for (;;) {
		const [status, text] = await post(url);
		// n8n runs nothing while its database is too slow to answer, as on a busy machine.
		if (status === 503 && Date.now() < deadline) {
			await sleep(500);
			continue;
		}
		const counted = status === 200 ? (JSON.parse(text) as Record<string, number>) : {};
		const [count] = Object.values(counted);
		return typeof count === 'number' ? count : 0;
	}
}

/**
 * Sends a POST and returns status and body. Not `fetch`, because that gives up after five minutes
 * without an answer.
 */
async function post(url: string): Promise<[number, string]> {
	return await new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST' }, (answer) => {
			let body = '';
			answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
			answer.on('end', () => resolve([answer.statusCode ?? 0, body]));
		});
		sent.on('error', reject).end();
	});
}
