/** What becomes of a secret with other than ASCII characters where somebody can't write them. */

/** Fewer characters that are left of it are too common in plain text. */
const MIN_LEFT = 8;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

const sizeOf = (character: string) => Buffer.byteLength(character);

/**
 * A text composed and decomposed (Unicode UAX #15), and with a question mark or U+FFFD in the place of
 * each character, or of each of its bytes, that is no ASCII, or with nothing there. None for ASCII.
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
