/** Time as an argument, so that rules about it can be tested without waiting. */
export interface Clock {
	/** Epoch milliseconds: for instants that others know too, such as when a token ends. */
	now(): number;
	/** Milliseconds from any start, by a clock that nobody sets: for pauses and ages; `now` unless given. */
	steady?(): number;
	sleep(ms: number): Promise<void>;
}

/** The time of pauses and ages, in ms. */
export function steadyNow(clock: Clock): number {
	return clock.steady?.() ?? clock.now();
}
