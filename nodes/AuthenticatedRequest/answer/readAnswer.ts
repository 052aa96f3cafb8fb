import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { toAnswer } from '../../../credentials/engine/answers';
import { isStream } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';
import { withoutQuery } from '../call/shownCall';
import type { CallAnswer, Helpers, ResponseFormat, ResponseOptions } from '../call/callTypes';
import { isRedirect } from '../call/redirectStatus';
import { isAttachment } from './contentDisposition';
import { isJsonType, kindOfType, mediaType, type KindOfType } from './contentType';
import { decodeText, isBinary, isText } from './decodeText';
import {
	asBuffer,
	BYTES_PER_MEGABYTE,
	type Exchange,
	peek,
	readAll,
	readBeginning,
} from './exchange';
import { fileNameOf, withName } from './fileName';
import { parseJson } from './parseJson';

/** JSON up to this size is read before it becomes a file: it may be an error in an envelope. */
const MAX_JUDGED_BYTES = 1_048_576;
/** How much of an answer whose type says nothing is looked at before it is held in memory. */
const SNIFFED_BYTES = 16_384;
const ANY_FILE = 'application/octet-stream';
/** How much is read of a failure, whose words are at the beginning, and of a redirect. */
const MAX_FAILURE_BYTES = 1_048_576;

const DEFAULT_MEGABYTES = 256;
/** A longer text is more than JavaScript can hold (Node: 2^29 − 24 characters). */
const MOST_MEGABYTES = 500;

/** The most that is held in memory of one answer, in bytes. Throws an error that names the field. */
export function maxBytes({ maxResponseSize = DEFAULT_MEGABYTES }: ResponseOptions): number {
	const megabytes = Number(maxResponseSize);
	if (!(megabytes > 0))
		throw invalidParameter('Max Response Size (MB)', 'must be a number above 0');
	return Math.floor(Math.min(megabytes, MOST_MEGABYTES) * BYTES_PER_MEGABYTE);
}

/** How one answer is to be read. */
export interface ReadOptions {
	format: ResponseFormat;
	/** Whether an answer that reports a failure is kept like any other. */
	keepsFailures: boolean;
	/** Whether redirects are followed: nobody gets to see the body of one then. */
	followsRedirects?: boolean;
	/** Whether items are made of a list in it, so that it must be JSON whatever its type says. */
	mustBeJson?: boolean;
	/** The most that is held in memory, decompressed. Files are stored as they come. */
	maxBytes: number;
	helpers: Helpers;
	/** The URL that was answered. */
	url: string;
}

/**
 * Reads the full response of `httpRequest`. A file goes to n8n's binary storage as it comes.
 * Rejects if the body breaks off, stops coming, can't be decompressed, or is larger than allowed.
 */
export async function readAnswer(
	response: unknown,
	exchange: Exchange,
	options: ReadOptions,
): Promise<CallAnswer> {
	const { body, statusMessage = '' } = response as { body: unknown; statusMessage?: string };
	const rawHeaders = { ...(response as { headers?: IDataObject }).headers };
	const { headers, status } = toAnswer({ ...(response as object), body: undefined });
	const contentType = headers['content-type'] ?? '';
	const common = { statusMessage, rawHeaders };
	const { helpers, maxBytes, keepsFailures } = options;
	const isPassedOver =
		status >= 300 &&
		(!keepsFailures || (options.followsRedirects === true && isRedirect({ status, headers })));
	const kind = kindOf(status, headers, options);
	const mayBeLines = isJsonType(contentType) || options.format === 'json';
	if (kind === 'file') return await readFile(body);
	if (kind === 'unknown') {
		const { bytes, isWhole } = await peek(body, exchange, SNIFFED_BYTES);
		const looksLikeText = isText(bytes, contentType, isWhole);
		if (isWhole) return looksLikeText ? await readText(bytes) : await readFile(bytes);
		if (!looksLikeText) return await readFile(body);
	}
	const bytes = isPassedOver
		? await readBeginning(body, exchange, MAX_FAILURE_BYTES)
		: await readAll(body, exchange, maxBytes, status);
	if (kind === 'unknown' && !isText(bytes, contentType, true)) return await readFile(bytes);
	return await readText(bytes);

	async function readText(bytes: Buffer): Promise<CallAnswer> {
		const text = await decodeText(bytes, contentType, helpers);
		// A file under the type of a text: as one it would be lost without a word.
		const isMistyped = kind === 'text' && text.includes('\uFFFD') && isBinary(bytes);
		if (isMistyped && mayBeFile(options) && !isJsonType(contentType)) return await readFile(bytes);
		return { ...common, answer: { status, headers, body: parseJson(text, mayBeLines) }, text };
	}

	async function readFile(content: unknown): Promise<CallAnswer> {
		let whole = content;
		let judged: unknown;
		if (status >= 300 || isJsonType(contentType)) {
			const { bytes, isWhole } = await peek(content, exchange, MAX_JUDGED_BYTES);
			if (isWhole) [whole, judged] = [bytes, parseJson(bytes.toString('utf8'), mayBeLines)];
		}
		const name = fileNameOf(headers['content-disposition'], withoutQuery(options.url));
		const store = async () => await storeFile(whole, name, mediaType(contentType), helpers);
		const file = isStream(whole) ? await exchange.whileRead(whole, store) : await store();
		return { ...common, answer: { status, headers, body: judged }, file: withName(file) };
	}
}

function kindOf(
	status: number,
	headers: Record<string, string>,
	options: ReadOptions,
): KindOfType | 'failure' {
	if (status >= 400 ? !options.keepsFailures : status >= 300) return 'failure';
	if (options.format === 'file') return 'file';
	if (!mayBeFile(options)) return 'text';
	const kind = kindOfType(headers['content-type'] ?? '');
	return kind === 'unknown' && isAttachment(headers['content-disposition']) ? 'file' : kind;
}

const mayBeFile = ({ format, mustBeJson = false }: ReadOptions) =>
	format === 'autodetect' && !mustBeJson;

/** Gives a file to n8n, which looks for its type in the bytes if the answer has none. */
async function storeFile(
	content: unknown,
	name: string | undefined,
	type: string,
	{ prepareBinaryData }: Helpers,
): Promise<IBinaryData> {
	// n8n stores Node's streams and buffers.
	const storable = (isStream(content) ? content : asBuffer(content)) as Parameters<
		Helpers['prepareBinaryData']
	>[0];
	if (type !== '' || isStream(content))
		return await prepareBinaryData(storable, name, type || undefined);
	// The file is kept even if its type can't be found.
	return await prepareBinaryData(storable, name).catch(
		async () => await prepareBinaryData(storable, name, ANY_FILE),
	);
}
