import { parseBody } from '../../credentials/tokenFlow/answers';
import { toAnswer } from '../../credentials/tokenFlow/n8nTransport';
import type { BodyStream, CallAnswer, Helpers, ResponseFormat } from './callTypes';
import { decodeText } from './decodeText';
import { destroyWhenIdle } from './idleTimeout';

/** Content types whose answers are files when the format is detected; as HTTP Request has them. */
const FILE_TYPES =
	/^(image|audio|video)\/|^application\/(octet-stream|gzip|zip|pdf|msword|epub\+zip|x-bzip2?|x-cdf|x-tar|x-7z-compressed|vnd\.(rar|amazon\.ebook|ms-fontobject|visio|ms-excel|openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet)|oasis\.opendocument\.presentation))\b/i;
/** JSON up to this size is read before it becomes a file: it may be an error in an envelope. */
const MAX_JUDGED_BYTES = 1_048_576;

/** Whether a content type is JSON, by its name or its suffix (RFC 6839 section 3.1). */
export function isJsonType(contentType: string): boolean {
	return /[/+]json\b/i.test(contentType);
}

/** How one answer is to be read. */
export interface ReadOptions {
	format: ResponseFormat;
	/** Milliseconds without a byte after which the rest is given up. */
	timeoutMs: number;
	helpers: Helpers;
	url: string;
}

/** Reads the full response of `httpRequest`, except the body of a file, which stays a stream. */
export async function readAnswer(response: unknown, options: ReadOptions): Promise<CallAnswer> {
	const { body, statusMessage } = response as { body: unknown; statusMessage?: string };
	const { headers, status } = toAnswer({ ...(response as object), body: undefined });
	const contentType = headers['content-type'] ?? '';
	const common = { statusMessage: statusMessage ?? '', url: options.url };
	if (isFile(status, headers, options.format)) {
		const isJudged =
			isJsonType(contentType) && !(Number(headers['content-length']) > MAX_JUDGED_BYTES);
		const file = isJudged ? await readAll(body, options) : watched(body, options);
		const judged = Buffer.isBuffer(file) && isJudged ? parseBody(file) : undefined;
		return { ...common, answer: { status, headers, body: judged }, file };
	}
	const bytes = await readAll(body, options);
	const text = await decodeText(bytes, contentType, options.helpers);
	return { ...common, answer: { status, headers, body: parseBody(text) }, text };
}

/** Drops a body that nobody will read, and its connection with it. */
export function discardFile({ file }: CallAnswer): void {
	if (file !== undefined && !Buffer.isBuffer(file)) file.destroy();
}

function isFile(status: number, headers: Record<string, string>, format: ResponseFormat): boolean {
	if (status < 200 || status >= 300) return false;
	return format === 'file' || (format === 'autodetect' && FILE_TYPES.test(headers['content-type']));
}

function isStream(body: unknown): body is BodyStream {
	return typeof (body as BodyStream | undefined)?.pipe === 'function';
}

function watched(body: unknown, { timeoutMs }: ReadOptions): BodyStream | Buffer {
	if (!isStream(body)) return asBuffer(body);
	destroyWhenIdle(body, timeoutMs);
	return body;
}

async function readAll(body: unknown, { timeoutMs }: ReadOptions): Promise<Buffer> {
	if (!isStream(body)) return asBuffer(body);
	const end = destroyWhenIdle(body, timeoutMs);
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of body) chunks.push(chunk as Buffer);
	} finally {
		end();
	}
	return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

function asBuffer(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
