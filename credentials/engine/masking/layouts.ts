/**
 * Finds bytes that are written in pieces: Base64 in groups or short lines, and lists of numbers.
 */

interface Run {
	start: number;
	end: number;
}
/** A run of pieces, and the text that they make together. */
export type JoinedRun = Run & { joined: string };
/** A run of numbers, and the bytes that they may stand for. */
export type ByteRun = Run & { bytes: Buffer[] };

/** The shortest group of Base64: three bytes. */
const GROUP = 4;
/** A line of at least this length can be followed by a single shorter one. */
const LINE = 16;
const MAX_CODE_POINT = 0x10ffff;
const PIECE = /[\w+/-]{2,}={0,2}/g;
/**
 * A list of numbers in decimal, hexadecimal, octal or binary: `112, 34`, `0x70 0x22`, `U+0070`,
 * `160 042`, `7022 c3a4`.
 */
const NUMBERS =
	/(?<!\w)(?:0x|u\+)?[\da-f]{1,8}(?:[\s,;:|]{1,4}(?:0x|u\+)?[\da-f]{1,8}(?!\w)){3,}/gi;

/**
 * Finds Base64 or digits that are split into pieces. All pieces but the last are equally long, with
 * the same white space between them.
 */
export function piecesIn(text: string): JoinedRun[] {
	const runs: JoinedRun[] = [];
	let group: string[] = [];
	let [start, end, between] = [0, 0, ''];
	const close = () => {
		if (group.length > 1) runs.push({ start, end, joined: group.join('') });
	};
	for (const { 0: piece, index } of text.matchAll(PIECE)) {
		const gap = text.slice(end, Math.min(index, end + 20));
		const [first, last] = [group[0] ?? '', group.at(-1) ?? ''];
		const goesOn =
			group.length > 0 &&
			last.length === first.length &&
			first.length % GROUP === 0 &&
			(piece.length === first.length ||
				(piece.length < first.length &&
					(group.length > 1 || (first.length >= LINE && /[\r\n]/.test(gap))))) &&
			/^\s+$/.test(gap) &&
			(group.length === 1 || gap === between);
		if (!goesOn) {
			close();
			[group, start] = [[], index];
		}
		between = gap;
		group.push(piece);
		end = index + piece.length;
	}
	close();
	return runs;
}

/** Returns lists of at least four numbers, as the bytes that they may stand for. */
export function listedBytes(text: string): ByteRun[] {
	return Array.from(text.matchAll(NUMBERS), ({ 0: list, index }) => ({
		start: index,
		end: index + list.length,
		bytes: bytesOf(list.split(/[\s,;:|]+/).map((one) => one.replace(/^(?:0x|u\+)/i, ''))),
	}));
}

/** Returns the bytes that numbers may stand for, in any base. Signed bytes can be negative. */
export function bytesOf(numbers: string[]): Buffer[] {
	const every = (pattern: RegExp) => numbers.every((one) => pattern.test(one));
	const some = (pattern: RegExp) => numbers.some((one) => pattern.test(one));
	const from = (base: number) => Buffer.from(numbers.map((one) => parseInt(one, base)));
	return [
		...(every(/^-?\d{1,3}$/) ? [from(10)] : []),
		...(every(/^[0-3]?[0-7]{1,2}$/) ? [from(8)] : []),
		...(every(/^[01]{7,8}$/) ? [from(2)] : []),
		...(every(/^[\da-f]{1,2}$/i) ? [from(16)] : []),
		...(every(/^\d{1,7}$/) && some(/^\d{3}/) ? [Buffer.from(wide(numbers, 10))] : []),
		...(every(/^[\da-f]{1,6}$/i) && some(/^[89a-f].$|^.{3}/i)
			? [Buffer.from(wide(numbers, 16))]
			: []),
		// The separators of a hex dump mean nothing, so all digits are joined. The second reading starts
		// one digit later, in case the pairs are shifted.
		Buffer.from(numbers.join(''), 'hex'),
		Buffer.from(numbers.join('').slice(1), 'hex'),
	];
}

/** Reads numbers as code points, or as halves of characters in UTF-16. */
const wide = (numbers: string[], base: number) =>
	numbers
		.map((one) => parseInt(one, base))
		.map((code) => (code <= MAX_CODE_POINT ? String.fromCodePoint(code) : '?'))
		.join('');
