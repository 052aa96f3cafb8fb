/** A quote, a bracket, or an escaped character. */
const SIGN = /\\[^]|["[\]{}]/g;

/**
 * Whether the brackets of a JSON text are nested deeper than `levels`. To parse, copy or show such
 * a text can overflow the stack, so this takes one pass without recursion.
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
