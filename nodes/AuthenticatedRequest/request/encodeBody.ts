import { CallError } from '../call/callErrors';

/** The charsets that Node can write, by their labels (Encoding standard), and the last character of each. */
const CHARSETS: Array<[labels: RegExp, encoding: BufferEncoding, last: number]> = [
	[/^utf-?8$/, 'utf8', 0x10ffff],
	[/^utf-?16-?le$/, 'utf16le', 0x10ffff],
	[/^(us-)?ascii$/, 'latin1', 0x7f],
	[/^(iso-?8859-?1|latin-?1)$/, 'latin1', 0xff],
];
/** In windows-1252 and the other ISO 8859, which differ further on. */
const LAST_COMMON = 0x7f;

/**
 * The bytes of a text body, in the charset that its content type names, else in UTF-8: a server reads
 * them by that. Throws an error that names the character if the charset has not got it.
 */
export function encodeBody(text: string, contentType: string): Buffer {
	const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1].toLowerCase();
	if (charset === undefined) return Buffer.from(text);
	const [, encoding, last] = CHARSETS.find(([labels]) => labels.test(charset)) ?? [
		charset,
		'latin1' as const,
		LAST_COMMON,
	];
	const missing = [...text].find((character) => (character.codePointAt(0) ?? 0) > last);
	if (missing === undefined) return Buffer.from(text, encoding);
	throw new CallError(
		`The body can't be sent: its content type says "charset=${charset}", which has no character for "${missing}".`,
		'Remove the charset from the content type, or write utf-8 there: the body is then sent as UTF-8.',
	);
}
