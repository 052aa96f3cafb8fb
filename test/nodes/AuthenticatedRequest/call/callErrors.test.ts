/** The messages of failed calls, and what they show of the call and its answer. */
import type { HttpAnswer, TokenFlow } from '../../../../credentials/engine/tokenFlow';
import {
	callFailed,
	CallError,
	noAnswer,
	redirectRefused,
	tokenRejected,
	type Unanswered,
} from '../../../../nodes/AuthenticatedRequest/call/callErrors';
import type { Call, CallAnswer } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { networkReason } from '../../../../credentials/engine/networkReason';
import { shownBody, withBodyOf } from '../../../../nodes/AuthenticatedRequest/call/shownAnswer';
import { nameOfCall, shownRequest } from '../../../../nodes/AuthenticatedRequest/call/shownCall';

const flow = { provider: 'Test API' } as TokenFlow;
const answered = (status: number): HttpAnswer => ({ status, headers: {}, body: {} });

it.each([
	[302, ' Use the new address in the URL, or let Options > Redirects follow it.'],
	[
		304,
		' Nothing has changed since what If-None-Match or If-Modified-Since names. To get the answer all the same, remove that header; to go on without one, switch on Never Error.',
	],
	[399, ' Use the new address in the URL, or let Options > Redirects follow it.'],
	[400, " The login works: compare the call's parameters and body with the API's documentation."],
	[
		403,
		' This user or key lacks the right to do that: have it granted, or use another credential.',
	],
	[404, ' Check the URL: path and IDs.'],
	[405, ' Choose another method: this URL does not take it.'],
	[
		415,
		' The API takes another type of body: check Body Content Type, and the header Content-Type.',
	],
	[429, ' The API asks for fewer calls: lower Options > Concurrency.'],
	[499, " The login works: compare the call's parameters and body with the API's documentation."],
	[500, " The fault is on the provider's side; try again later."],
	[503, " The fault is on the provider's side; try again later."],
])('a call that failed with HTTP %d: what to do', (status, advice) => {
	const error = callFailed(flow, 'GET /x', answered(status), 'no');
	expect(error).toMatchObject({
		message: 'Test API: no',
		description: `GET /x was answered with HTTP ${status}.${advice}`,
		httpCode: `${status}`,
		isRejection: false,
	});
});

it('the vendor’s own status and advice come first', () => {
	const own = { ...flow, statusIn: () => 404, adviceFor: () => 'Ask Ann.' };
	expect(callFailed(own, 'GET /x', answered(200), 'no')).toMatchObject({
		description: 'GET /x was answered with HTTP 200. Ask Ann.',
		httpCode: '404',
	});
});

it.each([
	['', 'Test API: HTTP 500'],
	['{"a":1}', 'Test API: HTTP 500: {"a":1}'],
	['[1]', 'Test API: HTTP 500: [1]'],
	['no [1]', 'Test API: no [1]'],
])('words "%s" of a failure', (words, message) => {
	expect(callFailed(flow, 'GET /x', answered(500), words).message).toBe(message);
});

it.each([
	['', undefined, 'Test API: the token was rejected', /even after a new login .*still valid\.$/],
	['late', undefined, 'Test API: the token was rejected (late)', /even after a new login/],
	['late', 'Wrong key.', 'Test API: the token was rejected (late)', /HTTP 401\. Wrong key\.$/],
])('a rejected token: "%s", %s', (words, refusal, message, description) => {
	const error = tokenRejected(flow, 'GET /x', answered(401), words, refusal);
	expect(error).toMatchObject({ message, httpCode: '401', isRejection: true });
	expect(error.description).toMatch(description);
	const sentAs = { ...flow, sentAs: 'Sent as X-Key.' };
	const told = tokenRejected(sentAs, 'GET /x', answered(401), words, refusal).description;
	expect(told).toBe(`${error.description} Sent as X-Key.`);
});

it.each([
	[
		'timeout',
		'GET /x. Raise Options > Timeout if the API is slow. The API may have carried out the call all the same.',
	],
	['connection', 'GET /x. Check "Base URL" in the credential and that the server is up.'],
] as const)('no answer: %s', (unanswered, description) => {
	expect(noAnswer('Test API', 'GET /x', 'broken', unanswered)).toMatchObject({
		message: 'Test API: the call got no answer (broken)',
		description,
		httpCode: undefined,
		unanswered,
	});
});

it.each<[string, Unanswered, string, RegExp]>([
	[
		'the connection was closed',
		'connection',
		'the answer broke off (the connection was closed)',
		/ask for less at once\.$/,
	],
	['the answer broke off', 'connection', 'the answer broke off', /ask for less at once\.$/],
	[
		'the answer stopped before its end',
		'timeout',
		'the call got no answer (the answer stopped before its end)',
		/Raise Options > Timeout/,
	],
	[
		"the answer can't be decompressed (x)",
		'connection',
		"the call got no answer (the answer can't be decompressed (x))",
		/can't be decompressed as its Content-Encoding says/,
	],
])('an answer that began: %s', (reason, unanswered, message, description) => {
	expect(noAnswer('Test API', 'GET /x', reason, unanswered, true)).toMatchObject({
		message: `Test API: ${message}`,
		description: expect.stringMatching(description) as string,
		unanswered,
	});
});

it.each([
	['Parse Error: Header overflow', /^GET \/x\. Its headers are longer than Node takes/],
	['Parse Error: Missing expected CR after response line', /whether it begins with http or https/],
])('no HTTP: %s', (message, description) => {
	const error = noAnswer('Test API', 'GET /x', networkReason(new Error(message)), 'connection');
	expect(error.description).toMatch(description);
});

it('a redirect that is not followed', () => {
	expect(redirectRefused('Test API', 'GET /x', 'y', 'it leads away')).toMatchObject({
		message: 'Test API: the redirect to y was not followed',
		description: 'GET /x: it leads away.',
	});
});

const call = (request: object, more: object = {}) => ({ request, ...more }) as Call;
const POST = { method: 'POST', url: 'https://x.example/a?b=1#c' };

it.each<[string, Call, object]>([
	['no body', call(POST), POST],
	['a query', call({ ...POST, qs: { a: 'hidden' } }), { query: { a: '*****' } }],
	['a form', call({ ...POST, body: new URLSearchParams({ a: '1' }) }), { body: 'a=1' }],
	['JSON', call({ ...POST, body: { a: 'hidden' } }), { body: { a: '*****' } }],
	['10,000 characters', call({ ...POST, body: 'x'.repeat(10_000) }), { body: 'x'.repeat(10_000) }],
	['more', call({ ...POST, body: 'x'.repeat(10_001) }), { body: '10001 characters, not shown' }],
	[
		'long JSON',
		call({ ...POST, body: ['x'.repeat(9_997)] }),
		{ body: '10001 characters, not shown' },
	],
	['files', call(POST, { openBody: () => {} }), { body: 'a file or a form with files' }],
	[
		'digits as typed',
		call(
			{ ...POST, body: POST },
			{ typedJson: { value: POST, text: '{"n":12345678901234567890}' } },
		),
		{ body: '{"n":12345678901234567890}' },
	],
	[
		'another body than was typed',
		call(
			{ ...POST, body: { n: 2 } },
			{ typedJson: { value: POST, text: '{"n":12345678901234567890}' } },
		),
		{ body: { n: 2 } },
	],
])('what is shown of a call: %s', (_title, given, expected) => {
	const shown = shownRequest(given, ['hidden']);
	expect(shown).toMatchObject(expected);
	expect('body' in shown).toBe('body' in expected);
	expect('query' in shown).toBe('query' in expected);
});

it('a call’s name has no query', () => {
	expect(nameOfCall(POST as never)).toBe('POST https://x.example/a');
});

const answer = (body: unknown, text?: string) => ({ answer: { body }, text }) as CallAnswer;

it.each<[string, CallAnswer, unknown]>([
	['nothing', answer(undefined), undefined],
	['an empty text', answer(''), undefined],
	['JSON stays', answer({ a: 'hidden', b: 1 }, '{}'), { a: '*****', b: 1 }],
	['a text', answer('so hidden'), 'so *****'],
	['bytes', answer('a\0b'), '3 characters that are not text'],
	['10,000 characters', answer('x'.repeat(10_000)), 'x'.repeat(10_000)],
	['more', answer('x'.repeat(10_001)), `${'x'.repeat(10_000)}…`],
	['JSON of 10,000 characters', answer(['a'], 'x'.repeat(10_000)), ['a']],
	['longer JSON', answer(['a'], 'x'.repeat(10_001)), `${'x'.repeat(10_000)}…`],
])('what is shown of an answer: %s', (_title, given, expected) => {
	expect(shownBody(given, ['hidden'])).toEqual(expected);
});

it('only an error about the answer gets its body, once', () => {
	const about = new CallError('no');
	withBodyOf(answer('a'), withBodyOf(answer('b'), about, []), []);
	expect(about.body).toBe('b');
	const ofCall = Object.assign(new CallError('no'), { request: {} });
	expect(withBodyOf(answer('a'), ofCall, [])).not.toHaveProperty('body', 'a');
	expect(withBodyOf(undefined, new CallError('no'), [])).not.toHaveProperty('body', 'a');
	expect(withBodyOf(answer('a'), new Error('no'), [])).not.toHaveProperty('body', 'a');
});
