import { sleep } from 'n8n-workflow';
import type { CredentialData } from '../n8n/api';
import type { Provider } from '../providers';
import type { QueueMode } from './queueMode';

/** How many items each execution makes. It makes one call per item. */
export const ITEMS = 5;
/** The header with the name of the worker that made a call. */
export const WORKER_HEADER = 'x-worker';

const ANSWER_TIMEOUT_MS = 180_000;
const LISTENING_TIMEOUT_MS = 30_000;

/** The outcome of one execution, as its webhook's caller sees it. */
export interface Outcome {
	isSuccess: boolean;
	/** The worker that ran it. */
	worker?: string;
}

/** A published workflow that calls an emulator, and the credential of the calls. */
export interface Published {
	workflowId: string;
	credentialId: string;
	/** Starts an execution by its webhook and waits until it ends. */
	call(body?: unknown): Promise<Outcome>;
}

/** The workflow and the credential to publish. */
export interface Plan {
	name: string;
	/** The credential's provider. Its name is also the credential type. */
	provider: Provider;
	data: CredentialData;
	/** Options of the node. */
	options?: Record<string, unknown>;
}

/** Saves the credential and the workflow as n8n's editor does, and publishes the workflow. */
export async function publish({ api, main }: QueueMode, plan: Plan): Promise<Published> {
	const { name, provider, data } = plan;
	const credentialId = await api.createCredential(provider.name, name, data);
	const path = credentialId;
	const workflowId = await api.publishWorkflow(workflowOf(plan, credentialId, path));
	const url = `${main.url}/webhook/${path}`;
	await untilListening(url);
	return { workflowId, credentialId, call: async (body = {}) => await callWebhook(url, body) };
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

async function callWebhook(url: string, body: unknown): Promise<Outcome> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
	});
	const answer = (await response.json()) as Array<{ worker: string }>;
	const isSuccess = response.ok && Array.isArray(answer) && answer.length === ITEMS;
	return isSuccess ? { isSuccess, worker: answer[0].worker } : { isSuccess };
}

/** Builds the workflow: webhook → a few items → one call per item → the worker that ran it. */
function workflowOf({ name, provider, options = {} }: Plan, credentialId: string, path: string) {
	const pages = Array.from({ length: ITEMS }, (_, index) => index + 1);
	const credentials = { [provider.name]: { id: credentialId, name } };
	const header = { name: WORKER_HEADER, value: '={{ $env.WORKER_NAME }}' };
	const nodes = [
		node('Manual Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Webhook', 'n8n-nodes-base.webhook', 2, {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
			responseData: 'allEntries',
			options: {},
		}),
		node('Pages', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: `={{ { page: ${JSON.stringify(pages)}, user: $json.body?.user } }}`,
			options: {},
		}),
		node('One Item Each', 'n8n-nodes-base.splitOut', 1, {
			fieldToSplitOut: 'page',
			include: 'allOtherFields',
			options: {},
		}),
		{
			...node('Call', 'n8n-nodes-authenticated-request.authenticatedRequest', 1, {
				api: provider.name,
				url: `=${provider.apiUrl}/echo?page={{ $json.page }}`,
				sendHeaders: true,
				headerParameters: { parameters: [header] },
				options,
			}),
			credentials,
		},
		node('Who Ran It', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: '={{ { worker: $env.WORKER_NAME } }}',
			options: {},
		}),
	];
	return {
		name,
		settings: { executionOrder: 'v1' },
		nodes,
		connections: {
			'Manual Start': toNode('Pages'),
			Webhook: toNode('Pages'),
			Pages: toNode('One Item Each'),
			'One Item Each': toNode('Call'),
			Call: toNode('Who Ran It'),
		},
	};
}

function node(name: string, type: string, typeVersion: number, parameters: object) {
	// n8n finds a webhook by its node's webhook ID.
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

function toNode(name: string) {
	return { main: [[{ node: name, type: 'main', index: 0 }]] };
}
