/**
 * Checks the characters of HTTP headers (RFC 9110 sections 5.1 and 5.5), as Node's own HTTP client
 * does.
 */

/** Any character outside a token (RFC 9110 section 5.6.2). The name of a header is a token. */
const NOT_IN_NAME = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/u;
/**
 * Any character other than visible ASCII, space, tab and the upper half of Latin-1, which is sent
 * as one byte per character.
 */
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/u;
/** Names that n8n's HTTP library (axios, `mergeConfig`) leaves out when it copies headers. */
const LEFT_OUT = ['__proto__', 'constructor', 'prototype'];
/**
 * White space that is not part of a value if it surrounds it (RFC 9110 section 5.5; Fetch, section
 * 2.2.2).
 */
const AROUND = ['\t', '\n', '\r', ' '];

/** Removes the white space around a header's value. */
export function trimValue(value: string): string {
	let start = 0;
	let end = value.length;
	while (start < end && AROUND.includes(value[start])) start++;
	while (end > start && AROUND.includes(value[end - 1])) end--;
	return value.slice(start, end);
}

/**
 * Returns why a header can't be sent; undefined if it can. n8n's HTTP library would drop characters
 * of a value that can't be sent, and would report a bad name as if the server had not answered. The
 * text shows at most one character of the value.
 */
export function headerProblem(name: string, value: string): string | undefined {
	if (name === '') return 'it has no name';
	const inName = NOT_IN_NAME.exec(name);
	if (inName)
		return `its name has ${shown(inName)}, but only letters, digits and -_.!#$%&'*+^\`|~ are allowed in it`;
	if (LEFT_OUT.includes(name)) return "n8n's HTTP library does not send a header of that name";
	return valueProblem(value);
}

/** Like `headerProblem`, but checks only the value. */
export function valueProblem(value: string): string | undefined {
	const inValue = NOT_IN_VALUE.exec(trimValue(value));
	return inValue === null
		? undefined
		: `its value has ${shown(inValue)}, which a header can't carry: only letters of Western European languages are allowed, and no line breaks`;
}

/** Describes a character and its position, counted from 1. */
function shown({ 0: character, index }: RegExpExecArray): string {
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	const names: Record<string, string> = {
		'\n': 'a line break',
		'\r': 'a line break',
		' ': 'a space',
	};
	const isControl = /[\p{C}\p{Z}]/u.test(character);
	const name = names[character] ?? (isControl ? 'a character' : `"${character}"`);
	return `${name} (U+${code}) at position ${index + 1}`;
}
