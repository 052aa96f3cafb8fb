import type { Contestant } from './contestants';

/** Whether the URL is the same for all items or holds an expression. */
export type Kind = 'constant' | 'expression';

/** A situation in which the contestants are compared. */
export interface Scenario {
	name: 'warm-up' | 'throughput' | 'latency' | 'slots' | 'pages' | 'memory';
	/** How many input items there are. */
	items: number;
	/** How many pages the list of each item has. If absent, each item makes one call. */
	pages?: number;
	kind: Kind;
	/** How long the provider takes to answer, in milliseconds. */
	delayMs: number;
	/** How many calls the provider serves at the same time. It answers 429 to the others. */
	maxInFlight: number | null;
	contestants: Contestant[];
	repetitions: number;
}

/** One execution of one contestant's workflow. */
export interface Run extends Omit<Scenario, 'contestants' | 'repetitions'> {
	/** The ID of the workflow and of its credential. */
	id: string;
	number: number;
	contestant: Contestant;
}

const CALLING: Contestant[] = ['Authenticated Request', 'HTTP Request', 'Bare loop'];
const PAGING: Contestant[] = ['Authenticated Request', 'One Page after Another', 'HTTP Request'];
const ALL: Contestant[] = [...CALLING, 'Do nothing'];
const COMMON = { kind: 'expression', delayMs: 0, maxInFlight: null, contestants: ALL } as const;

const MANY_LISTS = { items: 20, pages: 20 };

/** The scenarios of the whole benchmark, or those that show in a minute that it works. */
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

/** Scenarios with one long list, and with many lists at the same time. */
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

/** The scenario for memory, in which each contestant gets a freshly started n8n. */
export function memoryScenario(isQuick: boolean): Scenario {
	return { ...COMMON, name: 'memory', items: isQuick ? 100 : 5_000, repetitions: 1 };
}

/** All runs in order. Each repetition is a round of all contestants, and the first one changes. */
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
