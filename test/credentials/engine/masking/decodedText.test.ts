/**
 * Tests that bytes are decoded as UTF-8 (RFC 3629) or else Latin-1, with the length of each one's
 * encoding.
 */
import { fromUtf8 } from '../../../../credentials/engine/masking/decodedText';

it.each<[string, number[], string[]]>([
	['ASCII', [0x61, 0x7f], ['a', '\u007f']],
	['two bytes, the first and the last', [0xc2, 0x80, 0xdf, 0xbf], ['\u0080', '\u07ff']],
	['three bytes', [0xe2, 0x82, 0xac], ['€']],
	['four bytes', [0xf0, 0x9f, 0x98, 0x80], ['😀']],
	['a byte that only follows', [0x80, 0xbf], ['\u0080', '¿']],
	['a form that is too long', [0xc1, 0xbf], ['Á', '¿']],
	['what does not follow', [0xc3, 0xc0], ['Ã', 'À']],
	['what does not follow any more', [0xe2, 0x82, 0xc0], ['â', '\u0082', 'À']],
	['a sign below', [0xc3, 0x7f], ['Ã', '\u007f']],
	['an end within', [0xe2, 0x82], ['â', '\u0082']],
	['a surrogate', [0xed, 0xa0, 0x80], ['í', '\u00a0', '\u0080']],
	['beyond the last character', [0xf4, 0x90, 0x80, 0x80], ['ô', '\u0090', '\u0080', '\u0080']],
	['nothing', [], []],
])('%s', (_title, bytes, expected) => {
	const lengths = bytes.map((_byte, index) => 1 + index);
	const pieces = fromUtf8(bytes, lengths);
	expect(pieces.map(([text]) => text)).toEqual(expected);
	const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
	expect(sum(pieces.map(([, length]) => length))).toBe(sum(lengths));
});

it('a character of several bytes is as long as what wrote them', () => {
	expect(fromUtf8([0x61, 0xe2, 0x82, 0xac], [1, 3, 3, 6])).toEqual([
		['a', 1],
		['€', 12],
	]);
});
