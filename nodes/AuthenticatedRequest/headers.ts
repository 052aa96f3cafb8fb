import type { IHttpRequestOptions } from 'n8n-workflow';
import type { TokenFlow } from '../../credentials/tokenFlow/types';
import { invalidParameter } from './callErrors';

/** Whether a request has a header, in any spelling; `name` in lower case. */
export function hasHeader(request: IHttpRequestOptions, name: string): boolean {
	return Object.keys(request.headers ?? {}).some((key) => key.toLowerCase() === name);
}

/** Adds a header. */
export function setHeader(request: IHttpRequestOptions, name: string, value: string): void {
	request.headers = { ...request.headers, [name]: value };
}

/** What the credential sets is never replaced by the user's own: that is a mistake to be told of. */
export function refuseCredentialFields(flow: TokenFlow, request: IHttpRequestOptions): void {
	const attachment = flow.attach('');
	const { headers = {}, query = {} } = attachment;
	const parameters = Object.keys(query);
	if (attachment.kind === 'parameter') {
		parameters.push(attachment.name);
		if (hasField(request.body, attachment.name)) throw setByCredential('Body', attachment.name);
	}
	for (const name of Object.keys(headers)) {
		if (hasHeader(request, name.toLowerCase())) throw setByCredential('Headers', name);
	}
	for (const name of parameters) {
		if (request.qs && name in request.qs) throw setByCredential('Query Parameters', name);
		if (URL.canParse(request.url) && new URL(request.url).searchParams.has(name))
			throw setByCredential('URL', name);
	}
}

function hasField(body: unknown, name: string): boolean {
	if (body instanceof URLSearchParams) return body.has(name);
	return typeof body === 'object' && body !== null && Object.hasOwn(body, name);
}

function setByCredential(where: string, name: string): Error {
	return invalidParameter(`${where}: ${name}`, 'is set by the credential. Remove it');
}
