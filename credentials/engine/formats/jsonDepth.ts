/** A quote, a bracket, or what a backslash escapes. */
const SIGN = /\\[^]|["[\]{}]/g;

/**
 * Whether the brackets of a JSON text are nested deeper than so many levels; in one pass, without
 * recursion: what parses such a text, copies or shows it can end in a stack that is full.
 */
export function isDeeper(text: string, levels: number): boolean {
	if (text.length <= levels || !/^\s*[[{]/.test(text)) return false;
	let depth = 0;
	let isInString = false;
	for (const [sign] of text.matchAll(SIGN)) {
		if (sign === '"') isInString = !isInString;
		else if (isInString) continue;
		else if (sign === '[' || sign === '{') {
			if (++depth > levels) return true;
		} else if (sign === ']' || sign === '}') depth--;
	}
	return false;
}
