import { isExpired } from '../expiry';
import { type CacheEntry, newestOf } from '../sessionCache';
import type { Subject } from '../subject';
import { noteRejected, sessionWith, spanMs, turnMs } from './turns';
import type { Clock, Session } from '../../tokenFlow';

/** What is needed of the session manager. */
interface Manager {
	clock: Clock;
	processName: string;
	/** Whether another process is known to use credentials. */
	isShared: () => boolean;
	entryOf: (subject: Subject) => CacheEntry;
}

/** What other processes have to do with a session: what they stored, and whose turn it is to log in. */
export class Others {
	constructor(private readonly manager: Manager) {}

	/** A live session with another token than this one, if any is known. Changes nothing. */
	otherThan(subject: Subject, token: string): Session | undefined {
		const entry = this.manager.entryOf(subject);
		const rejectedTokens = [...entry.rejectedTokens, token];
		const other = newestOf({ ...entry, rejectedTokens }, subject.stored);
		return other === undefined || isExpired(other, this.manager.clock.now()) ? undefined : other;
	}

	/**
	 * How long to wait for another process's token before a login, in ms; 0: nobody is to be waited for.
	 *
	 * @param rejected the token in whose place one is needed; none: the session that is known is over
	 */
	turnMs(subject: Subject, rejected?: string): number {
		const { clock, processName, isShared, entryOf } = this.manager;
		const entry = entryOf(subject);
		if (!isShared()) return 0;
		const { stored } = subject;
		const asking = { processName, now: clock.now() };
		if (rejected === undefined) {
			const session = newestOf(entry, stored);
			const isOver = session !== undefined && isExpired(session, asking.now);
			return isOver ? turnMs(entry, session, asking, false) : 0;
		}
		noteRejected(entry, stored, rejected, asking.now);
		return turnMs(entry, sessionWith(entry, stored, rejected), asking, true);
	}

	/**
	 * Whether another process can have stored what is needed here: not if a token was rejected, since that
	 * was looked for then.
	 */
	mayHaveStored(subject: Subject): boolean {
		const { isShared, entryOf } = this.manager;
		const entry = entryOf(subject);
		const { stored } = subject;
		const isRejected = newestOf(entry, stored) === undefined && (entry.session ?? stored);
		return isShared() && !isRejected;
	}

	/** How long it takes until a login of another process is in the database, in ms. */
	spanMs(subject: Subject): number {
		return spanMs(this.manager.entryOf(subject));
	}

	/**
	 * Whether this is the token of this process, and what n8n has stored is none of this process: the one
	 * saved last can be a dead one.
	 */
	isAsideStored(subject: Subject, token: string): boolean {
		const { stored } = subject;
		const { processName, entryOf } = this.manager;
		const session = newestOf(entryOf(subject), stored);
		if (session?.token !== token || session.madeBy !== processName) return false;
		return stored?.madeBy !== processName;
	}
}
