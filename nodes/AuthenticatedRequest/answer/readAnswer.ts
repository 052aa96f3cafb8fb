import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { type FullResponse, toAnswer } from '../../../credentials/engine/answers';
import { XML_CUT } from '../../../credentials/engine/networkReason';
import { isStream } from '../../../credentials/engine/values';
import { CallError, invalidParameter } from '../call/callErrors';
import { withoutQuery } from '../call/shownCall';
import type { CallAnswer, Helpers, ResponseFormat, ResponseOptions } from '../call/callTypes';
import { isRedirect } from '../call/redirectStatus';
import { codingLeft, stillCoded } from './coding/contentCoding';
import { isCutXml } from './coding/cutXml';
import { isAttachment } from './contentDisposition';
import {
	isJsonLinesType,
	isJsonType,
	isXmlType,
	kindOfType,
	mediaType,
	type KindOfType,
} from './contentType';
import { decodeText, isBinary, isText } from './decodeText';
import type { Exchange } from './exchange';
import { fileNameOf, withName } from './fileName';
import { isTooDeep, type JsonLines, MAX_DEPTH, parseJson } from './parseJson';
import { requireWhole } from './partialAnswer';
import { asBuffer, BYTES_PER_MEGABYTE, peek, readAll, readBeginning } from './readBody';

/** JSON up to this many bytes is read before it is stored as a file: it may report a failure. */
const MAX_JUDGED_BYTES = 1_048_576;
/** How many bytes of an answer of unknown type are inspected before all is read into memory. */
const SNIFFED_BYTES = 16_384;
const ANY_FILE = 'application/octet-stream';
/** How many bytes are read of a redirect or a failure, whose words are at the beginning. */
const MAX_FAILURE_BYTES = 1_048_576;

const DEFAULT_MEGABYTES = 256;
/** JavaScript can't hold a longer text (Node: 2^29 − 24 characters). */
const MOST_MEGABYTES = 500;

/** How many bytes of one answer may be held in memory. Throws an error that names the field. */
export function maxBytes({ maxResponseSize = DEFAULT_MEGABYTES }: ResponseOptions): number {
	const megabytes = Number(maxResponseSize);
	if (!(megabytes > 0)) throw invalidParameter('Max Size (MB)', 'must be a number above 0');
	return Math.floor(Math.min(megabytes, MOST_MEGABYTES) * BYTES_PER_MEGABYTE);
}

const tooDeep = (status: number) =>
	new CallError(
		`The answer is nested deeper than ${MAX_DEPTH.toLocaleString('en')} levels`,
		"n8n can't hold such an item. Set Options > Response > Response Format to File to keep the answer as it is.",
		String(status),
	);

/** How one answer is to be read. */
export interface ReadOptions {
	format: ResponseFormat;
	/** True if an answer that reports a failure is kept like any other (Never Error). */
	keepsFailures: boolean;
	/** True if redirects are followed, so the body of a redirect is never shown. */
	followsRedirects?: boolean;
	/** True if items are made of a list in the answer, so it must be JSON whatever its type says. */
	mustBeJson?: boolean;
	/** How many decompressed bytes may be held in memory. Files are stored as they come. */
	maxBytes: number;
	helpers: Helpers;
	/** The headers of the request. */
	asked?: IDataObject;
	/** The URL of the request. */
	url: string;
}

/** An answer whose body is still to be read, with what its status and headers reveal about it. */
interface Received {
	status: number;
	statusMessage: string;
	headers: Record<string, string>;
	/** The headers with their names as the server wrote them. */
	rawHeaders: IDataObject;
	contentType: string;
	body: unknown;
	kind: KindOfType | 'failure';
	lines: JsonLines;
	/** True if only the beginning of the body is used. */
	isPassedOver: boolean;
	/** The coding that n8n did not decode, if items are made of the body. */
	coding: string | undefined;
	exchange: Exchange;
	options: ReadOptions;
}

/**
 * Reads the full response of `httpRequest`. A file is streamed to n8n's binary storage. Rejects if
 * the body breaks off, stops coming, can't be decompressed, or is larger than allowed.
 */
export async function readAnswer(
	response: unknown,
	exchange: Exchange,
	options: ReadOptions,
): Promise<CallAnswer> {
	const received = receive(response, exchange, options);
	const { body, kind, isPassedOver } = received;
	if (kind === 'file') return await readFile(received, body);
	if (kind === 'unknown') return await readTextOrFile(received);
	const bytes = isPassedOver
		? await readBeginning(body, exchange, MAX_FAILURE_BYTES)
		: await wholeBody(received);
	return await readText(received, bytes);
}

function receive(response: unknown, exchange: Exchange, options: ReadOptions): Received {
	if ((response ?? undefined) === undefined) throw new Error('n8n returned nothing');
	const full = response as FullResponse & { statusMessage?: string };
	const { body, statusMessage = '', statusCode = full.status } = full;
	const rawHeaders = { ...full.headers } as IDataObject;
	const { headers, status } = toAnswer({ statusCode, headers: rawHeaders });
	requireWhole({ status, headers }, options.asked);
	const { keepsFailures, followsRedirects = false } = options;
	const contentType = headers['content-type'] ?? '';
	const isWantedAsItems = status < 300 && options.format !== 'file';
	const isCoded = headers['content-encoding'] !== undefined;
	return {
		status,
		statusMessage,
		headers,
		rawHeaders,
		contentType,
		body,
		kind: kindOf(status, headers, options),
		lines: linesOf(contentType, options, status),
		isPassedOver:
			status >= 300 && (!keepsFailures || (followsRedirects && isRedirect({ status, headers }))),
		coding: isWantedAsItems && isCoded ? codingLeft(headers) : undefined,
		exchange,
		options,
	};
}

async function wholeBody({ body, exchange, options, status }: Received): Promise<Buffer> {
	return await readAll(body, exchange, options.maxBytes, status);
}

/** Reads an answer as a text or file, by its bytes, because its headers do not say which it is. */
async function readTextOrFile(received: Received): Promise<CallAnswer> {
	const { body, contentType, exchange } = received;
	const { bytes, isWhole } = await peek(body, exchange, SNIFFED_BYTES);
	if (!isText(bytes, contentType, isWhole)) return await readFile(received, isWhole ? bytes : body);
	if (isWhole) return await readText(received, bytes);
	const all = await wholeBody(received);
	return isText(all, contentType, true)
		? await readText(received, all)
		: await readFile(received, all);
}

async function readText(received: Received, bytes: Buffer): Promise<CallAnswer> {
	const { status, headers, contentType, kind, lines, isPassedOver, coding, options } = received;
	if (coding !== undefined && isBinary(bytes)) throw stillCoded(coding, status);
	const text = await decodeText(bytes, contentType, options.helpers);
	if (status < 300 && isXmlType(contentType) && isCutXml(text)) throw new Error(XML_CUT);
	// A binary file with the content type of a text: decoding it would destroy it silently.
	const isMistyped = kind === 'text' && text.includes('\uFFFD') && isBinary(bytes);
	if (isMistyped && mayBeFile(options) && !isJsonType(contentType))
		return await readFile(received, bytes);
	const isDeep = isTooDeep(text);
	if (isDeep && !isPassedOver) throw tooDeep(status);
	const body = isDeep ? text : parseJson(text, lines);
	const { statusMessage, rawHeaders } = received;
	return { statusMessage, rawHeaders, answer: { status, headers, body }, text };
}

/** Stores a body as a file: the rest of its stream, or the bytes if all of it has been read. */
async function readFile(received: Received, content: unknown): Promise<CallAnswer> {
	const { status, headers, contentType, exchange, coding, options } = received;
	if (coding !== undefined) {
		exchange.stop();
		throw stillCoded(coding, status);
	}
	const { whole, judged } = await judgeFile(received, content);
	const name = fileNameOf(headers['content-disposition'], withoutQuery(options.url));
	const store = async () => await storeFile(whole, name, mediaType(contentType), options.helpers);
	const file = isStream(whole) ? await exchange.whileRead(whole, store) : await store();
	return {
		...namesOf(received),
		answer: { status, headers, body: judged },
		file: withName(file),
	};
}

/** Parses a small file that may be JSON with a failure in it. Also returns the content to store. */
async function judgeFile(
	{ status, contentType, lines, exchange }: Received,
	content: unknown,
): Promise<{ whole: unknown; judged?: unknown }> {
	if (status < 400 && !isJsonType(contentType)) return { whole: content };
	const { bytes, isWhole } = await peek(content, exchange, MAX_JUDGED_BYTES);
	if (!isWhole) return { whole: content };
	const text = bytes.toString('utf8');
	return { whole: bytes, judged: isTooDeep(text) ? undefined : parseJson(text, lines) };
}

/** The status in words and the headers as they came, which Headers and Status shows. */
const namesOf = ({ statusMessage, rawHeaders }: Received) => ({ statusMessage, rawHeaders });

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

/** A single line of NDJSON is a list, except in a failure or an answer that must have a list. */
function linesOf(
	contentType: string,
	{ format, mustBeJson }: ReadOptions,
	status: number,
): JsonLines {
	if (isJsonLinesType(contentType) && !mustBeJson && status < 300) return 'always';
	return isJsonType(contentType) || format === 'json' ? 'perhaps' : 'never';
}

const mayBeFile = ({ format, mustBeJson = false }: ReadOptions) =>
	format === 'autodetect' && !mustBeJson;

/** Stores a file in n8n, which detects the type from the bytes if the answer names none. */
async function storeFile(
	content: unknown,
	name: string | undefined,
	type: string,
	{ prepareBinaryData }: Helpers,
): Promise<IBinaryData> {
	// n8n can store Node's streams and buffers.
	const storable = (isStream(content) ? content : asBuffer(content)) as Parameters<
		Helpers['prepareBinaryData']
	>[0];
	if (type !== '' || isStream(content))
		return await prepareBinaryData(storable, name, type || undefined);
	// The file is stored even if its type can't be detected.
	return await prepareBinaryData(storable, name).catch(
		async () => await prepareBinaryData(storable, name, ANY_FILE),
	);
}
