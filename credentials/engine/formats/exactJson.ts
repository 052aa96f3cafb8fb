import { replaceNumbers } from './jsonNumbers';

/** From this many digits in a row on, a number can lose some (2^53 has 16). */
const MANY_DIGITS = /\d{16}/;

/**
 * Parses JSON (RFC 8259) like `JSON.parse`, but gives an integer that a JavaScript number can't hold
 * exactly as the text of its digits, such as an id or a cursor of 19 digits. All else is as
 * `JSON.parse` has it. Throws its `SyntaxError` where the text is not JSON.
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
	return /^-?\d+$/.test(number) && number !== '-0' && String(Number(number)) !== number;
}
