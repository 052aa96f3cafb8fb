/**
 * n8n in queue mode: each worker logs in for itself, and with some providers each login ends the
 * session of the worker before. What they share is the credential in n8n's database.
 */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import {
	claimUnsaved,
	isAsideStored,
	otherToken,
	sharesStore,
	spanMs,
	turnMs,
} from '../../../credentials/engine/n8n/otherWorkers';
import { reportRejectedToken, wouldRefuse } from '../../../credentials/engine/n8n/subjects';
import type { CallContext } from '../call/callTypes';
import { lookFor } from './databaseLooks';
import { carryOut } from './tokenCommand';

/**
 * The token whose login ended ours exists before n8n has saved it, and can be ended in its turn: after
 * a login of our own we wait for as long as so many logins of others.
 */
const SPANS_AFTER_LOGIN = 3;

/** How a call goes on after its token was rejected. */
export type AfterRejection = 'otherToken' | 'login' | 'giveUp';

/**
 * Decides how to go on after a rejection: with a newer token that another worker stored, else with a
 * login, once per call, when it is this worker's turn. A new token that is rejected too can have been
 * ended by another worker's login, whose token is in the database then. Nobody waits where no other
 * worker is known, but before the first token of all counts as a refused login.
 */
export async function afterRejection(
	context: CallContext,
	sentWith: string,
	mayLogIn: boolean,
): Promise<AfterRejection> {
	const { provider } = context;
	const isThere = (stored: ICredentialDataDecryptedObject) =>
		otherToken(provider, stored, sentWith) !== undefined;
	const stored = await lookFor(context, {
		isThere,
		patienceMs: (first) => {
			if (!mayLogIn) return sharesStore() ? SPANS_AFTER_LOGIN * spanMs(provider, first) : 0;
			if (wouldRefuse(provider, first, sentWith)) return spanMs(provider, first);
			return turnMs(provider, first, sentWith);
		},
	});
	const isOther = isThere(stored);
	if (!isOther && !mayLogIn) return 'giveUp';
	if (!reportRejectedToken(provider, stored, sentWith)) return 'giveUp';
	context.credentials = stored;
	return isOther ? 'otherToken' : 'login';
}

/** The fields with which calls were answered that may have to be saved again, and the token: each looks once. */
const looked = new WeakMap<object, string>();

/**
 * Whether the token that a call succeeded with may be missing in the database, because another
 * worker's older one was saved after it. Says so once for what an execution has read.
 */
export function mayBeUnsaved(
	{ provider, credentials, itemIndex }: CallContext,
	sentWith: string,
): boolean {
	// Of credentials that differ from item to item the database has any.
	if (itemIndex !== undefined || looked.get(credentials) === sentWith) return false;
	looked.set(credentials, sentWith);
	return isAsideStored(provider, credentials, sentWith);
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
