import type { IDataObject } from 'n8n-workflow';
import { parseBody } from '../../../credentials/engine/answers';
import { toAnswer } from '../../../credentials/engine/n8n/transport';
import type { BodyStream, CallAnswer, Helpers, ResponseFormat } from '../call/callTypes';
import { decodeText } from './decodeText';
import type { Exchange } from './exchange';
import { fileNameOf } from './fileName';

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
	/** Whether an answer that reports a failure is kept like any other. */
	keepsFailures: boolean;
	helpers: Helpers;
	/** The URL that was answered, without query. */
	url: string;
}

/**
 * Reads the full response of `httpRequest`. A file goes to n8n's binary storage as it comes.
 * Rejects if the body breaks off, stops coming, or can't be decompressed.
 */
export async function readAnswer(
	response: unknown,
	exchange: Exchange,
	{ format, keepsFailures, helpers, url }: ReadOptions,
): Promise<CallAnswer> {
	const { body, statusMessage = '' } = response as { body: unknown; statusMessage?: string };
	const rawHeaders = { ...(response as { headers?: IDataObject }).headers };
	const { headers, status } = toAnswer({ ...(response as object), body: undefined });
	const contentType = headers['content-type'] ?? '';
	const common = { statusMessage, rawHeaders };
	if (isFile(status, contentType, format, keepsFailures)) {
		const mayBeFailure = status >= 300 || isJsonType(contentType);
		const isJudged = mayBeFailure && !(Number(headers['content-length']) > MAX_JUDGED_BYTES);
		const content = isJudged ? await readAll(body, exchange) : body;
		const judged = Buffer.isBuffer(content) && isJudged ? parseBody(content) : undefined;
		const answer = { status, headers, body: judged };
		const name = fileNameOf(headers['content-disposition'], url);
		const mimeType = contentType.split(';')[0].trim() || undefined;
		const store = async () => await helpers.prepareBinaryData(asStorable(content), name, mimeType);
		const file = isStream(content) ? await exchange.whileReading(content, store) : await store();
		return { ...common, answer, file };
	}
	const bytes = await readAll(body, exchange);
	const text = await decodeText(bytes, contentType, helpers);
	return { ...common, answer: { status, headers, body: parseBody(text) }, text };
}

function isFile(
	status: number,
	contentType: string,
	format: ResponseFormat,
	keepsFailures: boolean,
): boolean {
	if (status >= 400 ? !keepsFailures : status >= 300) return false;
	return format === 'file' || (format === 'autodetect' && FILE_TYPES.test(contentType));
}

function isStream(body: unknown): body is BodyStream {
	return typeof (body as BodyStream | undefined)?.pipe === 'function';
}

async function readAll(body: unknown, exchange: Exchange): Promise<Buffer> {
	if (!isStream(body)) return asBuffer(body);
	const chunks: Buffer[] = [];
	const end = async () =>
		await new Promise<void>((resolve, reject) => {
			// An iterator would do the same, but costs a small answer more than all the rest of reading it.
			body.on('data', (chunk: Buffer) => chunks.push(chunk));
			body.once('end', resolve);
			body.once('error', reject);
			body.once('close', () => reject(new Error('the answer broke off')));
		});
	await exchange.whileReading(body, end);
	return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

function asBuffer(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** n8n stores Node's streams and buffers. */
function asStorable(content: unknown) {
	return (isStream(content) ? content : asBuffer(content)) as Parameters<
		Helpers['prepareBinaryData']
	>[0];
}
