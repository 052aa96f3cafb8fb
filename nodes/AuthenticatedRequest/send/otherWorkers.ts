/**
 * n8n in queue mode: each worker logs in for itself, and with some providers each login ends the
 * session of the worker before. What they share is the credential in n8n's database.
 */
import { claimUnsaved, isAsideStored } from '../../../credentials/engine/n8n/otherWorkers';
import { sessions, subjectOf } from '../../../credentials/engine/n8n/subjects';
import type { Store } from '../../../credentials/engine/session/turns/looking';
import type { AfterRejection } from '../../../credentials/engine/session/turns/others';
import { clock } from '../call/callContext';
import type { CallContext } from '../call/callTypes';
import { carryOut } from './tokenCommand';

/** n8n's database, which workers share: what it has for the credential becomes the context's. */
export function storeOf(context: CallContext): Store {
	const { execution, provider, itemIndex } = context;
	return {
		read: async () => {
			context.credentials = await execution.getCredentials(provider.type, itemIndex);
			return subjectOf(provider, context.credentials);
		},
		sleep: clock.sleep,
	};
}

/** Decides how to go on after a rejection (`Others.afterRejection`). */
export async function afterRejection(
	context: CallContext,
	sentWith: string,
	logins: number,
): Promise<AfterRejection> {
	if (context.flow.source.kind === 'fixed') return 'giveUp';
	return await sessions.others.afterRejection(sentWith, logins, storeOf(context));
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
