import type { CacheEntry } from './cacheEntry';
import { isExpired } from './expiry';

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
