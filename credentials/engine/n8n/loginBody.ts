/**
 * Reads the body of a login's answer within limits, because the server that answers is not trusted
 * yet.
 */
import { parseExactJson } from '../formats/exactJson';
import { isDeeper } from '../formats/jsonDepth';
import { UnusableAnswer } from '../errors';
import { isStream } from '../values';

/**
 * The longest body that is read. Logins answer with a few kilobytes, web pages in their place with
 * a few megabytes.
 */
const MAX_BYTES = 16 * 1024 * 1024;
/**
 * The deepest nesting that is read. No API nests deeper, and reading deeper data could overflow the
 * stack.
 */
const MAX_DEPTH = 200;
/**
 * The longest header that is read. Node itself allows 16 KB of headers in all, unless it is
 * configured otherwise.
 */
const MAX_HEADER_LENGTH = 65_536;

/**
 * Reads a body that comes as a stream; any other body is returned as it is. Rejects if it is too
 * long. When the signal aborts, the stream and its connection end.
 */
export async function readBounded(body: unknown, deadline: AbortSignal): Promise<unknown> {
	if (!isStream(body)) return requireShort(body);
	const end = () => body.destroy?.();
	if (deadline.aborted) end();
	deadline.addEventListener('abort', end, { once: true });
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of body) {
			bytes += chunk.length;
			if (bytes > MAX_BYTES) {
				end();
				throw tooLong();
			}
			chunks.push(Buffer.from(chunk));
		}
	} finally {
		deadline.removeEventListener('abort', end);
	}
	return Buffer.concat(chunks)
		.toString('utf8')
		.replace(/^\uFEFF/, '');
}

function requireShort(body: unknown): unknown {
	const isText = typeof body === 'string' || Buffer.isBuffer(body);
	if (isText && body.length > MAX_BYTES) throw tooLong();
	return body;
}

const tooLong = () =>
	new UnusableAnswer(`with more than ${MAX_BYTES / 1024 / 1024} MB, which no login does`);

/** Throws for a header that is longer than `MAX_HEADER_LENGTH`. */
export function requireShortHeaders(headers: Record<string, unknown> = {}): void {
	for (const value of Object.values(headers))
		if (String(value).length > MAX_HEADER_LENGTH)
			throw new UnusableAnswer('with a header of more than 64 KB');
}

/**
 * Returns the parsed body if it is JSON, with the digits of long numbers kept, else the text.
 * Throws for JSON that is nested too deeply.
 */
export function parseLoginBody(body: unknown): unknown {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
	if (typeof text !== 'string') return text;
	if (isDeeper(text, MAX_DEPTH))
		throw new UnusableAnswer(`with data nested deeper than ${MAX_DEPTH} levels`);
	try {
		return parseExactJson(text);
	} catch {
		return text;
	}
}
