import { replaceNumbers } from './jsonNumbers';

/**
 * A number that may lose digits: 16 or more digits in a row (2^53 has 16), or 3 in the exponent.
 */
const MANY_DIGITS = /\d{16}|\d[eE]\+?\d{3}/;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON (RFC 8259) like `JSON.parse`, but keeps a number that JavaScript can't hold as the
 * text of its digits. Such numbers are an integer of 19 digits (an id or cursor), an amount above
 * 2^53 with a fraction, and one that is too large altogether (`1e400`). Throws the `SyntaxError` of
 * `JSON.parse` if the text is not JSON.
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
