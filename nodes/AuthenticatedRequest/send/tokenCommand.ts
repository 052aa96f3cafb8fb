import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asError, findCause, TokenFlowError } from '../../../credentials/engine/errors';
import { noteOf, type TokenCommand } from '../../../credentials/engine/n8n/callNotes';
import { HookSignal } from '../../../credentials/engine/n8n/hooks';
import type { CallContext } from '../call/callTypes';

/**
 * Has n8n run the credential's hooks, which carry the command out, and save what they return. Sends
 * no call. Returns the credential's fields as they are then; rejects with what went wrong.
 *
 * @param timeout how long the node waits for an answer, ms
 */
export async function carryOut(
	{ execution, provider: { type }, flow }: CallContext,
	credentials: ICredentialDataDecryptedObject,
	command: TokenCommand,
	timeout?: number,
): Promise<ICredentialDataDecryptedObject> {
	// n8n writes a new token into the object that it is given: calls under way keep theirs.
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
