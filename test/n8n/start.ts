/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm start`: a real n8n with this package, the providers and a chat model as emulators,
 * and examples that are run and counted. Leaves the editor open; with `--check` it ends after the table.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROVIDER_TYPES, startAllProviders } from '../providers';
import {
	agentExample,
	agentWorkflow,
	chatModelCredential,
	failingAgentExample,
} from './agentExample';
import { type AgentCase, judgeAnswer, judgeFailure, runAgent } from './agentRun';
import { EditorApi, owner } from './api';
import { startChatModel } from './chatModel';
import { installPackedPackage } from './communityPackage';
import { credentialsOf, examples, workflowsOf } from './examples';
import { fileWorkflows, runFiles } from './exampleFiles';
import { ensureHost } from './host';
import { homeNamed, sandboxDir } from './paths';
import { COLUMNS, runExamples } from './runExamples';
import { running } from './run';
import { freePort, logTail, n8nCommand, n8nEnvironment, startServer } from './server';
import { asTable, hasPassed } from './table';

const say = (line: string) => console.log(line);
const isCheck = process.argv.includes('--check');
const home = homeNamed('user');
const CHAT_MODEL_PORT = 5790;
/** The first emulator's port, and how far the next one's is from it: the nearest free one is taken. */
const FIRST_PORT = 5840;
const PORT_STEP = 50;

async function start(): Promise<void> {
	await mkdir(home.folder, { recursive: true });
	const host = await ensureHost(say);
	say(`Installed ${await installPackedPackage(home)} as a community package`);

	const providers = await startAllProviders(await freePorts());
	const chatModel = await startChatModel(await freePort(CHAT_MODEL_PORT));
	const all = examples(providers);
	const agents: AgentCase[] = [
		{ example: agentExample(providers), calls: 1, judge: judgeAnswer },
		{ example: failingAgentExample(providers), calls: 0, judge: judgeFailure },
	];
	const agentExamples = agents.map(({ example }) => example);
	const port = await freePort(5678);
	const env = n8nEnvironment(home, port, await freePort(5740));

	say('Importing credentials and example workflows …');
	const files = {
		credentials: [
			...credentialsOf([...all, ...agentExamples], providers),
			chatModelCredential(chatModel),
		],
		workflow: [
			...workflowsOf(all),
			...(await Promise.all(
				agentExamples.map(async (example) => await agentWorkflow(example, chatModel.model)),
			)),
			...(await fileWorkflows()),
		],
	};
	for (const [kind, content] of Object.entries(files)) {
		const file = join(sandboxDir, `${kind}.json`);
		await writeFile(file, JSON.stringify(content));
		await n8nCommand(host, [`import:${kind}`, `--input=${file}`], env);
	}

	say('Starting n8n …');
	const server = await startServer(host, home, env);
	const stop = async () => {
		await server.stop();
		const emulators = [...Object.values(providers), chatModel];
		await Promise.all(emulators.map(async (emulator) => await emulator.stop()));
	};
	let staysOpen = false;
	try {
		const api = new EditorApi(server.url);
		await api.signIn();
		if (!isCheck) say(doorTo(server.url));
		say('Running the examples …\n');
		const ownEnv = n8nEnvironment(home, await freePort(port + 1), await freePort(5750));
		const rows = await runExamples(all, providers, api, async (id) => {
			await n8nCommand(host, ['execute', `--id=${id}`], ownEnv);
		});
		for (const agent of agents) rows.push(await runAgent(agent, providers, chatModel, api));
		rows.push(...(await runFiles(providers, api)));
		say(asTable(COLUMNS, rows));
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

/** Where a person gets in; said before the examples run, too, since they take a minute. */
const doorTo = (url: string) =>
	`The editor is open at ${url}\nSign in as ${owner.email} with the password ${owner.signIn}`;

async function freePorts(): Promise<Record<string, number>> {
	const ports = PROVIDER_TYPES.map(async (type, index) => [
		type,
		await freePort(FIRST_PORT + index * PORT_STEP),
	]);
	return Object.fromEntries(await Promise.all(ports)) as Record<string, number>;
}

function onEnd(end: () => void): void {
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

// Until the editor is open: what has been started must not outlive this process.
onEnd(() => {
	for (const [child, signal] of running) child.kill(signal);
	process.exit(130);
});
start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
