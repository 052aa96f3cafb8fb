/** Finds where quoted text, braces and arguments begin and end in the expressions of a template. */

const QUOTES = ["'", '"'];
/** Characters after which a quote opens a quoted text. */
const BEFORE_QUOTE = '(,:[';

/** The position of the brace that closes the one before `from`; −1 if there is none. */
export function closingBrace(text: string, from: number): number {
	let depth = 1;
	for (const [at, character] of outsideQuotes(text, from)) {
		if (character === '{') depth++;
		if (character === '}' && --depth === 0) return at;
	}
	return -1;
}

/** Splits at each separator that is outside quotes, parentheses, brackets and braces. */
export function splitOutside(text: string, separator: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (const [at, character] of outsideQuotes(text, 0)) {
		if ('({['.includes(character)) depth++;
		else if (')}]'.includes(character)) depth--;
		if (character !== separator || depth !== 0) continue;
		parts.push(text.slice(start, at));
		start = at + 1;
	}
	return [...parts, text.slice(start)];
}

/** The content of a text that is quoted as a whole; undefined for any other. */
export function quotedText(text: string): string | undefined {
	if (text.length < 2 || !QUOTES.includes(text[0])) return undefined;
	return closingQuote(text, 0) === text.length - 1 ? text.slice(1, -1) : undefined;
}

/**
 * Yields the characters outside quoted text. A quote opens a text only at the start of an argument
 * or of a name in a path, so an apostrophe within a word does not.
 */
function* outsideQuotes(text: string, from: number): Generator<[at: number, character: string]> {
	let before = '(';
	let isPlain = false;
	for (let at = from; at < text.length; at++) {
		const character = text[at];
		if (QUOTES.includes(character) && BEFORE_QUOTE.includes(before)) {
			const nested: number = isPlain ? -1 : closingQuote(text, at);
			// After a quote without an end, later quotes are not searched for nested text, because that
			// could take very long.
			isPlain ||= nested < 0;
			const end = nested < 0 ? text.indexOf(character, at + 1) : nested;
			if (end >= 0) at = end;
		} else yield [at, character];
		if (character.trim() !== '') before = character;
	}
}

/**
 * The position of the quote that closes the one at `start`; −1 if there is none. A placeholder in the
 * text can hold quoted text of its own.
 */
function closingQuote(text: string, start: number): number {
	const open = [text[start]];
	let before = '';
	for (let at = start + 1; at < text.length; at++) {
		const character = text[at];
		const innermost = open[open.length - 1];
		if (innermost !== '{') {
			if (character === innermost) {
				open.pop();
				if (open.length === 0) return at;
			} else if (character === '$' && text[at + 1] === '{') {
				open.push('{');
				at++;
			}
		} else if (character === '{') open.push('{');
		else if (character === '}') open.pop();
		else if (QUOTES.includes(character) && BEFORE_QUOTE.includes(before)) open.push(character);
		if (character.trim() !== '') before = character;
	}
	return -1;
}
