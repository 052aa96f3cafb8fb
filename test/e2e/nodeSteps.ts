import { type Case, cases } from './cases';
import type { Editor } from './editor';
import { NODE, type NodeView } from './nodeView';
import { ANY } from './rows';
import { screenshot } from './screenshots';
import type { Stage } from './stage';

/**
 * For each type, creates a workflow with Authenticated Request and runs it with each of the type's
 * credentials. The run uses the token of the credential's test, unless it has expired since.
 */
export async function runNodes(stage: Stage): Promise<void> {
	const { editor, providers, rows } = stage;
	let view: NodeView | undefined;
	for (const each of cases) {
		const isFirst = cases.find(({ type }) => type === each.type) === each;
		const work = async () => {
			if (isFirst || view === undefined) view = await addOurNode(editor, each);
			const open = view;
			// After a failure, the next case begins with a new workflow.
			view = undefined;
			await runNode(open, each);
			view = open;
		};
		await rows.add('node', each.name, work, providers[each.type], {
			calls: 1,
			logins: each.tests.logins > 0 ? ANY : 0,
		});
	}
}

async function addOurNode(editor: Editor, { type }: Case): Promise<NodeView> {
	await editor.newWorkflow();
	await editor.searchNode(NODE);
	await screenshot(editor.page, `panel-${type}`);
	return await editor.openNode(NODE);
}

async function runNode(view: NodeView, { type, name, parameters, items }: Case): Promise<void> {
	await view.selectCredential(type, name);
	await view.fill(parameters);
	await view.execute();
	await view.expectItems(...items);
	await screenshot(view.window, `node-${name}`);
}

/** Calls a wrong path, and checks that the editor shows what the API said and what to check. */
export async function runIntoError({ editor, providers, rows }: Stage): Promise<void> {
	const work = async () => {
		const { type, name } = caseOf('caepeApi');
		await editor.newWorkflow();
		const view = await editor.addNode(NODE);
		await view.selectCredential(type, name);
		await view.fill({ url: '/v2/no/such/path' });
		await view.execute();
		const failure = await view.failure();
		if (
			!/^CAEPE API: E404: Simulated: No such resource\nGET \S+\/no\/such\/path was .*404\. Check/.test(
				failure,
			)
		)
			throw new Error(`The output says: ${failure}`);
		await screenshot(view.window, 'node-error');
	};
	await rows.add('node', 'a wrong path', work, providers.caepeApi, { logins: ANY });
}

/** Inspects the token, and checks that its expiry is shown but not the token. */
export async function inspectToken({ editor, providers, rows }: Stage): Promise<void> {
	const provider = providers.cloudCxApi;
	const work = async () => {
		await editor.newWorkflow();
		const view = await editor.addNode(NODE);
		await view.selectCredential('cloudCxApi', caseOf('cloudCxApi').name);
		await view.fill({ resource: 'token', tokenOperation: 'inspect' });
		await view.execute();
		await view.expectItems(1, 'expiresAt');
		const output = await view.outputText();
		if (provider.issued.some((token) => output.includes(token)))
			throw new Error('The output shows the token');
		await screenshot(view.window, 'node-token');
	};
	await rows.add('node', 'inspect the token', work, provider);
}

/** Explains a login from a cURL command and a ready-made one: step by step, without secrets. */
export async function explainLogin({ editor, providers, rows }: Stage): Promise<void> {
	for (const each of cases.filter(({ method }) => EXPLAINED.includes(method))) {
		const { type, method, name } = each;
		const provider = providers[type];
		const work = async () => {
			await editor.newWorkflow();
			const view = await editor.addNode(NODE);
			await view.selectCredential(type, name);
			await view.fill({ resource: 'token', tokenOperation: 'inspect', explain: true });
			await view.execute();
			await view.expectItems(1, 'tokenFoundAt');
			const output = await view.outputText();
			const secrets = [...provider.issued, provider.credentials[method][each.secret] as string];
			if (secrets.some((secret) => output.includes(secret)))
				throw new Error('The output shows a secret');
			await screenshot(view.window, `node-explain-${method}`);
		};
		// The explanation calls the credential's test path once.
		await rows.add('explain', name, work, provider, { logins: 1, calls: 1 });
	}
}

const EXPLAINED = ['curlCommand', 'yeastarP'];

/** Runs n8n's own HTTP Request with one of our credentials. */
export async function runHttpRequest({ editor, providers, rows }: Stage): Promise<void> {
	const provider = providers.cloudCxApi;
	const work = async () => {
		await editor.newWorkflow();
		const view = await editor.addNode('HTTP Request');
		await view.choose('authentication', 'Predefined Credential Type');
		await view.chooseBySearch('nodeCredentialType', 'CloudCX (Cloudfon) API');
		await view.chooseCredential(caseOf('cloudCxApi').name);
		await view.write('url', `${provider.url}/openapi/v2/user/page?pageIndex=1&pageSize=3`);
		await view.execute();
		await view.expectItems(1, 'user003');
		await screenshot(view.window, 'http-request');
	};
	await rows.add('HTTP Request', caseOf('cloudCxApi').name, work, provider, {
		logins: ANY,
		calls: 1,
	});
}

/** The first case of a credential type. */
export function caseOf(type: Case['type']): Case {
	return cases.find((each) => each.type === type) as Case;
}
