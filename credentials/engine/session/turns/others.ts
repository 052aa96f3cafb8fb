import { isExpired, spendsTokens } from '../state/expiry';
import { type CacheEntry, isRejected, lastOf, newestOf } from '../state/sessionCache';
import type { Subject } from '../state/subject';
import { lookFor, type Store } from './looking';
import { firstTurnMs, isYoung, noteRejected, sessionWith, spanMs, turnMs } from './turns';
import type { Clock, Session } from '../../tokenFlow';

/**
 * How many logins of other processes are waited for before a call is given up, or before the very
 * first token counts as a refused login. Another process saves its token some time after its login
 * has ended ours, and a third login can end that token too.
 */
const SPANS_BEFORE_END = 3;

/** The part of the session manager that is needed here. */
interface Manager {
	hasSeenOtherProcess: boolean;
	use: (subject: Subject) => Session | undefined;
	wouldRefuse: (subject: Subject, token: string) => boolean;
	reportRejected: (subject: Subject, token: string) => boolean;
}

/** How a call continues after its token was rejected. */
export type AfterRejection = 'otherToken' | 'login' | 'giveUp';

/** Finds sessions that other processes stored, and decides whose turn it is to log in. */
export class Others {
	constructor(
		private readonly manager: Manager,
		private readonly entryOf: (subject: Subject) => CacheEntry,
		private readonly clock: Clock,
		private readonly processName: string,
	) {}

	/**
	 * Decides how a call continues after a rejection. It uses a token that another process stored.
	 * Else it logs in when it is this process's turn, if the call may still log in. A new token that
	 * is rejected too may have been ended by a login of another process, whose token is then stored.
	 * If no other process is known, nothing is waited for, except before the very first token counts
	 * as a refused login.
	 */
	async afterRejection(rejected: string, logins: number, store: Store): Promise<AfterRejection> {
		const isThere = (stored: Subject) => this.otherThan(stored, rejected) !== undefined;
		const subject = await lookFor(store, {
			isThere,
			patienceMs: (stored) => {
				const isLast =
					logins === 0
						? this.manager.wouldRefuse(stored, rejected)
						: this.manager.hasSeenOtherProcess;
				if (isLast) return SPANS_BEFORE_END * this.spanMs(stored);
				return logins === 0 ? this.turnAfter(stored, rejected) : 0;
			},
		});
		const isOther = isThere(subject);
		const mayLogIn = logins === 0 || (logins === 1 && this.hasLost(subject, rejected));
		if (!isOther && !mayLogIn) return 'giveUp';
		this.noteOvertaken(subject, rejected);
		if (!this.manager.reportRejected(subject, rejected)) return 'giveUp';
		return isOther ? 'otherToken' : 'login';
	}

	/**
	 * Returns a usable session if the known one is due for renewal or expired. Another process can
	 * have stored one, or is about to if it is its turn. Undefined: one must be obtained.
	 */
	async storedInstead(store: Store): Promise<Session | undefined> {
		const subject = await lookFor(store, {
			isThere: (stored) => this.manager.use(stored) !== undefined,
			patienceMs: (stored) => this.turnAtEnd(stored),
		});
		return this.manager.use(subject);
	}

	/**
	 * Whether another process can have stored a session that is needed here. False after a rejection,
	 * because the store was already searched then.
	 */
	mayHaveStored(subject: Subject): boolean {
		const entry = this.entryOf(subject);
		const { stored } = subject;
		const isRejected = newestOf(entry, stored) === undefined && (entry.session ?? stored);
		return this.manager.hasSeenOtherProcess && !isRejected;
	}

	/**
	 * Records how long it took until a new session was saved here, in ms. Other processes are assumed
	 * to need as long.
	 */
	noteSaved(subject: Subject, ms: number): void {
		const entry = this.entryOf(subject);
		entry.loginMs = Math.max(entry.loginMs ?? 0, ms);
	}

	/**
	 * Whether a token that works should be saved again. One reason is that the stored one is known to
	 * be dead: if its maker's clock is ahead, another process may take it for the newer one before it
	 * finds out. The other reason is that this process obtained the token but not the stored one,
	 * which can be dead.
	 */
	isAsideStored(subject: Subject, token: string): boolean {
		const { stored } = subject;
		const entry = this.entryOf(subject);
		const session = newestOf(entry, stored);
		if (session?.token !== token) return false;
		if (this.manager.hasSeenOtherProcess && stored && isRejected(entry, stored.token)) return true;
		return session.madeBy === this.processName && stored?.madeBy !== this.processName;
	}

	/**
	 * Whether a live session of another process can be used in place of a token. It costs no login.
	 */
	hasInsteadOf(subject: Subject, token: string): boolean {
		const other = this.otherThan(subject, token);
		return other?.madeBy !== undefined && other.madeBy !== this.processName;
	}

	/** Returns a live session with a different token, if one is known. */
	private otherThan(subject: Subject, token: string): Session | undefined {
		const entry = this.entryOf(subject);
		const rejectedTokens = [...entry.rejectedTokens, token];
		const other = newestOf({ ...entry, rejectedTokens }, subject.stored);
		return other === undefined || isExpired(other, this.clock.now()) ? undefined : other;
	}

	/**
	 * Whether a login of this process was in vain: the login of another process ended its token, and
	 * that process's session can't be found. True only if logins are known to end each other here and
	 * no call has succeeded with the token.
	 */
	private hasLost(subject: Subject, rejected: string): boolean {
		const { wasOvertaken, accepted } = this.entryOf(subject);
		return wasOvertaken === true && accepted !== rejected;
	}

	/** Records that a young token was found dead after another process had logged in. */
	private noteOvertaken(subject: Subject, rejected: string): void {
		const entry = this.entryOf(subject);
		const ended = sessionWith(entry, subject.stored, rejected);
		const other = this.otherThan(subject, rejected);
		if (ended === undefined || other === undefined || other.madeBy === ended.madeBy) return;
		if (isYoung(ended, this.clock.now())) entry.wasOvertaken = true;
	}

	private turnAfter(subject: Subject, rejected: string): number {
		const entry = this.entryOf(subject);
		if (!this.mayHaveOthers(subject)) return 0;
		const { stored } = subject;
		const { processName } = this;
		const now = this.clock.now();
		noteRejected(entry, stored, rejected, now);
		return turnMs(entry, sessionWith(entry, stored, rejected), { processName, now }, true);
	}

	private turnAtEnd(subject: Subject): number {
		const entry = this.entryOf(subject);
		const { processName } = this;
		const now = this.clock.now();
		const session = newestOf(entry, subject.stored);
		if (spendsTokens(subject.flow) && lastOf(entry, subject.stored) === undefined)
			return firstTurnMs(entry, processName, subject.fingerprint);
		const isOver = session !== undefined && isExpired(session, now);
		if (!this.mayHaveOthers(subject) || !isOver) return 0;
		return turnMs(entry, session, { processName, now }, false);
	}

	/**
	 * Whether another process may use the same session: one was seen, or it would be too late to find
	 * out.
	 */
	private mayHaveOthers({ flow }: Subject): boolean {
		return this.manager.hasSeenOtherProcess || spendsTokens(flow);
	}

	private spanMs(subject: Subject): number {
		return spanMs(this.entryOf(subject));
	}
}
