/**
 * Tests one request of a login: when it is repeated, after which pause, and with which error it
 * ends.
 */
import { TokenFlowError, UnusableAnswer } from '../../../../../credentials/engine/errors';
import { sendForLogin } from '../../../../../credentials/engine/session/login/sendForLogin';
import type { HttpAnswer, LoginSource } from '../../../../../credentials/engine/tokenFlow';
import { jsonRequest } from '../../../../../credentials/engine/vendor/flowRequests';
import { TEST_BASE, testFlow, testLogin } from '../../../../support/testFlow';

type Outcome = HttpAnswer | Error;
const answer = (status: number, body: unknown = {}, headers = {}): HttpAnswer => ({
	status,
	headers,
	body,
});
const BUSY = answer(503, '');
const OK = answer(200, 'ok');

/** Sends the request to a provider with these outcomes; the last one repeats for ever. */
async function run(outcomes: Outcome[], login: Partial<LoginSource> = {}, retries = 2, more = {}) {
	const source = testLogin(login);
	const flow = testFlow({ source, secrets: ['s3cret'], ...more });
	const waits: number[] = [];
	let sent = 0;
	const call = {
		flow,
		source,
		fingerprint: 'f',
		clock: {
			now: () => 0,
			sleep: async (ms: number) => {
				waits.push(ms);
				await Promise.resolve();
			},
		},
		retries: () => retries,
		hasWorked: false,
		isRejected: () => false,
		transport: async () => {
			const outcome = outcomes[Math.min(sent++, outcomes.length - 1)];
			await Promise.resolve();
			if (outcome instanceof Error) throw outcome;
			return outcome;
		},
	};
	const request = () => jsonRequest(`${TEST_BASE}/login?n=${sent}`, {});
	const result = await sendForLogin(call, request, ['s3cret'], 'renewal').then(
		({ request: { url }, answer: { status } }) => `${status} ${url}`,
		(error: TokenFlowError) => error,
	);
	return { result, waits, sent };
}

it.each<[string, Outcome[], Partial<LoginSource>, number[]]>([
	['a success', [OK], {}, []],
	['a refusal', [answer(401)], {}, []],
	['busy', [BUSY, OK], {}, [300]],
	['busy twice', [BUSY, BUSY, OK], {}, [300, 1_000]],
	['no answer', [new Error('ECONNRESET'), OK], {}, [300]],
	...[408, 429, 500, 501, 502, 504].map(
		(status): [string, Outcome[], Partial<LoginSource>, number[]] => [
			`HTTP ${status}`,
			[answer(status, ''), OK],
			{},
			[300],
		],
	),
	['a pause', [answer(503, '', { 'retry-after': '3' }), OK], {}, [3_000]],
	['the longest pause', [answer(503, '', { 'retry-after': '10' }), OK], {}, [10_000]],
	['a refusal under HTTP 500', [answer(500, { message: 'no' })], {}, []],
	['words about the password', [answer(503, 'wrong password')], {}, []],
	['an answer that the vendor calls a refusal', [BUSY], { isRefusal: () => true }, []],
	[
		'one that says "later" under HTTP 503',
		[answer(503, 'wrong password'), OK],
		{ saysTryLater: ({ status }) => status === 503 },
		[300],
	],
])('%s is sent again or not', async (_title, outcomes, source, waits) => {
	const run1 = await run(outcomes, source);
	expect(run1.waits).toEqual(waits);
	expect(run1.sent).toBe(waits.length + 1);
	const last = outcomes[waits.length] as HttpAnswer;
	// Each attempt builds a request of its own.
	expect(run1.result).toBe(`${last.status} ${TEST_BASE}/login?n=${waits.length}`);
});

const AT = `Test API: the renewal at ${TEST_BASE} got no usable answer`;
it.each<[string, Outcome[], Partial<LoginSource>, number, string, number, number | undefined]>([
	['busy for ever', [BUSY], {}, 2, `${AT} (HTTP 503)`, 3, undefined],
	['one attempt', [BUSY], {}, 0, `${AT} (HTTP 503)`, 1, undefined],
	[
		'with words',
		[answer(503, { message: 'down s3cret' })],
		{},
		0,
		`${AT} (HTTP 503: down *****)`,
		1,
		undefined,
	],
	[
		'a longer pause',
		[answer(503, '', { 'retry-after': '11' })],
		{},
		2,
		`${AT} (HTTP 503, retry after 11)`,
		1,
		11_000,
	],
	['no answer at all', [new Error('s3cret ECONNRESET')], {}, 0, `${AT} (`, 1, undefined],
	[
		'later, under a status of success',
		[OK],
		{ saysTryLater: () => true },
		2,
		`${AT} (HTTP 200`,
		1,
		undefined,
	],
	[
		'words of the login’s own',
		[answer(503, '')],
		{ failureIn: () => 'own words' },
		0,
		`${AT} (HTTP 503: own words)`,
		1,
		undefined,
	],
])('in the end: %s', async (_title, outcomes, source, retries, words, count, retryAfterMs) => {
	const { result, sent } = await run(outcomes, source, retries);
	const { message, reason, retryAfterMs: pause } = result as TokenFlowError;
	expect([reason, pause]).toEqual(['provider_unreachable', retryAfterMs]);
	expect(message.startsWith(words)).toBe(true);
	expect(message).toContain('Check "Base URL" in the credential and that the server is up');
	expect(message).not.toContain('s3cret');
	expect(sent).toBe(count);
});

it.each<[string, Error, string, string]>([
	[
		'an answer that can’t be read',
		new UnusableAnswer('with a flood'),
		'unreadable_answer',
		`Test API: the login at ${TEST_BASE} answered, but with a flood. Check "Base URL"`,
	],
	[
		'none in time',
		new UnusableAnswer('not in 60 seconds', false),
		'provider_unreachable',
		`${AT} (not in 60 seconds)`,
	],
	[
		'another error of ours',
		new TokenFlowError('foreign_origin', 'not there'),
		'foreign_origin',
		'not there',
	],
])('%s ends the login', async (_title, error, reason, words) => {
	const { result, sent } = await run([error, OK]);
	expect(result).toMatchObject({ reason });
	expect((result as Error).message.startsWith(words)).toBe(true);
	expect(sent).toBe(1);
});

it('the status of the vendor’s envelope counts', async () => {
	const statusIn = ({ body }: HttpAnswer) => (body === 'busy' ? 503 : undefined);
	const { waits, result } = await run([answer(200, 'busy'), OK], {}, 2, { statusIn });
	expect(waits).toEqual([300]);
	expect(result).toContain('200 ');
});
