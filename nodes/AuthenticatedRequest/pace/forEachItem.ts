import type { Clock } from '../../../credentials/engine/tokenFlow';
import type { Pace } from './pace';

/** HTTP Request's batching: a pause after every batch of items. */
export interface Batching {
	/** Items; below 1 counts as 1. */
	batchSize?: number;
	/** Milliseconds; 0 or absent: no pauses. */
	batchInterval?: number;
}

interface Run {
	pace: Pace;
	clock: Clock;
	batching: Batching;
	/** Whether the execution was stopped: no further item starts. */
	isCancelled: () => boolean;
}

/**
 * Runs `work` for the indices 0 to count − 1, as many at once as the pace allows, and resolves to
 * the results in order. The first rejection stops further items from starting; it is thrown once
 * the items under way have ended, so that nothing goes on behind the execution's back.
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
			// Work under way can be waiting for it.
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
