import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { resolveUnderBase } from '../../credentials/tokenFlow/origins';
import type { TokenFlow } from '../../credentials/tokenFlow/types';
import { invalidParameter } from './callErrors';
import type { ParameterReader } from './parameters';

interface Pairs {
	parameters?: Array<{ name: string; value: unknown }>;
}

/** Reads the parameters of one item into a request. Throws errors that name the parameter. */
export function buildRequest(
	flow: TokenFlow,
	parameters: ParameterReader,
	itemIndex: number,
): IHttpRequestOptions {
	const get = <T>(name: string, fallback: T) => parameters.get(name, itemIndex, fallback);
	const method = get<IHttpRequestMethods>('method', 'GET');
	const url = get<string>('url', '');
	if (typeof url !== 'string') throw invalidParameter('URL', 'must be text: a path such as /users');
	const { timeout } = get<IDataObject>('options', {});
	const request: IHttpRequestOptions = {
		method,
		url: resolveUnderBase(flow, url),
		headers: get('sendHeaders', false) ? headersFrom(get) : {},
		// Bytes, so that nothing is parsed before the content type was looked at.
		encoding: 'arraybuffer',
		returnFullResponse: true,
		// The answer's status is judged here, and never by n8n, which would log in again for a 401.
		ignoreHttpStatusErrors: true,
		// Redirects are followed here, within the origin only.
		disableFollowRedirect: true,
		...(typeof timeout === 'number' ? { timeout } : {}),
	};
	if (get('sendQuery', false)) request.qs = queryFrom(get);
	if (get('sendBody', false)) setBody(request, get, flow);
	if (!hasHeader(request, 'accept'))
		setHeader(request, 'Accept', 'application/json, text/*;q=0.9, */*;q=0.8');
	refuseCredentialHeaders(flow, request);
	return request;
}

type Get = <T>(name: string, fallback: T) => T;

function queryFrom(get: Get): IDataObject {
	if (get<string>('specifyQuery', 'keypair') === 'json')
		return jsonObject(get<unknown>('jsonQuery', {}), 'Query Parameters (JSON)');
	return fromPairs(get<Pairs>('queryParameters', {}));
}

function headersFrom(get: Get): IDataObject {
	if (get<string>('specifyHeaders', 'keypair') === 'json')
		return jsonObject(get<unknown>('jsonHeaders', {}), 'Headers (JSON)');
	return fromPairs(get<Pairs>('headerParameters', {}));
}

function setBody(request: IHttpRequestOptions, get: Get, flow: TokenFlow): void {
	const isFormOnly = flow.formOnlyMethods?.includes(request.method ?? 'GET');
	const kind = get<string>('contentType', isFormOnly ? 'form-urlencoded' : 'json');
	if (kind === 'raw') {
		const rawType = get<string>('rawContentType', '');
		if (!hasHeader(request, 'content-type'))
			setHeader(request, 'Content-Type', rawType || 'text/plain');
		request.body = String(get<unknown>('body', ''));
		return;
	}
	const byText = get<string>('specifyBody', 'keypair');
	if (kind === 'form-urlencoded') {
		const fields = byText === 'string' ? undefined : fromPairs(get<Pairs>('bodyParameters', {}));
		request.body =
			fields === undefined ? new URLSearchParams(String(get<unknown>('body', ''))) : toForm(fields);
		if (!hasHeader(request, 'content-type'))
			setHeader(request, 'Content-Type', 'application/x-www-form-urlencoded');
		return;
	}
	request.json = true;
	if (!hasHeader(request, 'content-type')) setHeader(request, 'Content-Type', 'application/json');
	const value =
		byText === 'json'
			? jsonValue(get<unknown>('jsonBody', {}), 'JSON')
			: fromPairs(get<Pairs>('bodyParameters', {}));
	request.body = value as IDataObject;
}

function toForm(fields: IDataObject): URLSearchParams {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields)) {
		for (const one of Array.isArray(value) ? value : [value]) {
			form.append(
				name,
				typeof one === 'object' && one !== null ? JSON.stringify(one) : String(one ?? ''),
			);
		}
	}
	return form;
}

function fromPairs({ parameters }: Pairs): IDataObject {
	const named = (parameters ?? []).filter(({ name }) => name !== '' && name !== undefined);
	const result: IDataObject = {};
	for (const { name, value } of named) {
		const present = result[name];
		result[name] = (present === undefined ? value : [present, value].flat()) as IDataObject[string];
	}
	return result;
}

function jsonValue(value: unknown, label: string): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return {};
	try {
		return JSON.parse(value);
	} catch (error) {
		throw invalidParameter(label, `is not valid JSON (${(error as Error).message})`);
	}
}

function jsonObject(value: unknown, label: string): IDataObject {
	const parsed = jsonValue(value, label);
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
		return parsed as IDataObject;
	throw invalidParameter(label, 'must be a JSON object such as {"name": "value"}');
}

function hasHeader(request: IHttpRequestOptions, name: string): boolean {
	return Object.keys(request.headers ?? {}).some((key) => key.toLowerCase() === name);
}

function setHeader(request: IHttpRequestOptions, name: string, value: string): void {
	request.headers = { ...request.headers, [name]: value };
}

/** A header of the user's never replaces the credential's: that is a mistake to be told of. */
function refuseCredentialHeaders(flow: TokenFlow, request: IHttpRequestOptions): void {
	const attachment = flow.attach('');
	if (attachment.kind !== 'headers') return;
	for (const name of Object.keys(attachment.headers)) {
		if (hasHeader(request, name.toLowerCase())) {
			throw invalidParameter(
				`Headers: ${name}`,
				'is set by the credential. Remove it from the headers',
			);
		}
	}
}
