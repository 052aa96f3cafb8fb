import {
	changeFields,
	hasExactNumbers,
	parseWithDigits,
	stringifyLike,
} from '../../../../credentials/engine/formats/jsonDigits';

const LONG = '7615917337495251231';

it.each([
	[`{"id":${LONG}}`, true],
	['{"price":1.10}', true],
	['[1e5]', true],
	['[-0]', true],
	['0.1000', true],
	['[1,-2.5,0,100]', false],
	[`{"a":"${LONG}","1.10":"x \\"1.10\\" y"}`, false],
	['{}', false],
])('%s has numbers that JavaScript alters: %p', (text, expected) => {
	expect(hasExactNumbers(text)).toBe(expected);
});

it.each([
	[`{"id":${LONG},"n":1.5,"s":"1.10"}`, { id: LONG, n: 1.5, s: '1.10' }],
	[`[${LONG},[1.10]]`, [LONG, ['1.10']]],
	[`{"\uE000":"\uE0001.10","b":1.10}`, { '\uE000': '\uE0001.10', b: '1.10' }],
	['{"a":1}', { a: 1 }],
])('parseWithDigits %s', (text, expected) => {
	expect(parseWithDigits(text)).toEqual(expected);
});

it.each(['{', '{"a":01}', 'x'])('parseWithDigits refuses %s', (text) => {
	expect(() => parseWithDigits(text)).toThrow(SyntaxError);
});

it.each([
	[`{"id": ${LONG}, "price": 1.10}`, `{"id":${LONG},"price":1.10,"token":"T"}`],
	['{"token":1.10,"a":[1.0]}', '{"token":"T","a":[1.0]}'],
	[
		`{"text":"\uE0005 and ${LONG}","a":2.50}`,
		`{"text":"\uE0005 and ${LONG}","a":2.50,"token":"T"}`,
	],
	['{"a":"a \\"quoted\\" 1.10","b":1}', '{"a":"a \\"quoted\\" 1.10","b":1,"token":"T"}'],
	['{"__proto__":1.10}', '{"__proto__":1.10,"token":"T"}'],
	['[1.10]', undefined],
	['1.10', undefined],
	['{"a":', undefined],
])('changeFields of %s', (text, expected) => {
	expect(changeFields(text, (fields) => ({ ...fields, token: 'T' }))).toBe(expected);
});

it.each<[string, unknown, string]>([
	[
		'a field more',
		{ id: Number(LONG), list: [{ p: 1.1 }], page: 2 },
		`{"id":${LONG},"list":[{"p":1.10}],"page":2}`,
	],
	['another value', { id: 5, list: [{ p: 1.2 }] }, '{"id":5,"list":[{"p":1.2}]}'],
	['the same number elsewhere', { other: 1.1 }, '{"other":1.1}'],
	['a list that is shorter', { list: [] }, '{"list":[]}'],
	['text that looks like it', { id: LONG }, `{"id":"${LONG}"}`],
	['no object any more', [1.1], '[1.1]'],
])('stringifyLike: %s', (_title, value, expected) => {
	expect(stringifyLike(value, `{"id": ${LONG}, "list": [{"p": 1.10}]}`)).toBe(expected);
});

it('a long text takes no time', () => {
	const text = JSON.stringify({ a: '\\"x'.repeat(1_000_000), b: Array(100_000).fill(1.5) });
	expect(hasExactNumbers(text)).toBe(false);
	expect(changeFields(text, (fields) => fields)).toBe(text);
});
