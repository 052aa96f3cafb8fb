import type { Page } from 'playwright-core';
import { owner } from '../n8n/api';
import { NodeView } from './nodeView';

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

	/** Finds a node in the panel by typing its name, and leaves the panel open. */
	async searchNode(name: string): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(name);
		await this.entry(name).waitFor();
	}

	/** Takes an entry of the panel, and opens what it holds, if anything. */
	async openEntry(name: string): Promise<void> {
		await this.entry(name).click();
	}

	/** Adds a node, or one of its actions, and waits for its parameters. */
	async addNode(name: string, action?: string): Promise<NodeView> {
		await this.searchNode(name);
		if (action === undefined) return await this.openAction(name);
		await this.openEntry(name);
		return await this.openAction(action);
	}

	/** Takes an entry of the panel that adds a node. */
	async openAction(name: string): Promise<NodeView> {
		await this.openEntry(name);
		const view = new NodeView(this.page);
		await view.waitFor();
		return view;
	}

	/** What the browser tells of the machine's theme; n8n follows it unless it is told otherwise. */
	async useTheme(theme: 'light' | 'dark'): Promise<void> {
		await this.page.emulateMedia({ colorScheme: theme });
	}

	private entry(name: string) {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}
