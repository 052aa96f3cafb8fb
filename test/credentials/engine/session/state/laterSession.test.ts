/** Tests which of two sessions is newer: the one that this process knows, or the stored one. */
import {
	lastOf,
	markRejected,
	newestOf,
	SessionCache,
} from '../../../../../credentials/engine/session/state/sessionCache';
import type { Session } from '../../../../../credentials/engine/tokenFlow';

const sessionOf = (token: string, changes: Partial<Session>): Session => ({
	token,
	fingerprint: 'f',
	obtainedAt: 0,
	obtainedBy: 'login',
	madeBy: token === 'known' ? 'this process' : 'another',
	...changes,
});
const entryOf = (session: Session | undefined, latest = session) =>
	Object.assign(new SessionCache().entry('a', 0), { session, latest });

const EARLY = { obtainedAt: 1 };
const LATE = { obtainedAt: 2 };
const chain = (renewals: number | undefined, more: Partial<Session>) => ({
	chain: 'c',
	renewals,
	...more,
});

it.each<[string, Partial<Session> | undefined, Partial<Session> | undefined, string | undefined]>([
	['nothing', undefined, undefined, undefined],
	['the known one alone', LATE, undefined, 'known'],
	['the stored one alone', undefined, EARLY, 'stored'],
	['the later by the clock', EARLY, LATE, 'stored'],
	['the later by the clock, ours', LATE, EARLY, 'known'],
	['of the same time ours', EARLY, EARLY, 'known'],
	['of a chain the one with more renewals', chain(1, LATE), chain(2, EARLY), 'stored'],
	['of a chain the one with more renewals, ours', chain(2, EARLY), chain(1, LATE), 'known'],
	['a renewal after the login of its chain', chain(undefined, LATE), chain(1, EARLY), 'stored'],
	['the login before it, stored', chain(1, EARLY), chain(undefined, LATE), 'known'],
	['of a chain with as many, by the clock', chain(1, EARLY), chain(1, LATE), 'stored'],
	['of two chains, by the clock', chain(2, EARLY), { ...chain(1, LATE), chain: 'd' }, 'stored'],
	['without a chain, by the clock', { renewals: 2, ...EARLY }, { renewals: 1, ...LATE }, 'stored'],
	['what this process stored is not newer', EARLY, { ...LATE, madeBy: 'this process' }, 'known'],
])('%s', (_title, known, stored, expected) => {
	const entry = entryOf(known && sessionOf('known', known));
	const inDatabase = stored && sessionOf('stored', stored);
	expect(newestOf(entry, inDatabase)?.token).toBe(expected);
	expect(lastOf(entry, inDatabase)?.token).toBe(expected);
});

it('what this process stored can be newer than a session that is not its last', () => {
	const entry = entryOf(sessionOf('known', EARLY), sessionOf('last', LATE));
	const stored = sessionOf('stored', { ...LATE, madeBy: 'this process' });
	expect(newestOf(entry, stored)?.token).toBe('stored');
	expect(lastOf(entry, sessionOf('stored', EARLY))?.token).toBe('last');
});

it('a rejected token is not the newest, but the last', () => {
	const entry = entryOf(sessionOf('known', LATE));
	markRejected(entry, 'known', 7);
	expect(newestOf(entry, sessionOf('stored', EARLY))?.token).toBe('stored');
	expect(lastOf(entry, sessionOf('stored', EARLY))?.token).toBe('known');
	expect(entry.rejectedAt).toBe(7);
});

it('the last fifty rejected tokens are known', () => {
	const entry = entryOf(undefined);
	for (let index = 1; index <= 51; index++) markRejected(entry, `t${index}`, index);
	expect(entry.rejectedTokens).toEqual(Array.from({ length: 50 }, (_, index) => `t${index + 2}`));
});
