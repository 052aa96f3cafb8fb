import { cases } from './cases';
import { CredentialForm } from './credentialForm';
import { NODE } from './nodeView';
import { screenshot } from './screenshots';
import type { Stage } from './stage';

/** Checks the node panel, the canvas and the forms on a machine with a dark theme. */
export async function lookInTheDark({ editor, rows }: Stage): Promise<void> {
	const { page } = editor;
	const work = async () => {
		await editor.useTheme('dark');
		await editor.newWorkflow();
		await editor.searchNode(NODE);
		await page
			.getByTestId('node-creator')
			.locator('img[src$="authenticatedRequest.dark.svg"]')
			.first()
			.waitFor();
		await screenshot(page, 'dark-panel');
		const view = await editor.openNode(NODE);
		await view.selectCredential(cases[0].type, cases[0].name);
		await screenshot(view.window, 'dark-node');
		await view.close();
		await screenshot(page, 'dark-canvas');
	};
	await rows.add('dark theme', 'panel, node and canvas', work);

	const openForm = async () => {
		const form = new CredentialForm(page, 'ccaApi');
		await form.openNew(editor.url);
		await form.screenshot('dark-credential');
		await form.close();
	};
	await rows.add('dark theme', 'a credential', openForm);

	const list = async () => {
		await page.getByTestId('resources-list-item').first().waitFor();
		await screenshot(page, 'dark-credentials');
		await editor.useTheme('light');
		await page.reload();
		await page.getByTestId('resources-list-item').first().waitFor();
		await screenshot(page, 'credentials');
	};
	await rows.add('both themes', 'the list of credentials', list);
}
