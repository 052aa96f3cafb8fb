/** Tests Token Login's rules for the meaning of an answer, and for the lines in its fields. */
import type { HttpAnswer } from '../../../../credentials/engine/tokenFlow';
import { textRule } from '../../../../credentials/tokenLogin/answer/bodyText';
import { hiddenFailureRule } from '../../../../credentials/tokenLogin/answer/failure';
import { findInAnswers } from '../../../../credentials/tokenLogin/answer/keptValues';
import { readLifetime } from '../../../../credentials/tokenLogin/answer/lifetime';
import {
	firstOf,
	inObject,
	isStepName,
	standIn,
	stepValue,
} from '../../../../credentials/tokenLogin/answer/lookup';
import { noToken } from '../../../../credentials/tokenLogin/answer/noToken';
import { rejectionRule } from '../../../../credentials/tokenLogin/answer/rejection';
import type { Settings } from '../../../../credentials/tokenLogin/settings/readSettings';
import { linesOf, pairsOf } from '../../../../credentials/tokenLogin/wire/lines';
import { requireHeader } from '../../../../credentials/tokenLogin/wire/sendable';

const answer = (body: unknown, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
	status: 200,
	headers: {},
	body,
	...more,
});

const STEPS = [
	answer(
		{ id: 'one', n: 5, list: [{ a: 'x' }] },
		{ headers: { 'x-id': 'H' }, cookies: { sid: 'C', a: '1' } },
	),
	answer([{ id: 'two' }], { cookies: { a: '2' } }),
];

it.each([
	['step1.id', 'one'],
	['step1.n', '5'],
	['step1.list[0].a', 'x'],
	['step1.headers.X-Id', 'H'],
	['step1.cookies.sid', 'C'],
	['step2[0].id', 'two'],
	['step3.id', undefined],
	['step0.id', undefined],
	['step1', undefined],
	['xstep1.id', undefined],
	['id', undefined],
])('%s is %s', (name, expected) => {
	expect(stepValue(name, STEPS)).toBe(expected);
});

it.each([
	['step1.id', true],
	['step2.id', true],
	['step2[0]', true],
	['step3.id', false],
	['step0.id', false],
	['id', false],
])('%s speaks of one of two steps: %s', (name, expected) => {
	expect(isStepName(name, 2)).toBe(expected);
});

it('names are looked up in one after another, own ones only', () => {
	const lookup = firstOf(inObject({ a: '', b: 'B' }), standIn(['a', 'c'], 'S'), standIn(['d']));
	expect(['a', 'b', 'c', 'd', 'toString'].map((name) => lookup(name))).toEqual([
		'',
		'B',
		'S',
		'x',
		undefined,
	]);
});

it.each([
	['cookie:a', '2'],
	['cookie:s*', 'sid=C'],
	['step1.id', 'one'],
	['cookie:sid', 'C'],
	['text:', '[{"id":"two"}]'],
])('of the answers, %s is %s', (path, expected) => {
	expect(findInAnswers(STEPS, 'auto', path)).toBe(expected);
});

it.each<[string | undefined, unknown, boolean]>([
	[undefined, 'anything', false],
	['', 'anything', false],
	['Over', 'the session is OVER', true],
	['over', { message: 'over' }, true],
	['over', undefined, false],
	['"a":1', { a: 1 }, true],
	['/^over$/', 'over', true],
	['/^over$/', 'OVER', false],
	['/^over$/i', 'OVER', true],
	['/over', 'OVER /OVER', true],
	['late', `${'x'.repeat(99_996)}late`, true],
	['late', `${'x'.repeat(99_997)}late`, false],
])('the text %s in a body', (text, body, expected) => {
	expect(textRule('Rejected Text', text)(answer(body))).toBe(expected);
});

it('a pattern that is none names the field', () => {
	expect(() => textRule('Rejected Text', '/(/')).toThrow(
		/the field "Rejected Text" is not a regular expression \(.*\)\. Correct it/,
	);
});

const rejected = (more: object) =>
	rejectionRule({
		statuses: '401',
		path: '',
		value: '',
		contains: false,
		text: '',
		...more,
	} as Settings['rejected']);

it.each<[string, object, HttpAnswer, boolean]>([
	['the status', {}, answer('', { status: 401 }), true],
	['another status', {}, answer('', { status: 403 }), false],
	['one of several', { statuses: ' 401, 403 498' }, answer('', { status: 498 }), true],
	['none by hand', { statuses: '' }, answer('', { status: 401 }), true],
	['the text', { text: 'over' }, answer('it is over'), true],
	['a value', { path: 'code', value: '7 | 8' }, answer({ code: 8 }), true],
	['a part of it', { path: 'code', value: '7|8' }, answer({ code: 78 }), false],
	[
		'a part that counts',
		{ path: 'code', value: '7|9', contains: true },
		answer({ code: 78 }),
		true,
	],
	['no part', { path: 'code', value: '1|2', contains: true }, answer({ code: 78 }), false],
	['nothing there', { path: 'code', value: '' }, answer({}), false],
	['no path', { value: '8' }, answer({ code: 8 }), false],
])('rejected by %s', (_title, more, given, expected) => {
	expect(rejected(more)(given)).toBe(expected);
});

it.each(['x', '99', '600'])('the status %s is none', (statuses) => {
	expect(() => rejected({ statuses })).toThrow(
		'"Rejected Statuses" must be HTTP statuses such as 401',
	);
	expect(() => rejected({ statuses: '100 599' })).not.toThrow();
});

const failed = (more: object, errorPath = '') =>
	hiddenFailureRule({
		failed: { path: 'ok', value: '', match: 'equals', text: '', wordsPath: '', ...more },
		errorPath,
	} as unknown as Settings);
const NO_WORDS = 'the answer says that the call failed';

it.each<[string, object, unknown, string | undefined]>([
	['a value that is there', {}, { ok: 1 }, NO_WORDS],
	['nothing there', {}, {}, undefined],
	['the value', { value: 'no|never' }, { ok: 'never' }, NO_WORDS],
	['another value', { value: 'no|never' }, { ok: 'yes' }, undefined],
	['a part', { value: 'x|no', match: 'contains' }, { ok: 'not ok' }, NO_WORDS],
	['no part', { value: 'x|z', match: 'contains' }, { ok: 'not ok' }, undefined],
	['anything but', { value: 'yes|ok', match: 'differs' }, { ok: 'no' }, NO_WORDS],
	['one of those', { value: 'yes|ok', match: 'differs' }, { ok: 'ok' }, undefined],
	['the text', { path: '', text: 'over' }, ['over', 7, { b: 1 }], 'over'],
	['no path', { path: '' }, { ok: 1 }, undefined],
	['words of the API', {}, { ok: 1, message: 'it is full' }, 'it is full'],
	['words at a path', { wordsPath: 'why' }, { ok: 1, why: 'full', message: 'no' }, 'full'],
])('a call failed by %s', (_title, more, body, expected) => {
	expect(failed(more)(answer(body))).toBe(expected);
});

it('the login’s path of words serves where the call has none', () => {
	const given = answer({ ok: 1, why: 'full', reason: 'other' });
	expect(failed({}, 'why')(given)).toBe('full');
	expect(failed({ wordsPath: 'reason' }, 'why')(given)).toBe('other');
	expect(hiddenFailureRule({ errorPath: 'why' } as Settings)(given)).toBeUndefined();
});

const NOW = 1_800_000_000_000;
const jwt = (claims: object) =>
	`${Buffer.from('{}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const TOKEN = jwt({ iat: NOW / 1000, exp: NOW / 1000 + 60 });
const absolute = (ms: number, from = 'answer') => ({ kind: 'absolute', ms, from });

it.each<[string, object, unknown, string, object | undefined]>([
	['fixed', { minutes: 2 }, {}, 'T', absolute(120_000, 'configured')],
	['idle', { minutes: 2 }, {}, 'T', { kind: 'idle', ms: 120_000, from: 'configured' }],
	['none', {}, { expires_in: 5 }, TOKEN, undefined],
	['auto', {}, { expires_in: 5 }, TOKEN, absolute(5_000)],
	['auto', {}, { data: { expiresIn: '5' } }, 'T', absolute(5_000)],
	['auto', {}, {}, TOKEN, absolute(60_000, 'token')],
	['auto', {}, {}, 'T', undefined],
	['jwt', {}, { expires_in: 5 }, TOKEN, absolute(60_000, 'token')],
	['date', { path: 'x' }, { x: new Date(NOW + 5_000).toISOString() }, 'T', absolute(5_000)],
	['seconds', { path: 'x' }, { x: 5 }, 'T', absolute(5_000)],
	['seconds', { path: 'x' }, { x: 'PT5S' }, 'T', absolute(5_000)],
	['minutes', { path: 'x' }, { x: 5 }, 'T', absolute(300_000)],
	['milliseconds', { path: 'x' }, { x: 5_000 }, 'T', absolute(5_000)],
	['idleSeconds', { path: 'x' }, { x: 5 }, 'T', { kind: 'idle', ms: 5_000, from: 'answer' }],
	['idleMinutes', { path: 'x' }, { x: 5 }, 'T', { kind: 'idle', ms: 300_000, from: 'answer' }],
])('a lifetime from %s, %j, in %j', (source, settings, body, token, expected) => {
	const given = { source, path: '', minutes: 0, ...settings } as never;
	expect(
		readLifetime(given, { answers: [answer(body)], token, now: NOW, mustBeThere: true }),
	).toEqual(expected);
});

it.each([
	['jwt', '"Expiry From" is JWT, but the token is not a JWT'],
	['date', '"Expiry Path" finds no date in the future at "x" in the answer of the login'],
	['seconds', 'finds no number of seconds at'],
	['idleSeconds', 'finds no number of seconds at'],
	['minutes', 'finds no number of minutes at'],
	['idleMinutes', 'finds no number of minutes at'],
	['milliseconds', 'finds no number of milliseconds at'],
])('a lifetime that is not there: %s', (source, words) => {
	const settings = { source, path: 'x', minutes: 0 } as never;
	const read = (body: unknown, must: boolean) => () =>
		readLifetime(settings, { answers: [answer(body)], token: 'T', now: NOW, mustBeThere: must });
	expect(read({ x: 'soon' }, true)).toThrow(words);
	expect(read({ x: 'soon' }, false)()).toBeUndefined();
	if (source !== 'jwt') expect(read({}, true)).toThrow('finds nothing at "x"');
});

it.each<[string, object, HttpAnswer, string]>([
	[
		'JSON',
		{ tokenPath: '' },
		answer({ a: 1, b: 2 }),
		'under any of the usual names (the answer has a, b)',
	],
	['a path', { tokenPath: 't' }, answer({}), 'at "t"'],
	['XML', { tokenPath: 't' }, answer('<a><b>1</b></a>'), 'at "t" (the answer has a.b)'],
	[
		'a header',
		{ tokenPath: 't', tokenFrom: 'header' },
		answer({ a: 1 }, { headers: { 'x-a': '1' } }),
		'at "t" (the answer has x-a)',
	],
	[
		'a cookie',
		{ tokenPath: 't', tokenFrom: 'cookie' },
		answer({ a: 1 }, { cookies: { sid: '1' } }),
		'at "t" (the answer has sid)',
	],
	['no cookie', { tokenPath: 't', tokenFrom: 'cookie' }, answer({ a: 1 }), 'at "t"'],
	[
		'many',
		{ tokenPath: 't' },
		answer(Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`n${at}`, 1]))),
		'at "t" (the answer has n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11)',
	],
])('no token, with %s', (_title, settings, given, words) => {
	expect(noToken(settings as Settings, given).problem).toBe(`there was no token ${words}`);
});

it.each<[string, ':' | '=', object[]]>([
	['a: b', ':', [{ name: 'a', value: 'b' }]],
	['a:b:c', ':', [{ name: 'a', value: 'b:c' }]],
	[
		' a = b \r\n\n# note\n#x=1\nc=',
		'=',
		[
			{ name: 'a', value: 'b' },
			{ name: 'c', value: '' },
		],
	],
	['', ':', []],
])('the lines of %j', (text, separator, expected) => {
	expect(linesOf('Headers', text, separator)).toEqual(expected);
});

it.each([
	[
		'a: b\nc',
		':',
		'"Headers" has no ":" between name and value in line 2 (such as Accept: application/json)',
	],
	['=b', '=', '"Headers" has no "=" between name and value in line 1 (such as scope=read)'],
] as const)('a line that is no pair: %j', (text, separator, words) => {
	expect(() => linesOf('Headers', text, separator)).toThrow(words);
});

it.each<[string, Array<[string, string]>]>([
	[
		'a=1&b=2',
		[
			['a', '1'],
			['b', '2'],
		],
	],
	[
		'a=1&\nb=2',
		[
			['a', '1'],
			['b', '2'],
		],
	],
	[
		'a=1\n&b=2',
		[
			['a', '1'],
			['b', '2'],
		],
	],
	[
		'# note\na=1&b=x+y%26',
		[
			['a', '1'],
			['b', 'x y&'],
		],
	],
	[
		'a=1&b=%zz',
		[
			['a', '1'],
			['b', '%zz'],
		],
	],
	[
		'a=1&b=c=d',
		[
			['a', '1'],
			['b', 'c=d'],
		],
	],
	[
		'a=1&b=${x("&+")}',
		[
			['a', '1'],
			['b', '${x("&+")}'],
		],
	],
	['a=x&y', [['a', 'x&y']]],
	['a=1&', [['a', '1&']]],
	['a=https://x.example/?b=1&c=2', [['a', 'https://x.example/?b=1&c=2']]],
	[
		'a=1\nb=2&c=3',
		[
			['a', '1'],
			['b', '2&c=3'],
		],
	],
	['a=%20', [['a', '%20']]],
])('the pairs of %j', (text, expected) => {
	expect(pairsOf('Query', text).map(({ name, value }) => [name, value])).toEqual(expected);
});

it.each([
	["!#$%&'*+.^_`|~-9aZ", undefined],
	['a b', "which can't be sent: its name has a space (U+0020)"],
	['ä', 'its name has "ä" (U+00E4)'],
	['a:', 'its name has ":" (U+003A)'],
])('the name %j of a header', (name, words) => {
	const check = () => requireHeader('Headers', name, '');
	if (words === undefined) expect(check).not.toThrow();
	else expect(check).toThrow(words);
});

it.each([
	['\t ~\u0080ÿ', undefined],
	['a\nb', 'its value has a line break (U+000A) at position 2'],
	['–', 'its value has "–" (U+2013)'],
	['\u007f', 'its value has a character (U+007F)'],
	['😀', 'its value has "😀" (U+1F600)'],
])('the value %j of a header', (value, words) => {
	const check = () => requireHeader('Headers', 'x', value);
	if (words === undefined) expect(check).not.toThrow();
	else expect(check).toThrow(words);
});
