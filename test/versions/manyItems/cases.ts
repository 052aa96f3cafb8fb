/** Calls that each case makes in one execution, one for an item; HTTP Request sends them all at once. */
export const ITEMS = 100;

/** How the token stands when the calls begin. */
export type Before = 'no token' | 'live' | 'of an earlier process' | 'revoked' | 'revoked again';

/** What many items of HTTP Request do, and what must come of it. */
export interface Case {
	name: string;
	before: Before;
	method: 'GET' | 'POST';
	/** Below the base of the emulator's API. */
	path: string;
	/** Of the node. */
	options?: Record<string, unknown>;
	/** After so many answered calls the token is revoked. */
	revokeAfterCalls?: number;
	expected: {
		/** Logins and renewals while the calls are made. */
		tokens: number;
		/** How often each item's request may be sent at most. */
		sends: 1 | 2;
		/** Items that give what the API answers; the others give an error. */
		succeeded: number;
	};
}

const echoed = { path: 'echo', expected: { tokens: 1, sends: 2, succeeded: ITEMS } } as const;
const failed = { path: 'status/500', expected: { tokens: 0, sends: 1, succeeded: 0 } } as const;
const inBatches = { batching: { batch: { batchSize: 20, batchInterval: 100 } } };

/** In this order, each with a credential of its own. */
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
