/** Tests which process logs in first, if each login ends the previous session. */
import type { CacheEntry } from '../../../../../credentials/engine/session/state/sessionCache';
import {
	marginShare,
	noteRejected,
	spanMs,
	turnMs,
} from '../../../../../credentials/engine/session/turns/turns';
import type { Session } from '../../../../../credentials/engine/tokenFlow';

const NOW = 1_800_000_000_000;
const ME = 'me';
const asking = { processName: ME, now: NOW };

const session = (madeBy: string, ageMs: number): Session => ({
	token: 't',
	fingerprint: 'f',
	obtainedAt: NOW - ageMs,
	obtainedBy: 'login',
	madeBy,
});
const entryWith = (known: Partial<CacheEntry> = {}): CacheEntry => ({
	rejectedTokens: [],
	rejections: [],
	probes: new Map(),
	...known,
});

it.each([
	['no login was seen to end another’s session', false, 'other', 60_000, true, 0],
	['this process made it: it goes first', true, ME, 60_000, true, 0],
	['it made it moments ago: another login ended it', true, ME, 29_999, true, 1],
	['another process made it', true, 'other', 60_000, true, 1],
	['its own is over', true, ME, 5_000, false, 0],
	['another one’s is over', true, 'other', 60_000, false, 1],
])('%s', (_what, takesTurns, madeBy, ageMs, isRejected, spans) => {
	const ms = turnMs(entryWith({ takesTurns }), session(madeBy, ageMs), asking, isRejected);
	expect(ms).toBeGreaterThanOrEqual(spans * 1_000);
	expect(ms).toBeLessThanOrEqual(spans * 3_000);
});

it('turns differ from process to process', () => {
	const turns = Array.from({ length: 10 }, (_, index) => {
		const who = { processName: `process ${index}`, now: NOW };
		return turnMs(entryWith({ takesTurns: true }), session('other', 60_000), who, true);
	});
	expect(new Set(turns).size).toBe(10);
	expect(Math.max(...turns) - Math.min(...turns)).toBeGreaterThan(500);
});

it.each([
	[undefined, 1_000],
	[200, 1_000],
	[800, 2_400],
	[60_000, 10_000],
])('a login of %s ms: the others wait for %i ms', (loginMs, span) => {
	expect(spanMs(entryWith({ loginMs }))).toBe(span);
});

it.each([
	['young', 29_999, 't', true],
	['old', 30_000, 't', undefined],
	['unknown', 0, 'another', undefined],
])('a token that is %s when it is rejected', (_what, ageMs, token, takesTurns) => {
	const entry = entryWith();
	noteRejected(entry, session('other', ageMs), token, NOW);
	expect(entry.takesTurns).toBe(takesTurns);
});

it('the process that made a session renews it first', () => {
	const known = { takesTurns: true };
	expect(marginShare(entryWith(known), session(ME, 0), ME)).toBe(1);
	expect(marginShare(entryWith(), session('other', 0), ME)).toBe(1);
	const share = marginShare(entryWith(known), session('other', 0), ME);
	expect(share).toBeLessThanOrEqual(0.75);
	expect(share).toBeGreaterThanOrEqual(0.25);
});
