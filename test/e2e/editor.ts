import type { Page } from 'playwright-core';
import { owner } from '../n8n/api';
import { messageIn } from '../n8n/runData';
import { NodeView } from './nodeView';

/** A workflow as n8n keeps it, as far as it is looked at. */
export interface SavedWorkflow {
	nodes: Array<{
		name: string;
		parameters: Record<string, unknown>;
		credentials?: Record<string, { id: string | null; name: string }>;
	}>;
}

/** The editor, as far as it is not a form: signing in, workflows, the panel of nodes. */
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

	/** Makes a workflow that begins with the manual trigger. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').click();
		await this.entry('Trigger manually').click();
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Imports a workflow's file by the menu, into a new workflow. */
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

	/** Opens a node of the canvas. */
	async openOnCanvas(name: string): Promise<NodeView> {
		await this.page
			.getByTestId('canvas-node')
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.dblclick();
		const view = new NodeView(this.page);
		await view.waitFor();
		return view;
	}

	/** Runs the whole workflow by its button, and gives the run's data as n8n stores it. */
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

	/** Takes a node from the open panel; of community packages n8n first shows what it knows of them. */
	async openNode(name: string): Promise<NodeView> {
		await this.entry(name).click();
		const view = new NodeView(this.page);
		const add = this.page.getByRole('button', { name: 'Add to workflow' });
		await view.window.or(add).first().waitFor();
		if (await add.isVisible()) await add.click();
		await view.waitFor();
		return view;
	}

	/** Types a word into the open panel, and waits until it offers a node that it did not offer before. */
	async searchWord(word: string, name: string): Promise<void> {
		const search = this.page.getByTestId('node-creator-search-bar');
		await search.fill('no node is called so');
		await this.entry(name).waitFor({ state: 'hidden' });
		await search.fill(word);
		await this.entry(name).waitFor();
	}

	/** Saves the workflow as it stands on the screen, and gives the first state that n8n has saved and `isIt`. */
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

	/** n8n's session belongs to one browser, which names itself in each call. */
	private async browserId(): Promise<string> {
		return String(await this.page.evaluate("localStorage.getItem('n8n-browserId')"));
	}

	/** What the browser tells of the machine's theme; n8n follows it unless it is told otherwise. */
	async useTheme(theme: 'light' | 'dark'): Promise<void> {
		await this.page.emulateMedia({ colorScheme: theme });
	}

	private entry(name: string) {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}
