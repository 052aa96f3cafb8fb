import type { Subject } from '../state/subject';

/** Pauses before each further look, in ms; the last one is repeated. */
const PAUSES_MS = [100, 300, 600, 1_000];

/** Access to the store that processes share. */
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
 * Reads the store until what is sought is there, or patience ends. Returns the last state that could be
 * read; rejects if the first read fails.
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
