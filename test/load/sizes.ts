/** How much the load test runs. */
export interface Sizes {
	/** Executions of many items, and the number of items in each. */
	memory: { executions: number; items: number };
	/** Executions with short tokens, and how many run at the same time. */
	short: { executions: number; items: number; atOnce: number };
	/** Processes that share a credential, with their executions and the items of each. */
	workers: { processes: number; executions: number; items: number };
	/** How long PostgreSQL stands still, ms. */
	outage: { pauseMs: number };
}

/** The full load. */
export const FULL: Sizes = {
	memory: { executions: 10, items: 50_000 },
	short: { executions: 1_000, items: 10, atOnce: 20 },
	workers: { processes: 10, executions: 20, items: 10 },
	outage: { pauseMs: 10_000 },
};

/** A small load that shows in about two minutes whether the scenarios work. */
export const QUICK: Sizes = {
	memory: { executions: 4, items: 2_000 },
	short: { executions: 100, items: 10, atOnce: 10 },
	workers: { processes: 4, executions: 5, items: 5 },
	outage: { pauseMs: 3_000 },
};
