import { CallError } from '../call/callErrors';
import { WINDOWS_1252 } from '../call/texts/windows1252';

/** Charsets that Node can write: their labels (Encoding standard) and their last code point. */
const CHARSETS: Array<[labels: RegExp, encoding: BufferEncoding, last: number]> = [
	[/^utf-?8$/, 'utf8', 0x10ffff],
	[/^utf-?16-?le$/, 'utf16le', 0x10ffff],
	[/^(us-)?ascii$/, 'latin1', 0x7f],
	[/^(iso-?8859-?1|latin-?1)$/, 'latin1', 0xff],
];
/** In the other ISO 8859 and code pages, which differ further on. */
const LAST_COMMON = 0x7f;
const IS_WINDOWS_1252 = /^(windows-?|x-cp|cp)1252$/;
/** No declaration is longer. Characters. */
const MAX_DECLARATION = 1024;
/** What an XML document says of its own bytes. */
const DECLARED = /^\uFEFF?<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i;

/**
 * The bytes of a text body, in the charset that its content type names, else in UTF-8: a server reads
 * them by that. Without one, an XML document is read by its own declaration (RFC 7303 section 3.2), and is
 * written so where that can be done. Throws an error that names the character if the charset has not got it.
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
	// A declaration of UTF-16 that is typed means nothing: the text has no bytes yet.
	if (declared === undefined || /^utf/.test(declared)) return undefined;
	const [written, encoding, last] = writerOf(declared, text);
	return firstAbove(written, last) === undefined ? Buffer.from(written, encoding) : undefined;
}

/** The text as it is handed to Node, by which encoding, and the last character that this has. */
function writerOf(
	charset: string,
	text: string,
): [written: string, encoding: BufferEncoding, last: number] {
	if (IS_WINDOWS_1252.test(charset)) return [asLatin1(text), 'latin1', 0xff];
	const known = CHARSETS.find(([labels]) => labels.test(charset));
	return known === undefined ? [text, 'latin1', LAST_COMMON] : [text, known[1], known[2]];
}

/** A text whose characters of windows-1252 are those of Latin-1 that have the same bytes. */
function asLatin1(text: string): string {
	return text.replace(/[\u0080-\u009f\u0100-\uffff]/g, (character) => {
		const at = WINDOWS_1252.indexOf(character);
		return at < 0 ? character : String.fromCharCode(0x80 + at);
	});
}

const firstAbove = (text: string, last: number) =>
	[...text].find((character) => (character.codePointAt(0) ?? 0) > last);
