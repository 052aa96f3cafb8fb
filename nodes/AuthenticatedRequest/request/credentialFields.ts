import type { IHttpRequestOptions } from 'n8n-workflow';
import { attachedNames, withoutParameter } from '../../../credentials/engine/attach/attach';
import type { Attachment, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { hasHeader } from './headers';
import { isObject } from '../../../credentials/engine/values';

const BODY_METHODS = ['POST', 'PUT', 'PATCH'];

/**
 * Removes from a request the fields that the credential sets itself. Calls from documentation and
 * imported cURL commands often contain them. The credential's value is sent instead. The user's
 * own, which may be a secret, is then not shown in errors. Returns in words which fields were
 * removed.
 */
export function dropCredentialFields(flow: TokenFlow, request: IHttpRequestOptions): string[] {
	const attachment = attachedNames(flow);
	const replaced = dropHeaders(attachment, request);
	const parameters = Object.keys(attachment.query ?? {});
	if (attachment.kind === 'parameter') {
		parameters.push(attachment.name);
		if (isReplacedInBody(attachment, request)) replaced.push(`body field "${attachment.name}"`);
	}
	for (const name of parameters) {
		if (dropParameter(request, name)) replaced.push(`query parameter "${name}"`);
	}
	return replaced;
}

function dropHeaders({ headers: added = {} }: Attachment, request: IHttpRequestOptions): string[] {
	// The content type is kept, because attaching the token decides whose is sent.
	const names = Object.keys(added).filter((name) => name.toLowerCase() !== 'content-type');
	const present = names.filter((name) => hasHeader(request, name.toLowerCase()));
	const dropped = new Set(present.map((name) => name.toLowerCase()));
	if (dropped.size > 0)
		request.headers = Object.fromEntries(
			Object.entries(request.headers ?? {}).filter(([name]) => !dropped.has(name.toLowerCase())),
		);
	return present.map((name) => `header "${name}"`);
}

function dropParameter(request: IHttpRequestOptions, name: string): boolean {
	const url = withoutParameter(request.url, name);
	const isPresent = url !== request.url || (request.qs !== undefined && name in request.qs);
	if (!isPresent) return false;
	request.url = url;
	request.qs = Object.fromEntries(Object.entries(request.qs ?? {}).filter(([key]) => key !== name));
	return true;
}

/** True if the body has a field that gets the credential's value when the token is attached. */
function isReplacedInBody(
	{ name, place }: Attachment & { kind: 'parameter' },
	{ method = 'GET', body }: IHttpRequestOptions,
): boolean {
	if (place === 'query' || !BODY_METHODS.includes(method)) return false;
	const value: unknown =
		body instanceof URLSearchParams
			? (body.get(name) ?? undefined)
			: isObject(body) && Object.hasOwn(body, name)
				? body[name]
				: undefined;
	// The mark `${name}` is a placeholder that stands for the credential's value.
	return value !== undefined && !String(value).includes(`\${${name}}`);
}
