import { parseExactJson } from '../../../../credentials/engine/formats/exactJson';

const BIG = '7615917337495251231';

it.each<[string, unknown]>([
	[BIG, BIG],
	[`-${BIG}`, `-${BIG}`],
	[`{"next":${BIG}}`, { next: BIG }],
	[`{ "next" : ${BIG} , "a":[${BIG},1 ,${BIG}\n]}`, { next: BIG, a: [BIG, 1, BIG] }],
	['9007199254740991', 9007199254740991],
	['9007199254740992', 9007199254740992],
	['9007199254740993', '9007199254740993'],
	['-9007199254740993', '-9007199254740993'],
	['10000000000000000', 10000000000000000],
	['100000000000000000000000', '100000000000000000000000'],
	[`{"id":0,"negative":-0,"next":${BIG}}`, { id: 0, negative: -0, next: BIG }],
	['[0.10000000000000001,1.2345678901234567e300,1e300,1e-400,1.10]', null],
	['[12345678901234567890.50,-1e400,1E+999]', ['12345678901234567890.50', '-1e400', '1E+999']],
	[`{"text":"${BIG}"}`, { text: BIG }],
	[`{"text":"a\\"${BIG}","next":${BIG}}`, { text: `a"${BIG}`, next: BIG }],
	[`{"text":"a\\\\","next":${BIG}}`, { text: 'a\\', next: BIG }],
	[`{"text":"a\\\\\\"${BIG}"}`, { text: `a\\"${BIG}` }],
	[`{"${BIG}":${BIG}}`, { [BIG]: BIG }],
	[`{"-":"-","":${BIG}}`, { '-': '-', '': BIG }],
	[`["\\u0022",${BIG}]`, ['"', BIG]],
	[`["ä€😀",${BIG}]`, ['ä€😀', BIG]],
])('%s', (text, expected) => {
	expect(parseExactJson(text)).toEqual(expected ?? JSON.parse(text));
});

it('an own field with the name of the prototype stays a field', () => {
	const parsed = parseExactJson(`{"__proto__":${BIG}}`) as object;
	expect(Object.entries(parsed)).toEqual([['__proto__', BIG]]);
});

it.each(['', '{', `{"a":${BIG}`, `0${BIG}`, `${BIG}x`, `"${BIG}`, `{a:${BIG}}`])(
	'"%s" is not JSON',
	(text) => {
		expect(() => parseExactJson(text)).toThrow(SyntaxError);
	},
);

it('long texts are no burden', () => {
	const text = JSON.stringify({ quotes: '"\\'.repeat(500_000), plain: 'x'.repeat(5_000_000) });
	const body = `${text.slice(0, -1)},"next":${BIG}}`;
	expect((parseExactJson(body) as { next: unknown }).next).toBe(BIG);
});
