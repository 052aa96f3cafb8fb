/**
 * Nothing gets lost, nothing comes twice and nothing waits forever, however the pages are answered.
 */
import fc from 'fast-check';
import {
	type AnswerEvent,
	type ListSettings,
	ListWorld,
	type ListWorldSettings,
} from './listWorld';
import { ROOM_MS, runs } from './runs';

jest.setTimeout(ROOM_MS);

beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => jest.restoreAllMocks());

type Outcome = AnswerEvent['outcome'];

const event = (faults: Outcome[]): fc.Arbitrary<AnswerEvent> =>
	fc.record(
		{
			takes: fc.oneof(fc.nat(20), fc.nat(400), fc.nat(5_000)),
			outcome: fc.oneof(
				{ weight: 3, arbitrary: fc.constant('answered' as const) },
				{ weight: 2, arbitrary: fc.constantFrom(...faults) },
			),
			retryAfter: fc.nat(5),
		},
		{ requiredKeys: ['takes', 'outcome'] },
	);

const list: fc.Arbitrary<ListSettings> = fc.record({
	mode: fc.oneof(
		{
			weight: 3,
			arbitrary: fc.constantFrom<ListSettings['mode']>('totalPages', 'totalItems', 'offset'),
		},
		{
			weight: 1,
			arbitrary: fc.constantFrom<ListSettings['mode']>('untilEmpty', 'cursor', 'nextLink'),
		},
	),
	items: fc.oneof(fc.nat(12), fc.nat(100)),
	pageSize: fc.integer({ min: 1, max: 7 }),
	requestInterval: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constant(150)),
});

/** Faults that do not happen again at the next attempt. */
const PASSING: Outcome[] = ['tooMany', 'tooMany', 'overload', 'gateway', 'connection'];

const stable: fc.Arbitrary<ListWorldSettings> = fc.record({
	concurrency: fc.constantFrom(1, 2, 5, undefined, undefined),
	lists: fc.array(list, { minLength: 1, maxLength: 8 }),
	batching: fc.oneof(
		{ weight: 4, arbitrary: fc.constant({}) },
		fc.record({ batchSize: fc.integer({ min: -1, max: 4 }), batchInterval: fc.nat(500) }),
	),
	events: fc.array(event(PASSING), { maxLength: 60 }),
	maxRetries: fc.constant(1_000),
	changes: fc.constant([]),
	cancelAt: fc.constant(Infinity),
});

const faulty: fc.Arbitrary<ListWorldSettings> = stable.chain((settings) =>
	fc.record({
		...toConstants(settings),
		events: fc.array(event([...PASSING, 'timeout', 'failed']), { maxLength: 60 }),
		maxRetries: fc.nat(3),
		endsAtFailure: fc.boolean(),
		cancelAt: fc.oneof(fc.constant(Infinity), fc.nat(10_000)),
	}),
);

const changing: fc.Arbitrary<ListWorldSettings> = stable.chain((settings) =>
	fc.record({
		...toConstants(settings),
		changes: fc.array(
			fc.record({
				list: fc.nat(settings.lists.length - 1),
				attempt: fc.integer({ min: 2, max: 60 }),
				items: fc.nat(100),
			}),
			{ maxLength: 6 },
		),
	}),
);

function toConstants(settings: ListWorldSettings) {
	const { concurrency, lists, batching, events, maxRetries, changes, cancelAt } = settings;
	return {
		concurrency: fc.constant(concurrency),
		lists: fc.constant(lists),
		batching: fc.constant(batching),
		events: fc.constant(events),
		maxRetries: fc.constant(maxRetries),
		changes: fc.constant(changes),
		cancelAt: fc.constant(cancelAt),
	};
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/**
 * Reads all lists. Fails if they never end, if a rule of the pace is broken, or if calls go on
 * afterwards.
 */
async function readAll(settings: ListWorldSettings) {
	const world = new ListWorld(settings);
	const results = await world.clock.run(world.readAll());
	expect(world.broken).toEqual([]);
	expect(world.begun).toEqual(upTo(world.begun.length).map((n) => n - 1));
	expect([world.underWay, world.pace.held]).toEqual([0, 0]);
	expect(world.pace.overloads).toBe(world.tooMuch);
	const { attempts } = world;
	await world.clock.advance(100_000);
	expect(world.attempts).toBe(attempts);
	return { world, results };
}

it('faults that pass: each page once, all elements in their order, never too many calls', async () => {
	await fc.assert(
		fc.asyncProperty(stable, async (settings) => {
			const { world, results } = await readAll(settings);
			expect(results).toHaveLength(settings.lists.length);
			for (const [index, { items, pageSize }] of settings.lists.entries()) {
				expect(results[index]).toEqual({ values: upTo(items), failure: undefined });
				const offsets = [...world.answered.keys()].filter((key) => key.startsWith(`${index},`));
				const pages = Math.max(1, Math.ceil(items / pageSize));
				const { mode } = settings.lists[index];
				// If nothing else says where the list ends, one more page is read, which is empty.
				const isAskedOn = mode === 'untilEmpty' && items > 0;
				expect(offsets).toHaveLength(isAskedOn ? pages + 1 : pages);
			}
			for (const [page, times] of world.answered) expect([page, times]).toEqual([page, 1]);
		}),
		runs(80, 0.12),
	);
});

it('faults that stay and a stop: all ends, and what was read is whole up to there', async () => {
	await fc.assert(
		fc.asyncProperty(faulty, async (settings) => {
			const { world, results } = await readAll(settings);
			const isStopped = world.clock.elapsed > settings.cancelAt;
			const isEnded = settings.endsAtFailure && results.some(({ failure }) => failure);
			if (!isStopped && !isEnded) expect(world.begun).toHaveLength(settings.lists.length);
			for (const list of world.begun) {
				const { values, failure } = results[list];
				expect(values).toEqual(upTo(values.length));
				const { items } = settings.lists[list];
				if (failure === undefined && settings.cancelAt === Infinity)
					expect(values).toHaveLength(items);
				else expect(values.length).toBeLessThanOrEqual(items);
			}
			// These pages waited for a place or for their interval when the stop came.
			expect(world.late).toBeLessThanOrEqual(world.begun.length);
		}),
		runs(80, 0.12),
	);
});

it('lists that grow and shrink at their end meanwhile: no element twice, none left out', async () => {
	await fc.assert(
		fc.asyncProperty(changing, async (settings) => {
			const { world, results } = await readAll(settings);
			for (const [index, { values, failure }] of results.entries()) {
				expect(failure).toBeUndefined();
				// If no answer says where the list ends, the node can't know that a short page became
				// longer.
				if (settings.lists[index].mode !== 'untilEmpty')
					expect(values).toEqual(upTo(values.length));
				expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
				const lengths = world.lengthsOf(index);
				expect(values[values.length - 1] ?? 0).toBeGreaterThanOrEqual(Math.min(...lengths));
				expect(values.length).toBeLessThanOrEqual(Math.max(...lengths));
			}
		}),
		runs(80, 0.12),
	);
});
