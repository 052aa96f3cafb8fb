import type { Locator, Page } from 'playwright-core';
import { credentialType } from '../support/credentialTypes';
import { fillForm, type Values } from './fields';
import { screenshotInFull } from './screenshots';

/** n8n's dialog for one credential. */
export class CredentialForm {
	private readonly window: Locator;

	constructor(
		private readonly page: Page,
		private readonly type: string,
	) {
		this.window = page.getByTestId('editCredential-modal');
	}

	/** Opens the form for a new credential by typing the name of its type on the credentials page. */
	async openNew(url: string): Promise<void> {
		const { displayName } = credentialType(this.type);
		if (!/\/credentials$/.test(this.page.url())) await this.page.goto(`${url}/home/credentials`);
		await this.page.getByTestId('add-resource-credential').click();
		await this.page.getByRole('combobox', { name: 'Search for app...' }).fill(displayName);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ has: this.page.getByText(displayName, { exact: true }) })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.window.waitFor();
	}

	async waitFor(): Promise<void> {
		await this.window.waitFor();
	}

	async rename(name: string): Promise<void> {
		await this.window.getByTestId('credential-name').click();
		const input = this.window.getByTestId('credential-name').getByTestId('inline-edit-input');
		await input.fill(name);
		await input.press('Enter');
	}

	async fill(values: Values): Promise<void> {
		await fillForm(this.window, credentialType(this.type).properties, values);
	}

	/** Saves and waits until the test has succeeded: n8n tests every credential that it has saved. */
	async saveAndPass(): Promise<void> {
		await this.save();
		await this.passed();
	}

	/** Saves and returns the words of the test's failure. */
	async saveAndFail(): Promise<string> {
		await this.save();
		return await this.failed();
	}

	/** Saves in a form that a node has opened. n8n closes it as soon as the test has succeeded. */
	async saveAndReturn(): Promise<void> {
		await this.save();
		await this.window.waitFor({ state: 'hidden' });
	}

	/** Waits until the test has succeeded. n8n also tests a saved credential when it is opened. */
	async passed(): Promise<void> {
		await this.window.getByTestId('credentials-config-container-test-success').waitFor();
		await this.window.getByText('Connection tested successfully').waitFor();
	}

	/** Waits until the test has failed, and returns its words. */
	async failed(): Promise<string> {
		const failure = this.window.locator('.el-tag--danger').filter({ visible: true });
		await failure.getByText('Couldn’t connect with these settings').waitFor();
		await failure.getByText('More details').click();
		await failure.getByText('More details').waitFor({ state: 'detached' });
		return await failure.innerText();
	}

	async screenshot(name: string): Promise<void> {
		await screenshotInFull(this.window, name);
	}

	async close(): Promise<void> {
		await this.window.getByRole('button', { name: 'Close this dialog' }).click();
		await this.window.waitFor({ state: 'hidden' });
	}

	private async save(): Promise<void> {
		await this.window.getByTestId('credential-save-button').getByRole('button').click();
	}
}
