/** Paging on n8n-core's engine: our modes, and HTTP Request's two modes with their expressions. */
import { PAGING_APIS } from '../../../nodes/AuthenticatedRequest/description/api';
import { providers as nodeProviders } from '../../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { CLOUD_CX_USERS, type AllProviders } from '../../providers';
import { CRM_COM_5_CONTACTS } from '../../providers/crmCom5';
import { readBody } from '../../support/httpServer';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { useProviders, useServer } from '../../support/lifecycle';
import { storedToken } from '../../support/storedToken';

const TOTAL = 23;
const ALL = Array.from({ length: TOTAL }, (_, id) => ({ id }));

let asked: string[] = [];

/** A list API that supports every way to page. */
const server = useServer(async (request, response) => {
	const url = new URL(request.url ?? '', server.url);
	asked.push(url.pathname + url.search);
	const body = (await readBody(request)).toString();
	const query = {
		...Object.fromEntries(url.searchParams),
		...(body ? (JSON.parse(body) as Record<string, string>) : {}),
	};
	const size = Number(query.limit ?? 10);
	const start = Number(query.cursor ?? query.offset ?? (Number(query.page ?? 1) - 1) * size);
	const data = url.pathname === '/same' ? ALL.slice(0, 10) : ALL.slice(start, start + size);
	const hasMore = start + size < TOTAL;
	const next = `${url.pathname}?offset=${start + size}&limit=${size}`;
	if (hasMore) response.setHeader('link', `<${next}>; rel="next", </list?page=1>; rel="first"`);
	if (start >= TOTAL && url.pathname === '/ends404') response.statusCode = 404;
	const envelope = {
		data,
		meta: {
			total: TOTAL,
			pages: Math.ceil(TOTAL / size),
			cursor: hasMore ? String(start + size) : null,
			next: hasMore ? next : null,
		},
	};
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(url.pathname === '/bare' ? data : envelope));
});
beforeEach(() => {
	asked = [];
});

async function read(url: string, pagination: object, options: object = {}, more: object = {}) {
	const stored = storedToken(server.url);
	return await runNode(stored, {
		parameters: {
			api: 'ccaApi',
			url,
			options: { itemsPath: 'data', pagination: { pagination }, ...options },
			...more,
		} as never,
	});
}

const byPage = { paginationMode: 'pageNumber' };
const byOffset = { paginationMode: 'offset', pageSizeParameter: 'limit', pageSize: 5 };

it.each([
	['page number until an empty page', '/list', byPage, 4],
	['page number and total pages', '/list', { ...byPage, totalPagesPath: 'meta.pages' }, 3],
	['page number and total items', '/list', { ...byPage, totalItemsPath: 'meta.total' }, 3],
	['offset until an empty page', '/list', byOffset, 6],
	['offset and total items', '/list', { ...byOffset, totalItemsPath: 'meta.total' }, 5],
	['cursor', '/list', { paginationMode: 'cursor', cursorPath: 'meta.cursor' }, 3],
	[
		'next link in the answer',
		'/list',
		{ paginationMode: 'nextLink', nextLinkPath: 'meta.next' },
		3,
	],
	['next link in the Link header', '/list', { paginationMode: 'nextLink' }, 3],
	[
		'an expression for the page, an expression for the end',
		'/list',
		{
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
			paginationCompleteWhen: 'other',
			completeExpression: '={{ $response.body.meta.cursor === null }}',
		},
		3,
	],
	[
		'an expression for the next URL',
		'/list',
		{
			paginationMode: 'responseContainsNextURL',
			nextURL: `={{ $response.body?.meta?.next ? "ORIGIN" + $response.body.meta.next : $request.uri }}`,
			paginationCompleteWhen: 'other',
			completeExpression: '={{ !$response.body.meta.next }}',
		},
		3,
	],
])('%s: all items in order', async (_title, url, pagination, pages) => {
	const settings = JSON.parse(
		JSON.stringify(pagination).replaceAll('ORIGIN', server.url),
	) as object;
	const { error, items } = await read(url, settings);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual(ALL);
	expect(items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
	expect(asked).toHaveLength(pages);
});

it('a bare list needs no items path', async () => {
	const { items } = await read('/bare', byPage, { itemsPath: '' });
	expect(items).toHaveLength(TOTAL);
});

it('parameters in the body', async () => {
	const pagination = { ...byOffset, parametersIn: 'body', totalItemsPath: 'meta.total' };
	const post = { method: 'POST', sendBody: true, bodyParameters: { parameters: [] } };
	const { error, items } = await read('/list', pagination, {}, post);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(TOTAL);
	expect(new Set(asked)).toEqual(new Set(['/list']));
});

it('statuses that mark the end give no items and no error', async () => {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
		paginationCompleteWhen: 'receiveSpecificStatusCodes',
		statusCodesWhenComplete: '404, 410',
	};
	const { error, items } = await read('/ends404', pagination);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(TOTAL);
	expect(asked).toHaveLength(4);
});

it.each([
	['our modes', byPage],
	[
		'expressions',
		{
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
			paginationCompleteWhen: 'other',
			completeExpression: '={{ false }}',
		},
	],
])('a page cap: %s', async (_title, pagination) => {
	const { items } = await read('/list', { ...pagination, limitPagesFetched: true, maxRequests: 2 });
	expect(items).toHaveLength(20);
	expect(asked).toHaveLength(2);
});

it.each([
	['an API that ignores the page', '/same', byPage, {}, /Paging would never end/],
	[
		'no list',
		'/list',
		byPage,
		{ itemsPath: '' },
		/The node can't find the list in the answer.*Items Path/,
	],
	['a path to no list', '/list', byPage, { itemsPath: 'meta' }, /no list at "meta"/],
	[
		'a total that is none',
		'/list',
		{ ...byPage, totalPagesPath: 'meta.next' },
		{},
		/"meta.next" in the answer is not a number/,
	],
	[
		'no name',
		'/list',
		{ ...byPage, pageParameter: '' },
		{},
		/Pagination: Page Parameter" is empty/,
	],
	[
		'an expression that is none',
		'/list',
		{
			paginationMode: 'responseContainsNextURL',
			nextURL: '={{ 1 }}',
			paginationCompleteWhen: 'other',
			completeExpression: 'true',
		},
		{},
		/Complete Expression" must be an expression/,
	],
])('a clear error: %s', async (_title, url, pagination, options, message) => {
	const { error } = await read(url, pagination, options);
	expect(`${error?.message} ${error?.description}`).toMatch(message);
});

describe('automatic', () => {
	const providers = useProviders({ resetsBeforeEach: false });

	async function readAll(type: keyof AllProviders, method: string, url: string) {
		const stored = new StoredCredentials();
		stored.set(type, providers[type].credentials[method] as never);
		const options = { pagination: { pagination: { paginationMode: 'automatic' } } };
		const result = await runNode(stored, { parameters: { api: type, url, options } });
		return { ...result, json: result.items.map(({ json }) => json) };
	}

	it('reads all users of CloudCX with nothing filled in', async () => {
		const { error, json } = await readAll('cloudCxApi', 'oAuth2', '/openapi/v2/user/page');
		expect(error).toBeUndefined();
		expect(json).toEqual(CLOUD_CX_USERS);
		expect(providers.cloudCxApi.counters).toMatchObject({ logins: 1, calls: 2 });
	});

	it('reads all contacts of CRM.COM 5, to where it says that there are no more', async () => {
		const { error, json } = await readAll('crmComApi', 'crmCom5', '/contacts');
		expect(error).toBeUndefined();
		expect(json).toEqual(CRM_COM_5_CONTACTS);
		expect(providers.crmComApi.counters).toMatchObject({ logins: 1, calls: 3 });
	});

	it('is offered for the credentials that know a way', () => {
		const known = nodeProviders.filter(({ type, readFlow }) =>
			Object.values(providers[type as keyof AllProviders].credentials).some(
				(fields) => readFlow(fields as never).paging,
			),
		);
		expect(known.map(({ type }) => type).sort()).toEqual(PAGING_APIS);
	});

	it('says what to choose for an API whose pages are not known', async () => {
		const { error } = await readAll('ccaApi', 'session', '/SurveyTasks');
		expect(error?.message).toBe(
			'The parameter "Pagination Mode" is As the API Does It, but the node does not know how CCA API pages its lists. Choose the mode that its documentation describes.',
		);
	});
});
