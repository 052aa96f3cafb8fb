/** What a text says in ways of writing that mean something else than usual: each is read by itself. */
import { type DecodedText, decodeOnce, fromUtf8, undecoded } from './decodedText';

/** Quoted-printable (RFC 2045 section 6.7): bytes, and line breaks that are none. */
const QUOTED = /((?:=[\da-f]{2})+)|=[ \t]*\r?\n/gi;
/** The same in a header (RFC 2047 section 4.2): `_` is a blank. */
const ENCODED_WORD = /=\?[\w-]{1,40}\?q\?/i;
const QUOTED_OR_BLANK = new RegExp(`${QUOTED.source}|_`, 'gi');
/** `\303\244` or `\o{303}` of C, shells and logs: bytes. In JSON in JSON there are up to eight backslashes. */
const OCTAL = /(?:\\{1,8}(?:[0-3]?[0-7]{1,2}|o\{[0-7]{1,3}\}))+/g;
const ONE_OCTAL = /\\{1,8}(?:o\{)?([0-7]{1,3})\}?/g;
/** `\e4 ` or `\0000e4` of CSS (CSS Syntax 3, section 4.3.7): code points. */
const CSS = /\\{1,8}([\da-f]{1,6})[ \t]?/gi;
const MAX_CODE_POINT = 0x10ffff;

/** All readings of a text that differ from it; their other encodings are left as they are. */
export function writingsOf(text: string): DecodedText[] {
	return [quotedPrintable(text), octal(text), css(text)].filter((each) => each !== undefined);
}

function quotedPrintable(text: string): DecodedText | undefined {
	if (text.search(QUOTED) < 0) return undefined;
	const pattern = ENCODED_WORD.test(text) ? QUOTED_OR_BLANK : QUOTED;
	return decodeOnce(undecoded(text), pattern, ([whole, bytes]) => {
		if (whole === '_') return [[' ', 1]];
		if (bytes === undefined) return [['', whole.length]];
		const codes = bytes.slice(1).split('=');
		return fromUtf8(
			codes.map((digits) => parseInt(digits, 16)),
			codes.map(() => 3),
		);
	});
}

function octal(text: string): DecodedText | undefined {
	if (text.search(OCTAL) < 0) return undefined;
	return decodeOnce(undecoded(text), OCTAL, ([run]) => {
		const all = [...run.matchAll(ONE_OCTAL)];
		return fromUtf8(
			all.map(([, digits]) => parseInt(digits, 8) & 0xff),
			all.map(([{ length }]) => length),
		);
	});
}

function css(text: string): DecodedText | undefined {
	if (text.search(CSS) < 0) return undefined;
	return decodeOnce(undecoded(text), CSS, ([whole, digits]) => {
		const code = parseInt(digits, 16);
		return [[code <= MAX_CODE_POINT ? String.fromCodePoint(code) : whole, whole.length]];
	});
}
