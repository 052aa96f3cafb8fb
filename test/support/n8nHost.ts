/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** Runs the node on n8n-core's own execution engine, with the credentials of `storedCredentials.ts`. */
import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { AuthenticatedRequest } from '../../nodes/AuthenticatedRequest/AuthenticatedRequest.node.ts';
import { EMULATOR as PARCEL } from '../template/providers/parcel';
import { allProviders } from './allProviders';
import { CREDENTIAL_TYPES } from './credentialTypes';
import { StoredCredentials } from './storedCredentials';

export { StoredCredentials };

const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
};

/** Makes calls as n8n's HTTP Request node does: all items at once, with the deprecated helper. */
const deprecatedRequest: INodeType = {
	description: {
		...start.description,
		name: 'deprecatedRequest',
		group: ['output'],
		inputs: ['main'],
		credentials: CREDENTIAL_TYPES.map(({ name }) => ({ name })),
		properties: [
			{ displayName: 'API', name: 'api', type: 'string', default: '' },
			{ displayName: 'Request', name: 'request', type: 'json', default: '{}' },
		],
	},
	async execute(this: IExecuteFunctions) {
		const { api, request } = this.getNode().parameters;
		const { requestWithAuthentication } = this.helpers;
		const answers = await Promise.all(
			this.getInputData().map(
				async () =>
					(await requestWithAuthentication.call(this, String(api), {
						...JSON.parse(String(request)),
						json: true,
					} as never)) as IDataObject,
			),
		);
		return [answers.map((json) => ({ json }))];
	},
};

/** The node. It knows the template's credential, as if that were shipped. */
function ourNode(): AuthenticatedRequest {
	const { type } = PARCEL;
	allProviders();
	const node = new AuthenticatedRequest();
	const credential = { name: type, required: true, displayOptions: { show: { api: [type] } } };
	node.description.credentials?.push(credential);
	return node;
}

/** The node as n8n offers it to an AI agent (packages/cli, `convertNodeToAiTool`), but run by hand. */
const tool = ourNode();
tool.description = { ...tool.description, name: 'authenticatedRequestTool' };

const nodes: Record<string, INodeType> = {
	authenticatedRequestTool: tool,
	deprecatedRequest,
	start,
	authenticatedRequest: ourNode(),
};

const nodeTypes = {
	getByName: (name: string) => nodes[name],
	getByNameAndVersion: (name: string) => nodes[name],
	getKnownTypes: () => ({}),
} as INodeTypes;

/** One run of the node. */
export interface NodeRun {
	parameters: IDataObject;
	/** Input items; by default one empty item. */
	items?: IDataObject[];
	/** Binary fields that each input item has. */
	binary?: IBinaryKeyData;
	onError?: INode['onError'];
	/** Resolves when the user stops the execution. */
	cancel?: Promise<unknown>;
	/** How n8n started the run; by default manually. */
	mode?: WorkflowExecuteMode;
	/** The node's type; by default Authenticated Request. */
	nodeType?: 'deprecatedRequest' | 'authenticatedRequestTool';
	/** Another node to run instead. */
	other?: INodeType;
}

/**
 * The result of a run: items of the main output (and the error output), or the error it ended with.
 */
export interface NodeResult {
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	error?: Error & { description?: string | null; context?: IDataObject };
	/** What n8n shows above the output. */
	hints: string[];
	/** What the editor shows in the browser's console. */
	shown?: unknown[];
	/** Everything that n8n would store or show about the run, to be searched for secrets. */
	everything: string;
}

/** Runs a workflow of two nodes: the items, then Authenticated Request. */
export async function runNode(stored: StoredCredentials, run: NodeRun): Promise<NodeResult> {
	const type = String(run.parameters.api);
	const { other } = run;
	if (other !== undefined) nodes[other.description.name] = other;
	const node: INode = {
		id: '2',
		name: 'Call',
		type: other?.description.name ?? run.nodeType ?? 'authenticatedRequest',
		typeVersion: 1,
		position: [0, 0],
		parameters: run.parameters as INode['parameters'],
		credentials: { [type]: { id: '1', name: type } },
		onError: run.onError,
	};
	const startNode: INode = {
		...node,
		id: '1',
		name: 'Start',
		type: 'start',
		parameters: {},
		credentials: undefined,
		onError: undefined,
	};
	const workflow = new Workflow({
		id: 'test',
		nodes: [startNode, node],
		connections: { Start: { main: [[{ node: 'Call', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	const { binary, mode = 'manual' } = run;
	const input = (run.items ?? [{}]).map((json) => ({ json, ...(binary && { binary }) }));
	const hooks = new ExecutionLifecycleHooks(mode, 'test', {
		id: 'test',
		name: 'test',
		nodes: [startNode, node],
		connections: workflow.connectionsBySourceNode,
		active: false,
		createdAt: new Date(),
		updatedAt: new Date(),
	} as never);
	const shown: unknown[] = [];
	const additionalData = {
		credentialsHelper: stored,
		hooks,
		executionId: 'test',
		restApiUrl: 'http://localhost',
		instanceBaseUrl: 'http://localhost',
		formWaitingBaseUrl: 'http://localhost',
		webhookBaseUrl: 'http://localhost',
		webhookWaitingBaseUrl: 'http://localhost',
		webhookTestBaseUrl: 'http://localhost',
		variables: {},
		currentNodeParameters: undefined,
		setExecutionStatus: () => {},
		sendDataToUI: (_type: string, data: { messages: unknown[] }) => shown.push(...data.messages),
		logAiEvent: () => {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const execute = new WorkflowExecute(additionalData, mode, createRunExecutionData({}));
	const running = execute.run({ workflow, startNode, pinData: { Start: input } });
	void run.cancel?.then(() => running.cancel());
	const result: IRun = await running;
	const taskData = result.data.resultData.runData.Call?.[0];
	return {
		items: taskData?.data?.main?.[0] ?? [],
		errorItems: taskData?.data?.main?.[1] ?? [],
		error: (taskData?.error ?? result.data.resultData.error) as NodeResult['error'],
		hints: (taskData?.hints ?? []).map(({ message }) => message),
		shown,
		everything: JSON.stringify({ ...result, shown }),
	};
}
