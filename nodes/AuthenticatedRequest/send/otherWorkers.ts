/**
 * n8n in queue mode: each worker logs in for itself, and with some providers each login ends the
 * session of the worker before. What they share is the credential in n8n's database.
 */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { noteOf } from '../../../credentials/engine/n8n/callNotes';
import { TOKEN_FIELD } from '../../../credentials/engine/n8n/storedSession';
import {
	isNewestUnsaved,
	knownSession,
	reportRejectedToken,
} from '../../../credentials/engine/n8n/subjects';
import { clock } from '../call/callContext';
import type { CallContext } from '../call/callTypes';
import { carryOut } from './tokenCommand';

/**
 * The token that ended ours exists before n8n has saved it, on a busy machine some seconds before:
 * pauses before each look, ms.
 */
const UNTIL_SAVED_MS = [0, 100, 300, 600, 1_000, 1_000];

/**
 * What follows a proven rejection: another worker's newer token from the database, else a login,
 * one for each call. A new token that is rejected, too, can have been ended by another worker's
 * login, whose token is in the database then.
 */
export async function nextToken(
	context: CallContext,
	used: ICredentialDataDecryptedObject,
	mayLogIn: boolean,
): Promise<'other' | 'login' | 'none'> {
	const { execution, type, describe, itemIndex } = context;
	const sent = tokenIn(used);
	for (const pauseMs of mayLogIn ? [0] : UNTIL_SAVED_MS) {
		if (pauseMs > 0) await clock.sleep(pauseMs);
		const stored = await execution.getCredentials(type, itemIndex);
		const newest = knownSession(type, describe, stored)?.token;
		const isOther = newest !== undefined && newest !== sent;
		if (!isOther && !mayLogIn) continue;
		if (!reportRejectedToken(type, describe, stored, sent)) return 'none';
		context.credentials = stored;
		return isOther ? 'other' : 'login';
	}
	return 'none';
}

/**
 * Workers that log in at once are saved in any order. Where the last one saved is not the last one
 * that logged in, its token is dead: this has the live one saved again, with which a call just
 * succeeded.
 */
export async function keepNewestToken(
	context: CallContext,
	used: ICredentialDataDecryptedObject,
): Promise<void> {
	const { execution, type, describe, itemIndex } = context;
	const stored = await execution.getCredentials(type, itemIndex);
	if (!isNewestUnsaved(type, describe, stored, tokenIn(used))) return;
	await carryOut(context, stored, { kind: 'save', done: false });
}

function tokenIn(used: ICredentialDataDecryptedObject): string {
	return noteOf(used).token ?? (used[TOKEN_FIELD] as string);
}
