import type { IHttpRequestOptions } from 'n8n-workflow';

/** Whether a request has a header, in any spelling; `name` in lower case. */
export function hasHeader(request: IHttpRequestOptions, name: string): boolean {
	return Object.keys(request.headers ?? {}).some((key) => key.toLowerCase() === name);
}

/** Adds a header. */
export function setHeader(request: IHttpRequestOptions, name: string, value: string): void {
	request.headers = { ...request.headers, [name]: value };
}
