import type { Clock } from '../../../credentials/engine/tokenFlow';
import type { Pace } from './pace';

/** Batching as in HTTP Request: a pause after every batch of items. */
export interface Batching {
	/** How many items a batch has. 0 counts as 1; a negative number means no pauses. */
	batchSize?: number;
	/** The pause in milliseconds. 0 or absent means no pauses. */
	batchInterval?: number;
}

interface Run {
	pace: Pace;
	clock: Clock;
	batching: Batching;
	/** True if the execution was stopped, so no further item starts. */
	isCancelled: () => boolean;
}

/**
 * Runs `work` for the indices 0 to count − 1, as many at the same time as the pace allows. Resolves
 * to the results in order. After the first rejection no further item starts. The rejection is
 * thrown once the items under way have ended, so that no work goes on after the execution.
 */
export async function forEachItem<T>(
	count: number,
	{ pace, clock, batching, isCancelled }: Run,
	work: (index: number) => Promise<T>,
): Promise<T[]> {
	const results = new Array<T>(count);
	const failures: unknown[] = [];
	const underWay = new Set<Promise<boolean>>();
	const { batchSize = 1, batchInterval = 0 } = batching;
	for (let index = 0; index < count; index++) {
		if (index > 0 && batchInterval > 0 && batchSize >= 0 && index % Math.max(1, batchSize) === 0)
			await clock.sleep(batchInterval);
		if (!pace.tryEnter()) await pace.enter();
		if (failures.length > 0 || isCancelled()) {
			// Work under way can be waiting for the slot.
			pace.leave();
			break;
		}
		const item: Promise<boolean> = workOn(index).then(() => underWay.delete(item));
		underWay.add(item);
	}
	await Promise.all(underWay);
	if (failures.length > 0) throw failures[0];
	return results;

	async function workOn(index: number): Promise<void> {
		try {
			results[index] = await work(index);
		} catch (error) {
			failures.push(error);
		} finally {
			pace.leave();
		}
	}
}
