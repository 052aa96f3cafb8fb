/**
 * A tag. It must not contain `<`, because text that opens tags again and again would otherwise take
 * quadratic time.
 */
export const MARKUP = /<[/!?a-z][^<>]*>/gi;
/** Elements that a reader does not see. One that is never closed extends to the end. */
const UNSEEN = /<(script|style|head|noscript|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
/**
 * Tags that end a line. They must not contain `<`, so that a page of nothing but `<br` does not
 * take quadratic time.
 */
const LINE_END = /<(?:br|hr|\/(?:p|div|li|tr|h[1-6]|section|article|table|ul|ol|pre))\b[^<>]*>/gi;
const CELL_END = /<\/t[dh]\s*>/gi;
const TAG = /<[/!?a-z][^>]*(?:>|$)/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi;
const NAMED = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', ' '],
]);
const MAX_CODE_POINT = 0x10ffff;

/** Whether a text is a web page, and not just a text with an angle bracket. */
export function isPage(text: string): boolean {
	return /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i.test(text);
}

/** Returns the words of a web page without markup, one line per block. */
export function plainText(html: string): string {
	return html
		.replace(COMMENT, '')
		.replace(UNSEEN, '')
		.replace(/\s+/g, ' ')
		.replace(LINE_END, '\n')
		.replace(CELL_END, ' ')
		.replace(TAG, '')
		.replace(ENTITY, (entity, decimal, hex, name) => decoded(entity, decimal, hex, name))
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ ?\n[ \n]*/g, '\n')
		.trim();
}

/** Decodes an entity. An unknown one stays as it is. */
function decoded(entity: string, decimal?: string, hex?: string, name?: string): string {
	if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? entity;
	const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
	return code > 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : entity;
}
