import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { hasExactNumbers } from '../../../credentials/engine/formats/jsonDigits';
import { redactor, redactValue } from '../../../credentials/engine/secrets';
import type { Call } from './callTypes';

/** A body beyond this is not shown. */
const MAX_BODY_LENGTH = 10_000;

/**
 * What was sent where, to be shown with an error: as the node built it, so without what the
 * credential adds, and with any secret that the user put in by other ways masked.
 */
export function shownRequest(call: Call, secrets: string[]): IDataObject {
	const { request, openBody } = call;
	const { method, url, qs, headers } = request;
	const shown = { method, url, ...(qs && { query: qs }), headers, body: shownBody(bodyOf(call)) };
	if (openBody) shown.body = 'a file or a form with files';
	const asJson = JSON.parse(JSON.stringify(shown)) as IDataObject;
	return redactValue(asJson, redactor(secrets)) as IDataObject;
}

/** Where a number would lose digits, the text that was typed is shown. */
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

/** A call to be shown: method and URL without its query. */
export function nameOfCall({ method, url }: IHttpRequestOptions): string {
	return `${method} ${withoutQuery(url)}`;
}

/** A URL to be shown: its query can hold a token. */
export function withoutQuery(url: string): string {
	return url.split(/[?#]/)[0];
}
