import type { Page } from 'playwright-core';
import { owner } from '../n8n/api';
import { messageIn } from '../n8n/runData';
import { NodeView } from './nodeView';

/** The parts of a saved workflow that the steps check. */
export interface SavedWorkflow {
	nodes: Array<{
		name: string;
		parameters: Record<string, unknown>;
		credentials?: Record<string, { id: string | null; name: string }>;
	}>;
}

/** The parts of the editor that are not forms: signing in, workflows, the node panel. */
export class Editor {
	constructor(
		readonly page: Page,
		readonly url: string,
	) {}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
		await this.page.locator('input[name=password]').fill(owner.signIn);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL(/\/home\//);
	}

	/** Creates a workflow that begins with the manual trigger. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').click();
		await this.entry('Trigger manually').click();
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Imports a workflow's file into a new workflow, with the menu. */
	async importWorkflow(file: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').waitFor();
		await this.page.getByTestId('workflow-menu').click();
		await this.page.getByText('Import', { exact: true }).hover();
		const chooser = this.page.waitForEvent('filechooser');
		await this.page.getByText('From file', { exact: true }).click();
		await (await chooser).setFiles(file);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Opens a node on the canvas. */
	async openOnCanvas(name: string): Promise<NodeView> {
		await this.page
			.getByTestId('canvas-node')
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.dblclick();
		const view = new NodeView(this.page);
		await view.waitFor();
		return view;
	}

	/** Runs the whole workflow with its button, and returns the run data as n8n stores it. */
	async executeWorkflow(): Promise<string> {
		const [started] = await Promise.all([
			this.page.waitForResponse(
				(response) =>
					/\/rest\/workflows\/[^/]+\/run/.test(response.url()) &&
					response.request().method() === 'POST',
			),
			this.page.getByTestId('execute-workflow-button').first().click(),
		]);
		const { data } = (await started.json()) as { data: { executionId: string } };
		const headers = { 'browser-id': await this.browserId() };
		for (let looks = 0; looks < 120; looks++) {
			const answer = await this.page.request.get(
				`${this.url}/rest/executions/${data.executionId}`,
				{ headers },
			);
			const { data: run } = (await answer.json()) as { data?: { status: string; data: string } };
			if (run?.status === 'success') return run.data;
			if (run?.status === 'error') throw new Error(messageIn(run.data));
			await this.page.waitForTimeout(250);
		}
		throw new Error('The execution did not end');
	}

	/** Finds a node in the panel by typing its name, and leaves the panel open. */
	async searchNode(name: string): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(name);
		await this.entry(name).waitFor();
	}

	/** Adds a node, and waits for its parameters. */
	async addNode(name: string): Promise<NodeView> {
		await this.searchNode(name);
		return await this.openNode(name);
	}

	/** Takes a node from the open panel. For community packages, n8n first shows a description. */
	async openNode(name: string): Promise<NodeView> {
		await this.entry(name).click();
		const view = new NodeView(this.page);
		const add = this.page.getByRole('button', { name: 'Add to workflow' });
		await view.window.or(add).first().waitFor();
		if (await add.isVisible()) await add.click();
		await view.waitFor();
		return view;
	}

	/** Types a word into the open panel, and waits until it newly offers a node. */
	async searchWord(word: string, name: string): Promise<void> {
		const search = this.page.getByTestId('node-creator-search-bar');
		await search.fill('no node is called so');
		await this.entry(name).waitFor({ state: 'hidden' });
		await search.fill(word);
		await this.entry(name).waitFor();
	}

	/** Saves the workflow on the screen. Returns the first saved state for which `isIt` is true. */
	async saved(isIt: (workflow: SavedWorkflow) => boolean): Promise<SavedWorkflow> {
		await this.page.keyboard.press('Control+s');
		await this.page.waitForURL(/\/workflow\/(?!new)\w+/);
		const id = /\/workflow\/(\w+)/.exec(this.page.url())?.[1];
		const headers = { 'browser-id': await this.browserId() };
		for (let looks = 0; looks < 60; looks++) {
			const answer = await this.page.request.get(`${this.url}/rest/workflows/${id}`, { headers });
			const { data } = (await answer.json()) as { data: SavedWorkflow };
			if (isIt(data)) return data;
			await this.page.waitForTimeout(500);
		}
		throw new Error('The workflow was not saved as it stands on the screen');
	}

	/** The browser's ID, which each call needs, because n8n's session belongs to one browser. */
	private async browserId(): Promise<string> {
		return String(await this.page.evaluate("localStorage.getItem('n8n-browserId')"));
	}

	/** Sets the machine's theme that the browser reports. n8n follows it by default. */
	async useTheme(theme: 'light' | 'dark'): Promise<void> {
		await this.page.emulateMedia({ colorScheme: theme });
	}

	private entry(name: string) {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}
