/** What becomes of a call if its answer is a failure, damaged, late or lost: fault × credential. */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { FAULTY_DATA } from '../../../providers/faults';
import { useProviders } from '../../../support/lifecycle';
import { METHODS, type Method } from '../../../support/methods';
import { timeOutAtOnce } from '../../../support/timeouts';
import { checkRow, wrapped, type Outcome } from './faultTable';

const providers = useProviders({ resetsBeforeEach: false });

timeOutAtOnce(({ url = '' }) => url.includes('/slow?'));

/** The expected outcome of three items; `data` is wrapped the way the vendor does it. */
type Expected = Omit<Outcome, 'logins' | 'item'> &
	({ item: IDataObject | string[] } | { data: unknown });

/** A URL that answers each item's first call with the fault `as`, and the next one normally. */
const once = (as: string, more = '') => `flaky?key={{ $json.index }}&as=${as}${more}`;
/** The pauses of three items, each of which waits this long. */
const each = (...waits: number[]) => waits.flatMap((ms) => [ms, ms, ms]);

const ONE_BY_ONE = { options: { concurrency: 1 } };
const TIMEOUT_MS = 60_000;
const IN_TIME = `no answer within ${TIMEOUT_MS} ms`;
const asJson = { options: { response: { response: { responseFormat: 'json' } } } };

const second: Expected = { sends: 6, waits: each(250), data: { attempt: 2 } };
const fails = (sends: number, words: string[], advice?: string, waits?: number[]): Expected => ({
	sends,
	item: words,
	advice,
	waits,
});
/** The outcome if the first attempt and all three retries fail. */
const goesOnFailing = (words: string[], advice?: string) =>
	fails(12, words, advice, each(250, 500, 1000));
const works = (data: unknown): Expected => ({ sends: 3, data });

const LATE = 'Retry-After an hour: longer than a run can wait';
const ROWS: Array<[fault: string, url: string, parameters: IDataObject, expected: Expected]> = [
	['403', 'status/403', {}, fails(3, ['Simulated failure 403'], 'lacks the right')],
	[
		'403 once, Retry-After 7: a rate limit',
		once('status/403', '&retryAfter=7'),
		ONE_BY_ONE,
		{ ...second, waits: each(7000) },
	],
	[
		`403, ${LATE}`,
		'status/403?retryAfter=3600',
		{},
		fails(3, ['Simulated failure 403'], 'to wait 3600 seconds'),
	],
	['404', 'status/404', {}, fails(3, ['Simulated failure 404'], 'Check the URL')],
	['409', 'status/409', {}, fails(3, ['Simulated failure 409'], 'HTTP 409')],
	['429 once', once('status/429'), {}, second],
	[
		'429 once, Retry-After 7',
		once('status/429', '&retryAfter=7'),
		ONE_BY_ONE,
		{ ...second, waits: each(7000) },
	],
	['429 once, Retry-After 0', once('status/429', '&retryAfter=0'), {}, { ...second, waits: [] }],
	[
		`429, ${LATE}`,
		'status/429?retryAfter=3600',
		{},
		fails(3, ['Simulated failure 429'], 'to wait 3600 seconds'),
	],
	[
		'429 always',
		'status/429',
		{},
		goesOnFailing(['Simulated failure 429'], 'asks for fewer calls'),
	],
	['500', 'status/500', {}, fails(3, ['Simulated failure 500'], "on the provider's side")],
	['502 once', once('status/502'), {}, second],
	['503 once', once('status/503'), {}, second],
	['504 once', once('status/504'), {}, second],
	[
		'503 always',
		'status/503',
		{},
		goesOnFailing(['Simulated failure 503'], "on the provider's side"),
	],
	[
		'timeout',
		'slow?ms=600000',
		{ options: { timeout: TIMEOUT_MS } },
		fails(3, [`got no answer (${IN_TIME})`], 'Raise Options > Timeout'),
	],
	['reset once', once('reset'), {}, second],
	[
		'reset always',
		'reset',
		{},
		goesOnFailing(['got no answer (the connection was closed)'], 'Check "Base URL"'),
	],
	['reset in the middle of the body once', once('broken-off'), {}, second],
	[
		'reset in the middle of the body always',
		'broken-off',
		{},
		goesOnFailing(['the answer broke off (the connection was closed)'], 'ask for less at once'),
	],
	[
		'a web page',
		'html',
		{},
		{ sends: 3, item: { data: expect.stringContaining('<title>Maintenance') as never } },
	],
	['a web page where JSON is asked for', 'html', asJson, fails(3, ['not JSON but a web page'])],
	[
		'a web page that says it is JSON',
		'html?type=application/json',
		{},
		fails(3, ['not JSON but a web page'], 'Check the URL'),
	],
	['a web page, 404', 'html?status=404', {}, fails(3, ['a web page instead of an API answer'])],
	[
		'a web page, 502 always',
		'html?status=502',
		{},
		goesOnFailing(['a web page instead of an API answer']),
	],
	['gzip', 'gzip', {}, works(FAULTY_DATA)],
	['gzip that ends too early', 'gzip?but=half', {}, fails(3, ['The answer is not JSON'])],
	[
		'gzip that is none',
		'gzip?but=none',
		{},
		goesOnFailing(['got no answer', 'incorrect header check']),
	],
	['204', 'empty', {}, { sends: 3, item: {} }],
	['Latin-1 called UTF-8', 'invalid-utf8', {}, works(FAULTY_DATA)],
	['Latin-1 of no charset', 'invalid-utf8?type=application/json', {}, works(FAULTY_DATA)],
	[
		'truncated JSON',
		'truncated',
		{},
		fails(3, ['The answer is not JSON'], 'did not send all of it'),
	],
];

/** Runs a row with a live token, and checks that the token is kept. */
async function check(method: Method, url: string, parameters: IDataObject, expected: Expected) {
	const { sends, waits } = expected;
	const isByStatus = /^(status\/|flaky)/.test(url);
	const advice =
		expected.advice && isByStatus ? (method.advice ?? expected.advice) : expected.advice;
	const item = 'data' in expected ? wrapped(method, expected.data) : expected.item;
	const fault = { isLoggedIn: true, url, parameters };
	await checkRow(providers, method, fault, { logins: 0, sends, waits, advice, item });
	expect(providers[method.type].counters.rejected).toBe(0);
}

describe.each(METHODS)('$type $method, GET:', (method) => {
	const rows = ROWS.filter(([, url]) => url !== `status/${method.rejectionStatus}`);
	it.each(rows)('%s', async (_fault, url, parameters, expected) => {
		await check(method, url, parameters, expected);
	});
});

const body = {
	sendBody: true,
	bodyParameters: { parameters: [{ name: 'colour', value: 'blue' }] },
};
const bodyFor = ({ contentType }: Method): IDataObject => ({ ...body, contentType });
const RETRY = { retry: { retry: { retryPostAndPatch: true } } };

/** Faults after which POST and PATCH are not repeated, or only if the user allows it (`again`). */
const ONCE: Array<
	[fault: string, again: boolean, url: string, options: IDataObject, words: string]
> = [
	['429', true, once('status/429', '&times=2'), {}, 'Simulated failure 429'],
	['502', true, once('status/502', '&times=2'), {}, 'Simulated failure 502'],
	['503', true, once('status/503', '&times=2'), {}, 'Simulated failure 503'],
	['504', true, once('status/504', '&times=2'), {}, 'Simulated failure 504'],
	['reset', true, once('reset', '&times=2'), {}, 'the connection was closed'],
	['reset in the body', true, once('broken-off', '&times=2'), {}, 'the connection was closed'],
	['500', false, once('status/500', '&times=2'), {}, 'Simulated failure 500'],
	['timeout', false, 'slow?ms=600000', { timeout: TIMEOUT_MS }, IN_TIME],
];

/** One fault is enough to show that PATCH is treated like POST. */
const OF_PATCH = ONCE.filter(([fault]) => fault === '503');

describe.each(METHODS)('$type $method', (method) => {
	describe.each([
		{ verb: 'POST', rows: ONCE },
		{ verb: 'PATCH', rows: OF_PATCH },
	])('$verb:', ({ verb, rows }) => {
		it.each(rows)('%s: sent once', async (_fault, _again, url, options, words) => {
			const parameters = { method: verb, ...bodyFor(method), options };
			await check(method, url, parameters, fails(3, [words]));
		});

		it.each(rows)('%s: sent again if so wanted: %p', async (_fault, again, url, options, words) => {
			const parameters = { method: verb, ...bodyFor(method), options: { ...options, ...RETRY } };
			const third: Expected = { sends: 9, waits: each(250, 500), data: { attempt: 3 } };
			await check(method, url, parameters, again ? third : fails(3, [words]));
			const bodies = providers[method.type].requests.map((request) => request.body);
			expect(bodies.every((text) => /"?colour"?[:=]"?blue/.test(text))).toBe(true);
		});
	});

	it('PUT: 503 once: sent again', async () => {
		await check(method, once('status/503'), { method: 'PUT', ...bodyFor(method) }, second);
	});
});
