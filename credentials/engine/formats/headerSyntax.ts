/** What an HTTP header may hold (RFC 9110 sections 5.1 and 5.5), as Node's own HTTP client checks it. */

/** RFC 9110 section 5.6.2: the characters of a token, which every header's name is. */
const NOT_IN_NAME = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/u;
/** Visible ASCII, space, tab, and the upper half of Latin-1, which is sent as one byte per character. */
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/u;
/** Names that n8n's HTTP library (axios, `mergeConfig`) leaves out where it copies headers. */
const LEFT_OUT = ['__proto__', 'constructor', 'prototype'];
/** White space around a value is not part of it (RFC 9110 section 5.5; Fetch, section 2.2.2). */
const AROUND = ['\t', '\n', '\r', ' '];

/** A header's value without the white space around it. */
export function trimValue(value: string): string {
	let start = 0;
	let end = value.length;
	while (start < end && AROUND.includes(value[start])) start++;
	while (end > start && AROUND.includes(value[end - 1])) end--;
	return value.slice(start, end);
}

/**
 * Why a header can't be sent, undefined if it can. n8n's HTTP library drops the characters of a
 * value that can't be sent, and refuses a name as if the server had not answered. The words hold no
 * more of the value than one character.
 */
export function headerProblem(name: string, value: string): string | undefined {
	if (name === '') return 'it has no name';
	const inName = NOT_IN_NAME.exec(name);
	if (inName)
		return `its name has ${shown(inName)}, but only letters, digits and -_.!#$%&'*+^\`|~ are allowed in it`;
	if (LEFT_OUT.includes(name)) return "n8n's HTTP library does not send a header of that name";
	return valueProblem(value);
}

/** The same for a value alone. */
export function valueProblem(value: string): string | undefined {
	const inValue = NOT_IN_VALUE.exec(trimValue(value));
	return inValue === null
		? undefined
		: `its value has ${shown(inValue)}, which a header can't carry: only letters of Western European languages are allowed, and no line breaks`;
}

/** A character and its position, counted from 1. */
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
