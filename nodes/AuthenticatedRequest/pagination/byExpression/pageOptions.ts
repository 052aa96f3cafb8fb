import type { IDataObject } from 'n8n-workflow';
import { withoutParameter } from '../../../../credentials/engine/attach/attach';
import { isObject } from '../../../../credentials/engine/values';
import type { Call, CallAnswer } from '../../call/callTypes';
import { textOf } from '../../request/fieldValues';
import { nextAddress, onServerOf } from '../rules/nextAddress';
import type { PaginationSettings } from '../rules/settings';
import { isNextUrl, ownParameters, REFERENCE } from './expressions';

/** A request as n8n's paginator builds it for each page. */
export interface PageOptions {
	method?: string;
	uri?: string;
	qs?: IDataObject;
	headers?: IDataObject;
	form?: IDataObject;
	body?: unknown;
}

/** The call in n8n's deprecated request format, which the expressions see as `$request`. */
export function asOptions({ request }: Call): PageOptions {
	const { method, url, qs, headers, body } = request;
	const common = { method, uri: url, qs: { ...qs }, headers: { ...headers } };
	if (body instanceof URLSearchParams) return { ...common, form: lists(body) };
	return { ...common, body: (body ?? {}) as IDataObject };
}

/** Returns the call of a page, with the options as n8n's paginator has changed them. */
export function withOptions(
	call: Call,
	options: PageOptions,
	settings: PaginationSettings,
	from: string,
): Call {
	const { qs, headers, form, body } = options;
	const given = String(options.uri);
	const uri = given.startsWith(REFERENCE)
		? nextAddress(decodeURIComponent(given.slice(REFERENCE.length)), from, false)
		: given;
	const whole = settings.keepServer ? onServerOf(new URL(uri), call.request.url) : uri;
	const url = isNextUrl(settings) ? whole : ownParameters(settings).reduce(withoutParameter, whole);
	const fields = isObject(body) ? (body as IDataObject) : {};
	const page: Call = { ...call, request: { ...call.request, url, qs, headers } };
	if (call.openBody) return { ...page, formFields: fields };
	if (call.request.body instanceof URLSearchParams) page.request.body = asForm(form ?? {});
	else if (Object.keys(fields).length > 0) page.request.body = fields;
	return page;
}

/** The `$response` of the expressions. A file is represented by its name, made unique by the page. */
export function asResponse(result: CallAnswer, page: number) {
	const { answer, statusMessage, file } = result;
	const { headers, status } = answer;
	const body = file ? { fileName: file.fileName, mimeType: file.mimeType, page } : answer.body;
	return { body: body ?? '', headers, statusCode: status, statusMessage };
}

/** A form as an object, with the list of values for each name. */
function lists(form: URLSearchParams): IDataObject {
	return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
}

function asForm(fields: IDataObject): URLSearchParams {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, textOf(one));
	return form;
}
