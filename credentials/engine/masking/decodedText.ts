/**
 * Undoes the encodings of texts in URLs, JSON, XML and HTML, and keeps the original position of
 * each character.
 */

import { entity, WITHOUT_SEMICOLON } from './entities';

/**
 * A decoded text. Its character at index `i` comes from the original's `from[i]` (inclusive) to
 * `to[i]` (exclusive).
 */
export interface DecodedText {
	text: string;
	from: Uint32Array;
	to: Uint32Array;
}

/** The most encodings on top of each other that are undone, such as JSON in JSON in a query. */
const MAX_LAYERS = 6;
const PERCENT = /((?:%[\da-f]{2})+)/;
const ENTITY = `&(?:#0*(\\d{1,7});?|#x0*([\\da-f]{1,6});?|([a-z]{2,16}\\d{0,2});|(${WITHOUT_SEMICOLON}))`;
/** `%u0070` of JavaScript and `_x0070_` of .NET (XmlConvert.EncodeName). */
const WIDE = /%u([\da-f]{4})|_x([\da-f]{4})_/;
const ZERO = /(\0)/;
const BACKSLASH =
	/\\(?:u(000[\da-f]{5})|u([\da-f]{4})|[ux]\{([\da-f]{1,6})\}|x([\da-f]{2})|([^]?))/;
const MISREAD = /([\xc2-\xf4][\x80-\xbf]+)/;
const ENCODED = new RegExp(
	[PERCENT.source, ENTITY, WIDE.source, ZERO.source, BACKSLASH.source, MISREAD.source].join('|'),
	'gi',
);
const ENCODED_OR_BLANK = new RegExp(`${ENCODED.source}|[\\s+\\xa0]+`, 'gi');
/** Letters that stand for white space after a backslash (RFC 8259 section 7). */
const WHITE = new Map(Object.entries({ n: '\n', r: '\n', t: ' ', f: ' ', b: ' ' }));
/**
 * Undoes percent-encoding, escapes of JSON and JavaScript, entities of XML and HTML, and UTF-8 that
 * was read as Latin-1, in any mixture. White space and `+` become one blank, and a backslash that
 * escapes nothing is dropped. So two texts can be compared only if both are decoded.
 *
 * @param blanks `kept` leaves white space and `+` as they are
 */
export function decodeAll(
	original: string | DecodedText,
	blanks: 'joined' | 'kept' = 'joined',
): DecodedText {
	const pattern = blanks === 'kept' ? ENCODED : ENCODED_OR_BLANK;
	let decoded = typeof original === 'string' ? undecoded(original) : original;
	for (let layer = 0; layer < MAX_LAYERS; layer++) {
		const next = decodeOnce(decoded, pattern, piecesOf);
		if (next.text === decoded.text) break;
		decoded = next;
	}
	return decoded;
}

/** Returns a text unchanged, in the form of a decoded text. */
export function undecoded(text: string): DecodedText {
	const { length } = text;
	const from = new Uint32Array(length);
	const to = new Uint32Array(length);
	for (let index = 0; index < length; index++) {
		from[index] = index;
		to[index] = index + 1;
	}
	return { text, from, to };
}

/** A decoded character, and the length of its encoding. */
type Piece = [character: string, length: number];
/** Returns the characters that a match stands for. */
type Reader = (match: RegExpExecArray) => Piece[];

/** Replaces each match of a pattern by the characters that it stands for. */
export function decodeOnce(decoded: DecodedText, pattern: RegExp, read: Reader): DecodedText {
	const { text, from, to } = decoded;
	// Most texts contain no encoding.
	if (text.search(pattern) < 0) return decoded;
	const pieces: string[] = [];
	const newFrom = new Uint32Array(text.length);
	const newTo = new Uint32Array(text.length);
	let count = 0;
	let at = 0;
	const add = (characters: string, start: number, end: number) => {
		pieces.push(characters);
		for (let unit = 0; unit < characters.length; unit++, count++) {
			newFrom[count] = from[start];
			newTo[count] = to[end - 1];
		}
	};
	const copy = (end: number) => {
		if (end === at) return;
		newFrom.set(from.subarray(at, end), count);
		newTo.set(to.subarray(at, end), count);
		count += end - at;
		pieces.push(text.slice(at, end));
	};
	for (const match of text.matchAll(pattern)) {
		if (match[0] === ' ') continue;
		copy(match.index);
		let start = match.index;
		for (const [character, length] of read(match)) {
			add(character, start, start + length);
			start += length;
		}
		at = match.index + match[0].length;
	}
	copy(text.length);
	return {
		text: pieces.join(''),
		from: newFrom.subarray(0, count),
		to: newTo.subarray(0, count),
	};
}

/**
 * Returns the characters that an encoded text stands for, with the length of each one's encoding.
 */
function piecesOf(match: RegExpExecArray): Piece[] {
	const [
		whole,
		percent,
		decimal,
		hex,
		named,
		legacy,
		wide,
		inName,
		zero,
		long,
		unit,
		codePoint,
		byte,
		escaped,
		misread,
	] = match;
	const { length } = whole;
	if (percent !== undefined) return fromUtf8(bytesOf(percent), lengths(percent.length / 3, 3));
	// A zero byte comes from UTF-16 that was read as single bytes.
	if (zero !== undefined) return [['', length]];
	if (misread !== undefined)
		return fromUtf8(
			Array.from(misread, (character) => character.charCodeAt(0)),
			lengths(length, 1),
		);
	const number = decimal ?? hex ?? wide ?? inName ?? long ?? unit ?? codePoint ?? byte;
	if (number !== undefined) {
		const code = parseInt(number, decimal === undefined ? 16 : 10);
		return [[code <= 0x10ffff ? String.fromCodePoint(code) : whole, length]];
	}
	const name = named ?? legacy;
	if (name !== undefined) return [[entity(name) ?? whole, length]];
	if (escaped !== undefined) return [[WHITE.get(escaped) ?? escaped, length]];
	return [[' ', length]];
}

const bytesOf = (codes: string) =>
	codes
		.slice(1)
		.split('%')
		.map((digits) => parseInt(digits, 16));
const lengths = (count: number, each: number) => Array<number>(count).fill(each);

/**
 * Decodes bytes as UTF-8. Bytes that are not UTF-8 are read as Latin-1.
 *
 * @param lengthOf how many characters of the text each byte is written with
 */
export function fromUtf8(bytes: number[], lengthOf: number[]): Piece[] {
	const pieces: Piece[] = [];
	for (let at = 0; at < bytes.length; ) {
		const character = characterAt(bytes, at);
		const size = character === undefined ? 1 : sizeOf(bytes[at]);
		const length = lengthOf.slice(at, at + size).reduce((sum, each) => sum + each, 0);
		pieces.push([character ?? String.fromCharCode(bytes[at]), length]);
		at += size;
	}
	return pieces;
}

/** Returns the character of several bytes at a position, if there is one. */
function characterAt(bytes: number[], at: number): string | undefined {
	const size = sizeOf(bytes[at]);
	for (let next = at + 1; next < at + size; next++)
		if (!(bytes[next] >= 0x80 && bytes[next] < 0xc0)) return undefined;
	if (size === 1) return undefined;
	const text = Buffer.from(bytes.slice(at, at + size)).toString();
	return text.includes('\uFFFD') ? undefined : text;
}

const sizeOf = (byte: number) => (byte < 0xc2 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
