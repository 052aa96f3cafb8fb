/** Runs a credential's test as n8n does, against the emulators. */
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { createCredentialTest } from '../../credentials/engine/n8n/credentialTest';
import type { Provider } from '../../credentials/engine/n8n/subjects';
import { allProviders } from './allProviders';

/** n8n's deprecated helper, reduced to what a credential test uses. */
async function request({ uri, ...init }: { uri: string } & RequestInit) {
	const { method, headers, body } = init;
	const response = await fetch(uri, { method, headers, body, redirect: 'manual' });
	return {
		statusCode: response.status,
		headers: Object.fromEntries(response.headers),
		body: await response.text(),
	};
}

/** Runs the test of a credential of this type that has these fields. */
export async function testCredential(type: string, fields: object) {
	const run = createCredentialTest(allProviders().find((each) => each.type === type) as Provider);
	const context = { helpers: { request } } as unknown as ICredentialTestFunctions;
	return await run.call(context, { id: '1', name: 'c', type, data: fields as never });
}
