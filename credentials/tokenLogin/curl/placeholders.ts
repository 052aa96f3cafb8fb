/** Placeholders in a command, which no shell knows: they stay whole wherever they stand. */

/** The placeholder that begins at a position; undefined if there is none, or if it is not closed. */
export function placeholderAt(text: string, at: number): string | undefined {
	if (!text.startsWith('${', at)) return undefined;
	let depth = 0;
	for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
		if (text[end] === '{') depth++;
		if (text[end] === '}' && --depth === 0) return text.slice(at, end + 1);
	}
	return undefined;
}

/** Changes all of a text but its placeholders. */
export function outsidePlaceholders(text: string, change: (literal: string) => string): string {
	let result = '';
	let literal = '';
	for (let at = 0; at < text.length; ) {
		const placeholder = placeholderAt(text, at);
		if (placeholder === undefined) {
			literal += text[at++];
			continue;
		}
		result += change(literal) + placeholder;
		literal = '';
		at += placeholder.length;
	}
	return result + change(literal);
}

/** The position of a character outside of placeholders; −1 if there is none. */
export function indexOutside(text: string, character: string): number {
	return outsidePlaceholdersMasked(text).indexOf(character);
}

/** A text of the same length with its placeholders blotted out. */
export function outsidePlaceholdersMasked(text: string): string {
	let masked = '';
	for (let at = 0; at < text.length; ) {
		const placeholder = placeholderAt(text, at);
		masked += placeholder === undefined ? text[at] : '\u0000'.repeat(placeholder.length);
		at += placeholder?.length ?? 1;
	}
	return masked;
}
