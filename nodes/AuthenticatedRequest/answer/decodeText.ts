import type { Helpers } from '../call/callTypes';
import { WINDOWS_1252 } from '../call/texts/windows1252';

const REPLACEMENT = '\uFFFD';
const BYTE_ORDER_MARK = '\uFEFF';
/** Includes ASCII, because texts that claim to be ASCII are often UTF-8. */
const UTF8_LABELS = ['utf-8', 'utf8', 'us-ascii', 'ascii'];
/** Labels of UTF-16 that do not define the byte order. */
const UTF16_LABELS = ['utf-16', 'utf16', 'ucs-2', 'ucs2', 'unicode', 'iso-10646-ucs-2'];
/** The beginning of XML or HTML. In valid UTF-8 it counts only without blanks before it. */
const MARKUP = /^\s*</;
/** How many bytes of a document are searched for a charset (HTML standard, 13.2.3.2). */
const PRESCANNED = 1024;
/** Bytes that no text contains (MIME Sniffing standard, section 7.2, "binary data byte"). */
// eslint-disable-next-line no-control-regex -- control characters are what it finds
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;
const MARKS: Array<[label: string, mark: number[]]> = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	// Before UTF-16LE, whose mark begins this one. A text in UTF-16LE has no zero after its mark.
	['utf-32le', [0xff, 0xfe, 0, 0]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes an answer's text. The first of these that applies decides on the charset:
 *
 * 1. its byte order mark;
 * 2. the charset of its content type (WHATWG labels, then those of n8n's own decoder);
 * 3. the charset that an XML or HTML document names itself;
 * 4. UTF-8, if the bytes are valid in it;
 * 5. n8n's detection, if the content type names no charset;
 * 6. windows-1252, so that no characters are lost if the server wrongly says UTF-8.
 */
export async function decodeText(
	bytes: Buffer,
	contentType: string,
	helpers: Helpers,
): Promise<string> {
	const marked = markOf(bytes);
	if (marked !== undefined) return (await decodeAs(bytes, marked, helpers)) ?? bytes.toString();
	const given = charsetOf(contentType);
	if (given !== undefined && !UTF8_LABELS.includes(given)) {
		const isBigEndian = UTF16_LABELS.includes(given) && ownCharset(bytes) === 'utf-16be';
		const decoded = await decodeAs(bytes, isBigEndian ? 'utf-16be' : given, helpers);
		if (decoded !== undefined) return decoded;
	}
	const text = bytes.toString('utf8');
	const isValid = !text.includes(REPLACEMENT);
	const isMarkup = isValid ? text.startsWith('<') : MARKUP.test(text);
	if ((given === undefined || !isValid) && (isMarkup || text.includes('\0'))) {
		const own = ownCharset(bytes);
		const decoded = own === undefined ? undefined : await decodeAs(bytes, own, helpers);
		if (decoded !== undefined) return decoded;
	}
	if (isValid) return text;
	if (given?.endsWith('ascii')) return decode(bytes, 'windows-1252');
	if (!isBinary(bytes)) {
		if (isDamaged(text)) return text;
		const guess = () => helpers.detectBinaryEncoding(bytes)?.toLowerCase();
		const detected = given === undefined ? guess() : undefined;
		const decoded =
			!detected || detected === 'utf-8' ? undefined : await decodeAs(bytes, detected, helpers);
		// Browsers also fall back to windows-1252 (Encoding standard).
		return decoded === undefined || decoded.includes(REPLACEMENT)
			? decode(bytes, 'windows-1252')
			: decoded;
	}
	return text;
}

/**
 * True if most characters beyond ASCII are valid UTF-8. The text is then damaged UTF-8, and not in
 * another charset.
 */
function isDamaged(text: string): boolean {
	const broken = text.split(REPLACEMENT).length - 1;
	const whole = (text.match(/[\u0080-\ufffc]/g) ?? []).length;
	return whole >= broken;
}

/** Decodes a text; undefined if the bytes are not valid in the charset or the label is unknown. */
export function decodeStrictly(bytes: Buffer, label: string, isWhole = true): string | undefined {
	try {
		return decode(bytes, label, { fatal: true }, { stream: !isWhole });
	} catch {
		return undefined;
	}
}

/**
 * True if bytes are a text. They must be valid in the charset of the content type, else in UTF-8,
 * and contain no bytes that only binary files have.
 *
 * @param isWhole false for the beginning of an answer, whose last character may be incomplete
 */
export function isText(bytes: Buffer, contentType: string, isWhole: boolean): boolean {
	const label = markOf(bytes) ?? charsetOf(contentType) ?? 'utf-8';
	const text = decodeStrictly(bytes, label, isWhole);
	return text !== undefined && !BINARY.test(text);
}

/** True if bytes can't be text, in any charset that an answer might have without naming it. */
export function isBinary(bytes: Buffer): boolean {
	return BINARY.test(bytes.toString('latin1'));
}

/** The charset of a content type, in lower case. */
function charsetOf(contentType: string): string | undefined {
	const label = /(?:^|[;,\s])charset\s*=\s*["']?([^"';,\s]+)/i.exec(contentType)?.[1].toLowerCase();
	// Tools that guess the type of a file write "binary" if they find no charset.
	return label === 'binary' ? undefined : label;
}

function markOf(bytes: Buffer): string | undefined {
	// Nearly all answers have no mark.
	if (!(bytes[0] >= 0xef)) return undefined;
	return MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
}

/** The charset that XML or HTML names itself. UTF-16 is recognized by the zero bytes in it. */
function ownCharset(bytes: Buffer): string | undefined {
	if (bytes.length > 1 && bytes.length % 2 === 0 && (bytes[0] === 0) !== (bytes[1] === 0))
		return bytes[0] === 0 ? 'utf-16be' : 'utf-16le';
	const beginning = bytes.toString('latin1', 0, PRESCANNED);
	const named =
		/^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(beginning) ??
		/<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(beginning);
	const label = named?.[1].toLowerCase();
	// A declaration that is readable byte by byte can't be UTF-16 (HTML standard, 13.2.3.2).
	return label === undefined || /^(utf-?8|utf-?16|ucs-?2|unicode)/.test(label) ? undefined : label;
}

/** Throws if the label is not in the standard, or if the bytes are invalid and `fatal` is set. */
function decode(
	bytes: Buffer,
	label: string,
	options?: { fatal: boolean },
	how?: { stream: boolean },
): string {
	const decoder = new TextDecoder(label, options);
	const text = decoder.decode(bytes, how);
	if (decoder.encoding !== 'windows-1252') return text;
	// Node before 23 reads windows-1252 as Latin-1.
	return text.replace(/[\u0080-\u009f]/g, (code) => WINDOWS_1252[code.charCodeAt(0) - 0x80]);
}

/** Decodes with Node, else with n8n; undefined if neither knows the encoding. */
async function decodeAs(
	bytes: Buffer,
	encoding: string,
	helpers: Helpers,
): Promise<string | undefined> {
	try {
		return decode(bytes, encoding);
	} catch {
		// The label is not in the standard. n8n knows more, such as code pages of DOS.
	}
	const text = await helpers
		.binaryToString(bytes, encoding as BufferEncoding)
		.catch(() => undefined);
	return text?.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
