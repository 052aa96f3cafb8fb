/** Time as an argument, so that rules about time can be tested without waiting. */
export interface Clock {
	/** Epoch milliseconds, for instants that others know too, such as the expiry of a token. */
	now(): number;
	/**
	 * Milliseconds since an arbitrary start, from a clock that nobody adjusts. Used for pauses and
	 * ages. Absent: `now` is used.
	 */
	steady?(): number;
	sleep(ms: number): Promise<void>;
}

/** Returns the time for measuring pauses and ages, in ms. */
export function steadyNow(clock: Clock): number {
	return clock.steady?.() ?? clock.now();
}
