import { randomUUID } from 'crypto';
import { steadyNow } from '../clock';
import {
	asError,
	isUnreachable,
	leavesLiveToken,
	TokenFlowError,
	unexpectedFailure,
} from '../errors';
import { isExpired, wouldSpendTwice } from './state/expiry';
import { login } from './login/login';
import { renew, renewOrLogin } from './login/renewal';
import { leaving } from '../leaving';
import { quote } from '../secrets';
import type { TokenCall } from './login/loginCall';
import { type CacheEntry, isRejected, lastOf, newestOf, tokensKnown } from './state/sessionCache';
import type { Subject } from './state/subject';
import type { Clock, Session, Transport } from '../tokenFlow';

/** For this long after a refused login, every caller that asks for a token gets its error. */
export const REFUSAL_MS = 10_000;
/**
 * The same after a provider could not be reached, so that a thousand items don't each wait. In ms.
 */
const UNREACHABLE_MS = 2_000;
/** The longest pause that a provider can ask for. */
const MAX_PAUSE_MS = 60_000;
/**
 * After a failed early renewal, the live token stays in use at least this long before the next try,
 * or as long as the provider asked for.
 */
const RENEWAL_PAUSE_MS = 10_000;
/**
 * Some APIs compute the token from the second of the login. After this pause they return a
 * different one.
 */
const SAME_TOKEN_PAUSE_MS = 1_100;
/**
 * If a login returns a token that was rejected less than this ago, the token is taken for one of
 * the same second, which is still dead.
 */
const SAME_TOKEN_MS = 5_000;
const LOGIN_RETRIES = 2;

/**
 * Obtains sessions, with one login at a time per cache entry, and records the outcome in the entry.
 */
export class Acquisition {
	constructor(
		private readonly clock: Clock,
		private readonly report: (subject: Subject, what: string) => void,
		/** Stored in each session, so that processes recognize their own. */
		private readonly processName: string,
	) {}

	/**
	 * Logs in even if a session is live. Renews instead if the login would send a one-time token
	 * again.
	 */
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

	/** Renews or logs in even if the current session is live. */
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

	/**
	 * Renews the session that was just obtained, and never logs in. Undefined if it can't be renewed.
	 */
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

	/**
	 * Renews or logs in. If that fails in a way that may pass, a session that is still live stays in
	 * use.
	 */
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
		// During the renewal, calls with the token can find out that it is dead.
		const livesOn = () =>
			alive && !isExpired(current, this.clock.now()) && !isRejected(entry, current.token);
		const retries = () => (livesOn() ? 0 : LOGIN_RETRIES);
		const call = this.call(entry, subject, transport, retries);
		const last = lastOf(entry, subject.stored);
		const work = async () => await renewOrLogin(call, last, this.clock.now());
		try {
			const next = await this.attempt(entry, subject, work, livesOn);
			// A login that returns the same token has not extended its life. A renewal with the token
			// itself has.
			const isSame = alive && next.token === current.token;
			const { source } = subject.flow;
			const renewsItself = source.kind === 'login' && source.renewLive !== undefined;
			if (isSame && !renewsItself) next.renewalNotBefore = next.expiresAt;
			return next;
		} catch (error) {
			if (current === undefined || !livesOn() || !leavesLiveToken(error)) throw asError(error);
			entry.renewalPausedUntil = steadyNow(this.clock) + renewalPauseMs(error);
			this.report(subject, 'the token can’t be renewed at the moment and stays in use');
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
			// The provider may have issued a rejected token again, which is then good.
			entry.rejectedTokens = entry.rejectedTokens.filter((token) => token !== session.token);
			this.report(subject, session.obtainedBy === 'login' ? 'logged in' : 'renewed the token');
			return session;
		} catch (caught) {
			const { flow, stored } = subject;
			const secrets = [...flow.secrets, ...tokensKnown(entry, stored)];
			const error = leaving(asTokenFlowError(caught, flow.provider, secrets), secrets);
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

	/**
	 * Whether a login returned the token that was just rejected, because the API computes tokens from
	 * the second.
	 */
	private isOfSameSecond(entry: CacheEntry, { flow }: Subject, { token, obtainedBy }: Session) {
		const { rejectedAt = -Infinity } = entry;
		return (
			flow.source.kind === 'login' &&
			obtainedBy === 'login' &&
			isRejected(entry, token) &&
			steadyNow(this.clock) - rejectedAt < SAME_TOKEN_MS
		);
	}

	private call(
		entry: CacheEntry,
		{ flow, fingerprint, stored }: Subject,
		transport: Transport,
		retries = () => LOGIN_RETRIES,
	): TokenCall {
		return {
			flow: { ...flow, secrets: [...flow.secrets, ...tokensKnown(entry, stored)] },
			fingerprint,
			transport,
			clock: this.clock,
			retries,
			hasWorked: lastOf(entry, stored) !== undefined,
			isRejected: (token) => isRejected(entry, token),
		};
	}
}

/** Turns any error of a login into a `TokenFlowError`, which is remembered like a refusal. */
function asTokenFlowError(caught: unknown, provider: string, secrets: string[]): TokenFlowError {
	if (caught instanceof TokenFlowError) return caught;
	return unexpectedFailure(provider, quote(asError(caught).message, secrets));
}

/** How long a live token stays in use after its renewal failed, in ms. */
const renewalPauseMs = (error: unknown) =>
	Math.max(RENEWAL_PAUSE_MS, error instanceof TokenFlowError ? holdMs(error) : 0);

/** How long every caller gets the error of a failed login, in ms. */
function holdMs(error: TokenFlowError): number {
	const least = isUnreachable(error) ? UNREACHABLE_MS : REFUSAL_MS;
	return Math.max(least, Math.min(error.retryAfterMs ?? 0, MAX_PAUSE_MS));
}
