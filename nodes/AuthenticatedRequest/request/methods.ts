import type { IHttpRequestMethods } from 'n8n-workflow';
import { invalidParameter } from '../call/callErrors';

/** What may be done with a method when nobody knows whether the first request arrived. */
interface Nature {
	/** It changes nothing (RFC 9110 section 9.2.1). */
	isSafe?: boolean;
	/** Sending it again has the effect of sending it once (RFC 9110 section 9.2.2). */
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

/** n8n's type has some of them; what it sends is not bound to it. */
function isMethod(text: string): text is IHttpRequestMethods {
	return Object.hasOwn(NATURES, text);
}

/** The method as it goes over the wire. Throws an error that names the parameter. */
export function readMethod(given: unknown): IHttpRequestMethods {
	const method = String(given).trim().toUpperCase();
	if (isMethod(method)) return method;
	throw invalidParameter(
		'Method',
		`has no choice "${String(given)}". It can be ${METHODS.join(', ')}`,
	);
}

/** Whether a method changes nothing. */
export function isSafe(method = 'GET'): boolean {
	return NATURES[method]?.isSafe === true;
}

/** Whether a method may be sent again. */
export function isIdempotent(method = 'GET'): boolean {
	return NATURES[method]?.isIdempotent === true;
}
