import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { resolveUnderBase } from '../../../credentials/engine/attach/origins';
import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { type BodySource, noteHint, setBody } from './body';
import { invalidParameter } from '../call/callErrors';
import type { Call, ResponseOptions, RetryPolicy } from '../call/callTypes';
import { dropCredentialFields } from './credentialFields';
import { fieldsLeftOut, fromPairs, jsonObject, type Pairs, textOf } from './fieldValues';
import type { Get } from '../parameters/parameterReader';
import { asHeaders, hasHeader, headersLeftOut, setHeader } from './headers';
import { namelessHint } from '../parameters/namedEntries';
import { readMethod } from './methods';
import { networkFrom } from './network';
import { OBJECT_AS_TEXT, objectAsText } from './lost/objectAsText';
import { requireWritable } from './lost/unwritable';
import { type ArrayFormat, sentTwice } from './query';

/** How many redirects HTTP Request follows at most (the default of axios). */
const MAX_REDIRECTS = 21;
const DEFAULT_RETRIES = 3;

/** Characters that URLs lose (URL standard, "basic URL parser": removes tabs and newlines). */
const BREAK = /[\t\r\n]/;
const BREAK_HINT =
	'The URL had a line break or tab in it, which is not sent. If it belongs to a value, write encodeURIComponent(…) around its expression.';

/** The lists of fields: the switch that sends the list, its parameter name and its label. */
const LISTS = [
	['sendQuery', 'queryParameters', 'Query Parameters'],
	['sendHeaders', 'headerParameters', 'Headers'],
	['sendBody', 'bodyParameters', 'Body Parameters'],
];

/** The node's options, nested as the editor stores them. */
export interface NodeOptions {
	allowUnauthorizedCerts?: boolean;
	lowercaseHeaders?: boolean;
	proxy?: string;
	queryParameterArrays?: ArrayFormat;
	redirect?: { redirect?: { followRedirects?: boolean; maxRedirects?: number } };
	response?: { response?: ResponseOptions };
	retry?: { retry?: Partial<RetryPolicy> };
	timeout?: number;
}

/** Builds the call of one item from its parameters. Throws errors that name the parameter. */
export function buildCall(flow: TokenFlow, get: Get, source: BodySource): Call {
	const method = readMethod(get<unknown>('method', 'GET'));
	const url = readUrl(get<unknown>('url', ''));
	const options = get<NodeOptions>('options', {});
	const headers = get('sendHeaders', false) ? headersFrom(get) : {};
	const leftOut = headersLeftOut(headers);
	const call: Call = {
		...(leftOut.length > 0 && { leftOut }),
		network: networkFrom(options),
		response: options.response?.response ?? {},
		retry: { maxRetries: DEFAULT_RETRIES, retryPostAndPatch: false, ...options.retry?.retry },
		maxRedirects: maxRedirects(options),
		request: {
			method,
			url: resolveUnderBase(flow, url),
			headers: asHeaders(headers, options.lowercaseHeaders ?? true),
			// With a stream, the content type is known before the body is read.
			encoding: 'stream',
			returnFullResponse: true,
			// The node judges the status itself, because n8n would log in again for each 401.
			ignoreHttpStatusErrors: true,
			// The node follows redirects itself, because n8n would send the credential along.
			disableFollowRedirect: true,
		},
	};
	if (get('sendQuery', false)) {
		call.request.qs = queryFrom(get);
		requireWritable(call.request.qs, 'Query Parameters');
		call.request.arrayFormat = options.queryParameterArrays ?? 'brackets';
		call.leftOut = [...leftOut, ...fieldsLeftOut(call.request.qs, 'query parameter', true)];
		noteHint(call, sentTwice(call.request));
	}
	if (get('sendBody', false)) setBody(call, get, flow, source);
	refuseBodyOfGet(call);
	if (BREAK.test(url.trim())) noteHint(call, BREAK_HINT);
	for (const [isSent, name, label] of LISTS) {
		if (!get(isSent, false)) continue;
		noteHint(call, namelessHint(get<Pairs>(name, {}).parameters, label));
	}
	if (bringsFields(call.request)) {
		noteHint(call, objectAsText(call));
		call.replacedFields = dropCredentialFields(flow, call.request);
	}
	if (!hasHeader(call.request, 'accept'))
		setHeader(call.request, 'Accept', 'application/json, text/*;q=0.9, */*;q=0.8');
	return call;
}

/** True if the user set anything that the credential may also set: headers, query or body. */
function bringsFields({ url, headers, qs, body }: IHttpRequestOptions): boolean {
	const isBare = qs === undefined && body === undefined && !url.includes('?');
	return !isBare || Object.keys(headers ?? {}).length > 0;
}

function readUrl(url: unknown): string {
	if (typeof url !== 'string' && (url ?? '') !== '')
		throw invalidParameter('URL', 'must be a text. Write a path such as /users');
	if (typeof url !== 'string' || url.trim() === '')
		throw invalidParameter('URL', 'is empty. Write a path such as /users, or / for the base URL');
	if (url.includes('#'))
		throw invalidParameter(
			'URL',
			'has a "#", which would not be sent, and neither would what follows it. Write %23 if it belongs to a name; otherwise remove it',
		);
	if (url.includes(OBJECT_AS_TEXT))
		throw invalidParameter(
			'URL',
			`has "${OBJECT_AS_TEXT}" in it: an expression gives an object. Change it to give a text or number of the object`,
		);
	return url;
}

/** Throws for a GET with a body, because n8n's HTTP layer would silently drop it. */
function refuseBodyOfGet({ request, openBody }: Call): void {
	const { method, body } = request;
	if (method !== 'GET' || (body === undefined && openBody === undefined)) return;
	const isEmpty = openBody === undefined && ['', '{}'].includes(textOf(body));
	if (!isEmpty)
		throw invalidParameter(
			'Send Body',
			'has no effect with GET: n8n sends no body with it. Use query parameters or POST',
		);
	delete request.body;
}

function maxRedirects({ redirect }: NodeOptions): number {
	const { followRedirects = true, maxRedirects: most = MAX_REDIRECTS } = redirect?.redirect ?? {};
	return followRedirects ? Math.min(Math.max(0, Number(most) || 0), MAX_REDIRECTS) : 0;
}

function queryFrom(get: Get): IDataObject {
	return get<string>('specifyQuery', 'keypair') === 'json'
		? jsonObject(get<unknown>('jsonQuery', {}), 'Query JSON')
		: fromPairs(get<Pairs>('queryParameters', {}), 'Query Parameters');
}

function headersFrom(get: Get): IDataObject {
	return get<string>('specifyHeaders', 'keypair') === 'json'
		? jsonObject(get<unknown>('jsonHeaders', {}), 'Headers JSON')
		: fromPairs(get<Pairs>('headerParameters', {}), 'Headers');
}
