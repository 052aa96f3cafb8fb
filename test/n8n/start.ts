/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm start` starts a real n8n with this package, and emulators of the providers and a chat model.
 * It runs the examples and counts their calls. Then it leaves the editor open; with `--check` it
 * ends after the table.
 */
import { mkdir } from 'node:fs/promises';
import { agentExample, failingAgentExample } from './agentExample';
import { type AgentCase, judgeAnswer, judgeFailure, runAgent } from './agentRun';
import { doorTo, EditorApi } from './api';
import { installPackedPackage } from './communityPackage';
import { importCredentials, importWorkflows, startEmulators } from './emulators';
import { examples } from './examples';
import { runFiles } from './exampleFiles';
import { ensureHost } from './host';
import { homeNamed } from './paths';
import { COLUMNS, runExamples } from './runExamples';
import { running } from './run';
import { freePort, logTail, n8nCommand, n8nEnvironment, startServer } from './server';
import { asTable, hasPassed } from './table';

const say = (line: string) => console.log(line);
const isCheck = process.argv.includes('--check');
const home = homeNamed('user');

async function start(): Promise<void> {
	await mkdir(home.folder, { recursive: true });
	const host = await ensureHost(say);
	say(`Installed ${await installPackedPackage(home)} as a community package`);

	const emulators = await startEmulators();
	const { providers, chatModel } = emulators;
	const all = examples(providers);
	const agents: AgentCase[] = [
		{ example: agentExample(providers), calls: 1, judge: judgeAnswer },
		{ example: failingAgentExample(providers), calls: 0, judge: judgeFailure },
	];
	const agentExamples = agents.map(({ example }) => example);
	const port = await freePort(5678);
	const env = n8nEnvironment(home, port, await freePort(5740));

	say('Importing credentials and example workflows …');
	await importCredentials(host, env, emulators, [...all, ...agentExamples]);
	await importWorkflows(host, env, emulators, all, agentExamples);

	say('Starting n8n …');
	const server = await startServer(host, home, env);
	const stop = async () => {
		await server.stop();
		await emulators.stop();
	};
	let staysOpen = false;
	try {
		const api = new EditorApi(server.url);
		await api.signIn();
		// The address is also shown before the examples, because they take a minute.
		if (!isCheck) say(doorTo(server.url));
		say('Running the examples …');
		const ownEnv = n8nEnvironment(home, await freePort(port + 1), await freePort(5750));
		const inNewProcess = async (id: string) => {
			await n8nCommand(host, ['execute', `--id=${id}`], ownEnv);
		};
		const rows = await runExamples(all, providers, api, inNewProcess, say);
		for (const agent of agents) rows.push(await runAgent(agent, providers, chatModel, api));
		rows.push(...(await runFiles(providers, api)));
		say(`\n${asTable(COLUMNS, rows)}`);
		if (!rows.every(hasPassed)) {
			say(`\n${await logTail(home)}`);
			process.exitCode = 1;
		}
		staysOpen = !isCheck;
	} finally {
		if (!staysOpen) await stop();
	}
	if (isCheck) return;

	say(`\n${doorTo(server.url)}\nPress Ctrl+C to stop.`);
	process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
	onEnd(() => void stop().then(() => process.exit()));
}

function onEnd(end: () => void): void {
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

// Holds until the editor is open: the programs that were started must not outlive this process.
onEnd(() => {
	for (const [child, signal] of running) child.kill(signal);
	process.exit(130);
});
start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
