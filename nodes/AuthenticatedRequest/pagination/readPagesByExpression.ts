import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	PaginationOptions,
} from 'n8n-workflow';
import { CallError, invalidParameter } from '../call/callErrors';
import type { Call, CallAnswer } from '../call/callTypes';
import { textOf } from '../request/fieldValues';
import type { PageReader } from './readPages';
import type { PaginationSettings } from './settings';
import { isObject } from '../../../credentials/engine/values';

/** A request as n8n's paginator builds it for each page. */
interface PageOptions {
	method?: string;
	uri?: string;
	qs?: IDataObject;
	headers?: IDataObject;
	form?: IDataObject;
	body?: unknown;
}

const TARGETS = ['body', 'headers', 'qs'];

/**
 * HTTP Request's two modes, whose fields are expressions over `$response`, `$request` and
 * `$pageCount`. Only n8n's own paginator can evaluate those (packages/core request-helpers,
 * `requestWithAuthenticationPaginated`); it sends by `this.helpers.request`, which is here our
 * own way to send, so that each page is logged in and judged like any other call.
 *
 * @param settings with their expressions unresolved
 */
export async function readPagesByExpression(
	execution: IExecuteFunctions,
	itemIndex: number,
	call: Call,
	settings: PaginationSettings,
	reader: PageReader,
): Promise<INodeExecutionData[]> {
	const kept: INodeExecutionData[] = [];
	const isEnd = endStatuses(settings);
	let last: { body?: unknown } = {};
	let pages = 0;
	const request = async (options: PageOptions) => {
		// The page before has been evaluated: n8n's list of answers need not hold its body any more.
		last.body = undefined;
		const page = withOptions(call, options);
		page.acceptedStatuses = isEnd;
		const answer = await reader.send(page);
		const isItem = answer.answer.status < 400 || call.response.neverError;
		if (isItem) for (const item of reader.toItems(answer)) kept.push(item);
		last = asResponse(answer, ++pages);
		return last;
	};
	const { requestWithAuthenticationPaginated: paginate } = execution.helpers;
	await paginate
		.call(
			{ helpers: { request } } as unknown as IExecuteFunctions,
			asOptions(call) as Parameters<typeof paginate>[0],
			itemIndex,
			paginationOptions(settings, call.response.neverError ?? false),
		)
		.catch((error: Error) => {
			throw stoppedByFailure(error);
		});
	return kept;
}

function paginationOptions(settings: PaginationSettings, neverError: boolean): PaginationOptions {
	return {
		continue: `={{ !(${endExpression(settings, neverError)}) }}`,
		request:
			settings.paginationMode === 'responseContainsNextURL' ? nextUrl(settings) : changes(settings),
		requestInterval: settings.requestInterval ?? 0,
		...(settings.limitPagesFetched ? { maxRequests: settings.maxRequests ?? 100 } : {}),
	} as PaginationOptions;
}

function endExpression(settings: PaginationSettings, neverError: boolean): string {
	switch (settings.paginationCompleteWhen) {
		case 'receiveSpecificStatusCodes':
			return `${JSON.stringify([...endStatuses(settings)])}.includes($response.statusCode)`;
		case 'other': {
			const text = (settings.completeExpression ?? '').trim();
			const inner = /^=\s*\{\{([\s\S]*)\}\}$/.exec(text)?.[1];
			if (inner === undefined)
				throw invalidParameter('Pagination: Complete Expression', 'must be an expression in {{ }}');
			return neverError ? inner : `(${inner}) && $response.statusCode < 300`;
		}
		default:
			return 'Array.isArray($response.body) ? $response.body.length === 0 : !$response.body';
	}
}

/** Statuses that mark the end and are not failures then. */
function endStatuses(settings: PaginationSettings): Set<number> {
	if (settings.paginationCompleteWhen !== 'receiveSpecificStatusCodes') return new Set();
	const statuses = String(settings.statusCodesWhenComplete ?? '')
		.split(',')
		.map((part) => Number(part.trim()));
	if (statuses.some((status) => !(status >= 100 && status <= 599)))
		throw invalidParameter(
			'Pagination: Final Status Codes',
			'must be HTTP statuses such as 404, 410',
		);
	return new Set(statuses);
}

function nextUrl({ nextURL }: PaginationSettings): IDataObject {
	if (!nextURL) throw invalidParameter('Pagination: Next URL', 'is empty. Fill it in');
	return { url: nextURL };
}

function changes({ parameters }: PaginationSettings): IDataObject {
	const entries = parameters?.parameters ?? [];
	if (!entries.some(({ name, value }) => name && value))
		throw invalidParameter(
			'Pagination: Parameters',
			'needs at least one entry with name and value',
		);
	for (const { name, type = 'qs', value } of entries) {
		if (!name || !value || !TARGETS.includes(type))
			throw invalidParameter(
				'Pagination: Parameters',
				'needs a type, a name and a value in each entry',
			);
	}
	return Object.fromEntries(
		TARGETS.map((target) => [
			target,
			entries.filter(({ type = 'qs' }) => type === target).map(({ name, value }) => [name, value]),
		])
			.filter(([, pairs]) => pairs.length > 0)
			.map(([target, pairs]) => [target, Object.fromEntries(pairs as Array<[string, string]>)]),
	) as IDataObject;
}

/** The call in the deprecated shape, which is what the expressions see as `$request`. */
function asOptions({ request }: Call): PageOptions {
	const { method, url, qs, headers, body } = request;
	const common = { method, uri: url, qs: { ...qs }, headers: { ...headers } };
	if (body instanceof URLSearchParams) return { ...common, form: lists(body) };
	return { ...common, body: (body ?? {}) as IDataObject };
}

function withOptions(call: Call, options: PageOptions): Call {
	const { uri, qs, headers, form, body } = options;
	const fields = isObject(body) ? (body as IDataObject) : {};
	const page: Call = { ...call, request: { ...call.request, url: String(uri), qs, headers } };
	if (call.openBody) return { ...page, formFields: fields };
	if (call.request.body instanceof URLSearchParams) page.request.body = asForm(form ?? {});
	else if (Object.keys(fields).length > 0) page.request.body = fields;
	return page;
}

/** What `$response` is to the expressions; a file is represented by its name, and is never the same twice. */
function asResponse({ answer, statusMessage, file }: CallAnswer, page: number) {
	const { headers, status } = answer;
	const body = file ? { fileName: file.fileName, mimeType: file.mimeType, page } : answer.body;
	return { body: body ?? '', headers, statusCode: status, statusMessage };
}

/** A form as an object; a name that comes more than once has a list. */
function lists(form: URLSearchParams): IDataObject {
	return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
}

function asForm(fields: IDataObject): URLSearchParams {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, textOf(one));
	return form;
}

/** n8n's paginator ends with an error of its own if it is to read on after a failure. */
function stoppedByFailure(error: Error & { statusCode?: number }): Error {
	if (error.statusCode === undefined) return error;
	return new CallError(
		`Paging ended at an answer with HTTP ${error.statusCode}`,
		'Options > Pagination says to read on. Correct when it is complete.',
		String(error.statusCode),
	);
}
