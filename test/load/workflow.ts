import { node } from '../n8n/examples';

/** The field of each answer whose different values are counted. */
const NUMBER = 'data.query.n';
/** Together with what an emulator adds to its echo, an item is 1 kB. */
const PADDING = 'x'.repeat(550);

/** The node that starts a workflow by hand. */
export const TRIGGER = 'Manual Start';

/** The settings of a workflow that is published. */
export interface LoadWorkflow {
	credentialId: string;
	/** The path of its webhook. */
	path: string;
	items: number;
	/** The emulator's base URL. */
	apiUrl: string;
}

/**
 * Builds the workflow: webhook → items → one call per item with an answer of 1 kB → number of
 * different answers. n8n keeps nothing of an execution that succeeds.
 */
export function loadWorkflow({ credentialId, path, items, apiUrl }: LoadWorkflow) {
	const nodes = [
		node('Webhook', 'n8n-nodes-base.webhook', 2, {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
			options: {},
		}),
		node('Numbers', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: `={{ { n: Array.from({ length: ${items} }, (_, index) => index + 1) } }}`,
			options: {},
		}),
		node('One Item Each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'n', options: {} }),
		{
			...node('Call', 'n8n-nodes-authenticated-request.authenticatedRequest', 1, {
				api: 'cloudCxApi',
				url: `=${apiUrl}/echo?pad=${PADDING}&n={{ $json.n }}`,
			}),
			credentials: { cloudCxApi: { id: credentialId, name: credentialId } },
		},
		node('Count', 'n8n-nodes-base.summarize', 1.1, {
			fieldsToSummarize: { values: [{ aggregation: 'countUnique', field: NUMBER }] },
			options: {},
		}),
	];
	const names = nodes.map(({ name }) => name);
	const links = names.slice(1).map((name, index) => [names[index], toNode(name)]);
	return {
		name: path,
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections: Object.fromEntries(links) as Record<string, unknown>,
	};
}

/** Builds a workflow that is started by hand and makes one call with these parameters. */
export function callWorkflow(name: string, credentialId: string, parameters: object) {
	const nodes = [
		node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
		{
			...node('Call', 'n8n-nodes-authenticated-request.authenticatedRequest', 1, {
				api: 'cloudCxApi',
				...parameters,
			}),
			credentials: { cloudCxApi: { id: credentialId, name: credentialId } },
		},
	];
	return {
		name,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections: { [TRIGGER]: toNode('Call') },
	};
}

const toNode = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
