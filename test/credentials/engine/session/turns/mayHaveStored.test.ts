/** Tests when to look for a session that another process has stored. */
import type { CacheEntry } from '../../../../../credentials/engine/session/state/sessionCache';
import type { Subject } from '../../../../../credentials/engine/session/state/subject';
import { Others } from '../../../../../credentials/engine/session/turns/others';
import type { Session } from '../../../../../credentials/engine/tokenFlow';

const session = { token: 'T', fingerprint: 'f', obtainedAt: 1, obtainedBy: 'login' } as Session;
const clock = { now: () => 2, sleep: async () => await Promise.resolve() };
const manager = (hasSeenOtherProcess: boolean) => ({
	hasSeenOtherProcess,
	use: () => undefined,
	wouldRefuse: () => false,
	reportRejected: () => true,
});

it.each<[string, boolean, Partial<CacheEntry>, Session | undefined, boolean]>([
	['nothing is known', true, {}, undefined, true],
	['a session is known', true, { session }, undefined, true],
	['a session is stored', true, {}, session, true],
	['the known one was rejected', true, { session, rejectedTokens: ['T'] }, undefined, false],
	['the stored one was rejected', true, { rejectedTokens: ['T'] }, session, false],
	['no other process was seen', false, { session }, undefined, false],
])('%s', (_title, hasSeen, known, stored, expected) => {
	const entry = { rejectedTokens: [], rejections: [], probes: new Map(), ...known } as CacheEntry;
	const others = new Others(manager(hasSeen), () => entry, clock, 'me');
	expect(others.mayHaveStored({ fingerprint: 'f', stored } as Subject)).toBe(expected);
});
