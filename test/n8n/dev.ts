/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run dev` starts a real n8n with the package built from the current sources. After each
 * change it compiles them and restarts n8n. The home folder, and so everything made in the editor,
 * is kept. It replaces `n8n-node dev`, which fetches the newest n8n and has no emulators.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { coalesced } from '../support/coalesced';
import { agentExample, failingAgentExample } from './agentExample';
import { doorTo, EditorApi } from './api';
import { importCredentials, importWorkflows, startEmulators } from './emulators';
import { examples } from './examples';
import { ensureHost } from './host';
import { homeNamed } from './paths';
import { running } from './run';
import { freePort, n8nEnvironment, type Server, startServer } from './server';
import { copyStatic, watchPackage } from './watchedPackage';

const INTERRUPTED = 130;
const say = (line: string) => console.log(line);
const home = homeNamed('dev');
/** Stops what was started. Called in reverse order. */
const stops: Array<() => Promise<void> | void> = [];
let isStopping = false;

async function start(): Promise<void> {
	const host = await ensureHost(say);
	const isNew = !existsSync(join(home.folder, '.n8n/database.sqlite'));
	await mkdir(home.folder, { recursive: true });
	const emulators = await startEmulators();
	stops.push(emulators.stop);
	const env = n8nEnvironment(home, await freePort(5678), await freePort(5740));

	// The emulators' addresses may have changed since the last start. Workflows are left as they are.
	const all = examples(emulators.providers);
	const agents = [agentExample, failingAgentExample].map((make) => make(emulators.providers));
	say('Importing credentials and, the first time, example workflows …');
	await importCredentials(host, env, emulators, [...all, ...agents]);
	if (isNew) await importWorkflows(host, env, emulators, all, agents);

	let server: Server | undefined;
	stops.push(async () => await server?.stop());
	const restart = coalesced(
		async () => {
			if (isStopping) return;
			const isFirst = server === undefined;
			say(`${time()} Starting n8n with what has been compiled …`);
			await server?.stop();
			await copyStatic(home);
			server = await startServer(host, home, env);
			await new EditorApi(server.url).signIn();
			if (isFirst) say(`${doorTo(server.url)}\nn8n's log is ${home.logFile}. Ctrl+C stops all.`);
			say(`${time()} Ready. Reload the page in the browser.`);
		},
		// For example, a node compiles but n8n can't load it. The next change is the next attempt.
		(error) => (isStopping ? undefined : say(error.message)),
	);
	stops.push(await watchPackage(home, { say, changed: () => void restart() }));
}

const time = () => new Date().toTimeString().slice(0, 8);

async function stop(): Promise<void> {
	isStopping = true;
	for (const each of stops.splice(0).reverse())
		await Promise.resolve(each()).catch(() => undefined);
	// An n8n that is still starting is not in `stops` yet.
	for (const [child, signal] of running) child.kill(signal);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => void stop().finally(() => process.exit(INTERRUPTED)));
start().catch(async (error: Error) => {
	// After an interruption, errors are expected, because the programs have been stopped.
	if (isStopping) return;
	console.error(error.message);
	await stop();
	process.exit(1);
});
