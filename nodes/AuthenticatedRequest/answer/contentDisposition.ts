import { decodeStrictly } from './decodeText';

/**
 * The parts of a header field, separated by semicolons. A part that is quoted, after "=" or at the
 * beginning, can contain semicolons itself.
 */
const PARTS =
	/(?:\s*("(?:\\.|[^"\\])*"?[^;]*)|([^=;]*)=\s*("(?:\\.|[^"\\])*"?[^;]*|[^;]*)|([^;]*))(?:;|$)/gs;
const WINDOWS_PATH = /^[a-z]:\\(?!\\)/i;
const ENCODED_WORDS = /^(?:\s*=\?[^?\s]+\?[qb]\?[^?]*\?=)+\s*$/i;

/**
 * True if the answer is meant to be saved instead of shown. An unknown type counts as `attachment`
 * (RFC 6266 section 4.2).
 */
export function isAttachment(disposition: string | undefined): boolean {
	const type = /^[\s:;]*([^\s;=]*)\s*(=?)/.exec(disposition ?? '');
	if (type === null || (disposition ?? '').trim() === '') return false;
	return type[2] === '='
		? suggestedName(disposition ?? '') !== undefined
		: !/^inline$/i.test(type[1]);
}

/**
 * Returns the file name that a `Content-Disposition` header suggests, including folders; undefined
 * if there is none. Follows RFC 6266 and RFC 8187, and is as lenient as browsers. It also accepts
 * names without quotes, without a type, in raw Latin-1 or UTF-8, in encoded words (RFC 2047) and in
 * pieces (RFC 2231 section 3).
 */
export function suggestedName(disposition: string): string | undefined {
	const parameters = readParameters(asUtf8(disposition));
	const extended = parameters.get('filename*');
	const name =
		(extended === undefined ? undefined : decodeExtended(extended, true)) ??
		joinPieces(parameters) ??
		plainName(parameters.get('filename')) ??
		(extended === undefined ? undefined : decodeExtended(extended, false));
	const clean = name === undefined ? undefined : withoutControls(name).trim();
	return clean === '' ? undefined : clean;
}

/**
 * Removes control characters from a file name, also those that change the writing direction. With
 * these, `gpj.exe` can be made to look like a picture (Unicode Technical Report 36, Bidirectional
 * Text Spoofing).
 */
export function withoutControls(name: string): string {
	// eslint-disable-next-line no-control-regex -- control characters are what is removed
	return name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** The first value of each parameter, with its quotes and escapes. */
function readParameters(text: string): Map<string, string> {
	const parameters = new Map<string, string>();
	for (const [, , name, value] of text.matchAll(PARTS)) {
		const key = name?.replace(/\s/g, '').toLowerCase();
		if (key && !parameters.has(key)) parameters.set(key, value.trim());
	}
	return parameters;
}

/** Decodes a header as UTF-8 if it is valid. Many servers send UTF-8, but Node reads Latin-1. */
function asUtf8(text: string): string {
	if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
	return decodeStrictly(Buffer.from(text, 'latin1'), 'utf-8') ?? text;
}

function plainName(value: string | undefined): string | undefined {
	if (value === undefined) return undefined;
	const name = unquoted(value);
	const decoded = ENCODED_WORDS.test(name) ? decodeWords(name) : name;
	return decoded === '' ? undefined : decoded;
}

function unquoted(value: string): string {
	const inner = /^"((?:\\.|[^"\\])*)/s.exec(value)?.[1];
	if (inner === undefined) return value;
	// In a Windows path, backslashes are separators instead of escapes.
	return WINDOWS_PATH.test(inner) ? inner : inner.replace(/\\(.)/gs, '$1');
}

/**
 * Decodes a value of the form charset'language'percent-encoded (RFC 8187 section 3.2). Accepts
 * malformed values, too, unless it is strict.
 */
function decodeExtended(value: string, isStrict: boolean): string | undefined {
	const [, charset, encoded] = /^([^']*)'[^']*'(.*)$/s.exec(unquoted(value)) ?? [];
	if (encoded === undefined) {
		if (isStrict) return undefined;
		const rest = unquoted(value).replace(/^[\w-]*'/, '');
		return decodePercent(rest, 'utf-8') ?? rest;
	}
	if (isStrict && (encoded === '' || /%(?![\da-f]{2})/i.test(encoded))) return undefined;
	const decoded = decodePercent(encoded, charset || 'utf-8');
	return decoded ?? (isStrict ? undefined : decodePercent(encoded, 'windows-1252'));
}

/** Decodes percent-encoding; undefined if the charset is unknown or the bytes are invalid in it. */
function decodePercent(text: string, charset: string): string | undefined {
	const pieces = text.split(/((?:%[\da-f]{2})+)/i).map((piece, index) => {
		if (index % 2 === 0) return piece;
		return decodeStrictly(Buffer.from(piece.replace(/%/g, ''), 'hex'), charset);
	});
	return pieces.includes(undefined) ? undefined : pieces.join('');
}

/** Joins `filename*0`, `filename*1*` and so on, up to the first one that is missing. */
function joinPieces(parameters: Map<string, string>): string | undefined {
	let name = '';
	let charset = 'utf-8';
	for (let index = 0; ; index++) {
		const plain = parameters.get(`filename*${index}`);
		const encoded = parameters.get(`filename*${index}*`);
		if (encoded === undefined && plain === undefined) return index === 0 ? undefined : name;
		if (encoded === undefined) name += unquoted(plain ?? '');
		else {
			const [, given, rest] =
				(index === 0 && /^([^']*)'[^']*'(.*)$/s.exec(unquoted(encoded))) || [];
			charset = given || charset;
			const text = rest ?? unquoted(encoded);
			name += decodePercent(text, charset) ?? text;
		}
	}
}

function decodeWords(text: string): string {
	const words = text.matchAll(/=\?([^?*]+)[^?]*\?([qb])\?([^?]*)\?=/gi);
	return [...words]
		.map(([whole, charset, encoding, content]) => {
			const bytes =
				encoding.toLowerCase() === 'b'
					? Buffer.from(content, 'base64')
					: Buffer.from(
							content
								.replace(/_/g, ' ')
								.replace(/=([\da-f]{2})/gi, (_code, hex: string) =>
									String.fromCharCode(parseInt(hex, 16)),
								),
							'latin1',
						);
			return decodeStrictly(bytes, charset) ?? whole;
		})
		.join('');
}
