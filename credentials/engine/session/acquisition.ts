import { randomUUID } from 'crypto';
import { steadyNow } from '../clock';
import {
	asError,
	isUnreachable,
	leavesLiveToken,
	TokenFlowError,
	unexpectedFailure,
} from '../errors';
import { isExpired } from './expiry';
import { login } from './login';
import { renew, renewOrLogin, wouldSpendTwice } from './renewal';
import { leaving } from '../leaving';
import { quote } from '../secrets';
import type { TokenCall } from './sendForLogin';
import { type CacheEntry, lastOf, newestOf } from './sessionCache';
import type { Subject } from './subject';
import type { Clock, Session, TokenFlow, Transport } from '../tokenFlow';

/** How long a refused login is the answer to everyone who asks again. */
export const REFUSAL_MS = 10_000;
/** The same for a provider that could not be reached, so that a thousand items don't each wait. */
const UNREACHABLE_MS = 2_000;
/** It can ask for a longer pause, up to this. */
const MAX_PAUSE_MS = 60_000;
/** After a failed early renewal the live token serves at least this long before the next try. */
const RENEWAL_PAUSE_MS = 10_000;
/** A token that is computed from the second of its login differs after this. */
const SAME_TOKEN_PAUSE_MS = 1_100;
/** A rejected token that a login gives again this soon is of the same second: it is still dead. */
const SAME_TOKEN_MS = 5_000;
const LOGIN_RETRIES = 2;

/** Gets sessions, one login at a time for each entry, and notes in it what came of that. */
export class Acquisition {
	constructor(
		private readonly clock: Clock,
		private readonly report: (subject: Subject, what: string) => void,
		/** Noted in each session. */
		private readonly processName: string,
	) {}

	/** Logs in, whatever is known; where that would spend a token twice, it renews. */
	async logIn(entry: CacheEntry, subject: Subject, transport: Transport): Promise<Session> {
		const last = lastOf(entry, subject.stored);
		if (wouldSpendTwice(subject.flow, last))
			return await this.renew(entry, subject, last, transport);
		const call = this.call(entry, subject, transport);
		return await this.singleFlight(
			entry,
			this.attempt(entry, subject, async () => await login(call)),
		);
	}

	/** Renews or logs in, whatever life the current session has left. */
	async renew(
		entry: CacheEntry,
		subject: Subject,
		current: Session | undefined,
		transport: Transport,
	): Promise<Session> {
		const call = this.call(entry, subject, transport);
		const work = async () => await renewOrLogin(call, current, this.clock.now());
		return await this.singleFlight(entry, this.attempt(entry, subject, work));
	}

	/** Renews the session that was just obtained, without a login. Undefined if it can't be renewed. */
	async tryRenewal(
		entry: CacheEntry,
		subject: Subject,
		transport: Transport,
	): Promise<Session | undefined> {
		const call = this.call(entry, subject, transport);
		const renewed = await renew(call, entry.session, this.clock.now());
		if (renewed !== undefined) this.keep(entry, renewed);
		return renewed;
	}

	/** Renews or logs in; while a session lives, a failure that may pass leaves it in use. */
	async replace(entry: CacheEntry, subject: Subject, transport: Transport): Promise<Session> {
		return await this.singleFlight(entry, this.replaceOrKeep(entry, subject, transport));
	}

	private async singleFlight(entry: CacheEntry, work: Promise<Session>): Promise<Session> {
		entry.pending = work;
		try {
			return await work;
		} finally {
			if (entry.pending === work) entry.pending = undefined;
		}
	}

	private async replaceOrKeep(
		entry: CacheEntry,
		subject: Subject,
		transport: Transport,
	): Promise<Session> {
		const current = newestOf(entry, subject.stored);
		const alive = current !== undefined && !isExpired(current, this.clock.now());
		// While the provider is asked, calls with the token can find out that it is dead.
		const livesOn = () =>
			alive &&
			!isExpired(current, this.clock.now()) &&
			!entry.rejectedTokens.includes(current.token);
		const retries = () => (livesOn() ? 0 : LOGIN_RETRIES);
		const call = this.call(entry, subject, transport, retries);
		const last = lastOf(entry, subject.stored);
		const work = async () => await renewOrLogin(call, last, this.clock.now());
		try {
			const next = await this.attempt(entry, subject, work, livesOn);
			// A login that gives the same token out has not made it live longer; a renewal of it has.
			const isSame = alive && next.token === current.token;
			const { source } = subject.flow;
			const renewsItself = source.kind === 'login' && source.renewLive !== undefined;
			if (isSame && !renewsItself) next.renewalNotBefore = next.expiresAt;
			return next;
		} catch (error) {
			if (current === undefined || !livesOn() || !leavesLiveToken(error)) throw asError(error);
			entry.renewalPausedUntil = steadyNow(this.clock) + RENEWAL_PAUSE_MS;
			this.report(subject, 'the token can’t be renewed just now and is used on');
			entry.session = current;
			return current;
		}
	}

	private async attempt(
		entry: CacheEntry,
		subject: Subject,
		work: () => Promise<Session>,
		hasFallback = () => false,
	): Promise<Session> {
		try {
			const began = steadyNow(this.clock);
			let session = await work();
			entry.loginMs = steadyNow(this.clock) - began;
			if (this.isOfSameSecond(entry, subject, session)) {
				await this.clock.sleep(SAME_TOKEN_PAUSE_MS);
				session = await work();
			}
			this.keep(entry, session);
			entry.failure = undefined;
			entry.renewalPausedUntil = undefined;
			// A provider can give the same token out again.
			entry.rejectedTokens = entry.rejectedTokens.filter((token) => token !== session.token);
			this.report(subject, session.obtainedBy === 'login' ? 'logged in' : 'renewed the token');
			return session;
		} catch (caught) {
			const error = leaving(asTokenFlowError(caught, subject.flow), subject.flow.secrets);
			this.report(subject, `no token: ${error.message}`);
			if (!(hasFallback() && leavesLiveToken(error))) {
				const until = steadyNow(this.clock) + holdMs(error);
				entry.failure = { error, until, edition: subject.edition };
			}
			throw error;
		}
	}

	private keep(entry: CacheEntry, session: Session): void {
		session.madeBy = this.processName;
		session.chain ??= randomUUID();
		entry.session = session;
		entry.latest = session;
		entry.obtainedAt = steadyNow(this.clock);
	}

	/** Whether a login gave the token again that was just rejected: it made it of the current second. */
	private isOfSameSecond(entry: CacheEntry, { flow }: Subject, { token, obtainedBy }: Session) {
		const { rejectedTokens, rejectedAt = -Infinity } = entry;
		return (
			flow.source.kind === 'login' &&
			obtainedBy === 'login' &&
			rejectedTokens.includes(token) &&
			steadyNow(this.clock) - rejectedAt < SAME_TOKEN_MS
		);
	}

	private call(
		entry: CacheEntry,
		{ flow, fingerprint, stored }: Subject,
		transport: Transport,
		retries = () => LOGIN_RETRIES,
	): TokenCall {
		const isRejected = (token: string) => entry.rejectedTokens.includes(token);
		const hasWorked = lastOf(entry, stored) !== undefined;
		return { flow, fingerprint, transport, clock: this.clock, retries, hasWorked, isRejected };
	}
}

/** Whatever goes wrong in a login is one of its failures: put into words, and kept. */
function asTokenFlowError(caught: unknown, { provider, secrets }: TokenFlow): TokenFlowError {
	if (caught instanceof TokenFlowError) return caught;
	return unexpectedFailure(provider, quote(asError(caught).message, secrets));
}

/** How long a failed login answers everyone who asks again. */
function holdMs(error: TokenFlowError): number {
	const least = isUnreachable(error) ? UNREACHABLE_MS : REFUSAL_MS;
	return Math.max(least, Math.min(error.retryAfterMs ?? 0, MAX_PAUSE_MS));
}
