/**
 * Processes that end each other's sessions come to share one, however late and out of order they
 * save.
 */
import fc from 'fast-check';
import { type NewestSettings, NewestWorld } from './newestWorld';
import { ROOM_MS, runs } from './runs';

jest.setTimeout(ROOM_MS);

const EXECUTIONS = 5;
const ITEMS = 4;
const HOUR_MS = 3_600_000;

/** The seed gives the same random numbers when fast-check repeats or shrinks a failure. */
type Measures = Omit<NewestSettings, 'chance'> & { seed: number };

const settings: fc.Arbitrary<Measures> = fc.record({
	processes: fc.constantFrom(2, 4, 10),
	lifetimeMs: fc.constant(HOUR_MS),
	seed: fc.nat(),
	loginMs: fc.constantFrom(50, 200, 800, 3_000),
	callMs: fc.constantFrom(20, 200, 500),
	saveMs: fc.constantFrom(20, 500, 1_000),
	skewMs: fc.constantFrom(0, 200, 4_000),
});

/**
 * Returns a generator of numbers from 0 to 1 that depend on the seed only: a linear congruential
 * generator with the constants of ANSI C.
 */
function chanceOf(seed: number): () => number {
	let state = seed % 2 ** 31;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return state / 2 ** 31;
	};
}

it('no call is lost, and logins end: at the start, after all were revoked, and after a session’s end', async () => {
	await fc.assert(
		fc.asyncProperty(settings, async (measures) => {
			const world = new NewestWorld({ ...measures, chance: chanceOf(measures.seed) });
			const { processes } = measures;
			const logins = async () => {
				const before = world.logins;
				await world.run(EXECUTIONS, ITEMS);
				return world.logins - before;
			};
			expect(await logins()).toBeLessThanOrEqual(3 * processes);
			expect(await logins()).toBeLessThanOrEqual(1);
			world.revoke();
			expect(await logins()).toBeLessThanOrEqual(processes + 2);
			expect(await logins()).toBeLessThanOrEqual(1);
			await world.clock.advance(HOUR_MS);
			expect(await logins()).toBeLessThanOrEqual(processes + 2);
			expect(await logins()).toBeLessThanOrEqual(1);
			expect(world.lost).toBe(0);
			expect(world.outdated).toBe(0);
			expect(world.answered).toBe(6 * processes * EXECUTIONS * ITEMS);
		}),
		// A case in which the last process to save had a dead token and a clock that was ahead.
		runs<[Measures]>(20, 0.1, [
			[
				{
					processes: 10,
					lifetimeMs: HOUR_MS,
					seed: 2_147_483_638,
					loginMs: 800,
					callMs: 20,
					saveMs: 20,
					skewMs: 4_000,
				},
			],
		]),
	);
});
