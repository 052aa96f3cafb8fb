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

/** JSON up to this size is read before it becomes a file: it may be an error in an envelope. */
const MAX_JUDGED_BYTES = 1_048_576;
/** How much of an answer of unknown type is looked at before all of it is read into memory. Bytes. */
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
	/** Whether an answer that reports a failure is kept like any other. */
	keepsFailures: boolean;
	/** Whether redirects are followed: nobody gets to see the body of one then. */
	followsRedirects?: boolean;
	/** Whether items are made of a list in it, so that it must be JSON whatever its type says. */
	mustBeJson?: boolean;
	/** The most that is held in memory, decompressed. Files are stored as they come. */
	maxBytes: number;
	helpers: Helpers;
	/** The headers of the request. */
	asked?: IDataObject;
	/** The URL that was answered. */
	url: string;
}

/** An answer whose body is still to be read, and what its status and headers say of how. */
interface Received {
	status: number;
	statusMessage: string;
	headers: Record<string, string>;
	/** As the server wrote their names. */
	rawHeaders: IDataObject;
	contentType: string;
	body: unknown;
	kind: KindOfType | 'failure';
	lines: JsonLines;
	/** Whether nobody gets to see more of the body than its beginning. */
	isPassedOver: boolean;
	/** The coding that n8n left the body in, where it is wanted as items. */
	coding: string | undefined;
	exchange: Exchange;
	options: ReadOptions;
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

/** An answer whose headers do not say what it is: its bytes do. */
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
	// A file under a text's content type: decoding it as a text would destroy it silently.
	const isMistyped = kind === 'text' && text.includes('\uFFFD') && isBinary(bytes);
	if (isMistyped && mayBeFile(options) && !isJsonType(contentType))
		return await readFile(received, bytes);
	const isDeep = isTooDeep(text);
	if (isDeep && !isPassedOver) throw tooDeep(status);
	const body = isDeep ? text : parseJson(text, lines);
	const { statusMessage, rawHeaders } = received;
	return { statusMessage, rawHeaders, answer: { status, headers, body }, text };
}

/** Stores a body, or what was read of it if that is all. */
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

/** What a file holds, if it is JSON that may be an error in an envelope; and its content, still to be stored. */
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

/** What an answer is shown with: the status in words, and the headers as they came. */
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

/** A page of lines can have one line only; a failure, or an answer with a list in it, is one text. */
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
