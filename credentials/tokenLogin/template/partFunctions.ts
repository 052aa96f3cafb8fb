/** Functions that take a part of a text: of a sentence, a page, a challenge, a URL. */

/**
 * The text between two others. If the second is left out or does not follow, it goes to the end.
 * Throws a RangeError if the first does not occur.
 */
export function between([text, before, after = '']: string[]): string {
	const at = text.indexOf(before);
	if (at < 0) throw new RangeError('the text does not have what should come before the part');
	const rest = text.slice(at + before.length);
	const end = after === '' ? -1 : rest.indexOf(after);
	return end < 0 ? rest : rest.slice(0, end);
}

/**
 * One of the parts of a text, split at a separator. Counted from 0, or from the end if negative.
 * Throws a RangeError if there is no such part.
 */
export function partOf(text: string, separator: string, index: number): string {
	const part = separator === '' ? undefined : text.split(separator).at(index);
	if (part === undefined) throw new RangeError('the text has no such part');
	return part;
}

/**
 * The decoded parameter of a URL's query or of its fragment, as in OAuth's implicit grant. Throws a
 * RangeError if there is none.
 */
export function parameterOf([url, name]: string[]): string {
	const { searchParams, hash } = URL.canParse(url, 'http://x')
		? new URL(url, 'http://x')
		: { searchParams: new URLSearchParams(), hash: '' };
	const value = searchParams.get(name) ?? new URLSearchParams(hash.slice(1)).get(name);
	if (value === null) throw new RangeError('the URL has no parameter of that name');
	return value;
}
