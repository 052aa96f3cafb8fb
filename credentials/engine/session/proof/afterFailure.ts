import { isRenewalDue } from '../state/expiry';
import { type CacheEntry, isRejected, newestOf, type Probe } from '../state/sessionCache';
import type { Subject } from '../state/subject';
import type { Clock, Session, Transport } from '../../tokenFlow';
import { askOnce } from './asking';

/**
 * The most new tokens that are tried for one call, because logins of other processes can end each
 * of them.
 */
const MAX_TRIES = 3;

/** A failed call, and all that helps to find out why it failed. */
export interface FailedCall {
	subject: Subject;
	entry: CacheEntry;
	transport: Transport;
	clock: Clock;
	/** Asks the API whether a token is dead. Absent if the API can't be asked. */
	probe?: Probe;
	/** Whether this process obtained the session moments ago. */
	isFresh: (session: Session) => boolean;
}

/** The part of the session manager that is needed here. */
interface Sessions {
	obtain(subject: Subject, transport: Transport): Promise<Session>;
	reportAccepted(subject: Subject, token: string): void;
	reportRejected(subject: Subject, token: string): boolean;
}

/**
 * After a failed call that does not prove the token dead, returns a session to repeat the call
 * with. Undefined: the call is not repeated and the session stays. If the API can be asked about
 * the token, its answer decides. If not, the token is kept if it is live and this process obtained
 * it moments ago.
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
	// The token could not be renewed and stays in use. To repeat the call would change nothing.
	return next.token === used && next.obtainedAt === session?.obtainedAt ? undefined : next;
}

/**
 * Returns a session that replaces a dead one. If a token was dead at its first use, the API is
 * asked about the next one before the call is repeated. That is because n8n repeats a call only
 * once. If that token is dead too, the tokens of this login are never good.
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
		// In the meantime, another call can have found out that the token is dead.
		if (verdict !== 'dead' && !isRejected(entry, token)) return next;
		if (!sessions.reportRejected(subject, token)) return undefined;
	}
	return undefined;
}
