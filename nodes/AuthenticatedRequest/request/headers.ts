import type { IHttpRequestOptions } from 'n8n-workflow';
import { headerName } from '../../../credentials/engine/values';

/** Whether a request has a header, in any spelling. */
export function hasHeader(request: IHttpRequestOptions, name: string): boolean {
	return headerName(request.headers, name) !== undefined;
}

/** Adds a header. */
export function setHeader(request: IHttpRequestOptions, name: string, value: string): void {
	request.headers = { ...request.headers, [name]: value };
}
