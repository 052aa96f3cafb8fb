import type { TokenFlowError } from '../../errors';
import { isExpired } from './expiry';
import type { Session } from '../../tokenFlow';

/** Everything that this process knows about one credential. */
export interface CacheEntry {
	session?: Session;
	/** The last session that this process obtained, whether its token is still good or not. */
	latest?: Session;
	/** The login or renewal in progress. Every caller that needs a token waits for it. */
	pending?: Promise<Session>;
	/** When this process obtained its last session, by the steady clock. */
	obtainedAt?: number;
	/**
	 * The last token that is known to have worked: a call of this process succeeded with it, or the
	 * API said that it is live.
	 */
	accepted?: string;
	/** The last token of a call whose node does not report the outcome. */
	usedUnjudged?: string;
	/** Whether a token was found dead at its first use, and none has been found live since. */
	isDoubtful?: boolean;
	/**
	 * A failed renewal is not tried again before this time (steady clock), as long as the token is
	 * live.
	 */
	renewalPausedUntil?: number;
	/**
	 * Questions to the API in progress, by token. Every call that failed in the meantime waits for
	 * the answer.
	 */
	probes: Map<string, Promise<ProbeVerdict>>;
	/**
	 * The last token that the API confirmed as live when asked, and the time of that answer (steady
	 * clock).
	 */
	live?: { token: string; at: number };
	/**
	 * The last failed login. Until `until` (steady clock) every caller gets its error, as long as the
	 * credential is not edited.
	 */
	failure?: { error: TokenFlowError; until: number; edition?: string };
	/**
	 * The last tokens that the provider proved dead. There are several, because n8n's database can
	 * still hold an older one, or hold it again, if workers log in at the same time.
	 */
	rejectedTokens: string[];
	/** When the newest of these tokens was rejected, by the steady clock. */
	rejectedAt?: number;
	/** The token that was stored when this process first looked; empty if there was none. */
	firstStored?: string;
	/**
	 * The duration of the last login or renewal here, in ms. It includes the time to save the
	 * session, if that is known.
	 */
	loginMs?: number;
	/**
	 * Whether logins of different processes are known to end each other's sessions
	 * (`turns/turns.ts`).
	 */
	takesTurns?: boolean;
	/** Whether a young token was found dead while another process had a newer one. */
	wasOvertaken?: boolean;
	/** Times (steady clock) of renewals that were caused by rejections, newest last. */
	rejections: number[];
}

/**
 * The API's answer about a token. `unknown`: the answer does not decide. `unavailable`: the API
 * gave no answer now.
 */
export type ProbeVerdict = 'dead' | 'alive' | 'unknown' | 'unavailable';

/** Asks the API whether a token is dead. */
export type Probe = (token: string) => Promise<ProbeVerdict>;

/** The number of dead tokens that are remembered per credential. */
const MAX_REJECTED_TOKENS = 50;

/** Records that the provider no longer accepts a token. */
export function markRejected(entry: CacheEntry, token: string, now: number): void {
	entry.rejectedTokens = [...entry.rejectedTokens, token].slice(-MAX_REJECTED_TOKENS);
	entry.rejectedAt = now;
}

/** Whether the provider is known to reject a token. */
export const isRejected = ({ rejectedTokens }: Pick<CacheEntry, 'rejectedTokens'>, token: string) =>
	rejectedTokens.includes(token);

/**
 * Returns the newer of the cached and the stored session. One with a rejected token is left out.
 */
export function newestOf(entry: CacheEntry, stored: Session | undefined): Session | undefined {
	const candidates = [entry.session, stored].filter(
		(session): session is Session => session !== undefined && !isRejected(entry, session.token),
	);
	return laterOf(entry, candidates);
}

/**
 * Returns the session that the next one is made from: the last one known, even if its token was
 * rejected. If refresh tokens rotate, only the newest one is good, and a used one can end all
 * sessions (RFC 9700 section 4.14.2).
 */
export function lastOf(entry: CacheEntry, stored: Session | undefined): Session | undefined {
	const { latest, session } = entry;
	const known = [latest ?? session, stored];
	return laterOf(
		entry,
		known.filter((each) => each !== undefined),
	);
}

/**
 * Returns the newer of two sessions: one that this process knows and the stored one, in this order.
 */
function laterOf({ latest }: CacheEntry, [known, stored]: Session[]): Session | undefined {
	if (stored === undefined) return known;
	// Whatever the clocks say, a renewal is newer than the session it was made from.
	if (stored.chain !== undefined && stored.chain === known.chain) {
		const further = (stored.renewals ?? 0) - (known.renewals ?? 0);
		if (further !== 0) return further > 0 ? stored : known;
	}
	// A session that this process stored is never newer than its last one, even if the clock was set
	// back.
	if (known === latest && stored.madeBy === known.madeBy) return known;
	return stored.obtainedAt > known.obtainedAt ? stored : known;
}

/**
 * Returns all known tokens and refresh tokens. The error of a later login must not show them
 * either.
 */
export function tokensKnown(
	{ session, latest, rejectedTokens }: CacheEntry,
	stored: Session | undefined,
): string[] {
	const all = [session, latest, stored].flatMap((each) => [each?.token, each?.refreshToken]);
	return [...new Set([...all, ...rejectedTokens])].filter((token) => token !== undefined);
}

/** The most entries that are kept. Credentials can hold expressions, so there can be many keys. */
const MAX_ENTRIES = 500;

/**
 * The entries of this process, by key. If there are too many, the least recently used are dropped
 * first. A `Map` iterates in insertion order, so each use inserts the entry again.
 */
export class SessionCache {
	private readonly entries = new Map<string, CacheEntry>();

	constructor(private readonly maxEntries = MAX_ENTRIES) {}

	get size(): number {
		return this.entries.size;
	}

	/**
	 * Returns the entry and marks it as just used. Creates it if it does not exist.
	 *
	 * @param now epoch ms, to recognize expired tokens
	 * @param steady ms of the steady clock, to recognize pauses that are over
	 */
	entry(key: string, now: number, steady = now): CacheEntry {
		const known = this.entries.get(key);
		if (known) {
			this.entries.delete(key);
			this.entries.set(key, known);
			return known;
		}
		if (this.entries.size >= this.maxEntries) this.makeRoom(now, steady);
		const fresh: CacheEntry = { rejectedTokens: [], rejections: [], probes: new Map() };
		this.entries.set(key, fresh);
		return fresh;
	}

	private makeRoom(now: number, steady: number): void {
		for (const [key, { session, pending, failure }] of this.entries) {
			const spent = (!session || isExpired(session, now)) && !(failure && failure.until > steady);
			if (spent && !pending) this.entries.delete(key);
		}
		for (const [key, { pending }] of this.entries) {
			if (this.entries.size < this.maxEntries) return;
			if (!pending) this.entries.delete(key);
		}
	}
}
