/**
 * n8n in queue mode: each worker logs in for itself, and with some providers each login ends the
 * session of the worker before. What they share is the credential in n8n's database.
 */
import {
	claimUnsaved,
	knownSession,
	reportRejectedToken,
	sharesStore,
	wouldRefuse,
} from '../../../credentials/engine/n8n/subjects';
import { clock } from '../call/callContext';
import type { CallContext } from '../call/callTypes';
import { carryOut } from './tokenCommand';

/**
 * Pauses before each look into the database, ms. The token whose login ended ours exists before n8n
 * has saved it, on a busy machine some seconds before. Nobody waits where no other process is known.
 */
const UNTIL_SAVED_MS = [0, 100, 300, 600, 1_000, 1_000];
/** The same before the first token of all counts as a refused login: no other process may be known yet. */
const BEFORE_REFUSAL_MS = [0, 100, 300, 600];
const AT_ONCE_MS = [0];

/** How a call goes on after its token was rejected. */
export type AfterRejection = 'otherToken' | 'login' | 'giveUp';

/**
 * Decides how to go on after a rejection: with a newer token that another worker stored, else with a
 * login, once per call. A new token that is rejected too can have been ended by another worker's
 * login, whose token is in the database then.
 */
export async function afterRejection(
	context: CallContext,
	sentWith: string,
	mayLogIn: boolean,
): Promise<AfterRejection> {
	const { execution, provider, itemIndex } = context;
	const untilSaved = sharesStore() ? UNTIL_SAVED_MS : AT_ONCE_MS;
	const pauses = mayLogIn ? BEFORE_REFUSAL_MS : untilSaved;
	for (const [index, pauseMs] of pauses.entries()) {
		if (pauseMs > 0) await clock.sleep(pauseMs);
		const stored = await execution.getCredentials(provider.type, itemIndex);
		const newest = knownSession(provider, stored)?.token;
		const isOther = newest !== undefined && newest !== sentWith;
		const isLast = index === pauses.length - 1;
		if (!isOther && (!mayLogIn || (!isLast && wouldRefuse(provider, stored, sentWith)))) continue;
		if (!reportRejectedToken(provider, stored, sentWith)) return 'giveUp';
		context.credentials = stored;
		return isOther ? 'otherToken' : 'login';
	}
	return 'giveUp';
}

/**
 * Has n8n save a token again with which a call just succeeded, if another one is stored. Tokens of
 * workers that log in at once are saved in any order: the last one saved can be a dead one.
 */
export async function keepNewestToken(context: CallContext, sentWith: string): Promise<void> {
	const { execution, provider, itemIndex } = context;
	const stored = await execution.getCredentials(provider.type, itemIndex);
	if (!claimUnsaved(provider, stored, sentWith)) return;
	await carryOut(context, stored, { kind: 'save', done: false });
}
