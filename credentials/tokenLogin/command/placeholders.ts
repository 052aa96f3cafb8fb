/** Placeholders in a command. They are not shell syntax, so they are kept whole, in quotes too. */

/**
 * Where the placeholders of a text are: maps the position of each to the position after its end.
 */
export type Placeholders = ReadonlyMap<number, number>;

/**
 * Finds the placeholders of a text in one pass, including nested ones. A placeholder has to be
 * closed on its line.
 */
export function placeholdersIn(text: string): Placeholders {
	const found = new Map<number, number>();
	let open: number[] = [];
	for (const { 0: sign, index } of text.matchAll(/[{}\n]/g)) {
		if (sign === '\n') open = [];
		else if (sign === '{') open.push(index);
		else {
			const start = open.pop() ?? 0;
			if (text[start - 1] === '$') found.set(start - 1, index + 1);
		}
	}
	return found;
}

/** Changes a text everywhere except in its placeholders. */
export function outsidePlaceholders(text: string, change: (literal: string) => string): string {
	const placeholders = placeholdersIn(text);
	let result = '';
	let literal = '';
	for (let at = 0; at < text.length; ) {
		const end = placeholders.get(at);
		if (end === undefined) {
			literal += text[at++];
			continue;
		}
		result += change(literal) + text.slice(at, end);
		literal = '';
		at = end;
	}
	return result + change(literal);
}

/** The first position of a character outside the placeholders; −1 if there is none. */
export function indexOutside(text: string, character: string): number {
	return outsidePlaceholdersMasked(text).indexOf(character);
}

/** Overwrites the placeholders of a text with NUL characters, so that its length stays the same. */
export function outsidePlaceholdersMasked(text: string): string {
	const placeholders = placeholdersIn(text);
	let masked = '';
	for (let at = 0; at < text.length; ) {
		const end = placeholders.get(at);
		masked += end === undefined ? text[at] : '\u0000'.repeat(end - at);
		at = end ?? at + 1;
	}
	return masked;
}
