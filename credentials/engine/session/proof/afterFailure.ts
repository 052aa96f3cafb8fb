import { isRenewalDue } from '../state/expiry';
import { type CacheEntry, isRejected, newestOf, type Probe } from '../state/sessionCache';
import type { Subject } from '../state/subject';
import type { Clock, Session, Transport } from '../../tokenFlow';
import { askOnce } from './asking';

/** How many new tokens are tried for one call: logins of other processes can end each of them. */
const MAX_TRIES = 3;

/** A call that failed, and all that helps to judge why. */
export interface FailedCall {
	subject: Subject;
	entry: CacheEntry;
	transport: Transport;
	clock: Clock;
	/** Asks the API whether a token is dead, where it can be asked. */
	probe?: Probe;
	/** Whether this process obtained the session moments ago. */
	isFresh: (session: Session) => boolean;
}

/** What is needed of the session manager. */
interface Sessions {
	obtain(subject: Subject, transport: Transport): Promise<Session>;
	reportAccepted(subject: Subject, token: string): void;
	reportRejected(subject: Subject, token: string): boolean;
}

/**
 * After a failed call that proves nothing: a session to send it again with, or undefined, which keeps
 * what there is. Where the API can be asked, its word decides. Where it can't, a token is kept while it
 * is live and this process obtained it moments ago.
 */
export async function afterFailure(
	sessions: Sessions,
	call: FailedCall,
	used: string,
): Promise<Session | undefined> {
	const { entry, subject, transport, clock, probe, isFresh } = call;
	if (probe !== undefined && !isRejected(entry, used)) {
		const verdict = await askOnce(entry, used, probe, clock);
		if (verdict === 'alive') sessions.reportAccepted(subject, used);
		if (verdict === 'alive' || verdict === 'unavailable') return undefined;
		if (verdict === 'dead')
			return sessions.reportRejected(subject, used) ? await obtainGood(sessions, call) : undefined;
	}
	const session = newestOf(entry, subject.stored);
	if (session && session.token === used && !isRenewalDue(session, clock.now())) {
		if (isFresh(session) || !sessions.reportRejected(subject, used)) return undefined;
	}
	if (isRejected(entry, used)) return await obtainGood(sessions, call);
	const next = await sessions.obtain(subject, transport);
	// The token could not be renewed and stays in use. To send again would change nothing.
	return next.token === used && next.obtainedAt === session?.obtainedAt ? undefined : next;
}

/**
 * A session that replaces a dead one. If a token was dead at its first use, the API is asked about the
 * next one before the call is sent again, since n8n sends it only once more. If that one is dead too,
 * the tokens of this login are never good.
 */
async function obtainGood(
	sessions: Sessions,
	{ entry, subject, transport, clock, probe }: FailedCall,
): Promise<Session | undefined> {
	for (let tries = 0; tries < MAX_TRIES; tries++) {
		const next = await sessions.obtain(subject, transport);
		const { token } = next;
		if (probe === undefined || entry.isDoubtful !== true || entry.accepted === token) return next;
		const verdict = await askOnce(entry, token, probe, clock);
		if (verdict === 'alive') sessions.reportAccepted(subject, token);
		// While the API was asked, another call can have found out.
		if (verdict !== 'dead' && !isRejected(entry, token)) return next;
		if (!sessions.reportRejected(subject, token)) return undefined;
	}
	return undefined;
}
