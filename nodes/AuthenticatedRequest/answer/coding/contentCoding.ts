import { CallError } from '../../call/callErrors';

/**
 * Codings that change the bytes (IANA, "HTTP Content Coding Registry"). Other words in the header
 * are ignored.
 */
const CODINGS = /^(?:(?:x-)?(?:gzip|compress)|deflate|br|zstd|dcb|dcz|exi|pack200-gzip|aes128gcm)$/;

/**
 * Returns the content coding that an answer still has; undefined if it has none. n8n's HTTP library
 * decodes one of the codings that it knows, and removes the header (axios, `lib/adapters/http.js`).
 */
export function codingLeft(headers: Record<string, string>): string | undefined {
	const told = headers['content-encoding'];
	const isCoded = told
		?.toLowerCase()
		.split(',')
		.some((coding) => CODINGS.test(coding.trim()));
	return isCoded ? told : undefined;
}

/** The error for an answer whose bytes can't be read because of its content coding. */
export function stillCoded(coding: string, status: number): CallError {
	return new CallError(
		`n8n can't decompress the answer (Content-Encoding: ${coding})`,
		'Ask for another compression: send the header Accept-Encoding with the value gzip. To keep the bytes as they are, set Options > Response > Response Format to File.',
		String(status),
	);
}
