import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asError, findCause, TokenFlowError } from '../../../credentials/engine/errors';
import { noteOf, type TokenCommand } from '../../../credentials/engine/n8n/callNotes';
import { HookSignal } from '../../../credentials/engine/n8n/hooks';
import type { CallContext } from '../call/callTypes';

/**
 * Carries out a command by having n8n run the credential's hooks, because n8n saves what they
 * return. Sends no call of the node. Returns the credential's updated fields. Rejects with the
 * cause of a failure.
 *
 * @param timeout how many milliseconds the node waits for an answer
 */
export async function carryOut(
	{ execution, provider: { type }, flow }: CallContext,
	credentials: ICredentialDataDecryptedObject,
	command: TokenCommand,
	timeout?: number,
): Promise<ICredentialDataDecryptedObject> {
	// n8n writes the new token into this object. As a copy, it leaves calls under way unchanged.
	const data = { ...credentials };
	Object.assign(noteOf(data), { command, timeout });
	try {
		await execution.helpers.httpRequestWithAuthentication.call(
			execution,
			type,
			{ method: 'GET', url: flow.baseUrl },
			{ credentialsDecrypted: { id: '', name: '', type, data } },
		);
	} catch (error) {
		const isOver = command.done && findCause(error, HookSignal) !== undefined;
		if (!isOver) throw findCause(error, TokenFlowError) ?? asError(error);
	}
	return data;
}
