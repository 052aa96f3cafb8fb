/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AllProviders, PROVIDER_TYPES, startAllProviders } from '../providers';
import { agentWorkflow, chatModelCredential } from './agentExample';
import { type ChatModel, startChatModel } from './chatModel';
import { credentialsOf, type Example, workflowsOf } from './examples';
import { fileWorkflows } from './exampleFiles';
import type { Host } from './host';
import { sandboxDir } from './paths';
import { freePort, n8nCommand } from './server';

const CHAT_MODEL_PORT = 5790;
/** The first emulator's port, and the distance to the next one's. The next free port is taken. */
const FIRST_PORT = 5840;
const PORT_STEP = 50;

/** All servers that n8n calls. */
export interface Emulators {
	providers: AllProviders;
	chatModel: ChatModel;
	stop(): Promise<void>;
}

/** Starts the providers and a chat model. */
export async function startEmulators(): Promise<Emulators> {
	const ports = PROVIDER_TYPES.map(async (type, index) => [
		type,
		await freePort(FIRST_PORT + index * PORT_STEP),
	]);
	const providers = await startAllProviders(
		Object.fromEntries(await Promise.all(ports)) as Record<string, number>,
	);
	const chatModel = await startChatModel(await freePort(CHAT_MODEL_PORT));
	const all = [...Object.values(providers), chatModel];
	const stop = async () => {
		await Promise.all(all.map(async (each) => await each.stop()));
	};
	return { providers, chatModel, stop };
}

/** Imports the examples' credentials into an n8n. They replace those with the same IDs. */
export async function importCredentials(
	host: Host,
	env: NodeJS.ProcessEnv,
	{ providers, chatModel }: Emulators,
	examples: Example[],
): Promise<void> {
	const credentials = credentialsOf(examples, providers);
	await importAll(host, env, 'credentials', [...credentials, chatModelCredential(chatModel)]);
}

/** Imports the examples and the workflows of `examples/`. They replace those with the same IDs. */
export async function importWorkflows(
	host: Host,
	env: NodeJS.ProcessEnv,
	{ chatModel }: Emulators,
	examples: Example[],
	agents: Example[],
): Promise<void> {
	const ofAgents = agents.map(async (agent) => await agentWorkflow(agent, chatModel.model));
	const ofFiles = await fileWorkflows();
	await importAll(host, env, 'workflow', [
		...workflowsOf(examples),
		...(await Promise.all(ofAgents)),
		...ofFiles,
	]);
}

async function importAll(host: Host, env: NodeJS.ProcessEnv, kind: string, content: object[]) {
	const file = join(sandboxDir, `${kind}.json`);
	await writeFile(file, JSON.stringify(content));
	await n8nCommand(host, [`import:${kind}`, `--input=${file}`], env);
}
