/**
 * Tests whether a call continues with another token or logs in after a rejection, if several
 * processes share a credential.
 */
import type { CacheEntry } from '../../../../../credentials/engine/session/state/sessionCache';
import type { Subject } from '../../../../../credentials/engine/session/state/subject';
import { Others } from '../../../../../credentials/engine/session/turns/others';
import type { Session } from '../../../../../credentials/engine/tokenFlow';
import { testFlow } from '../../../../support/testFlow';

const ME = 'me';
let now = 0;
let entry: CacheEntry;
let stored: Session | undefined;
let slept: number[] = [];
const manager = {
	hasSeenOtherProcess: true,
	use: () => undefined,
	wouldRefuse: () => false,
	reportRejected: () => true,
};

const session = (token: string, madeBy: string): Session => ({
	token,
	fingerprint: 'f',
	obtainedAt: now,
	obtainedBy: 'login',
	madeBy,
});
const clock = { now: () => now, sleep: async () => await Promise.resolve() };
const others = () => new Others(manager, () => entry, clock, ME);
const store = {
	read: async () => await Promise.resolve({ stored, flow: testFlow() } as Subject),
	sleep: async (ms: number) => {
		slept.push(ms);
		now += ms;
		await Promise.resolve();
	},
};
const after = async (rejected: string, logins: number) =>
	await others().afterRejection(rejected, logins, store);

beforeEach(() => {
	now = 1_800_000_000_000;
	entry = { rejectedTokens: [], rejections: [], probes: new Map() };
	stored = undefined;
	slept = [];
	manager.hasSeenOtherProcess = true;
});

it('the token that another process stored is taken, whatever was tried before', async () => {
	stored = session('theirs', 'other');
	expect(await after('mine', 0)).toBe('otherToken');
	expect(await after('mine', 1)).toBe('otherToken');
});

it('where no other process is known, a login follows at once, and a second one never', async () => {
	manager.hasSeenOtherProcess = false;
	entry.session = session('mine', ME);
	expect(await after('mine', 0)).toBe('login');
	expect(slept).toEqual([]);
	expect(await after('mine', 1)).toBe('giveUp');
});

it.each<[string, Partial<CacheEntry>, string]>([
	['another’s login is known to have ended it', { wasOvertaken: true }, 'login'],
	['nothing is known of that', {}, 'giveUp'],
	['a call had succeeded with it', { wasOvertaken: true, accepted: 'mine' }, 'giveUp'],
])('a second login if %s', async (_title, known, expected) => {
	entry = { ...entry, session: session('mine', ME), ...known };
	expect(await after('mine', 1)).toBe(expected);
	expect(slept.length).toBeGreaterThan(0);
});

it.each([
	['goes first after its own', ME, 0],
	['waits for the maker of another', 'other', 1_000],
])('the process %s session', async (_title, madeBy, leastMs) => {
	const made = { ...session('old', madeBy), obtainedAt: now - 60_000 };
	entry = { ...entry, session: made, takesTurns: true };
	expect(await after('old', 0)).toBe('login');
	const waited = slept.reduce((sum, ms) => sum + ms, 0);
	expect(waited).toBeGreaterThanOrEqual(leastMs);
	expect(waited).toBeLessThanOrEqual(leastMs * 3);
});

it('a third one never', async () => {
	entry = { ...entry, session: session('mine', ME), wasOvertaken: true };
	expect(await after('mine', 2)).toBe('giveUp');
});

it('a young token that another process’s replaced was overtaken', async () => {
	entry.session = session('mine', ME);
	stored = session('theirs', 'other');
	await after('mine', 0);
	expect(entry.wasOvertaken).toBe(true);
});

it.each([
	['mine is known, theirs is stored', ME, 'other', true],
	['mine is stored as well', ME, ME, false],
	['theirs is known and stored', 'other', 'other', false],
])('has n8n save the token again: %s', (_title, knownBy, storedBy, expected) => {
	entry.session = session('a', knownBy);
	stored = { ...session('b', storedBy), obtainedAt: now - 5_000 };
	expect(others().isAsideStored({ stored } as Subject, 'a')).toBe(expected);
});

it.each([
	['another process is known', true, true],
	['this process is alone', false, false],
])(
	'a working token of another is saved in the place of a dead one, if %s',
	(_title, seen, expected) => {
		manager.hasSeenOtherProcess = seen;
		entry.session = session('a', 'other');
		entry.rejectedTokens = ['dead'];
		// Its maker's clock is ahead.
		stored = { ...session('dead', ME), obtainedAt: now + 5_000 };
		expect(others().isAsideStored({ stored } as Subject, 'a')).toBe(expected);
		expect(others().isAsideStored({ stored } as Subject, 'dead')).toBe(false);
	},
);
