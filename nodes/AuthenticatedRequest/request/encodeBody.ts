import { CallError } from '../call/callErrors';
import { WINDOWS_1252 } from '../call/texts/windows1252';

/** Charsets that Node can write: their labels (Encoding standard) and their last code point. */
const CHARSETS: Array<[labels: RegExp, encoding: BufferEncoding, last: number]> = [
	[/^utf-?8$/, 'utf8', 0x10ffff],
	[/^utf-?16-?le$/, 'utf16le', 0x10ffff],
	[/^(us-)?ascii$/, 'latin1', 0x7f],
	[/^(iso-?8859-?1|latin-?1)$/, 'latin1', 0xff],
];
/** The last code point that all other charsets (ISO 8859, code pages) have in common: ASCII's. */
const LAST_COMMON = 0x7f;
const IS_WINDOWS_1252 = /^(windows-?|x-cp|cp)1252$/;
/** How many characters are searched for an XML declaration. */
const MAX_DECLARATION = 1024;
/** Matches an XML declaration with an encoding. */
const DECLARED = /^\uFEFF?<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i;

/**
 * Encodes a text body in the charset that its content type names, because servers decode it by
 * that. If the type names no charset, UTF-8 is used. XML is then decoded by its own declaration
 * (RFC 7303 section 3.2), so it is encoded by the declared charset if possible. Throws an error
 * that names the character if the charset of the content type does not have it.
 */
export function encodeBody(text: string, contentType: string): Buffer {
	const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1].toLowerCase();
	if (charset === undefined) return asDeclared(text, contentType) ?? Buffer.from(text);
	const [written, encoding, last] = writerOf(charset, text);
	const missing = firstAbove(written, last);
	if (missing === undefined) return Buffer.from(written, encoding);
	throw new CallError(
		`The body can't be sent: its content type says "charset=${charset}", in which the node can't write "${missing}".`,
		'Remove the charset from the content type, or write utf-8 there: the body is then sent as UTF-8.',
	);
}

function asDeclared(text: string, contentType: string): Buffer | undefined {
	if (!/[/+]xml\s*(;|$)/i.test(contentType)) return undefined;
	const declared = DECLARED.exec(text.slice(0, MAX_DECLARATION))?.[1].toLowerCase();
	// A typed declaration of UTF-16 means nothing, because the text has no bytes yet.
	if (declared === undefined || /^utf/.test(declared)) return undefined;
	const [written, encoding, last] = writerOf(declared, text);
	return firstAbove(written, last) === undefined ? Buffer.from(written, encoding) : undefined;
}

/** Returns the text to give to Node, Node's encoding for it, and the last code point that fits. */
function writerOf(
	charset: string,
	text: string,
): [written: string, encoding: BufferEncoding, last: number] {
	if (IS_WINDOWS_1252.test(charset)) return [asLatin1(text), 'latin1', 0xff];
	const known = CHARSETS.find(([labels]) => labels.test(charset));
	return known === undefined ? [text, 'latin1', LAST_COMMON] : [text, known[1], known[2]];
}

/** Replaces characters of windows-1252 by the Latin-1 characters with the same bytes. */
function asLatin1(text: string): string {
	return text.replace(/[\u0080-\u009f\u0100-\uffff]/g, (character) => {
		const at = WINDOWS_1252.indexOf(character);
		return at < 0 ? character : String.fromCharCode(0x80 + at);
	});
}

const firstAbove = (text: string, last: number) =>
	[...text].find((character) => (character.codePointAt(0) ?? 0) > last);
