import type { IHttpRequestOptions } from 'n8n-workflow';

/** A call to be shown: method and URL without its query. */
export function nameOfCall({ method, url }: IHttpRequestOptions): string {
	return `${method} ${withoutQuery(url)}`;
}

/** A URL to be shown: its query can hold a token. */
export function withoutQuery(url: string): string {
	return url.split(/[?#]/)[0];
}
