import { asError, isUnreachable, TokenFlowError } from '../errors';
import { isExpired, isRenewalDue, markUsed } from './expiry';
import { login } from './login';
import { renew, renewOrLogin } from './renewal';
import { holdMs, isHeld } from './loginFailure';
import { releaseSession } from './release';
import { SessionCache, type CacheEntry } from './sessionCache';
import type { Clock, Session, TokenFlow, Transport } from '../tokenFlow';

/** A token younger than this is not replaced for an error that proves no rejection. */
const FRESH_MS = 30_000;
/** After a failed early renewal the live token serves at least this long before the next try. */
const RENEWAL_PAUSE_MS = 10_000;
/** No more renewals than this within FRESH_MS because of rejections: then it isn't the token. */
const MAX_REJECTION_RENEWALS = 5;
/** So many dead tokens of a credential are known. */
const MAX_REJECTED_TOKENS = 10;
const LOGIN_RETRIES = 2;

/** Whose session is meant: the provider's flow and the credential's key and stored copy. */
export interface Subject {
	flow: TokenFlow;
	/** Credential type and fingerprint: one login per key, however many ask. */
	key: string;
	fingerprint: string;
	/** Tells one state of the credential's fields from another where the fingerprint does not. */
	edition?: string;
	/** What n8n has stored, if it fits the credential as it is now. */
	stored?: Session;
}

/** The rules of a token's life, one instance a process. Knows nothing of n8n. */
export class SessionManager {
	constructor(
		private readonly clock: Clock,
		private readonly cache = new SessionCache(),
		/** Called with what happens to a token, in words without secrets. */
		private readonly report: (subject: Subject, what: string) => void = () => {},
	) {}

	/** A session to send a call with, or undefined if one must be obtained first. Restarts the time of an idle one. */
	use(subject: Subject): Session | undefined {
		const now = this.clock.now();
		const entry = this.cache.entry(subject.key, now);
		const session = this.newest(entry, subject.stored);
		if (session === undefined || isRenewalDue(session, now)) return undefined;
		// A stored session is taken over, so that its use is remembered from call to call.
		entry.session = session;
		markUsed(session, now);
		return session;
	}

	/**
	 * A session with a live token; logs in or renews only if it must, once for all who ask.
	 * Rejects with a `TokenFlowError`.
	 */
	async obtain(subject: Subject, transport: Transport): Promise<Session> {
		const now = this.clock.now();
		const entry = this.cache.entry(subject.key, now);
		const usable = this.use(subject);
		if (usable) return usable;
		if (entry.pending) return await entry.pending;
		if (isHeld(entry, subject, now)) throw entry.failure.error;
		const current = this.newest(entry, subject.stored) ?? entry.session ?? subject.stored;
		return await this.singleFlight(entry, this.replace(entry, subject, current, transport));
	}

	/**
	 * Whether asking for a new token makes sense after a failed call that proves nothing: not while
	 * the token is live and this process obtained it moments ago. Undefined: keep what there is.
	 */
	async afterUnexplainedFailure(
		subject: Subject,
		used: string,
		transport: Transport,
	): Promise<Session | undefined> {
		const now = this.clock.now();
		const entry = this.cache.entry(subject.key, now);
		const session = this.newest(entry, subject.stored);
		if (session && session.token === used && !isRenewalDue(session, now)) {
			const ownAndFresh = entry.session === session && now - session.obtainedAt < FRESH_MS;
			if (ownAndFresh || !this.reportRejected(subject, used)) return undefined;
		}
		return await this.obtain(subject, transport);
	}

	/**
	 * The provider proved that this token is dead. Returns whether another token may help: false
	 * if several new ones were rejected in a row, as for a call that is not permitted.
	 */
	reportRejected(subject: Subject, token: string): boolean {
		const now = this.clock.now();
		const entry = this.cache.entry(subject.key, now);
		const session = this.newest(entry, subject.stored);
		if (entry.rejectedTokens.includes(token)) return true;
		if (session !== undefined && session.token !== token) {
			markRejected(entry, token);
			return true;
		}
		entry.rejections = entry.rejections.filter((at) => now - at < FRESH_MS);
		if (entry.rejections.length >= MAX_REJECTION_RENEWALS) return false;
		entry.rejections.push(now);
		markRejected(entry, token);
		this.report(subject, 'the API rejected the token');
		return true;
	}

	/** What is known, without using it; dead sessions included. */
	peek(subject: Subject): Session | undefined {
		const entry = this.cache.entry(subject.key, this.clock.now());
		return this.newest(entry, subject.stored) ?? entry.session ?? subject.stored;
	}

	/** Replaces the session now, by refresh token if there is one. A refusal is remembered. */
	async renew(subject: Subject, transport: Transport): Promise<Session> {
		const now = this.clock.now();
		const entry = this.cache.entry(subject.key, now);
		if (entry.pending) return await entry.pending;
		if (isHeld(entry, subject, now)) throw entry.failure.error;
		const call = this.call(subject, transport, LOGIN_RETRIES);
		const current = this.newest(entry, subject.stored) ?? entry.session ?? subject.stored;
		return await this.singleFlight(
			entry,
			this.attempt(entry, subject, async () => await renewOrLogin(call, current, now)),
		);
	}

	/**
	 * Renews a session just obtained, for a credential test: no login, and nothing is remembered of a
	 * failure. Undefined if it can't be renewed.
	 */
	async tryRenewal(subject: Subject, transport: Transport): Promise<Session | undefined> {
		const now = this.clock.now();
		const entry = this.cache.entry(subject.key, now);
		const call = this.call(subject, transport, LOGIN_RETRIES);
		const renewed = await renew(call, entry.session, now);
		if (renewed !== undefined) entry.session = renewed;
		return renewed;
	}

	/** Ends the session at the provider, if it can, and forgets it. Returns whether the provider ended it. */
	async release(subject: Subject, transport: Transport): Promise<boolean> {
		const entry = this.cache.entry(subject.key, this.clock.now());
		const session = this.newest(entry, subject.stored);
		const isEnded = session ? await releaseSession(subject.flow, session, transport) : false;
		if (session !== undefined) markRejected(entry, session.token);
		entry.session = undefined;
		this.report(subject, isEnded ? 'logged out' : 'forgot the token');
		return isEnded;
	}

	/** Logs in whatever is known, for a credential test. The new session replaces the old one. */
	async loginAfresh(subject: Subject, transport: Transport): Promise<Session> {
		const entry = this.cache.entry(subject.key, this.clock.now());
		entry.failure = undefined;
		return await this.singleFlight(
			entry,
			this.attempt(entry, subject, () => login(this.call(subject, transport, LOGIN_RETRIES))),
		);
	}

	private async singleFlight(entry: CacheEntry, work: Promise<Session>): Promise<Session> {
		entry.pending = work;
		try {
			return await work;
		} finally {
			if (entry.pending === work) entry.pending = undefined;
		}
	}

	private async replace(
		entry: CacheEntry,
		subject: Subject,
		current: Session | undefined,
		transport: Transport,
	): Promise<Session> {
		const now = this.clock.now();
		const alive =
			current !== undefined &&
			!entry.rejectedTokens.includes(current.token) &&
			!isExpired(current, now);
		const call = this.call(subject, transport, alive ? 0 : LOGIN_RETRIES);
		try {
			const next = await this.attempt(
				entry,
				subject,
				async () => await renewOrLogin(call, current, now),
				alive,
			);
			// A login that gives the same token out has not made it live longer; a renewal of it has.
			const isSame = alive && next.token === current.token;
			const { source } = subject.flow;
			const renewsItself = source.kind === 'login' && source.renewLive !== undefined;
			if (isSame && !renewsItself) next.renewalNotBefore = next.expiresAt;
			return next;
		} catch (error) {
			const live = alive && !isExpired(current, this.clock.now());
			if (!live || !isUnreachable(error)) throw asError(error);
			current.renewalNotBefore = this.clock.now() + RENEWAL_PAUSE_MS;
			this.report(subject, 'the token can’t be renewed just now and is used on');
			entry.session = current;
			return current;
		}
	}

	private async attempt(
		entry: CacheEntry,
		subject: Subject,
		work: () => Promise<Session>,
		hasFallback = false,
	): Promise<Session> {
		try {
			const session = await work();
			entry.session = session;
			entry.failure = undefined;
			// A provider can give the same token out again.
			entry.rejectedTokens = entry.rejectedTokens.filter((token) => token !== session.token);
			this.report(subject, session.obtainedBy === 'login' ? 'logged in' : 'renewed the token');
			return session;
		} catch (error) {
			this.report(subject, `no token: ${asError(error).message}`);
			if (error instanceof TokenFlowError && !(hasFallback && isUnreachable(error))) {
				const until = this.clock.now() + holdMs(error);
				entry.failure = { error, until, edition: subject.edition };
			}
			throw asError(error);
		}
	}

	private call({ flow, fingerprint, key }: Subject, transport: Transport, retries: number) {
		const { rejectedTokens } = this.cache.entry(key, this.clock.now());
		return { flow, fingerprint, transport, clock: this.clock, retries, rejectedTokens };
	}

	/** The later obtained of cached and stored session, leaving out a rejected token. */
	private newest(entry: CacheEntry, stored: Session | undefined): Session | undefined {
		const candidates = [entry.session, stored].filter(
			(session): session is Session =>
				session !== undefined && !entry.rejectedTokens.includes(session.token),
		);
		if (candidates.length < 2) return candidates[0];
		return candidates[1].obtainedAt > candidates[0].obtainedAt ? candidates[1] : candidates[0];
	}
}

function markRejected(entry: CacheEntry, token: string): void {
	entry.rejectedTokens = [...entry.rejectedTokens, token].slice(-MAX_REJECTED_TOKENS);
}
