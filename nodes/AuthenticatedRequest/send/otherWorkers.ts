/**
 * Support for n8n in queue mode. Each worker logs in for itself, and with some providers each login
 * ends the previous worker's session. The workers only share the credential in n8n's database.
 */
import { claimUnsaved, isAsideStored } from '../../../credentials/engine/n8n/otherWorkers';
import { sessions, subjectOf } from '../../../credentials/engine/n8n/subjects';
import type { Store } from '../../../credentials/engine/session/turns/looking';
import type { AfterRejection } from '../../../credentials/engine/session/turns/others';
import { clock } from '../call/callContext';
import type { CallContext } from '../call/callTypes';
import { carryOut } from './tokenCommand';

/** n8n's database, which the workers share. Reading it updates the context's credential. */
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

/** Decides how to go on after a rejection (see `Others.afterRejection`). */
export async function afterRejection(
	context: CallContext,
	sentWith: string,
	logins: number,
): Promise<AfterRejection> {
	if (context.flow.source.kind === 'fixed') return 'giveUp';
	return await sessions.others.afterRejection(sentWith, logins, storeOf(context));
}

/** For each credential that was read, the token that `mayBeUnsaved` has already checked. */
const looked = new WeakMap<object, string>();

/**
 * True if the token that a call succeeded with may be missing in the database, because another
 * worker's older token was saved after it. True only once per token and credential that was read.
 */
export function mayBeUnsaved(
	{ provider, credentials, itemIndex }: CallContext,
	sentWith: string,
): boolean {
	// With a credential for each item, the database may have the token of any item.
	if (itemIndex !== undefined || looked.get(credentials) === sentWith) return false;
	looked.set(credentials, sentWith);
	return isAsideStored(provider, credentials, sentWith);
}

/**
 * Has n8n save the token that a call just succeeded with, if another one is stored. If several
 * workers log in at the same time, n8n saves their tokens in any order, so the last one can be
 * dead.
 */
export async function keepNewestToken(context: CallContext, sentWith: string): Promise<void> {
	const { execution, provider, itemIndex } = context;
	const stored = await execution.getCredentials(provider.type, itemIndex);
	if (!claimUnsaved(provider, stored, sentWith)) return;
	await carryOut(context, stored, { kind: 'save', done: false });
}
