/**
 * Time that passes only by sleeping. A test file uses it by importing `support/fakeSleep`. The
 * engine and the node then take `sleep` from here, and the emulators read the same clock.
 */

/** Milliseconds of each sleep since `startFakeTime`. */
export const waits: number[] = [];

let now = Date.now();

/** n8n-workflow, with a `sleep` that returns at once and moves the clock forward. */
export function withFakeSleep(): object {
	const actual: object = jest.requireActual('n8n-workflow');
	const sleep = async (ms: number): Promise<void> => {
		waits.push(ms);
		passTime(ms);
	};
	return { __esModule: true, ...actual, sleep };
}

/**
 * Stops the clock at a whole second, clears `waits`, and makes random waits as short as possible.
 */
export function startFakeTime(): void {
	jest.restoreAllMocks();
	now = Math.floor(Date.now() / 1000) * 1000;
	waits.length = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	jest.spyOn(Math, 'random').mockReturnValue(0);
}

/** Moves the clock forward. */
export function passTime(ms: number): void {
	now += ms;
}
