import { replaceNumbers } from './jsonNumbers';

/** From this many digits in a row, or in an exponent, on, a number can lose some (2^53 has 16). */
const MANY_DIGITS = /\d{16}|\d[eE]\+?\d{3}/;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON (RFC 8259) like `JSON.parse`, but gives a number that a JavaScript number can't hold as
 * the text of its digits: an integer such as an id or a cursor of 19 digits, an amount above 2^53 with
 * a fraction, and one that is too large altogether (`1e400`). All else is as `JSON.parse` has it.
 * Throws its `SyntaxError` where the text is not JSON.
 */
export function parseExactJson(text: string): unknown {
	const parsed: unknown = JSON.parse(text);
	if (!MANY_DIGITS.test(text)) return parsed;
	const quoted = replaceNumbers(text, (number) =>
		losesDigits(number) ? `"${number}"` : undefined,
	);
	return JSON.parse(quoted);
}

function losesDigits(number: string): boolean {
	const value = Number(number);
	if (!Number.isFinite(value)) return true;
	if (INTEGER.test(number)) return number !== '-0' && String(value) !== number;
	return Math.abs(value) > Number.MAX_SAFE_INTEGER && !/e/i.test(number);
}
