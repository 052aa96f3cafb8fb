import { TokenFlowError } from '../../../../../credentials/engine/errors';
import { SessionCache } from '../../../../../credentials/engine/session/state/sessionCache';
import type { Session } from '../../../../../credentials/engine/tokenFlow';

const NOW = 1_000;

function live(token: string, expiresAt = NOW + 1): Session {
	return { token, fingerprint: 'f', obtainedAt: 0, obtainedBy: 'login', expiresAt };
}

/** Returns a cache for three entries, with live sessions under a, b and c, used in that order. */
function fullCache() {
	const cache = new SessionCache(3);
	for (const key of ['a', 'b', 'c']) cache.entry(key, NOW).session = live(key);
	return cache;
}

/**
 * Returns the keys that still hold their sessions. The newest key must come last, because each look
 * changes the cache.
 */
function kept(cache: SessionCache, keys: string[]) {
	return keys.filter((key) => {
		const size = cache.size;
		const { session, failure, pending } = cache.entry(key, NOW);
		return cache.size === size && (session ?? failure ?? pending) !== undefined;
	});
}

it('gives the same entry again', () => {
	const cache = new SessionCache();
	expect(cache.entry('a', NOW)).toBe(cache.entry('a', NOW));
	expect(cache.size).toBe(1);
});

it('drops the least recently used', () => {
	const cache = fullCache();
	cache.entry('a', NOW);
	cache.entry('d', NOW).session = live('d');
	expect(kept(cache, ['a', 'c', 'd'])).toEqual(['a', 'c', 'd']);
	expect(cache.size).toBe(3);
	expect(cache.entry('b', NOW).session).toBeUndefined();
});

it('drops what has expired before what lives', () => {
	const cache = fullCache();
	cache.entry('c', NOW).session = live('c', NOW);
	cache.entry('d', NOW).session = live('d');
	expect(kept(cache, ['a', 'b', 'd'])).toEqual(['a', 'b', 'd']);
});

it('drops a failure that is over, not one that still answers', () => {
	const cache = fullCache();
	const error = new TokenFlowError('login_refused', 'no');
	Object.assign(cache.entry('b', NOW), { session: undefined, failure: { error, until: NOW + 1 } });
	Object.assign(cache.entry('c', NOW), { session: undefined, failure: { error, until: NOW } });
	cache.entry('d', NOW).session = live('d');
	expect(kept(cache, ['a', 'b', 'd'])).toEqual(['a', 'b', 'd']);
});

it('keeps every login under way, even beyond its size', () => {
	const cache = new SessionCache(3);
	const pending = Promise.resolve(live('x'));
	const keys = ['a', 'b', 'c', 'd', 'e'];
	for (const key of keys) cache.entry(key, NOW).pending = pending;
	expect(kept(cache, keys)).toEqual(keys);
	for (const key of keys) cache.entry(key, NOW).pending = undefined;
	cache.entry('f', NOW);
	expect(cache.size).toBeLessThanOrEqual(3);
});

it('stays within its size however many credentials there are', () => {
	const cache = new SessionCache(3);
	for (let i = 0; i < 1_000; i++) cache.entry(`k${i}`, NOW).session = live(`k${i}`);
	expect(cache.size).toBe(3);
	expect(kept(cache, ['k997', 'k998', 'k999'])).toEqual(['k997', 'k998', 'k999']);
});
