import type { IHttpRequestMethods } from 'n8n-workflow';
import { invalidParameter } from '../call/callErrors';

/** What a method allows if it is unknown whether the first request arrived. */
interface Nature {
	/** The method changes nothing on the server (RFC 9110 section 9.2.1). */
	isSafe?: boolean;
	/** Sending it several times has the same effect as once (RFC 9110 section 9.2.2). */
	isIdempotent?: boolean;
}

const SAFE: Nature = { isSafe: true, isIdempotent: true };
const IDEMPOTENT: Nature = { isIdempotent: true };
const ONCE: Nature = {};

/** IANA's registry of HTTP methods: RFC 9110, 5789 (PATCH), 4918, 3253, 5323 and 4791 (WebDAV). */
const NATURES: Record<string, Nature> = {
	COPY: IDEMPOTENT,
	DELETE: IDEMPOTENT,
	GET: SAFE,
	HEAD: SAFE,
	LOCK: ONCE,
	MKCALENDAR: IDEMPOTENT,
	MKCOL: IDEMPOTENT,
	MOVE: IDEMPOTENT,
	OPTIONS: SAFE,
	PATCH: ONCE,
	POST: ONCE,
	PROPFIND: SAFE,
	PROPPATCH: IDEMPOTENT,
	PUT: IDEMPOTENT,
	REPORT: SAFE,
	SEARCH: SAFE,
	UNLOCK: IDEMPOTENT,
};

/** The methods that the node can send. */
export const METHODS = Object.keys(NATURES);

/** True if the node can send the method. n8n's type lists fewer methods than n8n can send. */
function isMethod(text: string): text is IHttpRequestMethods {
	return Object.hasOwn(NATURES, text);
}

/** Returns the method in upper case. Throws an error that names the parameter if it is unknown. */
export function readMethod(given: unknown): IHttpRequestMethods {
	const method = String(given).trim().toUpperCase();
	if (isMethod(method)) return method;
	throw invalidParameter(
		'Method',
		`has no choice "${String(given)}". It can be ${METHODS.join(', ')}`,
	);
}

/** True if a method changes nothing on the server. */
export function isSafe(method = 'GET'): boolean {
	return NATURES[method]?.isSafe === true;
}

/** True if a request may be sent again although the first one may have arrived. */
export function isIdempotent(method = 'GET'): boolean {
	return NATURES[method]?.isIdempotent === true;
}
