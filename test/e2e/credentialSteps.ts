import { definitions } from '../../credentials/knownLogins/definitions';
import { credentialType } from '../support/credentialTypes';
import { type Case, cases } from './cases';
import { CredentialForm } from './credentialForm';
import { screenshot } from './screenshots';
import type { Stage } from './stage';

const WRONG = 'not-the-right-one';

/** The name of a credential in errors: its own without the vendor's, or the API chosen in it. */
function nameInErrors(type: string, { knownApi }: Record<string, unknown>): string {
	const chosen = definitions.find(({ name }) => name === knownApi);
	return chosen?.label ?? credentialType(type).displayName.replace(/ \(.*?\)/, '');
}

/** Makes each credential in n8n's form and tests it with right, wrong, then right fields. */
export async function makeCredentials(stage: Stage): Promise<void> {
	for (const each of cases) {
		const provider = stage.providers[each.type];
		const work = async () => await makeCredential(each, stage);
		await stage.rows.add('credential', each.name, work, provider, each.tests);
	}
}

async function makeCredential(each: Case, { editor, providers }: Stage): Promise<void> {
	const { type, method, name, secret, refusal } = each;
	const fields = providers[type].credentials[method];
	const form = new CredentialForm(editor.page, type);
	await form.openNew(editor.url);
	await form.rename(name);
	await form.fill(fields);
	await form.screenshot(`credential-${name}`);
	await form.saveAndPass();
	await form.fill({ [secret]: WRONG });
	const failure = await form.saveAndFail();
	if (!refusal.test(failure) || !failure.includes(nameInErrors(type, fields)))
		throw new Error(`The form says: ${failure}`);
	if (failure.includes(WRONG)) throw new Error('The form shows what is secret');
	await screenshot(editor.page, `credential-${name}-refused`);
	await form.fill({ [secret]: fields[secret] });
	await form.saveAndPass();
	await form.close();
}
