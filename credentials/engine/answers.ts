import type { HttpAnswer, TokenFlow } from './tokenFlow';
import { isFields, isObject } from './values';

/** Returns the body if it is a plain object, else an empty object. */
export function asObject(body: unknown): Record<string, unknown> {
	return isFields(body) ? (body as Record<string, unknown>) : {};
}

/** Parses JSON text. Anything that does not parse is returned as it is. */
export function parseBody(body: unknown): unknown {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
	if (typeof text !== 'string') return text;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** An answer with its status, in either of the shapes that HTTP helpers return. */
export interface FullResponse {
	statusCode?: number;
	status?: number;
	headers?: Record<string, unknown>;
	body?: unknown;
	data?: unknown;
}

/** Whether a helper returned the answer with its status, rather than the body alone. */
export function isFullResponse(value: unknown): value is FullResponse {
	if (!isObject(value)) return false;
	const { statusCode, status } = value as FullResponse;
	return typeof statusCode === 'number' || typeof status === 'number';
}

/** Converts a full response or a bare body into an answer. Header names become lower case. */
export function toAnswer(response: unknown, parse = parseBody): HttpAnswer {
	if (!isFullResponse(response)) return { status: 200, headers: {}, body: parse(response) };
	const headers = Object.entries(response.headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		Array.isArray(value) ? value.join(', ') : String(value),
	]);
	const raw = response.body ?? response.data;
	const body = parse(raw);
	return {
		status: response.statusCode ?? response.status ?? 0,
		headers: Object.fromEntries(headers) as Record<string, string>,
		body,
		...(typeof body === 'number' && { text: String(raw) }),
	};
}

const PAGE_START = /^<(!doctype\s+)?html/i;
/** Elements that web pages have; an API's own XML uses other names. */
const PAGE_ELEMENT =
	/<(a|b|body|br|center|div|font|form|h\d|head|html|li|meta|p|pre|script|span|table|title|ul)\b/i;

/**
 * Whether the body is a web page, which usually means a wrong URL or an answer by a proxy. The
 * content type alone does not decide, because servers also send JSON, XML and plain text as
 * `text/html`.
 */
export function isHtml({ headers, body }: HttpAnswer): boolean {
	const isHtmlType = /\bhtml\b/i.test(headers['content-type'] ?? '');
	if (body === undefined || body === '') return isHtmlType;
	if (typeof body !== 'string') return false;
	return PAGE_START.test(afterProlog(body)) || (isHtmlType && PAGE_ELEMENT.test(body));
}

/**
 * Returns a document from its first element on, without white space, XML declaration and comments
 * before it.
 */
function afterProlog(text: string): string {
	for (let at = 0; ; ) {
		while (/\s/.test(text[at] ?? '')) at++;
		const [end] = [
			...(text.startsWith('<!--', at) ? ['-->'] : []),
			...(text.startsWith('<?xml', at) ? ['>'] : []),
		];
		const found = end === undefined ? at : text.indexOf(end, at + 4);
		if (found < 0) return '';
		if (end === undefined) return text.slice(at);
		at = found + end.length;
	}
}

/**
 * Returns the status that counts: the one in the vendor's envelope if there is one, else HTTP's.
 */
export function statusOf(flow: Pick<TokenFlow, 'statusIn'>, answer: HttpAnswer): number {
	return flow.statusIn?.(answer) ?? answer.status;
}

/**
 * Joins a status and the words of a failure. A status that the words begin with is not repeated.
 */
export function statusAndWords(status: number, words: string): string {
	const rest = words.replace(new RegExp(`^(HTTP )?${status}(: |$)`), '');
	return rest === '' ? `HTTP ${status}` : `HTTP ${status}: ${rest}`;
}

/** Whether a status says "not now" rather than "no" (RFC 9110 section 15, RFC 6585 section 4). */
export function isTransientStatus(status: number): boolean {
	return status === 408 || status === 429 || status >= 500;
}

/**
 * Reads a `Retry-After` header (RFC 9110 section 10.2.3): seconds or an HTTP date. Returns
 * milliseconds from `now`; undefined if the header is missing or unreadable.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
	if (value === undefined || value.trim() === '') return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : undefined;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
