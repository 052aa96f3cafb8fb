import type { RemoteProvider } from '../bench/remoteProvider';
import { growthPerStep } from './heap';
import type { LoadServer } from './loadServer';
import { type Row, rowOf } from './row';
import type { Sizes } from './sizes';

const MB = 1_000_000;
/**
 * The heap counts as flat if it grows by less than this many bytes per item. That is less than the
 * smallest thing that could be kept of an item: a pointer and an entry of a map.
 */
const BYTES_PER_ITEM = 20;
/** How much n8n's own heap varies from one execution to the next, even with one item. */
const NOISE_BYTES = 0.5 * MB;

/**
 * Runs executions of many items, one after another, and checks that none of them leaves anything in
 * memory.
 */
export async function memory(
	server: LoadServer,
	provider: RemoteProvider,
	{ memory: { executions, items } }: Sizes,
	say: (line: string) => void,
): Promise<Row> {
	await provider.prepare({});
	const run = await server.publish('memory', items, provider);
	const heaps: number[] = [];
	const counts: number[] = [];
	for (let number = 1; number <= executions; number++) {
		counts.push(await run());
		heaps.push(await server.heap());
		say(`  execution ${number}: ${counts.at(-1)} items, heap ${inMb(heaps.at(-1) ?? 0)}`);
	}
	const growth = growthPerStep(heaps.slice(1));
	const limit = BYTES_PER_ITEM * items + NOISE_BYTES;
	const warnings = await server.listenerWarnings();
	const counters = await provider.counters();
	const succeeded = counts.filter((count) => count === items).length;
	return rowOf(
		`${executions} × ${items} items of 1 kB`,
		`${succeeded} of ${executions}`,
		counters,
		`heap ${inMb(heaps[0])} after the first, ${inMb(heaps.at(-1) ?? 0)} after the last: ${inMb(growth)} an execution`,
		[
			succeeded < executions && `an execution gave ${Math.min(...counts)} items`,
			counters.calls !== executions * items && `${counters.calls} calls were answered`,
			counters.logins !== 1 && `${counters.logins} logins`,
			growth > limit && `the heap grows by ${inMb(growth)} an execution`,
			warnings[0],
		],
	);
}

const inMb = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`;
