/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
/**
 * How long the randomized tests run. `npm run test:faults` always makes the same few runs, so that
 * a result depends only on the change under test. `npm run test:random -- --minutes N` makes as
 * many new runs as the time allows. A failure prints its seed and the smallest case that fails.
 */
import fc from 'fast-check';

const MINUTES = Number(process.env.RANDOM_MINUTES ?? 0);
/** 2^31 − 1 unless another seed is given. A long run takes a new seed each time. */
const SEED = process.env.RANDOM_SEED ?? (MINUTES > 0 ? undefined : '2147483647');

/**
 * The path that a failure printed: the failing case of its seed. It belongs to one test, so pick
 * that with jest's `-t`.
 */
const PATH = process.env.RANDOM_PATH;

/** Whether a time was given. If not, only the usual number of runs is made. */
const isLong = MINUTES > 0;

/**
 * Returns fast-check's parameters for one property.
 *
 * @param usual The number of runs if no time was given.
 * @param share The property's share of the given time, from 0 to 1.
 * @param found Cases that once failed; each run begins with them.
 */
export function runs<Case>(usual: number, share: number, found: Case[] = []): fc.Parameters<Case> {
	return {
		...(found.length > 0 && { examples: found }),
		numRuns: isLong ? Number.MAX_SAFE_INTEGER : usual + found.length,
		...(SEED !== undefined && { seed: Number(SEED) }),
		...(PATH !== undefined && { path: PATH }),
		...(isLong && {
			interruptAfterTimeLimit: MINUTES * 60_000 * share,
			markInterruptAsFailure: false,
		}),
	};
}

/** Jest's time limit, with room for the longest run, ms. */
export const ROOM_MS = 120_000 + MINUTES * 60_000 * 2;
