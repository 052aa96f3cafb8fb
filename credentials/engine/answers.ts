import type { HttpAnswer, TokenFlow } from './tokenFlow';
import { isFields } from './values';

/** A plain object's view of a body; empty for anything else. */
export function asObject(body: unknown): Record<string, unknown> {
	return isFields(body) ? (body as Record<string, unknown>) : {};
}

/** Parses JSON text; anything that does not parse stays as it is. */
export function parseBody(body: unknown): unknown {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
	if (typeof text !== 'string') return text;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A page's beginning, after an XML declaration and comments. */
const PAGE_START = /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+)?html/i;
/** Elements of pages; an API's own XML has other names. */
const PAGE_ELEMENT =
	/<(a|b|body|br|center|div|font|form|h\d|head|html|li|meta|p|pre|script|span|table|title|ul)\b/i;

/**
 * Whether the body is a web page: the usual sign of a wrong URL or a proxy's own answer. The type
 * alone does not make one: servers send JSON, XML and texts as `text/html`.
 */
export function isHtml({ headers, body }: HttpAnswer): boolean {
	const isHtmlType = /\bhtml\b/i.test(headers['content-type'] ?? '');
	if (body === undefined || body === '') return isHtmlType;
	if (typeof body !== 'string') return false;
	return PAGE_START.test(body) || (isHtmlType && PAGE_ELEMENT.test(body));
}

/** The status that counts: the one in the vendor's envelope if it has one. */
export function statusOf(flow: Pick<TokenFlow, 'statusIn'>, answer: HttpAnswer): number {
	return flow.statusIn?.(answer) ?? answer.status;
}

/** A status with a failure's words, which can begin with the status themselves. */
export function statusAndWords(status: number, words: string): string {
	const rest = words.replace(new RegExp(`^(HTTP )?${status}(: |$)`), '');
	return rest === '' ? `HTTP ${status}` : `HTTP ${status}: ${rest}`;
}

/** HTTP statuses that say "not now" rather than "no" (RFC 9110 section 15, RFC 6585 section 4). */
export function isTransientStatus(status: number): boolean {
	return status === 408 || status === 429 || status >= 500;
}

/** Fields by which APIs name a failure, codes before sentences. */
const CODE_FIELDS = ['error_code', 'error', 'code', 'Code', 'errorCode'];
const SENTENCE_FIELDS = [
	'error_description',
	'reason',
	'message',
	'Message',
	'errorMessage',
	'ErrorMessage',
	'detail',
	'title',
];

/**
 * The words of a failure by HTTP status; undefined for a success. An answer without words gives
 * an empty text.
 */
export function commonFailure(answer: HttpAnswer): string | undefined {
	if (answer.status < 400) return undefined;
	return isHtml(answer) ? 'a web page instead of an API answer' : failureWords(answer.body);
}

/**
 * The words of a failure in the shapes that APIs commonly use: OAuth's `error` and
 * `error_description` (RFC 6749 section 5.2), `code` and `message`, the same within `error` or the
 * first of `errors`, problem details (RFC 9457), a list of any of these, or plain text. Empty if
 * there are none.
 */
export function failureWords(answered: unknown): string {
	if (typeof answered === 'string') return answered;
	if (Array.isArray(answered)) return unique(answered.map(failureWords)).join('; ');
	const body = asObject(answered);
	const inner = asObject(Array.isArray(body.errors) ? body.errors[0] : body.error);
	const words = [body, inner].flatMap((fields) =>
		[...CODE_FIELDS, ...SENTENCE_FIELDS]
			.map((name) => fields[name])
			.filter((part) => typeof part === 'string' || typeof part === 'number')
			.map(String),
	);
	return unique(words).join(': ');
}

const unique = (words: string[]) => [...new Set(words)].filter((part) => part !== '');

/**
 * Reads a `Retry-After` header (RFC 9110 section 10.2.3): seconds or an HTTP date. Returns
 * milliseconds from `now`, undefined if there is none or it can't be read.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
	if (value === undefined || value.trim() === '') return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : undefined;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
