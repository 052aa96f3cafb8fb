import type { Contestant } from './contestants';

/** Whether the URL is the same for all items or holds an expression. */
export type Kind = 'constant' | 'expression';

/** One situation that contestants are put in. */
export interface Scenario {
	name: 'warm-up' | 'throughput' | 'latency' | 'slots' | 'pages' | 'memory';
	/** Input items. */
	items: number;
	/** Pages of the list that each item reads; absent: one call each. */
	pages?: number;
	kind: Kind;
	/** How long the provider takes for an answer. */
	delayMs: number;
	/** Calls that the provider serves at the same time; it answers 429 to the others. */
	maxInFlight: number | null;
	contestants: Contestant[];
	repetitions: number;
}

/** One execution of one contestant's workflow. */
export interface Run extends Omit<Scenario, 'contestants' | 'repetitions'> {
	/** Of the workflow and of its credential. */
	id: string;
	number: number;
	contestant: Contestant;
}

const CALLING: Contestant[] = ['Authenticated Request', 'HTTP Request', 'Bare loop'];
const PAGING: Contestant[] = ['Authenticated Request', 'One Page after Another', 'HTTP Request'];
const ALL: Contestant[] = [...CALLING, 'Do nothing'];
const COMMON = { kind: 'expression', delayMs: 0, maxInFlight: null, contestants: ALL } as const;

const MANY_LISTS = { items: 20, pages: 20 };

/** The whole benchmark, or what shows in a minute that it works. */
export function scenarios(isQuick: boolean): Scenario[] {
	const repetitions = isQuick ? 1 : 3;
	const kinds: Kind[] = ['constant', 'expression'];
	const throughput = (isQuick ? [100] : [100, 1_000, 5_000]).flatMap((items) =>
		kinds.map((kind) => ({ items, kind })),
	);
	return [
		...kinds.map((kind) => ({
			...COMMON,
			name: 'warm-up' as const,
			items: isQuick ? 20 : 1_000,
			kind,
			repetitions: 1,
		})),
		...throughput.map((rest) => ({ ...COMMON, name: 'throughput' as const, repetitions, ...rest })),
		...(isQuick ? [50] : [50, 200, 500]).map((delayMs) => ({
			...COMMON,
			name: 'latency' as const,
			items: isQuick ? 100 : 1_000,
			delayMs,
			contestants: CALLING,
			repetitions,
		})),
		{
			...COMMON,
			name: 'slots' as const,
			items: isQuick ? 100 : 1_000,
			delayMs: 200,
			maxInFlight: 20,
			contestants: CALLING,
			repetitions,
		},
		...paging(isQuick, repetitions),
	];
}

/** One long list, and many lists at once. */
function paging(isQuick: boolean, repetitions: number): Scenario[] {
	const lists = isQuick ? [{ items: 1, pages: 20 }] : [{ items: 1, pages: 100 }, MANY_LISTS];
	return lists.flatMap(({ items, pages }) =>
		(isQuick ? [50] : [50, 200]).map((delayMs) => ({
			...COMMON,
			name: 'pages' as const,
			kind: 'constant' as const,
			items,
			pages,
			delayMs,
			contestants: PAGING,
			repetitions,
		})),
	);
}

/** What each contestant does in an n8n that has done nothing before. */
export function memoryScenario(isQuick: boolean): Scenario {
	return { ...COMMON, name: 'memory', items: isQuick ? 100 : 5_000, repetitions: 1 };
}

/** All runs, in their order: a repetition is a round of all contestants, begun by another each time. */
export function runsOf(all: Scenario[]): Run[] {
	let number = 0;
	return all.flatMap(({ contestants, repetitions, ...scenario }) =>
		Array.from({ length: repetitions }, (_, round) =>
			contestants.map((__, place) => {
				const contestant = contestants[(place + round) % contestants.length];
				number++;
				return { ...scenario, contestant, number, id: `bench-${number}` };
			}),
		).flat(),
	);
}
