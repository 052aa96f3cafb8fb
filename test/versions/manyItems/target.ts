import type { EditorApi } from '../../n8n/api';
import { node } from '../../n8n/examples';
import type { Provider } from '../../providers';
import { startCaepe, startCloudCx } from '../../providers';
import { EMULATOR as KNOWN_LOGIN } from '../../providers/knownLogin';

const TRIGGER = 'Start';
const NUMBERS = 'Numbers';
const ITEM = 'One Item Each';
/** Long, because a hundred errors take a while on a busy machine. */
const TIMEOUT_MS = 300_000;
/** The node under test. */
export const CALL = 'HTTP Request';

/** An emulator and a way to log in to it. */
export interface Target {
	title: string;
	provider: Provider;
	method: string;
	/** How many credentials were made so far. Each must have a login of its own. */
	made: number;
}

/** The requests of an execution. */
export interface Calls {
	method: string;
	path: string;
	items: number;
	options?: Record<string, unknown>;
}

/** Starts two of the package's APIs and a ready-made login. */
export async function startTargets(): Promise<Target[]> {
	const target = async (title: string, method: string, starting: Promise<Provider>) => {
		const provider = await starting;
		// Slow, so that all calls are in flight when the first is answered.
		provider.settings.callDelayMs = 300;
		return { title, method, provider, made: 0 };
	};
	return await Promise.all([
		target('CloudCX', 'oAuth2', startCloudCx()),
		target('CAEPE', 'userAccount', startCaepe()),
		target('GLPI (ready-made)', 'glpi', KNOWN_LOGIN.start()),
	]);
}

/** Saves a credential that shares no login with earlier ones. */
export async function createCredential(api: EditorApi, target: Target): Promise<string> {
	const { provider, method } = target;
	const fields = provider.credentials[method];
	const address = 'baseUrl' in fields ? 'baseUrl' : 'glpiAddress';
	// The credential removes slashes at the end of its address, but they make it a different
	// credential.
	const own = { [address]: `${String(fields[address])}${'/'.repeat(target.made)}` };
	target.made++;
	return await api.createCredential(provider.name, `${target.title} ${target.made}`, {
		...fields,
		...own,
	});
}

/** Runs the calls in a new workflow and returns the result of each: the node's items, or none. */
export async function sendAll(
	api: EditorApi,
	{ provider }: Target,
	credentialId: string,
	{ method, path, items, options = {} }: Calls,
): Promise<{ status: string; data: string }> {
	const n = Array.from({ length: items }, (_, index) => index + 1);
	const nodes = [
		node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
		node(NUMBERS, 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ n }),
			options: {},
		}),
		node(ITEM, 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'n', options: {} }),
		{
			...node(CALL, 'n8n-nodes-base.httpRequest', 4.2, {
				method,
				url: `=${provider.apiUrl}/${path}?n={{ $json.n }}`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: provider.name,
				options,
			}),
			credentials: { [provider.name]: { id: credentialId, name: credentialId } },
			onError: 'continueRegularOutput',
		},
	];
	const names = nodes.map(({ name }) => name);
	const links = names.slice(1).map((name, index) => [names[index], toNode(name)]);
	const workflow = {
		name: `${CALL} ${path}`,
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections: Object.fromEntries(links) as Record<string, unknown>,
	};
	const { id } = await api.createWorkflow(workflow);
	const workflowData = { ...workflow, id };
	return await api.runWorkflow(id, TRIGGER, { workflowData, timeoutMs: TIMEOUT_MS });
}

const toNode = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
