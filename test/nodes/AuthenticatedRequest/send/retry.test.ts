import {
	CallError,
	noAnswer,
	type Unanswered,
} from '../../../../nodes/AuthenticatedRequest/call/callErrors';
import type {
	Call,
	CallAnswer,
	RetryPolicy,
} from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { Pace } from '../../../../nodes/AuthenticatedRequest/pace/pace';
import { maxWaitMs, withRetries } from '../../../../nodes/AuthenticatedRequest/send/retry';
import { TokenFlowError } from '../../../../credentials/engine/errors';
import { FakeClock } from '../../../support/fakeClock';

type Outcome = number | Error | [status: number, retryAfter: string];

let clock: FakeClock;
let pace: Pace;
/** When attempts began, in milliseconds. */
let attempts: number[];
beforeEach(() => {
	clock = new FakeClock();
	pace = new Pace(clock);
	attempts = [];
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

function callBy(method: string | undefined, retry: Partial<RetryPolicy> = {}): Call {
	return {
		request: { url: 'https://api.example.com/x', method: method as 'GET' },
		network: {},
		response: {},
		retry: { maxRetries: 3, retryPostAndPatch: false, ...retry },
		maxRedirects: 5,
	};
}

function answerOf(outcome: number | [number, string]): CallAnswer {
	const [status, retryAfter] = Array.isArray(outcome) ? outcome : [outcome];
	const headers: Record<string, string> =
		retryAfter === undefined ? {} : { 'retry-after': retryAfter };
	return { answer: { status, headers, body: {} }, statusMessage: '', rawHeaders: {} };
}

/** Calls a server that gives these outcomes in turn, and repeats the last one. */
function run(method: string | undefined, outcomes: Outcome[], retry?: Partial<RetryPolicy>) {
	const script = [...outcomes];
	return clock.run(
		withRetries(callBy(method, retry), pace, clock, async () => {
			attempts.push(clock.elapsed);
			const outcome = script.length > 1 ? script.shift()! : script[0];
			if (outcome instanceof Error) throw outcome;
			return answerOf(outcome);
		}),
	);
}

const statusOf = async (result: Promise<CallAnswer>) => (await result).answer.status;
const unanswered = (kind: Unanswered) => noAnswer('Test API', 'GET /x', kind, kind);

describe.each([
	['GET', 4],
	['HEAD', 4],
	['OPTIONS', 4],
	['PUT', 4],
	['DELETE', 4],
	[undefined, 4],
	['POST', 1],
	['PATCH', 1],
])('%s, by default', (method, expected) => {
	it.each([429, 502, 503, 504, 521, 524, 529])(
		'%d: the last answer, after all attempts',
		async (status) => {
			expect(await statusOf(run(method, [status]))).toBe(status);
			expect(attempts).toHaveLength(expected);
		},
	);

	it('no connection: the error, after all attempts', async () => {
		const error = unanswered('connection');
		await expect(run(method, [error])).rejects.toBe(error);
		expect(attempts).toHaveLength(expected);
	});
});

it.each(['POST', 'PATCH'])('%s is repeated where the user wants it', async (method) => {
	expect(
		await statusOf(run(method, [503, unanswered('connection'), 201], { retryPostAndPatch: true })),
	).toBe(201);
	expect(attempts).toHaveLength(3);
});

it.each([200, 201, 204, 304, 400, 401, 403, 404, 408, 409, 413, 422, 500, 501, 505, 520, 525, 530])(
	'%d is an answer for good',
	async (status) => {
		expect(await statusOf(run('GET', [status, 200]))).toBe(status);
		expect(attempts).toHaveLength(1);
	},
);

it.each<[string, Error]>([
	['a timeout', unanswered('timeout')],
	['a cancellation', unanswered('cancelled')],
	["an error of the node's own", new CallError('redirect refused')],
	['a refused login', new TokenFlowError('login_refused', 'no')],
	['any other error', new Error('a mistake')],
])('%s is not repeated', async (_title, error) => {
	await expect(run('GET', [error, 200])).rejects.toBe(error);
	expect(attempts).toHaveLength(1);
});

it.each([
	[0, 1],
	[1, 2],
	[5, 6],
	[-1, 1],
])('%d repeats at most: %d attempts', async (maxRetries, expected) => {
	await run('GET', [503], { maxRetries });
	expect(attempts).toHaveLength(expected);
});

it('the first answer that is no such failure ends it', async () => {
	expect(await statusOf(run('GET', [429, unanswered('connection'), 404, 200]))).toBe(404);
	expect(attempts).toHaveLength(3);
});

describe('the waits', () => {
	it.each([
		['at least', 0, [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]],
		['at most', 1, [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]],
	])('%s: doubled each time, to 10 seconds', async (_title, chance, expected) => {
		jest.spyOn(Math, 'random').mockReturnValue(chance);
		await run('GET', [502], { maxRetries: 7 });
		expect(clock.sleeps).toEqual(expected);
	});

	it('there is none after the last attempt', async () => {
		await run('GET', [unanswered('connection')], { maxRetries: 1 }).catch(() => undefined);
		expect(clock.sleeps).toEqual([250]);
	});
});

describe('Retry-After', () => {
	const inSeconds = (seconds: number) => new Date(clock.now() + seconds * 1000).toUTCString();

	it.each<[string, () => string, number[]]>([
		['seconds', () => '7', [0, 7_000]],
		['a minute, the longest', () => '60', [0, 60_000]],
		['a date', () => inSeconds(20), [0, 20_000]],
		['a date that is past', () => inSeconds(-20), [0, 0]],
		['0', () => '0', [0, 0]],
		['nothing', () => '', [0, 250]],
		['nonsense', () => 'soon', [0, 250]],
		['a negative number', () => '-5', [0, 250]],
	])('%s', async (_title, value, expected) => {
		expect(await statusOf(run('GET', [[429, value()], 200]))).toBe(200);
		expect(attempts).toEqual(expected);
	});

	it.each([429, 502, 503, 504])('is honoured with %d', async (status) => {
		await run('GET', [[status, '9'], 200]);
		expect(attempts).toEqual([0, 9_000]);
	});

	it.each<[string, () => string]>([
		['seconds', () => '61'],
		['a date', () => inSeconds(61)],
	])('a longer one in %s ends the attempts, without a pause for the others', async (_t, value) => {
		expect(await statusOf(run('GET', [[503, value()], 200]))).toBe(503);
		expect(attempts).toEqual([0]);
		await pace.ready();
		expect(clock.sleeps).toEqual([]);
	});

	it('is kept by all calls of the run, those that are not repeated included', async () => {
		expect(await statusOf(run('POST', [[429, '30'], 200]))).toBe(429);
		await run('POST', [200]);
		expect(attempts).toEqual([0, 30_000]);
	});

	it('holds a call that waits for its own turn', async () => {
		const slow = withRetries(callBy('GET'), pace, clock, async () => {
			attempts.push(clock.elapsed);
			return answerOf(attempts.length === 1 ? 502 : 200);
		});
		await clock.advance(100);
		pace.pause(5_000);
		await clock.run(slow);
		expect(attempts).toEqual([0, 5_100]);
	});

	it('of an answer for good is not minded', async () => {
		await run('GET', [[500, '30']]);
		await run('GET', [[200, '30']]);
		expect(clock.sleeps).toEqual([]);
	});
});

describe('the pace', () => {
	it.each<[string, Outcome, number]>([
		['429', 429, 5],
		['503', 503, 5],
		['a timeout', unanswered('timeout'), 5],
		['a lost connection', unanswered('connection'), 5],
		['200', 200, 10],
		['404', 404, 10],
		['500', 500, 10],
		['502', 502, 10],
		['504', 504, 10],
		['a refused login', new TokenFlowError('login_refused', 'no'), 10],
	])('after %s', async (_title, outcome, expected) => {
		await run('POST', [outcome]).catch(() => undefined);
		expect(pace.currentLimit).toBe(expected);
	});

	it('each attempt counts anew', async () => {
		await run('GET', [429], { maxRetries: 2 });
		expect(pace.currentLimit).toBe(1);
	});

	it('is told how long an answer took', async () => {
		const calls = Array.from({ length: 10 }, async () => {
			await pace.enter();
			await withRetries(callBy('GET'), pace, clock, async () => {
				await clock.pass(600);
				return answerOf(200);
			});
		});
		await clock.run(Promise.all(calls));
		expect(pace.currentLimit).toBe(20);
	});

	it('attempts that fail together count once', async () => {
		const calls = Array.from({ length: 10 }, async () => await run('POST', [429]));
		await Promise.all(calls);
		expect(pace.currentLimit).toBe(5);
	});
});

it.each([
	[undefined, 60_000],
	[0, 0],
	[-1, 0],
	[0.5, 500],
	[7, 7_000],
	['7', 7_000],
	['soon', 0],
])('Wait at Most %p is %d ms', (maxWait, expected) => {
	const policy = { maxRetries: 1, retryPostAndPatch: false, maxWait: maxWait as number };
	expect(maxWaitMs(policy)).toBe(expected);
});

it.each([
	[60, 4],
	[61, 1],
])('a pause of %d seconds is asked for: %d attempts', async (seconds, expected) => {
	await run('GET', [[429, String(seconds)]]);
	expect(attempts).toHaveLength(expected);
});
