/** How much is tried. */
export interface Sizes {
	/** Executions of many items, and the items of each. */
	memory: { executions: number; items: number };
	/** Executions with short tokens, so many at the same time. */
	short: { executions: number; items: number; atOnce: number };
	/** Processes that share a credential, the executions of each and their items. */
	workers: { processes: number; executions: number; items: number };
	/** Bursts of executions while Redis and PostgreSQL are out of order. */
	outage: { pauseMs: number };
}

/** The whole of it. */
export const FULL: Sizes = {
	memory: { executions: 10, items: 50_000 },
	short: { executions: 1_000, items: 10, atOnce: 20 },
	workers: { processes: 10, executions: 20, items: 10 },
	outage: { pauseMs: 10_000 },
};

/** What shows in about two minutes that it works. */
export const QUICK: Sizes = {
	memory: { executions: 4, items: 2_000 },
	short: { executions: 100, items: 10, atOnce: 10 },
	workers: { processes: 4, executions: 5, items: 5 },
	outage: { pauseMs: 3_000 },
};
