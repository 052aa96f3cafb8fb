import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { withoutParameter } from '../../../credentials/engine/attach/attach';
import { changeFields } from '../../../credentials/engine/formats/jsonDigits';
import { setAtPath } from '../../../credentials/engine/formats/paths';
import { isFields } from '../../../credentials/engine/values';
import { textOf } from '../request/fieldValues';
import { withQuery } from '../request/query';
import { invalidParameter } from '../call/callErrors';
import type { Call } from '../call/callTypes';
import { nextAddress } from './rules/nextAddress';
import type { PageChange } from './rules/page';
import type { ParametersIn } from './rules/settings';

/** Builds the call for a page from the call before it. Throws errors that name the field. */
export function pageCall(
	call: Call,
	{ parameters, numbers = [], url }: PageChange,
	where: ParametersIn,
): Call {
	if (url !== undefined) {
		const next = nextAddress(url, call.request.url, false);
		return { ...call, request: { ...call.request, url: next, qs: undefined } };
	}
	if (parameters === undefined) return call;
	if (where === 'body' && call.openBody) return { ...call, formFields: parameters };
	if (where === 'qs') return { ...call, request: inQuery(call, parameters) };
	refuseBodyOfGet(call);
	const request = inBody(call, parameters);
	return { ...call, request, ...typedNumbers(call, request, parameters, numbers) };
}

/** The address of a call, with the query that was entered in fields. */
export function addressOf({ request: { url, qs, arrayFormat } }: Call): string {
	const address = withQuery(url, qs, arrayFormat);
	return URL.canParse(address) ? new URL(address).href : address;
}

/** Names of query parameters that say where in a list a page begins. */
const POSITION =
	/^(?:\W|_)*(?:page|pageno|pagenum|pagenumber|pagetoken|offset|skip|skiptoken|cursor|after|before|start|startat|startindex|startingafter|from|since\w*|token|nexttoken|continuation\w*)(?:\W|_)*$/i;

/** True if a call, as it was entered, begins in the middle of a list. */
export function beginsInside(call: Call): boolean {
	const address = addressOf(call);
	const query = new URLSearchParams(address.slice((address + '?').indexOf('?') + 1));
	return [...query].some(
		([name, value]) => POSITION.test(name.replace(/[-_]/g, '')) && !/^[01]?$/.test(value),
	);
}

/**
 * Returns hints on entered values that are not sent, because the paging sets their query
 * parameters.
 */
export function replacedValues(
	{ request: { url, qs } }: Call,
	{ parameters = {} }: PageChange,
): string[] {
	const entered = new URLSearchParams(url.split('?')[1]);
	return Object.entries(parameters).flatMap(([name, value]) => {
		const other = qs?.[name] ?? entered.get(name) ?? undefined;
		if (other === undefined || String(other) === String(value)) return [];
		return `The query parameter "${name}" is set by Options > Pagination: it starts with ${value}, not with the value entered for it.`;
	});
}

function inQuery({ request }: Call, parameters: IDataObject): IHttpRequestOptions {
	const url = Object.keys(parameters).reduce(withoutParameter, request.url);
	return { ...request, url, qs: { ...request.qs, ...parameters } };
}

/** Throws for a GET. n8n's HTTP layer sends no body with it, so each page would be the first. */
function refuseBodyOfGet({ request: { method = 'GET' } }: Call): void {
	if (method === 'GET')
		throw invalidParameter(
			'Pagination: Send Parameters In',
			'says Body, but n8n sends no body with GET. Choose Query, or POST as the method',
		);
}

/** Writes numbers into a JSON body with all their digits, also those that JavaScript can't hold. */
function typedNumbers(
	{ typedJson, request: before }: Call,
	{ json, body }: IHttpRequestOptions,
	parameters: IDataObject,
	numbers: string[],
): Pick<Call, 'typedJson'> {
	const texts = numbers.filter((name) => typeof parameters[name] === 'string');
	if (!json || texts.length === 0) return {};
	const typed = typedJson?.text ?? JSON.stringify(before.body ?? {});
	const marked = changeFields(typed, (fields) =>
		withFields(
			fields as IDataObject,
			Object.fromEntries(texts.map((name) => [name, markOf(name)])),
		),
	);
	if (marked === undefined) return {};
	const text = texts.reduce(
		(all, name) => all.replace(JSON.stringify(markOf(name)), () => String(parameters[name])),
		marked,
	);
	const fields = body as IDataObject;
	const values = Object.fromEntries(texts.map((name) => [name, Number(parameters[name])]));
	Object.assign(fields, withFields(fields, values));
	return { typedJson: { text, value: undefined } };
}

/** Marks a number's place. It begins with a private-use character, which no API uses in names. */
const markOf = (name: string) => `\uE001${name}`;

function inBody({ request }: Call, parameters: IDataObject): IHttpRequestOptions {
	const { body = {} } = request;
	if (body instanceof URLSearchParams) {
		const form = new URLSearchParams(body);
		for (const [name, value] of Object.entries(parameters)) form.set(name, textOf(value));
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

/**
 * Returns a copy of the body with the parameters set. A name with dots is a path, unless the body
 * has a field of exactly that name.
 */
function withFields(body: IDataObject, parameters: IDataObject): IDataObject {
	const result = structuredClone(body);
	for (const [name, value] of Object.entries(parameters)) {
		if (Object.hasOwn(result, name)) result[name] = value;
		else setAtPath(result, name, value);
	}
	return result;
}
