/** The first character of a string or a number in valid JSON. */
const START = /["\d-]/g;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Replaces some of the numbers in valid JSON; strings are skipped. Takes time in proportion to the
 * length of the text. (The reviver of `JSON.parse` sees how a number is written only from Node 21
 * on.)
 *
 * @param replace returns the replacement for a number as it is written; undefined keeps it
 */
export function replaceNumbers(
	text: string,
	replace: (number: string) => string | undefined,
): string {
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
		const [number] = NUMBER.exec(text) ?? [''];
		START.lastIndex = index + Math.max(1, number.length);
		const replaced = replace(number);
		if (replaced === undefined) continue;
		parts.push(text.slice(copied, index), replaced);
		copied = index + number.length;
	}
	return copied === 0 ? text : parts.join('') + text.slice(copied);
}

/** Returns the index of the quote that ends the string beginning at `start`, in valid JSON. */
export function endOfString(text: string, start: number): number {
	let end = text.indexOf('"', start + 1);
	while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
	return end;
}

function isEscaped(text: string, at: number): boolean {
	let backslashes = 0;
	while (text[at - 1 - backslashes] === '\\') backslashes++;
	return backslashes % 2 === 1;
}
