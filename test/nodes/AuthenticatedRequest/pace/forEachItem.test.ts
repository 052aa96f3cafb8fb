import {
	type Batching,
	forEachItem,
} from '../../../../nodes/AuthenticatedRequest/pace/forEachItem';
import { Pace } from '../../../../nodes/AuthenticatedRequest/pace/pace';
import { FakeClock, settled } from '../../../support/fakeClock';

interface Setup {
	limit?: number;
	batching?: Batching;
	isCancelled?: () => boolean;
}

let clock: FakeClock;
let started: Array<[index: number, at: number]>;
let ended: number[];
beforeEach(() => {
	clock = new FakeClock();
	started = [];
	ended = [];
});

/** Runs items that take these durations in milliseconds. An item with a negative duration fails. */
function run(durations: number[], { limit = 2, batching = {}, isCancelled }: Setup = {}) {
	const pace = new Pace(clock, limit);
	const work = async (index: number) => {
		started.push([index, clock.elapsed]);
		const duration = durations[index];
		await clock.pass(Math.abs(duration));
		ended.push(index);
		if (duration < 0) throw new Error(`item ${index}`);
		return `result ${index}`;
	};
	const all = { pace, clock, batching, isCancelled: isCancelled ?? (() => false) };
	return forEachItem(durations.length, all, work);
}

const indices = () => started.map(([index]) => index);
const starts = () => started.map(([, at]) => at);
const same = (count: number, duration = 10) => Array<number>(count).fill(duration);

it('no items: no work, no results', async () => {
	expect(await run([])).toEqual([]);
	expect(started).toEqual([]);
});

it('the results keep the order of the items, whichever ends first', async () => {
	expect(await clock.run(run([50, 10, 30, 20, 1], { limit: 3 }))).toEqual(
		[0, 1, 2, 3, 4].map((index) => `result ${index}`),
	);
	expect(indices()).toEqual([0, 1, 2, 3, 4]);
	expect(ended).not.toEqual([0, 1, 2, 3, 4]);
});

it.each([1, 2, 7])('%d at once: the next starts when one has ended', async (limit) => {
	await clock.run(run(same(14), { limit }));
	expect(starts()).toEqual(
		Array.from({ length: 14 }, (_, index) => 10 * Math.floor(index / limit)),
	);
});

describe('a failure', () => {
	it('stops items from starting, waits for those under way, and is thrown', async () => {
		await expect(clock.run(run([100, -10, 10, 10], { limit: 2 }))).rejects.toThrow('item 1');
		expect(indices()).toEqual([0, 1]);
		expect(ended).toEqual([1, 0]);
		expect(clock.elapsed).toBe(100);
	});

	it('the first in time is the one that is thrown', async () => {
		await expect(clock.run(run([-50, -10, -30], { limit: 3 }))).rejects.toThrow('item 1');
		expect(ended).toEqual([1, 2, 0]);
	});

	it('of the last item is thrown too', async () => {
		await expect(clock.run(run([10, 10, -10]))).rejects.toThrow('item 2');
		expect(indices()).toEqual([0, 1, 2]);
	});
});

describe('batching', () => {
	it.each<[string, Batching, number[], number[]]>([
		[
			'two each',
			{ batchSize: 2, batchInterval: 1_000 },
			[1_000, 1_000],
			[0, 0, 1_000, 1_000, 2_000],
		],
		[
			'without a size: one each',
			{ batchInterval: 100 },
			[100, 100, 100, 100],
			[0, 100, 200, 300, 400],
		],
		[
			'0 counts as 1',
			{ batchSize: 0, batchInterval: 100 },
			[100, 100, 100, 100],
			[0, 100, 200, 300, 400],
		],
		['more than there are', { batchSize: 9, batchInterval: 100 }, [], [0, 0, 0, 0, 0]],
		['exactly as many', { batchSize: 5, batchInterval: 100 }, [], [0, 0, 0, 0, 0]],
		['-1: none, as in HTTP Request', { batchSize: -1, batchInterval: 100 }, [], [0, 0, 0, 0, 0]],
		['no interval', { batchSize: 1 }, [], [0, 0, 0, 0, 0]],
		['an interval of 0', { batchSize: 1, batchInterval: 0 }, [], [0, 0, 0, 0, 0]],
	])('%s', async (_title, batching, sleeps, expected) => {
		await clock.run(run(same(5), { limit: 10, batching }));
		expect(clock.sleeps).toEqual(sleeps);
		expect(starts()).toEqual(expected);
	});

	it('pauses while items of the batch before are still under way', async () => {
		await clock.run(
			run(same(4, 5_000), { limit: 10, batching: { batchSize: 2, batchInterval: 1_000 } }),
		);
		expect(starts()).toEqual([0, 0, 1_000, 1_000]);
	});

	it('does not exceed the limit by it', async () => {
		await clock.run(run(same(3, 300), { limit: 1, batching: { batchInterval: 100 } }));
		expect(starts()).toEqual([0, 300, 600]);
	});

	it('a failure during a pause stops the items after it', async () => {
		const batching = { batchSize: 1, batchInterval: 1_000 };
		await expect(clock.run(run([-10, 10, 10], { batching }))).rejects.toThrow('item 0');
		expect(indices()).toEqual([0]);
	});

	it('there is no pause for items that will not start', async () => {
		const batching = { batchSize: 2, batchInterval: 1_000 };
		await expect(clock.run(run([-10, 100, 10], { limit: 1, batching }))).rejects.toThrow('item 0');
		expect(clock.sleeps).toEqual([]);
	});
});

describe('cancellation', () => {
	it('starts no further item, and waits for those under way', async () => {
		const isCancelled = () => clock.elapsed >= 10;
		expect((await clock.run(run([100, 10, 10, 10], { isCancelled }))).filter(Boolean)).toEqual([
			'result 0',
			'result 1',
		]);
		expect(indices()).toEqual([0, 1]);
		expect(clock.elapsed).toBe(100);
	});

	it('before the first item: nothing starts', async () => {
		await clock.run(run(same(3), { isCancelled: () => true }));
		expect(started).toEqual([]);
	});

	it('does not hide a failure', async () => {
		const isCancelled = () => clock.elapsed >= 10;
		await expect(clock.run(run([-10, 20, 10], { isCancelled }))).rejects.toThrow('item 0');
	});
});

it('10,000 items: never more under way than the limit, and all of them done', async () => {
	let underWay = 0;
	let most = 0;
	const pace = new Pace(clock, 7);
	const all = { pace, clock, batching: {}, isCancelled: () => false };
	const results = await forEachItem(10_000, all, async (index) => {
		most = Math.max(most, ++underWay);
		await settled();
		underWay--;
		return index;
	});
	expect(most).toBe(7);
	expect(results.every((result, index) => result === index)).toBe(true);
});

// The server bears 25 calls at once, and refuses any more.
it('automatic: never more under way than the limit has been, and it settles near what the server bears', async () => {
	const pace = new Pace(clock);
	let underWay = 0;
	let refused = 0;
	let highest = 0;
	const excess: number[] = [];
	const all = { pace, clock, batching: {}, isCancelled: () => false };
	const work = async (index: number) => {
		const round = await pace.ready();
		highest = Math.max(highest, pace.currentLimit);
		underWay++;
		if (underWay > highest) excess.push(index);
		const isTooMuch = underWay > 25;
		await clock.pass(50 + (index % 7));
		underWay--;
		if (isTooMuch) refused++;
		if (isTooMuch) pace.overloaded(round);
		else pace.succeeded();
	};
	await clock.run(forEachItem(3_000, all, work));
	expect(excess).toEqual([]);
	expect(refused).toBeGreaterThan(0);
	expect(refused).toBeLessThan(300);
	expect(pace.currentLimit).toBeGreaterThan(10);
	expect(pace.currentLimit).toBeLessThanOrEqual(26);
});
