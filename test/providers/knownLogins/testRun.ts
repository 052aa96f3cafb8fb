/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { request as send } from 'node:https';
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { createCredentialTest } from '../../../credentials/engine/n8n/credentialTest';
import { knownLogin } from '../../../credentials/KnownLoginApi.credentials';
import { readBody } from '../../support/httpServer';

/**
 * n8n's deprecated helper, reduced to what a credential test uses. Cookies stay a list, as in n8n.
 */
async function request({ uri, method, headers, body }: Record<string, unknown> & { uri: string }) {
	return await new Promise((resolve, reject) => {
		const sent = send(uri, { method: method as string, headers: headers as never }, (answer) => {
			readBody(answer)
				.then((bytes) =>
					resolve({
						statusCode: answer.statusCode,
						headers: answer.headers,
						body: bytes.toString(),
					}),
				)
				.catch(reject);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** Runs the test of a ready-made login that has these fields. */
export async function runTest(fields: object) {
	const context = { helpers: { request } } as unknown as ICredentialTestFunctions;
	const credential = { id: '1', name: 'c', type: knownLogin.type, data: fields as never };
	return await createCredentialTest(knownLogin).call(context, credential);
}
