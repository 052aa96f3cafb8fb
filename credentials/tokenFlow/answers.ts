import type { HttpAnswer } from './types';

/** A plain object's view of a body; empty for anything else. */
export function asObject(body: unknown): Record<string, unknown> {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? (body as Record<string, unknown>)
		: {};
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

/** Whether the body is a web page: the usual sign of a wrong URL or a proxy's own answer. */
export function isHtml(answer: HttpAnswer): boolean {
	return (
		/\bhtml\b/i.test(answer.headers['content-type'] ?? '') ||
		(typeof answer.body === 'string' && /^\s*<(!doctype\s+)?html/i.test(answer.body))
	);
}

/** HTTP statuses that say "not now" rather than "no" (RFC 9110 section 15, RFC 6585 section 4). */
export function isTransientStatus(status: number): boolean {
	return status === 408 || status === 429 || status >= 500;
}

/** Fields by which APIs name a failure, codes before sentences. */
const CODE_FIELDS = ['error_code', 'error', 'code', 'Code', 'errorCode'];
const SENTENCE_FIELDS = [
	'error_description',
	'message',
	'Message',
	'errorMessage',
	'detail',
	'title',
];

/**
 * The words of a failure by HTTP status, in the shapes that APIs commonly use: OAuth's `error` and
 * `error_description` (RFC 6749 section 5.2), `code` and `message`, the same within `error` or the
 * first of `errors`, problem details (RFC 9457), or plain text.
 */
export function commonFailure(answer: HttpAnswer): string | undefined {
	if (answer.status < 400) return undefined;
	if (isHtml(answer)) return 'a web page instead of an API answer';
	const body = asObject(answer.body);
	const inner = asObject(Array.isArray(body.errors) ? body.errors[0] : body.error);
	const words = [body, inner].flatMap((fields) =>
		[...CODE_FIELDS, ...SENTENCE_FIELDS]
			.map((name) => fields[name])
			.filter((part) => typeof part === 'string' || typeof part === 'number')
			.map(String),
	);
	if (words.length > 0) return [...new Set(words)].join(': ');
	return typeof answer.body === 'string' ? answer.body : '';
}
