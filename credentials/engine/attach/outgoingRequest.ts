import type { IHttpRequestOptions } from 'n8n-workflow';
import { FORM, headerName } from '../values';

/**
 * A request as n8n's nodes build it. It has the shape of `httpRequest`, or that of the deprecated
 * `request` helper, which the HTTP Request node still uses (`uri`, `form`).
 */
export type OutgoingRequest = Omit<IHttpRequestOptions, 'url'> & {
	url?: string;
	uri?: string;
	form?: unknown;
	formData?: unknown;
};

/** Returns the absolute URL that the request goes to. */
export function targetUrl(request: OutgoingRequest): string {
	const url = request.url ?? request.uri ?? '';
	if (request.baseURL === undefined || /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url)) return url;
	return url === ''
		? request.baseURL
		: `${request.baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}

/** Returns the media type that the request declares, in lower case; empty if it declares none. */
export function contentType(request: OutgoingRequest): string {
	const name = headerName(request.headers, 'content-type');
	return name === undefined ? '' : String(request.headers?.[name]).toLowerCase();
}

/** Returns the method in upper case; GET if none is set. */
export function method(request: OutgoingRequest): string {
	return (request.method ?? 'GET').toUpperCase();
}

/** Whether there is anything in the body. */
export function hasBody({ body, formData }: OutgoingRequest): boolean {
	if (formData !== undefined) return true;
	if (body === undefined || body === null || body === '') return false;
	return (
		typeof body !== 'object' ||
		Object.getPrototypeOf(body) !== Object.prototype ||
		Object.keys(body).length > 0
	);
}

/** Whether the body is form-encoded. */
export function isForm(request: OutgoingRequest): boolean {
	return (
		request.form !== undefined ||
		request.body instanceof URLSearchParams ||
		contentType(request).startsWith(FORM)
	);
}
