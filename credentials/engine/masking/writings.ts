/** Reads a text in notations that conflict with the usual encodings. Each is tried by itself. */
import { type DecodedText, decodeOnce, fromUtf8, undecoded } from './decodedText';

/** Quoted-printable (RFC 2045 section 6.7): bytes, and line breaks that do not count. */
const QUOTED = /((?:=[\da-f]{2})+)|=[ \t]*\r?\n/gi;
/**
 * The beginning of quoted-printable in a header (RFC 2047 section 4.2), in which `_` is a blank.
 */
const ENCODED_WORD = /=\?[\w-]{1,40}\?q\?/i;
const QUOTED_OR_BLANK = new RegExp(`${QUOTED.source}|_`, 'gi');
/**
 * Bytes in octal in C, shells and logs: `\303\244` or `\o{303}`. JSON in JSON has up to eight
 * backslashes.
 */
const OCTAL = /(?:\\{1,8}(?:[0-3]?[0-7]{1,2}|o\{[0-7]{1,3}\}))+/g;
const ONE_OCTAL = /\\{1,8}(?:o\{)?([0-7]{1,3})\}?/g;
/** Code points in CSS (CSS Syntax 3, section 4.3.7): `\e4 ` or `\0000e4`. */
const CSS = /\\{1,8}([\da-f]{1,6})[ \t]?/gi;
const MAX_CODE_POINT = 0x10ffff;

/** Returns all readings of a text that differ from it. Other encodings in them stay as they are. */
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
