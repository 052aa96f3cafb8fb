/**
 * How a secret with characters outside ASCII looks after a system that can't represent them has
 * replaced or dropped them.
 */

/**
 * If fewer characters remain of a secret, they are not looked for, because plain text often
 * contains them.
 */
const MIN_LEFT = 8;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

const sizeOf = (character: string) => Buffer.byteLength(character);

/**
 * Returns a text composed and decomposed (Unicode UAX #15). Also returns it with each character
 * outside ASCII, or each of its bytes, replaced by a question mark or U+FFFD, or left out. Empty
 * for ASCII.
 */
export function garbledForms(text: string): string[] {
	if (text.search(BEYOND_ASCII) < 0) return [];
	const marked = ['?', '\uFFFD'].flatMap((mark) => [
		text.replace(BEYOND_ASCII, mark),
		text.replace(BEYOND_ASCII, (one) => mark.repeat(one.length)),
		text.replace(BEYOND_ASCII, (one) => mark.repeat(sizeOf(one))),
	]);
	const left = text.replace(BEYOND_ASCII, '');
	const forms = [text.normalize('NFC'), text.normalize('NFD'), ...marked];
	return left.length >= MIN_LEFT ? [...forms, left] : forms;
}
