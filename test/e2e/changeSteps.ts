import { type NodeView, NODE } from './nodeView';
import { ANY } from './rows';
import { screenshot } from './screenshots';
import type { Stage } from './stage';

const TYPE = 'tokenLoginApi';
const NAME = 'Ada';

/** Creates a credential from the node, then changes its password at the provider and in n8n. */
export async function changePassword({ editor, changing, rows }: Stage): Promise<void> {
	const { provider } = changing;
	let view: NodeView;

	const make = async () => {
		await editor.newWorkflow();
		view = await editor.addNode(NODE);
		const form = await view.createCredential(TYPE);
		await form.rename(NAME);
		await form.fill(changing.fields());
		await form.screenshot('credential-from-node');
		await form.saveAndReturn();
		await view.fill({ url: '/me' });
		await view.execute();
		await view.expectItems(1, 'Ada Lovelace');
	};
	// The credential's test logs in, and the run uses its token.
	await rows.add('change', 'a credential made from the node', make, provider, {
		logins: 1,
		calls: 1,
	});

	const changeAtProvider = async () => {
		changing.changePassword('the-second-password');
		await view.execute();
		const failure = await view.failure();
		if (!/the login was refused \(HTTP 401: Wrong password\)/.test(failure))
			throw new Error(`The output says: ${failure}`);
		await screenshot(view.window, 'node-login-refused');
	};
	await rows.add('change', 'another password at the provider', changeAtProvider, provider, {
		refused: 1,
		rejected: 1,
	});

	const changeInForm = async () => {
		const form = await view.editCredential(TYPE);
		await form.failed();
		await form.fill(changing.fields());
		await form.saveAndPass();
		await form.close();
		await view.execute();
		await view.expectItems(1, 'Ada Lovelace');
	};
	// n8n tests a saved credential as soon as it is opened.
	await rows.add('change', 'the right password in the form', changeInForm, provider, {
		refused: 1,
		logins: 1,
		calls: 1,
	});

	const breakInForm = async () => {
		const form = await view.editCredential(TYPE);
		await form.passed();
		await form.fill({ password: 'a-wrong-password' });
		await form.saveAndFail();
		await form.close();
		await view.execute();
		const failure = await view.failure();
		if (!failure.includes('the login was refused')) throw new Error(`It says: ${failure}`);
	};
	// If the run comes within ten seconds, the refusal of the test answers it, too.
	await rows.add('change', 'a wrong password in the form', breakInForm, provider, {
		logins: 1,
		refused: ANY,
	});
}
