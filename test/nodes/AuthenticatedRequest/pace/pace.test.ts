import { Pace } from '../../../../nodes/AuthenticatedRequest/pace/pace';
import { FakeClock, settled } from '../../../support/fakeClock';

let clock: FakeClock;
beforeEach(() => {
	clock = new FakeClock();
});

/** Asks a pace for places. The returned function lists the callers that were let in so far. */
function crowd(pace: Pace, count: number) {
	const admitted: number[] = [];
	for (let index = 0; index < count; index++) void pace.enter().then(() => admitted.push(index));
	return async () => {
		await settled();
		return admitted;
	};
}

const succeed = (pace: Pace, times: number) => {
	for (let time = 0; time < times; time++) pace.succeeded();
};

async function overload(pace: Pace) {
	pace.overloaded(await pace.ready());
}

describe('places', () => {
	it.each([
		['automatic', undefined, 10],
		['fixed', 3, 3],
		['fixed to one', 1, 1],
		['fixed beyond the automatic maximum', 450, 450],
	])('%s: no more than the limit at first', async (_title, fixed, expected) => {
		const pace = new Pace(clock, fixed);
		expect(await crowd(pace, 500)()).toHaveLength(expected);
	});

	it('are given in the order of asking', async () => {
		const pace = new Pace(clock, 2);
		const admitted = crowd(pace, 6);
		for (let count = 2; count <= 6; count++) {
			expect(await admitted()).toEqual([0, 1, 2, 3, 4, 5].slice(0, count));
			pace.leave();
		}
	});

	it('one that is given back goes to the one in line, not to the one who asks next', async () => {
		const pace = new Pace(clock, 1);
		const order: string[] = [];
		await pace.enter();
		void pace.enter().then(() => order.push('in line'));
		pace.leave();
		void pace.enter().then(() => order.push('late'));
		await clock.advance(0);
		expect(order).toEqual(['in line']);
		pace.leave();
		await clock.advance(0);
		expect(order).toEqual(['in line', 'late']);
	});

	it('one is taken at once only if it is free', () => {
		const pace = new Pace(clock, 2);
		expect([pace.tryEnter(), pace.tryEnter(), pace.tryEnter()]).toEqual([true, true, false]);
		pace.leave();
		expect(pace.tryEnter()).toBe(true);
	});

	it('room is made only where more are taken than the limit allows', async () => {
		const pace = new Pace(clock);
		const admitted = crowd(pace, 12);
		await pace.makeRoom();
		await overload(pace);
		const done: string[] = [];
		void pace.makeRoom().then(() => done.push('a place again'));
		for (let left = 1; left <= 5; left++) pace.leave();
		expect(await admitted()).toHaveLength(11);
		expect(done).toEqual([]);
		for (let left = 1; left <= 2; left++) pace.leave();
		await settled();
		expect(done).toEqual(['a place again']);
	});

	it('growth lets those in line in', async () => {
		const pace = new Pace(clock);
		const admitted = crowd(pace, 12);
		succeed(pace, 2);
		expect(await admitted()).toHaveLength(11);
		succeed(pace, 2);
		expect(await admitted()).toHaveLength(12);
	});

	it('after a halving nobody enters before so many have left', async () => {
		const pace = new Pace(clock);
		const admitted = crowd(pace, 12);
		await overload(pace);
		for (let left = 1; left <= 5; left++) pace.leave();
		expect(await admitted()).toHaveLength(10);
		pace.leave();
		expect(await admitted()).toHaveLength(11);
	});
});

describe('the automatic limit', () => {
	it.each([
		[0, 10],
		[1, 10],
		[2, 11],
		[20, 22],
		[649, 399],
		[650, 400],
		[2_000, 400],
	])('after %d calls that succeeded it is %d', (calls, expected) => {
		const pace = new Pace(clock);
		crowd(pace, 800);
		succeed(pace, calls);
		expect(pace.currentLimit).toBe(expected);
	});

	it.each([
		[0, 16],
		[200, 16],
		[400, 23],
		[500, 26],
		[600, 29],
		[60_000, 29],
	])('where answers take %d ms, eleven of them make it %d', (tookMs, expected) => {
		const pace = new Pace(clock);
		crowd(pace, 400);
		for (let time = 0; time < 11; time++) pace.succeeded(tookMs);
		expect(pace.currentLimit).toBe(expected);
	});

	it('grows by one each round once it was halved, however long answers take', async () => {
		const pace = new Pace(clock);
		crowd(pace, 400);
		succeed(pace, 20);
		await overload(pace);
		for (let time = 0; time < 12; time++) pace.succeeded(600);
		expect(pace.currentLimit).toBe(12);
	});

	it.each([
		[0, 10],
		[4, 10],
		[6, 11],
		[10, 11],
	])('grows only while it is used: with %d under way it becomes %d', (underWay, expected) => {
		const pace = new Pace(clock);
		crowd(pace, underWay);
		succeed(pace, 2);
		expect(pace.currentLimit).toBe(expected);
	});

	it('is halved, rounded down, but never below 1', async () => {
		const pace = new Pace(clock);
		const limits: number[] = [];
		for (let time = 0; time < 5; time++) {
			await overload(pace);
			limits.push(pace.currentLimit);
		}
		expect(limits).toEqual([5, 2, 1, 1, 1]);
	});

	it('is halved once for all calls of a round', async () => {
		const pace = new Pace(clock);
		const rounds = await Promise.all(Array.from({ length: 10 }, async () => await pace.ready()));
		rounds.forEach((round) => pace.overloaded(round));
		expect(pace.currentLimit).toBe(5);
		const next = await pace.ready();
		rounds.forEach((round) => pace.overloaded(round));
		expect(pace.currentLimit).toBe(5);
		pace.overloaded(next);
		expect(pace.currentLimit).toBe(2);
	});

	it('grows by one each round once it was halved', async () => {
		const pace = new Pace(clock);
		crowd(pace, 200);
		succeed(pace, 20);
		await overload(pace);
		expect(pace.currentLimit).toBe(11);
		succeed(pace, 11);
		expect(pace.currentLimit).toBe(11);
		succeed(pace, 1);
		expect(pace.currentLimit).toBe(12);
		succeed(pace, 1_000);
		expect(pace.currentLimit).toBeLessThan(60);
	});

	it('grows again from 1', async () => {
		const pace = new Pace(clock);
		crowd(pace, 200);
		for (let time = 0; time < 4; time++) await overload(pace);
		succeed(pace, 1);
		expect(pace.currentLimit).toBe(2);
	});

	it('reaches 400 again, and no more', async () => {
		const pace = new Pace(clock);
		crowd(pace, 800);
		await overload(pace);
		succeed(pace, 160_000);
		expect(pace.currentLimit).toBe(400);
	});
});

it.each([1, 5, 100])('a fixed limit of %d never changes', async (fixed) => {
	const pace = new Pace(clock, fixed);
	crowd(pace, 300);
	succeed(pace, 50);
	expect(pace.currentLimit).toBe(fixed);
	await overload(pace);
	await overload(pace);
	expect(pace.currentLimit).toBe(fixed);
});

describe('a pause', () => {
	/** Asks this many times when a call may start. Returns the times of the answers so far. */
	const starters = (pace: Pace, count: number) => {
		const starts: number[] = [];
		for (let index = 0; index < count; index++)
			void pace.ready().then(() => starts.push(clock.elapsed));
		return starts;
	};

	it('is kept by all', async () => {
		const pace = new Pace(clock);
		pace.pause(5_000);
		const starts = starters(pace, 3);
		await clock.advance(4_999);
		expect(starts).toEqual([]);
		await clock.advance(1);
		expect(starts).toEqual([5_000, 5_000, 5_000]);
		expect(clock.sleeps).toEqual([5_000, 5_000, 5_000]);
	});

	it('is kept with a fixed limit as well', async () => {
		const pace = new Pace(clock, 2);
		pace.pause(5_000);
		const starts = starters(pace, 1);
		await clock.advance(10_000);
		expect(starts).toEqual([5_000]);
	});

	it.each([
		['a longer one that comes meanwhile', 9_000, 13_000],
		['not a shorter one', 500, 5_000],
	])('ends with %s', async (_title, second, expected) => {
		const pace = new Pace(clock);
		pace.pause(5_000);
		const starts = starters(pace, 2);
		await clock.advance(4_000);
		pace.pause(second);
		await clock.advance(20_000);
		expect(starts).toEqual([expected, expected]);
	});

	it('is not cut short by a shorter one, for those who ask later either', async () => {
		const pace = new Pace(clock);
		pace.pause(5_000);
		pace.pause(500);
		const starts = starters(pace, 1);
		await clock.advance(10_000);
		expect(starts).toEqual([5_000]);
	});

	it('that is over holds nobody up', async () => {
		const pace = new Pace(clock);
		pace.pause(5_000);
		await clock.advance(5_000);
		await pace.ready();
		expect(clock.sleeps).toEqual([]);
	});

	it('tells the round that it ends in, not the one that it began in', async () => {
		const pace = new Pace(clock);
		pace.pause(1_000);
		const waiting = pace.ready();
		pace.overloaded(0);
		await clock.advance(1_000);
		pace.overloaded(await waiting);
		expect(pace.currentLimit).toBe(2);
	});
});

describe.each([
	['back', -86_400_000],
	['on', 86_400_000],
])('the wall clock is set %s by a day in a pause', (_where, jump) => {
	it('the pause is as long as it was asked for', async () => {
		let set = 0;
		const wall = {
			now: () => clock.now() + set,
			steady: () => clock.elapsed,
			sleep: clock.sleep,
		};
		const pace = new Pace(wall);
		pace.pause(5_000);
		const states: string[] = [];
		void pace.ready().then(() => states.push(`on after ${clock.elapsed}`));
		await clock.advance(1_000);
		set = jump;
		void pace.ready().then(() => states.push(`another on after ${clock.elapsed}`));
		await clock.advance(3_000);
		expect(states).toEqual([]);
		await clock.advance(86_400_000);
		expect(states).toEqual(['on after 5000', 'another on after 5000']);
	});
});
