import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { setAtPath } from '../../../credentials/engine/formats/paths';
import { isFields } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';
import type { Call } from '../call/callTypes';
import { nextAddress } from './rules/nextAddress';
import type { PageChange } from './rules/page';
import type { ParametersIn } from './settings';

/** The call for a page, made of the one for the page before it. Throws errors that name the field. */
export function pageCall(call: Call, { parameters, url }: PageChange, where: ParametersIn): Call {
	if (url !== undefined) {
		const next = nextAddress(url, call.request.url, false);
		return { ...call, request: { ...call.request, url: next, qs: undefined } };
	}
	if (parameters === undefined) return call;
	if (where === 'body' && call.openBody) return { ...call, formFields: parameters };
	const request = where === 'qs' ? inQuery(call, parameters) : inBody(call, parameters);
	return { ...call, request };
}

function inQuery({ request }: Call, parameters: IDataObject): IHttpRequestOptions {
	return { ...request, qs: { ...request.qs, ...parameters } };
}

function inBody({ request }: Call, parameters: IDataObject): IHttpRequestOptions {
	const { body = {} } = request;
	if (body instanceof URLSearchParams) {
		const form = new URLSearchParams(body);
		for (const [name, value] of Object.entries(parameters)) form.set(name, String(value));
		return { ...request, body: form };
	}
	const fields = request.json && typeof body === 'string' ? parsed(body) : body;
	if (!isFields(fields) || Buffer.isBuffer(fields))
		throw invalidParameter(
			'Pagination: Send Parameters In',
			'says Body, but the body is neither a JSON object nor a form. Choose Query, or another body',
		);
	return { ...request, json: true, body: withFields(fields as IDataObject, parameters) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A name with dots is a path, as in the body's own fields, unless there is a field of that name. */
function withFields(body: IDataObject, parameters: IDataObject): IDataObject {
	const result = structuredClone(body);
	for (const [name, value] of Object.entries(parameters)) {
		if (Object.hasOwn(result, name)) result[name] = value;
		else setAtPath(result, name, value);
	}
	return result;
}
