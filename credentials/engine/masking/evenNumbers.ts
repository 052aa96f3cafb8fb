/** Bytes that are written as numbers in any layout that repeats itself, whatever stands between them. */
import { type ByteRun, bytesOf } from './layouts';

/** A number in any base, with what languages put before or behind it: `0x70`, `0b1110000`, `U+0070`, `70h`. */
const NUMBER =
	/(?<![a-z\d])(?:(?<=[\s,;:[(])-(?=\d))?(?:0x|0o|0b(?=[01]{4})|u\+|[ux](?=[\da-f]{2}))?[\da-f]{1,8}(?:h(?![a-z\d])|(?![a-z\d]))/gi;
/** `70).chr(`, `70"} & ChrW(` … Characters. */
const MAX_BETWEEN = 16;
const MIN_NUMBERS = 4;
/** Zeros and ones without anything between them: four bytes at least. */
const BITS = /[01]{32,}/g;
const BYTE = 8;

interface Found {
	start: number;
	end: number;
	digits: string;
	/** What stands between it and the number before. */
	gap: string;
}

/**
 * Rows of numbers with the same between them, or with two kinds in turn (`"0":112,"1":34`), as the bytes
 * that they can be.
 */
export function evenlyWritten(text: string): ByteRun[] {
	const runs: ByteRun[] = [];
	let row: Found[] = [];
	const close = () => {
		if (row.length >= MIN_NUMBERS) runs.push(asRun(row));
	};
	for (const { 0: written, index } of text.matchAll(NUMBER)) {
		const [last, before] = [row.at(-1), row.at(-2)];
		const found = { start: index, end: index + written.length, digits: digitsOf(written), gap: '' };
		if (last !== undefined) {
			const between = text.slice(last.end, Math.min(index, last.end + MAX_BETWEEN + 1));
			found.gap = between.replace(/\s+/g, '');
			const isNear = between.length > 0 && between.length <= MAX_BETWEEN;
			const isEven = row.length < 3 || found.gap === before?.gap;
			if (!isNear || !isEven) {
				close();
				row = isNear ? [{ ...last, gap: '' }] : [];
			}
		}
		row.push(found);
	}
	close();
	return runs;
}

function asRun(row: Found[]): ByteRun {
	const numbers = row.map(({ digits }) => digits);
	const every2nd = (first: number) => numbers.filter((_one, index) => index % 2 === first);
	const bytes = [numbers, ...(isEvery2nd(row) ? [every2nd(0), every2nd(1)] : [])].flatMap(bytesOf);
	return { start: row[0].start, end: row[row.length - 1].end, bytes };
}

const isEvery2nd = (row: Found[]) => row.length >= 2 * MIN_NUMBERS && row[1].gap !== row[2].gap;

/** Of those with an `h` the first zero only says that they are no name. */
const digitsOf = (written: string) =>
	written.replace(/^(?:0x|0o|0b(?=[01]{4})|u\+|[ux])/i, '').replace(/^0?(.*)h$/i, '$1');

/** Bits in a row, which can begin at any of eight places. */
export function bitsIn(text: string): ByteRun[] {
	return Array.from(text.matchAll(BITS), ({ 0: bits, index }) => ({
		start: index,
		end: index + bits.length,
		bytes: Array.from({ length: BYTE }, (_each, skipped) => {
			const groups = bits.slice(skipped).match(/.{8}/g) ?? [];
			return Buffer.from(groups.map((one) => parseInt(one, 2)));
		}),
	}));
}
