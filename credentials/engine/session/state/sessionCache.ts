import type { TokenFlowError } from '../../errors';
import { isExpired } from './expiry';
import type { Session } from '../../tokenFlow';

/** All that this process knows of one credential. */
export interface CacheEntry {
	session?: Session;
	/** The last session that was obtained here, whether its token is still good or not. */
	latest?: Session;
	/** The login or renewal under way; everyone who needs a token waits for this one. */
	pending?: Promise<Session>;
	/** When that session was obtained here, by the steady clock. */
	obtainedAt?: number;
	/** The last token with which a call of this process succeeded, or the API said that it is live. */
	accepted?: string;
	/** The last token of a call whose node does not report the outcome. */
	usedUnjudged?: string;
	/** Whether such a token was found dead, and none has been found live since. */
	isDoubtful?: boolean;
	/** A failed renewal is not tried again before this (steady clock), as long as the token is live. */
	renewalPausedUntil?: number;
	/** Questions to the API under way, by token: everyone whose call failed meanwhile waits for it. */
	probes: Map<string, Promise<ProbeVerdict>>;
	/** The last token that the API, when asked, said is live, and when it said so (steady clock). */
	live?: { token: string; at: number };
	/**
	 * A failed login. Until then (steady clock) everyone who asks gets its error, as long as the
	 * credential is not edited.
	 */
	failure?: { error: TokenFlowError; until: number; edition?: string };
	/**
	 * The last tokens that the provider proved to be dead. Several, because n8n's database can still, or
	 * again, hold an older one if workers log in at the same time.
	 */
	rejectedTokens: string[];
	/** When, by the steady clock, the newest of them was rejected. */
	rejectedAt?: number;
	/** The token that was stored when this process first looked; empty: none. */
	firstStored?: string;
	/** How long the last login or renewal took here, with its saving if that is known, in ms. */
	loginMs?: number;
	/** Whether a login was seen to end another process's session (`turns/turns.ts`). */
	takesTurns?: boolean;
	/** Whether a young token was found dead beside another process's newer one. */
	wasOvertaken?: boolean;
	/** The times (steady clock) of renewals that rejections caused, newest last. */
	rejections: number[];
}

/** What the API says of a token. `unknown`: it can't be asked; `unavailable`: it gives no answer now. */
export type ProbeVerdict = 'dead' | 'alive' | 'unknown' | 'unavailable';

/** Asks the API whether a token is dead. */
export type Probe = (token: string) => Promise<ProbeVerdict>;

/** How many dead tokens of a credential are remembered. */
const MAX_REJECTED_TOKENS = 50;

/** Notes that the provider no longer accepts a token. */
export function markRejected(entry: CacheEntry, token: string, now: number): void {
	entry.rejectedTokens = [...entry.rejectedTokens, token].slice(-MAX_REJECTED_TOKENS);
	entry.rejectedAt = now;
}

/** Whether the provider is known to reject a token. */
export const isRejected = ({ rejectedTokens }: Pick<CacheEntry, 'rejectedTokens'>, token: string) =>
	rejectedTokens.includes(token);

/** The later obtained of cached and stored session, leaving out a rejected token. */
export function newestOf(entry: CacheEntry, stored: Session | undefined): Session | undefined {
	const candidates = [entry.session, stored].filter(
		(session): session is Session => session !== undefined && !isRejected(entry, session.token),
	);
	return laterOf(entry, candidates);
}

/**
 * The session that the next one is made from: the last one known, even if its token was rejected. If
 * refresh tokens rotate, only its own is good, and a used one can end all sessions (RFC 9700 section
 * 4.14.2).
 */
export function lastOf(entry: CacheEntry, stored: Session | undefined): Session | undefined {
	const { latest, session } = entry;
	const known = [latest ?? session, stored];
	return laterOf(
		entry,
		known.filter((each) => each !== undefined),
	);
}

/** The later obtained of a session that this process knows and the stored one, in this order. */
function laterOf({ latest }: CacheEntry, [known, stored]: Session[]): Session | undefined {
	if (stored === undefined) return known;
	// Whatever clocks say: a renewal is later than what it was made from.
	if (stored.chain !== undefined && stored.chain === known.chain) {
		const further = (stored.renewals ?? 0) - (known.renewals ?? 0);
		if (further !== 0) return further > 0 ? stored : known;
	}
	// What this process stored is never newer than its last session, even if the clock was set back.
	if (known === latest && stored.madeBy === known.madeBy) return known;
	return stored.obtainedAt > known.obtainedAt ? stored : known;
}

/** The tokens and refresh tokens that are known: what a login that fails later must not show either. */
export function tokensKnown(
	{ session, latest, rejectedTokens }: CacheEntry,
	stored: Session | undefined,
): string[] {
	const all = [session, latest, stored].flatMap((each) => [each?.token, each?.refreshToken]);
	return [...new Set([...all, ...rejectedTokens])].filter((token) => token !== undefined);
}

/** Credentials can hold expressions, so keys can be many; this many are kept. */
const MAX_ENTRIES = 500;

/**
 * What is known of credentials, by key, in this process. Bounded: the least recently used go
 * first. A `Map` iterates in insertion order, so re-inserting on use keeps that order.
 */
export class SessionCache {
	private readonly entries = new Map<string, CacheEntry>();

	constructor(private readonly maxEntries = MAX_ENTRIES) {}

	get size(): number {
		return this.entries.size;
	}

	/**
	 * The entry, made if need be, and marked as just used.
	 *
	 * @param now epoch ms, for the end of tokens
	 * @param steady ms of the steady clock, for the end of pauses
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
