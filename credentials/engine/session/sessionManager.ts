import { randomUUID } from 'crypto';
import { steadyNow } from '../clock';
import { freshTokenRejected } from '../errors';
import { Acquisition, REFUSAL_MS } from './acquisition';
import { isExpired, isRenewalDue, markUsed, spendsTokens } from './state/expiry';
import { type Asker, isFirstUse, isNeverGood } from './firstUse';
import { afterFailure } from './proof/afterFailure';
import { releaseReplaced, releaseSession } from './login/release';
import {
	type CacheEntry,
	isRejected,
	lastOf,
	markRejected,
	newestOf,
	type Probe,
	SessionCache,
} from './state/sessionCache';
import type { Subject } from './state/subject';
import { Others } from './turns/others';
import { marginShare, noteRejected } from './turns/turns';
import type { Clock, Session, Transport } from '../tokenFlow';

export type { Subject } from './state/subject';

/** Age up to which a token is not replaced after an error that does not prove a rejection. */
const FRESH_MS = 30_000;
/** The most renewals after rejections in `FRESH_MS`. Beyond that, the token is not the cause. */
const MAX_REJECTION_RENEWALS = 5;

/** Holds the rules for the life of a token; one instance per process. It does not know n8n. */
export class SessionManager {
	/** Whether a session was found that another process stored while this one ran. */
	hasSeenOtherProcess = false;

	private readonly startedAt: number;

	private readonly acquisition: Acquisition;

	/** Finds sessions that other processes stored, and decides whose turn it is to log in. */
	readonly others: Others;

	constructor(
		private readonly clock: Clock,
		private readonly cache = new SessionCache(),
		/** Receives the events of a token, in words without secrets. */
		private readonly report: (subject: Subject, what: string) => void = () => {},
		/** A random name for this process. */
		private readonly processName: string = randomUUID(),
	) {
		this.startedAt = clock.now();
		this.acquisition = new Acquisition(clock, report, processName);
		this.others = new Others(this, this.entry.bind(this), clock, processName);
	}

	/** Returns a session for a call; undefined: obtain one first. Restarts an idle lifetime. */
	use(subject: Subject): Session | undefined {
		const now = this.clock.now();
		const entry = this.entry(subject);
		const session = newestOf(entry, subject.stored);
		if (session === undefined || isExpired(session, now)) return undefined;
		const isPaused = steadyNow(this.clock) < (entry.renewalPausedUntil ?? -Infinity);
		const share = marginShare(entry, session, this.processName);
		if (isRenewalDue(session, now, share) && !isPaused) return undefined;
		// A stored session is cached, so that its use is remembered from call to call.
		entry.session = session;
		markUsed(session, now);
		return session;
	}

	/**
	 * Returns a session with a live token. Logs in or renews only if necessary, and only once for all
	 * callers. Rejects with a `TokenFlowError`.
	 */
	async obtain(subject: Subject, transport: Transport): Promise<Session> {
		const entry = this.entry(subject);
		const usable = this.use(subject);
		if (usable) return usable;
		if (entry.pending) return await entry.pending;
		this.requireNoFailure(entry, subject);
		return await this.acquisition.replace(entry, subject, transport);
	}

	/**
	 * After a failed call that does not prove the token dead, returns a session to repeat the call
	 * with. Undefined: the call is not repeated and the session stays (`afterFailure`).
	 *
	 * @param probe asks the API whether a token is dead; absent if it can't be asked
	 */
	async afterUnexplainedFailure(
		subject: Subject,
		used: string,
		transport: Transport,
		probe?: Probe,
	): Promise<Session | undefined> {
		const entry = this.entry(subject);
		const isFresh = ({ madeBy }: Session) =>
			madeBy === this.processName && this.asker(entry).ageMs < FRESH_MS;
		const { clock } = this;
		return await afterFailure(this, { subject, entry, transport, clock, probe, isFresh }, used);
	}

	/** Records that an answer proved this token live. */
	reportAccepted(subject: Subject, token: string): void {
		const entry = this.entry(subject);
		entry.accepted = token;
		entry.isDoubtful = false;
	}

	/** Records a call with this token whose node does not report the outcome. */
	reportUsedUnjudged(subject: Subject, token: string): void {
		this.entry(subject).usedUnjudged = token;
	}

	/**
	 * Records that the provider proved this token dead. Returns whether another token may help. It
	 * can't if several new tokens were rejected in a row, as for a call that is not permitted. Nor
	 * can it if the token of a login was never good.
	 */
	reportRejected(subject: Subject, token: string): boolean {
		const now = steadyNow(this.clock);
		const entry = this.entry(subject);
		const session = newestOf(entry, subject.stored);
		if (this.hasSeenOtherProcess) noteRejected(entry, subject.stored, token, this.clock.now());
		if (isRejected(entry, token)) return true;
		if (this.others.hasInsteadOf(subject, token) || (session && session.token !== token)) {
			markRejected(entry, token, now);
			return true;
		}
		entry.rejections = entry.rejections.filter((at) => now - at < FRESH_MS);
		if (entry.rejections.length >= MAX_REJECTION_RENEWALS) return false;
		entry.rejections.push(now);
		markRejected(entry, token, now);
		this.report(subject, 'the API rejected the token');
		if (!isNeverGood(entry, session, token, this.asker(entry))) {
			entry.isDoubtful ||= isFirstUse(entry, session, token, this.asker(entry));
			return true;
		}
		const error = freshTokenRejected(subject.flow.provider);
		this.report(subject, `no token: ${error.message}`);
		entry.failure = { error, until: now + REFUSAL_MS, edition: subject.edition };
		return false;
	}

	/** Whether a rejection of this token would count as a refused login (see `reportRejected`). */
	wouldRefuse(subject: Subject, token: string): boolean {
		const entry = this.entry(subject);
		return isNeverGood(entry, newestOf(entry, subject.stored), token, this.asker(entry));
	}

	/** Returns the login error that a rejection means at the first use of a new login's token. */
	refusalBy(subject: Subject, token: string): Error | undefined {
		const { session, failure, accepted } = this.entry(subject);
		return session?.token === token && accepted !== token ? failure?.error : undefined;
	}

	/** Returns the session that is known, even if it is dead. Does not count as a use. */
	peek(subject: Subject): Session | undefined {
		const entry = this.entry(subject);
		return newestOf(entry, subject.stored) ?? entry.session ?? subject.stored;
	}

	/**
	 * Replaces the session now, with a refresh token if there is one. A refusal is remembered. If a
	 * login replaced the session, the old one is ended at the provider if possible.
	 */
	async renew(subject: Subject, transport: Transport): Promise<Session> {
		const entry = this.entry(subject);
		if (entry.pending) return await entry.pending;
		this.requireNoFailure(entry, subject);
		const last = lastOf(entry, subject.stored);
		const session = await this.acquisition.renew(entry, subject, last, transport);
		await this.endReplaced(subject, last, session, transport);
		return session;
	}

	/** Renews the new session without a login, for a credential test. Undefined if it can't. */
	async tryRenewal(subject: Subject, transport: Transport): Promise<Session | undefined> {
		return await this.acquisition.tryRenewal(this.entry(subject), subject, transport);
	}

	/** Forgets the session and ends it at the provider, if it can. Returns whether it ended there. */
	async release(subject: Subject, transport: Transport): Promise<boolean> {
		const entry = this.entry(subject);
		const session = newestOf(entry, subject.stored);
		const isEnded = session ? await releaseSession(subject.flow, session, transport) : false;
		if (session !== undefined) markRejected(entry, session.token, -Infinity);
		entry.session = entry.latest = undefined;
		this.report(subject, isEnded ? 'logged out' : 'forgot the token');
		return isEnded;
	}

	/**
	 * Logs in even if a session is known, for a credential test. Once the new session has proved to
	 * work, the old one is ended at the provider if possible.
	 *
	 * @param prove rejects if the new session fails; resolves to whether the API accepted its token
	 */
	async loginAfresh(
		subject: Subject,
		transport: Transport,
		prove: (session: Session) => Promise<boolean> = async () => await Promise.resolve(false),
	): Promise<Session> {
		const entry = this.entry(subject);
		entry.failure = undefined;
		const previous = newestOf(entry, subject.stored);
		const session = await this.acquisition.logIn(entry, subject, transport);
		if (await prove(session)) this.reportAccepted(subject, session.token);
		await this.endReplaced(subject, previous, session, transport);
		return session;
	}

	private async endReplaced(
		subject: Subject,
		previous: Session | undefined,
		session: Session,
		transport: Transport,
	): Promise<void> {
		if (previous === undefined || isRejected(this.entry(subject), previous.token)) return;
		if (isExpired(previous, this.clock.now())) return;
		if (!(await releaseReplaced(subject.flow, previous, session, transport))) return;
		markRejected(this.entry(subject), previous.token, -Infinity);
		this.report(subject, 'logged out the session before');
	}

	private asker({ obtainedAt = -Infinity }: CacheEntry): Asker {
		const { processName, hasSeenOtherProcess } = this;
		return { processName, hasSeenOtherProcess, ageMs: steadyNow(this.clock) - obtainedAt };
	}

	private requireNoFailure({ failure }: CacheEntry, { edition }: Subject): void {
		if (!failure || failure.edition !== edition) return;
		if (steadyNow(this.clock) < failure.until) throw failure.error;
	}

	/** Returns the entry of a credential, and records whether another process uses the credential. */
	private entry({ key, stored, flow }: Subject): CacheEntry {
		const entry = this.cache.entry(key, this.clock.now(), steadyNow(this.clock));
		if (spendsTokens(flow)) entry.takesTurns = true;
		entry.firstStored ??= stored?.token ?? '';
		const isOfAnother = stored?.madeBy !== undefined && stored.madeBy !== this.processName;
		// Stored while this process ran: by its time, or because it was missing at the first look.
		const isRecent =
			stored && (stored.obtainedAt > this.startedAt || stored.token !== entry.firstStored);
		if (isOfAnother && isRecent) this.hasSeenOtherProcess = true;
		return entry;
	}
}
