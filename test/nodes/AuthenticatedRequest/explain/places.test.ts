/** Finds where a login's answer has the token and its lifetime. */
import {
	placeOf,
	placeOfLifetime,
	placesIn,
} from '../../../../nodes/AuthenticatedRequest/explain/places';
import type { HttpAnswer } from '../../../../credentials/engine/tokenFlow';

const answer = (body: unknown, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
	status: 200,
	headers: {},
	body,
	...more,
});

it.each<[string, HttpAnswer, string[]]>([
	['JSON', answer({ a: { b: 1 }, c: null, d: false }), ['a.b=1', 'd=false']],
	['lists', answer({ a: [{ b: 1 }, 2] }), ['a[0].b=1', 'a[1]=2']],
	[
		'names with dots and brackets',
		answer({ 'a.b': 1, c: { 'd[0]': 2 } }),
		["['a.b']=1", "c['d[0]']=2"],
	],
	['XML', answer(' <a><b>1</b></a>'), ['a.b=1']],
	['a text', answer('hello'), ['the whole body=hello']],
	['a number with its digits', answer(1.5, { text: '1.50' }), ['the whole body=1.50']],
	['nothing', answer(undefined), ['the whole body=']],
	[
		'the body first, then cookies, then headers',
		answer({ a: 1 }, { headers: { 'x-a': '3' }, cookies: { sid: '2' } }),
		['a=1', 'cookie:sid=2', 'header:x-a=3'],
	],
])('%s', (_title, given, expected) => {
	expect(placesIn(given).map(({ path, value }) => `${path}=${value}`)).toEqual(expected);
});

it('a page is no XML', () => {
	const page = '<html><body><p>T</p></body></html>';
	expect(placesIn(answer(page))).toEqual([{ path: 'the whole body', value: page }]);
});

it.each<[string, HttpAnswer[], string | undefined]>([
	['by itself', [answer({ a: 'x', b: 'T' })], 'b'],
	['with space around', [answer({ b: ' T\n' })], 'b'],
	['after its scheme', [answer({ b: 'Bearer T' })], 'b'],
	['as part of a word: no', [answer({ b: 'xT', c: 'T x' })], undefined],
	['in XML in a text', [answer({ b: '<a>T</a>' })], 'the XML'],
	['by itself rather than in XML', [answer({ a: '<a>T</a>', b: 'T' })], 'b'],
	['nowhere', [answer({ b: 'U' })], undefined],
	['no answer', [], undefined],
	['the last answer that has it', [answer({ a: 'T' }), answer({ b: 'T' })], 'b'],
	['an earlier answer', [answer({ a: 'T' }), answer({ b: 'U' })], 'step1.a'],
	['the second of three', [answer({}), answer({ a: 'T' }), answer({})], 'step2.a'],
])('a token: %s', (_title, answers, expected) => {
	expect(placeOf('T', answers)).toBe(expected);
});

it.each<[string, HttpAnswer[], string | undefined]>([
	['milliseconds', [answer({ expiresInMs: 90_000 })], 'expiresInMs'],
	['seconds', [answer({ a_ttl: 5, ttl: 90 })], 'ttl'],
	['minutes', [answer({ ttl: 5, maxAge: 1.5 })], 'maxAge'],
	['a date where no number fits', [answer({ valid: true, expires: '2026-11-27' })], 'expires'],
	['nothing with a number', [answer({ expires: 'never' })], undefined],
	['another field of that size', [answer({ count: 90 })], undefined],
	['the last answer first', [answer({ ttl: 90 }), answer({ lifetime: 90 })], 'lifetime'],
	['less than a millisecond off', [answer({ ttl: 5, timeout: 90.0009 })], 'timeout'],
	['a millisecond off', [answer({ ttl: 5, timeout: 90.001 })], 'ttl'],
])('a lifetime of 90 seconds: %s', (_title, answers, expected) => {
	expect(placeOfLifetime(90_000, answers)).toBe(expected);
});
