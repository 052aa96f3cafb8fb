import type { Subject } from '../subject';

/** Pauses before each further look, ms; the last one goes on. */
const PAUSES_MS = [100, 300, 600, 1_000];

/** How the store is looked into that processes share. */
export interface Store {
	/** The credential as it is stored now. */
	read: () => Promise<Subject>;
	sleep: (ms: number) => Promise<void>;
}

/** What to look for, and how long. */
export interface Sought {
	isThere: (stored: Subject) => boolean;
	/** In ms; 0 looks once. Asked after the first look. */
	patienceMs: (stored: Subject) => number;
}

/**
 * Looks into the store until something is there. Returns what it had at the last look that it answered;
 * rejects if it does not answer the first.
 */
export async function lookFor(
	{ read, sleep }: Store,
	{ isThere, patienceMs }: Sought,
): Promise<Subject> {
	let stored = await read();
	for (const pauseMs of isThere(stored) ? [] : pausesOf(patienceMs(stored))) {
		await sleep(pauseMs);
		// Another call of this process can have found it. A store that is away for a moment has nothing.
		if (!isThere(stored)) stored = await read().catch(() => stored);
		if (isThere(stored)) break;
	}
	return stored;
}

/** The pauses that add up to a time. */
function pausesOf(patienceMs: number): number[] {
	const pauses: number[] = [];
	for (let left = patienceMs; left > 0; left -= pauses[pauses.length - 1])
		pauses.push(Math.min(left, PAUSES_MS[pauses.length] ?? PAUSES_MS[PAUSES_MS.length - 1]));
	return pauses;
}
