import type { Helpers } from '../call/callTypes';

const REPLACEMENT = '\uFFFD';
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * An answer's text: by the charset of its content type, else UTF-8, else, if that gives
 * characters that can't be, by what n8n's detection takes the bytes for.
 */
export async function decodeText(
	bytes: Buffer,
	contentType: string,
	helpers: Helpers,
): Promise<string> {
	const charset = /charset\s*=\s*"?([^";,\s]+)/i.exec(contentType)?.[1].toLowerCase();
	if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset)) {
		const decoded = await decodeAs(bytes, charset, helpers);
		if (decoded !== undefined) return decoded;
	}
	const text = bytes.toString('utf8');
	if (text.includes(REPLACEMENT) && charset === undefined) {
		const detected = helpers.detectBinaryEncoding(bytes)?.toLowerCase();
		if (detected && detected !== 'utf-8') return (await decodeAs(bytes, detected, helpers)) ?? text;
	}
	return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Undefined if the encoding is not one that n8n knows. */
async function decodeAs(
	bytes: Buffer,
	encoding: string,
	helpers: Helpers,
): Promise<string | undefined> {
	return await helpers.binaryToString(bytes, encoding as BufferEncoding).catch(() => undefined);
}
