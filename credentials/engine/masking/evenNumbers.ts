/** Finds bytes that are written as numbers in any repeating layout, whatever is between them. */
import { type ByteRun, bytesOf } from './layouts';

/**
 * A number in any base, with the prefix or suffix that languages write: `0x70`, `0b1110000`,
 * `U+0070`, `70h`.
 */
const NUMBER =
	/(?<![a-z\d])(?:(?<=[\s,;:[(])-(?=\d))?(?:0x|0o|0b(?=[01]{4})|u\+|[ux](?=[\da-f]{2}))?[\da-f]{1,8}(?:h(?![a-z\d])|(?![a-z\d]))/gi;
/** The most characters between two numbers, as in `70).chr(` or `70"} & ChrW(`. */
const MAX_BETWEEN = 16;
const MIN_NUMBERS = 4;
/** Zeros and ones with nothing between them: at least four bytes. */
const BITS = /[01]{32,}/g;
const BYTE = 8;

interface Found {
	start: number;
	end: number;
	digits: string;
	/** The text between this number and the previous one, without white space. */
	gap: string;
}

/**
 * Returns rows of numbers with the same text between them, or with two texts in turn
 * (`"0":112,"1":34`), as the bytes that they may stand for.
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

/**
 * Returns the digits of a number. The first zero of a number with an `h` only shows that it is not
 * a name.
 */
const digitsOf = (written: string) =>
	written.replace(/^(?:0x|0o|0b(?=[01]{4})|u\+|[ux])/i, '').replace(/^0?(.*)h$/i, '$1');

/** Returns rows of bits as bytes. They can begin at any of eight places. */
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
