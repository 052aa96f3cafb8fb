import type { Locator, Page } from 'playwright-core';
import { providers } from '../../nodes/AuthenticatedRequest/AuthenticatedRequest.node.ts';
import { apiProperties } from '../../nodes/AuthenticatedRequest/description/api';
import { bodyProperties } from '../../nodes/AuthenticatedRequest/description/body';
import { options } from '../../nodes/AuthenticatedRequest/description/options';
import { requestProperties } from '../../nodes/AuthenticatedRequest/description/request';
import { resourceProperties } from '../../nodes/AuthenticatedRequest/description/resource';
import { CredentialForm } from './credentialForm';
import { choose, fillForm, pick, type Values, write } from './fields';

const properties = [
	...apiProperties(providers),
	...resourceProperties,
	...requestProperties,
	...bodyProperties,
	...options,
];

/** The name of our node in n8n. */
export const NODE = 'Authenticated Request';

/** n8n's view of one node: its parameters in the middle, its output on the right. */
export class NodeView {
	readonly window: Locator;
	private readonly output: Locator;

	constructor(private readonly page: Page) {
		this.window = page.getByTestId('ndv');
		this.output = page.getByTestId('output-panel');
	}

	async waitFor(): Promise<void> {
		await this.window.getByTestId('node-execute-button').waitFor();
	}

	/** Chooses the API, then one of its credentials. */
	async selectCredential(type: string, name: string): Promise<void> {
		await this.fill({ api: type });
		await this.chooseCredential(name);
	}

	/** Chooses one of the credentials that the node offers. */
	async chooseCredential(name: string): Promise<void> {
		const list = this.page.locator('.el-popper').filter({ visible: true });
		const entry = list.getByText(name, { exact: true });
		await pick(this.page.getByTestId('node-credentials-select'), entry);
		await list.waitFor({ state: 'hidden' });
	}

	/** Chooses the API and opens the form for a new credential of its type. */
	async createCredential(type: string): Promise<CredentialForm> {
		await this.fill({ api: type });
		const entry = this.page.getByText('Create new credential');
		await pick(this.page.getByTestId('node-credentials-select'), entry);
		const form = new CredentialForm(this.page, type);
		await form.waitFor();
		return form;
	}

	/** Opens the form of the chosen credential with the pencil next to it. */
	async editCredential(type: string): Promise<CredentialForm> {
		await this.page.getByTestId('credential-edit-button').click();
		const form = new CredentialForm(this.page, type);
		await form.waitFor();
		return form;
	}

	/** Fills in parameters of Authenticated Request. */
	async fill(parameters: Values): Promise<void> {
		await fillForm(this.window, properties, parameters);
	}

	/** Fills in one parameter of another node. */
	async write(parameter: string, text: string): Promise<void> {
		await write(this.window.getByTestId(`parameter-input-${parameter}`), text);
	}

	/** Chooses one option of a parameter of another node. */
	async choose(parameter: string, option: string): Promise<void> {
		await choose(this.window.getByTestId(`parameter-input-${parameter}`), option);
	}

	/** Chooses one of many options by typing its name. */
	async chooseBySearch(parameter: string, option: string): Promise<void> {
		const field = this.window.getByTestId(`parameter-input-${parameter}`);
		await field.click();
		await field.locator('input').pressSequentially(option);
		await this.page
			.getByRole('option')
			.filter({ visible: true, has: this.page.getByText(option, { exact: true }) })
			.click();
	}

	/** Runs the node with its button, and waits until n8n has started and the last output is gone. */
	async execute(): Promise<void> {
		await Promise.all([
			this.page.waitForResponse(
				(response) =>
					/\/rest\/workflows\/[^/]+\/run/.test(response.url()) &&
					response.request().method() === 'POST',
			),
			this.window.getByTestId('node-execute-button').click(),
		]);
	}

	/** Waits for this number of items, and for this text in one of them. */
	async expectItems(count: number, text: string): Promise<void> {
		await this.output
			.getByText(count === 1 ? '1 item' : `${count} items`, { exact: true })
			.waitFor();
		await this.output.getByTestId('ndv-data-container').getByText(text).first().waitFor();
	}

	/** All text that the output shows. */
	async outputText(): Promise<string> {
		return await this.output.innerText();
	}

	/** Waits for a hint with this text above the output. */
	async expectHint(text: string): Promise<void> {
		await this.output.getByTestId('node-hint').getByText(text).first().waitFor();
	}

	/** Fills in the form from a cURL command, with the button above it. */
	async importCurl(command: string): Promise<void> {
		await this.window.getByRole('button', { name: 'Import cURL' }).click();
		const dialog = this.page.getByRole('dialog').filter({ hasText: 'Import cURL command' });
		await dialog.getByTestId('import-curl-modal-input').fill(command);
		await dialog.getByTestId('import-curl-modal-button').click();
		await dialog.waitFor({ state: 'hidden' });
	}

	/** Waits for a failure and returns its message and description. */
	async failure(): Promise<string> {
		await this.output.getByTestId('node-error-message').waitFor();
		const parts = ['node-error-message', 'node-error-description'].map(
			async (id) => await this.output.getByTestId(id).allInnerTexts(),
		);
		return (await Promise.all(parts)).flat().join('\n');
	}

	async close(): Promise<void> {
		await this.window.getByTestId('ndv-close-button').click();
		await this.window.waitFor({ state: 'hidden' });
	}
}
