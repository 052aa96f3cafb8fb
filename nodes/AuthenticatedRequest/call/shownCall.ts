import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { hasExactNumbers } from '../../../credentials/engine/formats/jsonDigits';
import { redactor, redactValue } from '../../../credentials/engine/secrets';
import type { Call } from './callTypes';

/** A body of more characters than this is not shown. */
const MAX_BODY_LENGTH = 10_000;

/**
 * Returns the request for an error, as the node built it. It lacks what the credential adds, and
 * any secret that the user put into it is masked.
 */
export function shownRequest(call: Call, secrets: string[]): IDataObject {
	const { request, openBody } = call;
	const { method, url, qs, headers } = request;
	const shown = { method, url, ...(qs && { query: qs }), headers, body: shownBody(bodyOf(call)) };
	if (openBody) shown.body = 'a file or a form with files';
	const asJson = JSON.parse(JSON.stringify(shown)) as IDataObject;
	return redactValue(asJson, redactor(secrets)) as IDataObject;
}

/** The body to show: the typed text if a number in it would lose digits, else the value. */
function bodyOf({ request: { body }, typedJson }: Call): unknown {
	const isTyped = typedJson !== undefined && body === typedJson.value;
	return isTyped && hasExactNumbers(typedJson.text) ? typedJson.text : body;
}

function shownBody(body: unknown): unknown {
	if (body === undefined) return undefined;
	const value = body instanceof URLSearchParams ? body.toString() : body;
	const { length } = typeof value === 'string' ? value : JSON.stringify(value);
	return length > MAX_BODY_LENGTH ? `${length} characters, not shown` : value;
}

/** The name of a call in messages: its method, and its URL without the query. */
export function nameOfCall({ method, url }: IHttpRequestOptions): string {
	return `${method} ${withoutQuery(url)}`;
}

/** Returns a URL without its query, which can contain a token, so that it can be shown. */
export function withoutQuery(url: string): string {
	return url.split(/[?#]/)[0];
}
