import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { noteOf, type TokenCommand } from '../../../credentials/engine/n8n/callNotes';
import type { CallContext } from '../call/callTypes';
import { ownErrorIn } from './sendOnce';

/**
 * Has n8n run the credential's hooks, which carry the command out and have the result saved. It
 * sends no call, and changes the fields that it is given.
 */
export async function carryOut(
	{ execution, type, flow }: CallContext,
	credentials: ICredentialDataDecryptedObject,
	command: TokenCommand,
): Promise<void> {
	noteOf(credentials).command = command;
	try {
		await execution.helpers.httpRequestWithAuthentication.call(
			execution,
			type,
			{ method: 'GET', url: flow.baseUrl },
			{ credentialsDecrypted: { id: '', name: '', type, data: credentials } },
		);
	} catch (error) {
		const own = ownErrorIn(error);
		if (own?.reason !== 'command_done') throw own ?? error;
	}
}
