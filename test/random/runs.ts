/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
/**
 * How long the randomised tests run: some runs each in `npm run test:faults`, always the same ones, so
 * that a change is judged by what it changes; as many new ones as the time allows by
 * `npm run test:random -- --minutes N`. A failure prints its seed and the smallest case that fails.
 */
import fc from 'fast-check';

const MINUTES = Number(process.env.RANDOM_MINUTES ?? 0);
/** 2^31 − 1, unless another is asked for; a long run takes a new one each time. */
const SEED = process.env.RANDOM_SEED ?? (MINUTES > 0 ? undefined : '2147483647');

/** The case of a seed that a failure named as its path; of one test, which jest's `-t` picks. */
const PATH = process.env.RANDOM_PATH;

/** What is left of the time that was asked for, in minutes; 0: only the usual number of runs. */
const isLong = MINUTES > 0;

/**
 * The parameters for one property that takes a share of the time.
 *
 * @param found cases that once failed; each run begins with them
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

/** Room for the longest run, in milliseconds. */
export const ROOM_MS = 120_000 + MINUTES * 60_000 * 2;
