import type { IHttpRequestOptions } from 'n8n-workflow';

/**
 * A form as its text where n8n would take it for nothing and send none: with methods that have a body
 * seldom (the package `@n8n/backend-network`, `removeEmptyBody`). Any other body stays as it is.
 */
export function asText(
	body: IHttpRequestOptions['body'],
	method: string | undefined,
): IHttpRequestOptions['body'] {
	const isForm = body instanceof URLSearchParams && (method === 'HEAD' || method === 'OPTIONS');
	return isForm ? body.toString() : body;
}
