import { type CredentialData, type EditorApi } from '../n8n/api';
import { node } from '../n8n/examples';
import { messageIn } from '../n8n/runData';
import { type Provider, startCloudCx } from '../providers';

const TRIGGER = 'Start';
const ITEM = 'Item';
const TYPE = 'cloudCxApi';

/** A node that makes one request to its own provider through one of n8n's request helpers. */
export interface Subject {
	/** The node's name. */
	node: string;
	/** The helper that it calls. */
	helper: string;
	provider: Provider;
	credential: CredentialData;
	call: ReturnType<typeof node>;
	/** The content of the node's input item, if any. */
	item?: object;
}

/** A subject saved in an n8n, with its own credential and workflow. */
export interface Installed extends Subject {
	credentialId: string;
	workflow: { id: string };
}

/**
 * Starts one node for each of n8n's two request helpers (packages/core
 * request-helper-functions.ts).
 */
export async function startSubjects(): Promise<Subject[]> {
	const ours = 'n8n-nodes-authenticated-request.authenticatedRequest';
	return [
		await subject('httpRequestWithAuthentication', 'Authenticated Request', ours, 1, {
			api: TYPE,
		}),
		await subject('requestWithAuthentication', 'HTTP Request', 'n8n-nodes-base.httpRequest', 4.2, {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: TYPE,
			options: {},
		}),
	];
}

async function subject(
	helper: string,
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
): Promise<Subject> {
	const provider: Provider = await startCloudCx();
	// A POST, because no node repeats it by itself.
	const request = { method: 'POST', url: `${provider.apiUrl}/echo` };
	const call = node(name, type, typeVersion, { ...parameters, ...request });
	return { node: name, helper, provider, credential: provider.credentials.oAuth2, call };
}

/** Saves the subject's credential and workflow as n8n's editor does. */
export async function install(api: EditorApi, subject: Subject): Promise<Installed> {
	const { node: name, credential, call, item = {} } = subject;
	const id = await api.createCredential(TYPE, name, credential);
	const set = { mode: 'raw', jsonOutput: JSON.stringify(item), options: {} };
	const nodes = [
		node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
		node(ITEM, 'n8n-nodes-base.set', 3.4, set),
		{ ...call, credentials: { [TYPE]: { id, name } } },
	];
	const workflow = {
		name,
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections: {
			[TRIGGER]: { main: [[{ node: ITEM, type: 'main', index: 0 }]] },
			[ITEM]: { main: [[{ node: call.name, type: 'main', index: 0 }]] },
		},
	};
	const saved = await api.createWorkflow(workflow);
	return { ...subject, credentialId: id, workflow: { ...workflow, id: saved.id } };
}

/** Runs the subject's workflow and returns why it failed, or ''. */
export async function execute(api: EditorApi, { workflow }: Installed): Promise<string> {
	const { status, data } = await api.runWorkflow(workflow.id, TRIGGER, { workflowData: workflow });
	return status === 'success' ? '' : `${status}: ${messageIn(data)}`;
}
