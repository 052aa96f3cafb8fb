import type { INodeTypeDescription } from 'n8n-workflow';
import { SEARCH_WORDS } from '../support/searchWords';
import type { SavedWorkflow } from './editor';
import { caseOf } from './nodeSteps';
import { NODE } from './nodeView';
import { screenshot } from './screenshots';
import type { Stage } from './stage';

const URL_OF_CALL = '/api/v1/clusters';
const NODE_TYPE = 'n8n-nodes-authenticated-request.authenticatedRequest';

/** Checks what a person sees before the first credential: the node search and the choice of API. */
export async function findNode({ editor, rows }: Stage): Promise<void> {
	const { page } = editor;

	const readList = async () => {
		const answer = await page.request.get(`${editor.url}/types/nodes.json`);
		const nodes = (await answer.json()) as INodeTypeDescription[];
		const { codex } = nodes.find(({ name }) => name === NODE_TYPE) ?? {};
		const aliases = (codex?.alias ?? []).map((alias) => alias.toLowerCase());
		const missing = SEARCH_WORDS.filter((word) => !aliases.includes(word.toLowerCase()));
		if (missing.length > 0) throw new Error(`n8n's list of nodes lacks ${missing.join(', ')}`);
	};
	await rows.add('find', "n8n's list of nodes has the codex", readList);

	const search = async () => {
		await editor.newWorkflow();
		await editor.searchNode(NODE);
		for (const word of SEARCH_WORDS) await editor.searchWord(word, NODE);
		await screenshot(page, 'panel-search');
	};
	await rows.add('find', `the panel by ${SEARCH_WORDS.length} words`, search);

	const firstView = async () => {
		await editor.newWorkflow();
		const view = await editor.addNode(NODE);
		await view.window.getByTestId('parameter-input-api').waitFor();
		await screenshot(view.window, 'node-first-view');
		await view.fill({ url: '/users' });
		await view.execute();
		const failure = await view.failure();
		if (!failure.startsWith('The parameter "API" is not chosen'))
			throw new Error(`The output says: ${failure}`);
		await screenshot(view.window, 'node-no-api');
		await view.fill({ api: 'cloudCxApi' });
		await screenshot(view.window, 'node-first-credential');
		await view.close();
		await page.getByTestId('canvas-node').getByText(NODE, { exact: true }).waitFor();
	};
	await rows.add('find', 'the choice of API on a fresh n8n', firstView);
}

/** Chooses another API, and checks that the saved workflow has only the credential of that API. */
export async function switchApi({ editor, rows }: Stage): Promise<void> {
	const work = async () => {
		await editor.newWorkflow();
		const view = await editor.addNode(NODE);
		for (const type of ['cloudCxApi', 'caepeApi'] as const)
			await view.selectCredential(type, caseOf(type).name);
		await view.fill({ url: URL_OF_CALL });
		await screenshot(view.window, 'node-switched');
		await view.close();
		const ours = ({ nodes }: SavedWorkflow) => nodes.find(({ name }) => name === NODE);
		// n8n also saves by itself in between. Only the URL, filled in last, identifies the final
		// state.
		const saved = await editor.saved((workflow) => ours(workflow)?.parameters.url === URL_OF_CALL);
		const types = Object.keys(ours(saved)?.credentials ?? {}).join();
		if (types !== 'caepeApi') throw new Error(`Saved are the credentials: ${types || 'none'}`);
	};
	await rows.add('node', 'another API is chosen', work);
}
