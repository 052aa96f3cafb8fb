import type { TokenFlowError } from '../errors';
import { isExpired } from './expiry';
import type { Session } from '../tokenFlow';

/** All that this process knows of one credential. */
export interface CacheEntry {
	session?: Session;
	/** The login or renewal under way; everyone who needs a token waits for this one. */
	pending?: Promise<Session>;
	/** A failed login and until when its error is the answer to all who ask. */
	failure?: { error: TokenFlowError; until: number; edition?: string };
	/**
	 * The last tokens of which the provider proved that they are dead. Several: if workers log in
	 * at once, n8n's database can hold one of them still, or again.
	 */
	rejectedTokens: string[];
	/** When renewals were caused by rejections, newest last. */
	rejections: number[];
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

	/** The entry, made if need be, and marked as just used. */
	entry(key: string, now: number): CacheEntry {
		const known = this.entries.get(key);
		if (known) {
			this.entries.delete(key);
			this.entries.set(key, known);
			return known;
		}
		if (this.entries.size >= this.maxEntries) this.makeRoom(now);
		const fresh: CacheEntry = { rejectedTokens: [], rejections: [] };
		this.entries.set(key, fresh);
		return fresh;
	}

	private makeRoom(now: number): void {
		for (const [key, { session, pending, failure }] of this.entries) {
			const spent = (!session || isExpired(session, now)) && !(failure && failure.until > now);
			if (spent && !pending) this.entries.delete(key);
		}
		for (const [key, { pending }] of this.entries) {
			if (this.entries.size < this.maxEntries) return;
			if (!pending) this.entries.delete(key);
		}
	}
}
