/**
 * Tests that values of an answer are found by path, and tokens under the names that APIs commonly
 * use.
 */
import type { HttpAnswer } from '../../../../credentials/engine/tokenFlow';
import {
	commonValue,
	findInAnswer,
	valuesBesideToken,
} from '../../../../credentials/tokenLogin/answer/findInAnswer';
import type { AnswerPlace } from '../../../../credentials/tokenLogin/settings/settings';

const answer = (body: unknown, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
	status: 200,
	headers: { 'x-token': 'h' },
	cookies: { SID: 'c1', SID_2: 'c2', old_SID: 'c3', gone: '', 'S.D': 'c4' },
	body,
	...more,
});
const VALUE = 'V'.repeat(16);

it.each([
	...['access_token', 'accessToken', 'Token', 'jwt', 'JWT-Token', 'id_token', 'authToken'],
	...['session_token', 'sessionId', 'SessionKey', 'bearerToken', 'serviceTicket', 'auth.ticket'],
])('%s is a token', (name) => {
	const find = (body: unknown) => findInAnswer(answer(body), 'auto', '');
	expect(find({ a: 'x y', [name]: 'v1' })).toBe('v1');
	expect(find({ [name]: 7 })).toBe('7');
	for (const value of ['', 'denied', 0, -1, null, true])
		expect(find({ [name]: value })).toBeUndefined();
	for (const envelope of ['data', 'result', 'response', 'value'])
		expect(find({ [envelope]: { [name]: 'v1' } })).toBe('v1');
});

it.each(['bearer', 'ticket', 'access', 'key', 'sid'])('%s is one if it is long', (name) => {
	const find = (value: unknown) => findInAnswer(answer({ [name]: value, b: 1 }), 'auto', '');
	expect(find(VALUE)).toBe(VALUE);
	expect(find(VALUE.slice(1))).toBeUndefined();
	expect(find(`${VALUE} x`)).toBeUndefined();
	expect(find(12_345_678_901_234)).toBeUndefined();
	expect(findInAnswer(answer({ [name]: VALUE, token: 'v1' }), 'auto', '')).toBe('v1');
});

it.each<[string, unknown, string | undefined]>([
	['the most telling name', { token: 'b', access_token: 'a' }, 'a'],
	['the outer one', { data: { access_token: 'b' }, token: 'a' }, 'a'],
	['the next if the first says no', { access_token: 'none', token: 'a' }, 'a'],
	['the only one further in', { a: { b: { token: 'x1' } } }, 'x1'],
	['two of them further in', { a: { token: 'x1' }, b: { token: 'x2' } }, undefined],
	['a whole text', `${VALUE}1`, `${VALUE}1`],
	['a whole text with space around', ` ${VALUE}1\n`, ` ${VALUE}1\n`],
	['a form', `access_token=${VALUE}&x=1`, VALUE],
	['a word', 'Fails.', undefined],
	['a longer word', 'Abcdefghijklmnopq', 'Abcdefghijklmnopq'],
	['words', 'it is abc123', undefined],
	['a page', '<p>abc123</p>', undefined],
	['braces', '{abc123', undefined],
	['nothing', '', ''],
	['null', null, undefined],
	['a code', '12', undefined],
])('without a path: %s', (_title, body, expected) => {
	expect(findInAnswer(answer(body), 'auto', '')).toBe(expected);
});

it('a number that is the whole answer keeps its digits', () => {
	const find = (body: number, text?: string) => findInAnswer(answer(body, { text }), 'auto', '');
	expect(find(7_615_917_337_495_251_000, ' 7615917337495251231 ')).toBe('7615917337495251231');
	expect([find(12_345), find(12)]).toEqual(['12345', undefined]);
});

const XML = ' <a><b>x</b></a>';
it.each<[AnswerPlace, string, unknown, string | undefined]>([
	['header', 'X-Token', {}, 'h'],
	['header', 'X-Other', {}, undefined],
	['cookie', 'SID', {}, 'c1'],
	['cookie', 'sid', {}, undefined],
	['cookie', 'SID*', {}, 'SID=c1; SID_2=c2'],
	['cookie', '*SID', {}, 'SID=c1; old_SID=c3'],
	['cookie', 'S.*', {}, 'S.D=c4'],
	['cookie', 'none*', {}, undefined],
	['cookie', 'gon*', {}, undefined],
	['text', '', 'abc', 'abc'],
	['text', '', { a: 1 }, '{"a":1}'],
	['text', '', '', undefined],
	['xml', 'a.b', XML, 'x'],
	['json', 'a.b', { a: { b: 'x' } }, 'x'],
	['json', '$.a.b', { a: { b: 'x' } }, 'x'],
	['json', '$[0]', ['x'], 'x'],
	['json', '$a', { a: 'x' }, undefined],
	['json', '$.a', { $: { a: 'y' }, a: 'x' }, 'y'],
	['json', '', 'x', 'x'],
	['json', '', {}, undefined],
	['json', 'a', 'a=x&b=y', 'x'],
	['json', 'a', { a: '' }, undefined],
	['json', 'a', { a: false }, 'false'],
	['json', 'a', { a: 0 }, '0'],
	['json', 'a', { a: null }, undefined],
	['json', 'a', { a: {} }, undefined],
	['auto', 'a.b', XML, 'x'],
	['auto', 'a.b', { a: { b: 'x' } }, 'x'],
	['auto', 'header:X-Token', {}, 'h'],
	['auto', 'cookie:SID', {}, 'c1'],
	['auto', ' text: ', 'abc', 'abc'],
	['auto', 'xml:a.b', XML, 'x'],
	['auto', 'json:a.b', { a: { b: 'x' } }, 'x'],
])('%s at %j', (place, path, body, expected) => {
	expect(findInAnswer(answer(body), place, path)).toBe(expected);
});

it('the original text counts as the text', () => {
	expect(findInAnswer(answer(7, { text: ' 7.0 ' }), 'text', '')).toBe('7.0');
	expect(findInAnswer({ status: 200, headers: {}, body: '' }, 'cookie', 'a*')).toBeUndefined();
});

it('values under usual names come in the order of the names, also beside the only token', () => {
	const names = ['expiresin', 'ttl'];
	const fields = { ttl: 1, Expires_In: 2 };
	expect(commonValue(answer(fields), names)).toEqual([2, 1]);
	expect(commonValue(answer({ data: fields }), names)).toEqual([2, 1]);
	expect(commonValue(answer([1]), names)).toEqual([]);
	expect(valuesBesideToken(answer({ a: { token: 'x1', ...fields } }), names)).toEqual([2, 1]);
	expect(valuesBesideToken(answer({ a: fields }), names)).toEqual([]);
});
