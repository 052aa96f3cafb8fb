/** Finds bytes that are written as Base64 or numbers, and decodes them. */
import { bitsIn, evenlyWritten } from './evenNumbers';
import { listedBytes, piecesIn } from './layouts';

/**
 * Base64 in either alphabet (RFC 4648 sections 4 and 5), also in lines (RFC 2045 section 6.8, PEM).
 */
const BASE64 = /(?:[\w+/-]{48,}\r?\n)*[\w+/-]{6,}={0,2}/g;
/** Hexadecimal bytes: `70:22`, `70 22` or `7022`, in either case. */
const HEX = /(?:[\da-f]{2}){4,}|[\da-f]{2}([ :-])[\da-f]{2}(?:\1[\da-f]{2}){2,}(?![\da-z])/gi;
/** As many readable characters in a row as the shortest secret has. */
const READABLE = /[^\uFFFD\p{Cc}]{4}/u;

/**
 * Unreadable text: at least eight runs of characters that are not text, with hardly any text
 * between them.
 */
const NOISE = /(?:[\uFFFD\p{Cc}]+[^\uFFFD\p{Cc}]{0,3}){8,}/gu;
/** In UTF-16 with any ASCII text, at least this share of the bytes is zero. */
const ZERO_SHARE = 1 / 32;

/**
 * The first bytes, in hexadecimal, of gzip (RFC 1952 section 2.3) or zlib (RFC 1950 section 2.2).
 * Shorter data than `LEAST_PACKED` bytes is neither.
 */
const PACKED = /^(?:1f8b08|78(?:01|5e|9c|da))/;
const LEAST_PACKED = 13;

/** A piece of a text that may be another text in encoded form. */
export interface Carrier {
	start: number;
	end: number;
	/**
	 * The texts that it may decode to. There are several, because the start of the encoding is
	 * unknown.
	 */
	says: string[];
	/** Whether it is compressed, so that its text can't be searched without unpacking it. */
	isCompressed?: boolean;
}

/**
 * Returns all pieces of a text that look like Base64 or numbers of something readable or
 * compressed.
 */
export function carriersIn(text: string): Carrier[] {
	return [
		...found(BASE64, text, base64Bytes),
		...found(HEX, text, hexBytes),
		...piecesIn(text).map((run) =>
			carrier(run, [...base64Bytes(run.joined), ...hexBytes(run.joined)]),
		),
		...[...listedBytes(text), ...evenlyWritten(text), ...bitsIn(text)].map((run) =>
			carrier(run, run.bytes),
		),
	].filter(({ says, isCompressed }) => isCompressed === true || says.length > 0);
}

function carrier({ start, end }: Pick<Carrier, 'start' | 'end'>, bytes: Buffer[]): Carrier {
	// A word that only looks like an encoding decodes to nothing readable.
	const texts = bytes.flatMap(textsOf).map((one) => one.replace(NOISE, '\uFFFD'));
	const says = [...new Set(texts)].filter((one) => READABLE.test(one));
	const isCompressed = bytes.some(isPacked);
	return { start, end, says, isCompressed };
}

const isPacked = (bytes: Buffer) =>
	bytes.length >= LEAST_PACKED && PACKED.test(bytes.toString('hex', 0, 3));

function found(pattern: RegExp, text: string, read: (run: string) => Buffer[]): Carrier[] {
	return Array.from(text.matchAll(pattern), ({ 0: run, index }) =>
		carrier({ start: index, end: index + run.length }, read(run)),
	);
}

/**
 * Decodes Base64 from each of the first four places. A path before it looks like a part of it, so
 * its groups of four can begin at any of them.
 */
function base64Bytes(run: string): Buffer[] {
	return [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64'));
}

function hexBytes(run: string): Buffer[] {
	const digits = run.replace(/[ :-]/g, '');
	return [0, 1].map((skipped) => Buffer.from(digits.slice(skipped), 'hex'));
}

/**
 * Decodes bytes as UTF-8, and if there are zeros also as UTF-16 in either byte order. Letters in
 * Latin-1 are U+FFFD in the result, which `garbledForms` covers.
 */
function textsOf(bytes: Buffer): string[] {
	if (!hasZeros(bytes)) return [bytes.toString()];
	const swapped = Buffer.concat([bytes.subarray(1), Buffer.alloc(1)]);
	return [bytes, swapped].map((each) => each.toString('utf16le')).concat(bytes.toString());
}

function hasZeros(bytes: Buffer): boolean {
	let count = 0;
	for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) count++;
	return count > 0 && count >= bytes.length * ZERO_SHARE;
}
