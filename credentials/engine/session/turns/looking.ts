import type { Subject } from '../state/subject';

/** Pauses before each further look, in ms; the last one is repeated. */
const PAUSES_MS = [100, 300, 600, 1_000];

/** Access to the store that processes share. */
export interface Store {
	/** Reads the credential as it is stored now. */
	read: () => Promise<Subject>;
	sleep: (ms: number) => Promise<void>;
}

/** What to look for, and for how long. */
export interface Sought {
	isThere: (stored: Subject) => boolean;
	/** The time to look for it, in ms; 0 looks once. Called after the first look. */
	patienceMs: (stored: Subject) => number;
}

/**
 * Reads the store until the sought session is there or the time is over. Returns the last state
 * that could be read. Rejects if the first read fails.
 */
export async function lookFor(
	{ read, sleep }: Store,
	{ isThere, patienceMs }: Sought,
): Promise<Subject> {
	let stored = await read();
	for (const pauseMs of isThere(stored) ? [] : pausesOf(patienceMs(stored))) {
		await sleep(pauseMs);
		// Another call of this process can have found it. If the store fails for a moment, the last
		// state is kept.
		if (!isThere(stored)) stored = await read().catch(() => stored);
		if (isThere(stored)) break;
	}
	return stored;
}

/** Returns pauses that add up to a time. */
function pausesOf(patienceMs: number): number[] {
	const pauses: number[] = [];
	for (let left = patienceMs; left > 0; left -= pauses[pauses.length - 1])
		pauses.push(Math.min(left, PAUSES_MS[pauses.length] ?? PAUSES_MS[PAUSES_MS.length - 1]));
	return pauses;
}
