/** The calls of each case in one execution, one per item. HTTP Request sends them all at once. */
export const ITEMS = 100;

/** The state of the token when the calls begin. */
export type Before = 'no token' | 'live' | 'of an earlier process' | 'revoked' | 'revoked again';

/** A run of HTTP Request with many items, and its expected result. */
export interface Case {
	name: string;
	before: Before;
	method: 'GET' | 'POST';
	/** Relative to the base URL of the emulator's API. */
	path: string;
	/** The node's options. */
	options?: Record<string, unknown>;
	/** The token is revoked after this many answered calls. */
	revokeAfterCalls?: number;
	expected: {
		/** The logins and renewals during the calls. */
		tokens: number;
		/** How often each item's request may be sent. */
		sends: 1 | 2;
		/** How many items hold the API's answer; the others hold an error. */
		succeeded: number;
	};
}

const echoed = { path: 'echo', expected: { tokens: 1, sends: 2, succeeded: ITEMS } } as const;
const failed = { path: 'status/500', expected: { tokens: 0, sends: 1, succeeded: 0 } } as const;
const inBatches = { batching: { batch: { batchSize: 20, batchInterval: 100 } } };

/** They run in this order, each with a credential of its own. */
export const CASES: Case[] = [
	{
		name: 'POSTs answered 500, no token yet',
		before: 'no token',
		method: 'POST',
		path: 'status/500',
		expected: { ...failed.expected, tokens: 1 },
	},
	{
		name: 'POSTs answered 500, token of an earlier process',
		before: 'of an earlier process',
		method: 'POST',
		...failed,
	},
	{ name: 'GETs, token revoked after its login', before: 'revoked', method: 'GET', ...echoed },
	{ name: 'POSTs, token revoked after its login', before: 'revoked', method: 'POST', ...echoed },
	{ name: 'GETs, the next token revoked too', before: 'revoked again', method: 'GET', ...echoed },
	{
		name: 'GETs in batches, token revoked in between',
		before: 'live',
		method: 'GET',
		options: inBatches,
		revokeAfterCalls: 30,
		...echoed,
	},
];
