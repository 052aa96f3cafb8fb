import type { HttpAnswer } from '../tokenFlow';
import { isObject } from '../values';
import { isDeeper } from '../formats/jsonDepth';
import { readXml } from '../formats/xml';
import { MARKUP, plainText } from './plainText';
import { failureWords } from './words';

/** Longer XML is not parsed; the message then shows its beginning. Characters. */
const MAX_XML = 100_000;
/** How much of a page is searched for text, and how much of that text is shown. Characters. */
const MAX_PAGE = 20_000;
const MAX_PAGE_TEXT = 200;
/** Fewer words besides the title are ignored: usually they are only the server's name. */
const MIN_WORDS = 4;
/** The depth to which JSON is searched for a sentence. */
const MAX_DEPTH = 50;
/** Text that looks like JSON but is nested deeper than this is not parsed, but shown as it is. */
const MAX_JSON_DEPTH = 200;

/**
 * Returns the words of an answer whose HTTP status is a failure, or an empty text if it has none.
 * Undefined for a success.
 */
export function commonFailure(answer: HttpAnswer): string | undefined {
	return answer.status < 400 ? undefined : wordsOfAnswer(answer);
}

/**
 * Returns the words of an answer whose status is a failure: words in a known shape, else the body
 * itself, else words in its headers. They can be long and hold secrets. Empty if the answer says
 * nothing beyond its status.
 */
export function wordsOfAnswer({ status, headers, body }: HttpAnswer): string {
	const words =
		typeof body === 'string' ? wordsOfText(body, headers, status) : wordsOfJson(body, status);
	return withoutStatus(status, words) || wordsOfHeaders(headers);
}

function wordsOfText(text: string, headers: Record<string, string>, status: number): string {
	const isPage =
		/^\s*(?:<\?xml[^>]*>\s*)?<(!doctype\s+)?html/i.test(text) ||
		(/\bhtml\b/i.test(headers['content-type'] ?? '') && text.search(MARKUP) >= 0);
	if (isNoText(text)) return '';
	if (isPage) return wordsOfPage(text, status);
	const trimmed = text.trim();
	if (/^[[{]/.test(trimmed)) {
		const parsed = parsedOrUndefined(trimmed);
		if (parsed !== undefined) return wordsOfJson(parsed, status);
	}
	if (isForm(headers))
		return failureWords(Object.fromEntries(new URLSearchParams(trimmed)), status) || trimmed;
	if (!trimmed.startsWith('<')) return trimmed;
	const xml = trimmed.length > MAX_XML ? '' : trimmed;
	const words = failureWords(readXml(xml), status) || failureWords(readXml(xml, ''), status);
	return words || trimmed.replace(MARKUP, ' ').replace(/\s+/g, ' ').trim();
}

const isForm = (headers: Record<string, string>) =>
	/^\s*application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');

function wordsOfPage(page: string, status: number): string {
	const title = /<title[^<>]*>([^<]*)|<h1[^<>]*>([^<]*)/i.exec(page);
	const named = (title?.[1] ?? title?.[2] ?? '').replace(/\s+/g, ' ').trim();
	const isSaid = named !== '' && !named.includes(String(status));
	const words = isSaid ? named : beyond(named, textOfPage(page.slice(0, MAX_PAGE)));
	return `a web page instead of an API answer${words && ` ("${words}")`}`;
}

/**
 * For a title that says only the status: returns the page's text if it has at least `MIN_WORDS`
 * further words, else the title.
 */
function beyond(title: string, text: string): string {
	const rest = title === '' ? text : text.split(title).join(' ');
	return title === '' || (rest.match(/\p{L}{2,}/gu) ?? []).length >= MIN_WORDS ? text : title;
}

/** Returns the beginning of a page's visible text. */
function textOfPage(page: string): string {
	const text = plainText(page).replace(/\s+/g, ' ');
	return text.length > MAX_PAGE_TEXT ? `${text.slice(0, MAX_PAGE_TEXT)}…` : text;
}

/**
 * Whether a body has control characters that no text has (MIME Sniffing standard, section 7.2), as
 * a binary file does.
 */
function isNoText(text: string): boolean {
	// eslint-disable-next-line no-control-regex -- they are what is looked for
	return /[\u0000-\u0008\u000e-\u001a]/.test(text);
}

/**
 * Returns the words of JSON. If they are only a code but the body has a sentence, the whole body is
 * added.
 */
function wordsOfJson(body: unknown, status: number): string {
	const words = failureWords(body, status);
	if (/\s/.test(words)) return words;
	const isSaid = words !== '' && !hasText(body, /\S\s+\S/);
	const isEmpty = !hasText(body, new RegExp(`^(?!${status}$)[^]*\\S`));
	if (isSaid || isEmpty) return words;
	const text = JSON.stringify(body);
	return words === '' ? text : `${words}: ${text}`;
}

function hasText(value: unknown, pattern: RegExp, depth = 0): boolean {
	if (!isObject(value)) return value !== undefined && value !== null && pattern.test(String(value));
	return depth < MAX_DEPTH && Object.values(value).some((one) => hasText(one, pattern, depth + 1));
}

function parsedOrUndefined(text: string): unknown {
	if (isDeeper(text, MAX_JSON_DEPTH)) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Matches headers that describe a failure: `X-Error-Message`, `x-ms-error-code`,
 * `x-amzn-ErrorType`, `X-Exception`, `grpc-message`.
 */
const OF_FAILURE = /^x-(?:.+-)?(?:error|exception|fault)(?!.*-(?:id|count|url|uri))|^grpc-message$/;
const SAYS_NOTHING = /^(?:0|true|false|none|null)?$/i;
const MAX_HEADERS = 4;

/** Decodes a message of gRPC, which is percent-encoded ("gRPC over HTTP2", Status-Message). */
function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * Returns the words in headers, for an answer without words in its body: RFC 6750 section 3, AWS,
 * gRPC.
 */
function wordsOfHeaders(headers: Record<string, string>): string {
	const challenge = headers['www-authenticate'] ?? '';
	const parameter = (name: string) =>
		new RegExp(`\\b${name}\\s*=\\s*(?:"((?:\\\\.|[^"\\\\])*)"|([^\\s,"]+))`, 'i').exec(challenge);
	const [code, sentence] = ['error', 'error_description']
		.map(parameter)
		.map((found) => found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2]);
	const others = Object.entries(headers)
		.filter(([name, value]) => OF_FAILURE.test(name) && !SAYS_NOTHING.test(value.trim()))
		.sort(([one], [other]) => Number(/code|type/.test(other)) - Number(/code|type/.test(one)))
		.slice(0, MAX_HEADERS)
		.map(([name, value]) =>
			(name === 'grpc-message' ? unescaped(value) : value).replace(/:http.*$/, ''),
		);
	return [code, sentence, ...others].filter((words) => words).join(': ');
}

/** Removes a status at the beginning of the words, because the message shows it anyway. */
function withoutStatus(status: number, words: string): string {
	const pattern = new RegExp(
		`^(?:(?:HTTP|error|status)(?: |/[\\d.]+ )?)*${status}(?![\\w.])\\s*[-:–]?\\s*`,
		'i',
	);
	return words.replace(pattern, '');
}
