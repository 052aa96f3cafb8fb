import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import { atPath } from '../../../credentials/engine/paths';
import type { Clock } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';
import type { Call, CallAnswer } from '../call/callTypes';
import { type PageChange, pageRule, type Progress, samePage } from './nextPage';
import type { PaginationSettings, ParametersIn } from './settings';

/** So many equal pages in a row that are not empty can't be a coincidence. */
const MAX_SAME = 3;

/** What reading pages needs of the node. */
export interface PageReader {
	send: (call: Call) => Promise<CallAnswer>;
	toItems: (answer: CallAnswer) => INodeExecutionData[];
	clock: Clock;
	isCancelled: () => boolean;
}

/**
 * Calls page after page. Keeps the items only, not the answers they came in, so that memory grows
 * with what is kept. Each page is a call of its own: it is logged in and retried like any other.
 */
export async function readPages(
	call: Call,
	settings: PaginationSettings,
	itemsPath: string | undefined,
	reader: PageReader,
): Promise<INodeExecutionData[]> {
	const rule = pageRule(settings);
	const { requestInterval = 0, parametersIn = 'qs' } = settings;
	const maxPages = settings.limitPagesFetched ? (settings.maxRequests ?? 100) : Infinity;
	const kept: INodeExecutionData[] = [];
	const progress: Progress = { pages: 0, items: 0 };
	const repeated = new RepetitionGuard();
	let page: Call | undefined = changed(call, rule.first, parametersIn);
	while (page !== undefined) {
		const answer = await reader.send(page);
		for (const item of reader.toItems(answer)) kept.push(item);
		progress.pages++;
		progress.lastItems = lengthOf(answer.answer.body, itemsPath);
		progress.items += progress.lastItems ?? 0;
		if (progress.pages >= maxPages || reader.isCancelled()) break;
		const change = rule.next(answer, progress);
		if (change === undefined) break;
		repeated.check(answer, progress);
		page = changed(page, change, parametersIn);
		if (requestInterval > 0) await reader.clock.sleep(requestInterval);
	}
	return kept;
}

function lengthOf(body: unknown, itemsPath: string | undefined): number | undefined {
	const list = itemsPath ? atPath(body, itemsPath) : body;
	return Array.isArray(list) ? list.length : undefined;
}

/** Notices an API that ignores the page it is asked for. */
class RepetitionGuard {
	private last?: string;

	private same = 1;

	check({ text }: CallAnswer, { lastItems }: Progress): void {
		this.same = text !== undefined && text === this.last ? this.same + 1 : 1;
		this.last = text;
		if (this.same >= MAX_SAME && lastItems !== 0)
			throw samePage(`${MAX_SAME} pages in a row are the same`);
	}
}

function changed(call: Call, { parameters, url }: PageChange, where: ParametersIn): Call {
	if (url !== undefined) {
		if (!URL.canParse(url, call.request.url))
			throw invalidParameter(
				'Pagination: Next Link Path',
				`leads to something that is not a URL ("${url}")`,
			);
		const next = new URL(url, call.request.url).href;
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
	if (typeof body !== 'object' || Array.isArray(body) || Buffer.isBuffer(body))
		throw invalidParameter(
			'Pagination: Send Parameters In',
			'says Body, but the body is neither a JSON object nor a form. Choose Query, or another body',
		);
	return { ...request, json: true, body: { ...(body as IDataObject), ...parameters } };
}
