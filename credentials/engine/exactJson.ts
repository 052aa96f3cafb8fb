/** So many digits in a row are the fewest that a number can lose (2^53 has 16). */
const MANY_DIGITS = /\d{16}/;
/** Where a string or a number begins in valid JSON. */
const START = /["\d-]/g;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;

/**
 * Parses JSON (RFC 8259) like `JSON.parse`, but gives an integer that a JavaScript number can't hold
 * exactly as the text of its digits, such as an id or a cursor of 19 digits. All else is as
 * `JSON.parse` has it. Throws its `SyntaxError` where the text is not JSON.
 *
 * (Its reviver could see the source of a number only from Node 21 on.)
 */
export function parseExactJson(text: string): unknown {
	const parsed: unknown = JSON.parse(text);
	return MANY_DIGITS.test(text) ? JSON.parse(withQuotedIntegers(text)) : parsed;
}

/** Valid JSON with such integers in quotes. */
function withQuotedIntegers(text: string): string {
	const parts: string[] = [];
	let copied = 0;
	START.lastIndex = 0;
	for (let found = START.exec(text); found !== null; found = START.exec(text)) {
		const { index } = found;
		if (found[0] === '"') {
			START.lastIndex = endOfString(text, index) + 1;
			continue;
		}
		NUMBER.lastIndex = index;
		const [source, fraction, exponent] = NUMBER.exec(text) ?? [''];
		START.lastIndex = index + Math.max(1, source.length);
		if (fraction !== undefined || exponent !== undefined || keepsDigits(source)) continue;
		parts.push(text.slice(copied, index), `"${source}"`);
		copied = index + source.length;
	}
	return parts.join('') + text.slice(copied);
}

function keepsDigits(source: string): boolean {
	return source === '-0' || String(Number(source)) === source;
}

/** The place of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
	let end = text.indexOf('"', start + 1);
	while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
	return end;
}

function isEscaped(text: string, at: number): boolean {
	let backslashes = 0;
	while (text[at - 1 - backslashes] === '\\') backslashes++;
	return backslashes % 2 === 1;
}
