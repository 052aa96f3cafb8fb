import type { IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import type { Call, CallAnswer } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { readPages } from '../../../../nodes/AuthenticatedRequest/pagination/readPages';
import type { PaginationSettings } from '../../../../nodes/AuthenticatedRequest/pagination/rules/settings';
import { listAt } from '../../../../nodes/AuthenticatedRequest/answer/listPaths';
import { FakeClock } from '../../../support/fakeClock';

const URL_ = 'https://api.example.com/v1/items';

let clock: FakeClock;
let sent: IHttpRequestOptions[];
beforeEach(() => {
	clock = new FakeClock();
	sent = [];
});

interface Setup {
	call?: Partial<Call>;
	request?: Partial<IHttpRequestOptions>;
	itemsPath?: string;
	isCancelled?: () => boolean;
	/** Collects the calls that were made. */
	calls?: Call[];
	/** Collects the hints. */
	notes?: string[];
}

type Body = (index: number, request: IHttpRequestOptions) => unknown;

const answerOf = (body: unknown, headers: Record<string, string> = {}): CallAnswer => ({
	answer: { status: 200, headers, body },
	statusMessage: '',
	rawHeaders: {},
	text: JSON.stringify(body),
});

/** Reads the pages of a server. `server` makes the n-th answer, or only its body. */
function read(settings: PaginationSettings, server: Body, setup: Setup = {}) {
	const { request = {}, itemsPath, isCancelled = () => false } = setup;
	const call: Call = {
		request: { url: URL_, method: 'GET', headers: { a: 'b' }, ...request },
		network: {},
		response: {},
		retry: { maxRetries: 0, retryPostAndPatch: false },
		maxRedirects: 5,
		...setup.call,
	};
	const reader = {
		send: async (page: Call) => {
			sent.push(page.request);
			setup.calls?.push(page);
			const made = server(sent.length, page.request);
			return isAnswer(made) ? made : answerOf(made);
		},
		toItems: ({ answer }: CallAnswer): INodeExecutionData[] =>
			((itemsPath ? listAt(answer.body, itemsPath) : [answer.body].flat()) ?? []).map((value) => ({
				json: { value: value as number },
			})),
		clock,
		isCancelled,
		note: (text: string) => setup.notes?.push(text),
	};
	return clock.run(
		readPages(call, settings, itemsPath, reader).then(({ items, failure }) => {
			if (failure !== undefined) throw failure;
			return items;
		}),
	);
}

function isAnswer(value: unknown): value is CallAnswer {
	return typeof value === 'object' && value !== null && 'statusMessage' in value;
}

const values = async (items: Promise<INodeExecutionData[]>) =>
	(await items).map(({ json }) => json.value);

/** Pages of a list with this many items in all, numbered from 1, two per page. */
const lists = (total: number) => (page: number) =>
	Array.from({ length: total }, (_, index) => index + 1).slice(2 * page - 2, 2 * page);

const byPage: PaginationSettings = { paginationMode: 'pageNumber' };

it('keeps the items of all pages in order, and the rest of the call', async () => {
	const request = { qs: { q: 'x', page: 'mine' }, method: 'POST' as const, body: { b: 1 } };
	expect(await values(read(byPage, lists(5), { request }))).toEqual([1, 2, 3, 4, 5]);
	expect(sent).toEqual(
		[1, 2, 3, 4].map((page) => ({
			url: URL_,
			headers: { a: 'b' },
			method: 'POST',
			body: { b: 1 },
			qs: { q: 'x', page },
		})),
	);
});

it.each<[string, PaginationSettings, Partial<IHttpRequestOptions>, string[]]>([
	['another page', byPage, { qs: { page: 'mine' } }, ['page']],
	['another page in the URL', byPage, { url: `${URL_}?page=7` }, ['page']],
	['no page in the URL', byPage, { url: `${URL_}?page=` }, ['page']],
	['the first page', byPage, { qs: { page: 1 } }, []],
	['the first page in the URL', byPage, { url: `${URL_}?page=1` }, []],
	['another parameter', byPage, { qs: { q: 'x' }, url: `${URL_}?p=1` }, []],
	['nothing', byPage, {}, []],
	[
		'a field of the body',
		{ ...byPage, parametersIn: 'body' },
		{ method: 'POST', qs: { page: 7 } },
		[],
	],
	[
		'a size and an offset',
		{ paginationMode: 'offset', pageSizeParameter: 'n', pageSize: 2 },
		{ qs: { offset: 4, n: 2 } },
		['offset'],
	],
	[
		'a cursor, which is a way to begin',
		{ paginationMode: 'cursor', cursorPath: 'next', cursorParameter: 'c' },
		{ qs: { c: 'x' } },
		[],
	],
])('a hint says that the paging replaces %s', async (_title, settings, request, names) => {
	const notes: string[] = [];
	await read(settings, () => [], { request: { body: {}, ...request }, notes });
	const told = notes.map((note) => /^The query parameter "(\w+)" is set by/.exec(note)?.[1]);
	expect(told.filter(Boolean)).toEqual(names);
});

it('does not change the call, which is needed for other attempts', async () => {
	const qs = { q: 'x' };
	await read(byPage, lists(3), { request: { qs } });
	expect(qs).toEqual({ q: 'x' });
});

it('counts the list at the items path', async () => {
	const server = (page: number) => ({ data: { content: lists(3)(page) }, other: [page] });
	const settings: PaginationSettings = { paginationMode: 'offset' };
	expect(await values(read(settings, server, { itemsPath: 'data.content' }))).toEqual([1, 2, 3]);
	expect(sent.map(({ qs }) => qs?.offset as number)).toEqual([0, 2, 3]);
});

it('keeps many items of a page', async () => {
	const many = Array.from({ length: 200_000 }, (_, index) => index);
	const settings = { ...byPage, limitPagesFetched: true, maxRequests: 1 };
	expect(await read(settings, () => many)).toHaveLength(200_000);
});

describe('the cap', () => {
	it.each<[string, PaginationSettings, number]>([
		['3', { limitPagesFetched: true, maxRequests: 3 }, 3],
		['1', { limitPagesFetched: true, maxRequests: 1 }, 1],
		['100 where it is not filled in', { limitPagesFetched: true }, 100],
		['none where it is switched off', { limitPagesFetched: false, maxRequests: 3 }, 150],
	])('%s', async (_title, settings, expected) => {
		await read({ ...byPage, ...settings }, (page) => (page < 150 ? [page] : []));
		expect(sent).toHaveLength(expected);
	});

	it('is no failure, though the page after it could not be told', async () => {
		const settings = { ...byPage, limitPagesFetched: true, maxRequests: 1 };
		expect(await read(settings, () => ({ no: 'list' }))).toHaveLength(1);
	});
});

describe('the interval', () => {
	it('is waited between pages, not before the first or after the last', async () => {
		await read({ ...byPage, requestInterval: 500 }, lists(3));
		expect(sent).toHaveLength(3);
		expect(clock.sleeps).toEqual([500, 500]);
	});

	it.each([0, undefined])('of %p is none', async (requestInterval) => {
		await read({ ...byPage, requestInterval }, lists(3));
		expect(clock.sleeps).toEqual([]);
	});

	it('is not waited after the last page that the cap allows', async () => {
		const settings = { limitPagesFetched: true, maxRequests: 2, requestInterval: 500 };
		await read({ ...byPage, ...settings }, lists(9));
		expect(clock.sleeps).toEqual([500]);
	});
});

it('a stopped execution reads no further page, and keeps what it has', async () => {
	const isCancelled = () => sent.length >= 2;
	expect(await values(read(byPage, lists(9), { isCancelled }))).toEqual([1, 2, 3, 4]);
	expect(sent).toHaveLength(2);
});

it('a page that fails ends it', async () => {
	const failing = read(byPage, (page) => {
		if (page === 2) throw new Error('HTTP 500');
		return [1];
	});
	await expect(failing).rejects.toThrow('HTTP 500');
	expect(sent).toHaveLength(2);
});

describe('an API that ignores the page it is asked for', () => {
	it('is noticed at the third page that is the same', async () => {
		await expect(read(byPage, () => [1, 2])).rejects.toThrow(
			'Paging would never end: 3 pages in a row are the same',
		);
		expect(sent).toHaveLength(3);
	});

	it.each<[string, number[]]>([
		['twice the same', [1, 1, 2, 2, 3, 3]],
		['the same, but not in a row', [1, 2, 1, 2, 1, 2]],
	])('is not: %s', async (_title, pages) => {
		expect(await values(read(byPage, (page) => pages.slice(page - 1, page)))).toEqual(pages);
	});

	it('is not: the last of three is where the total says that it ends', async () => {
		const settings = { ...byPage, totalPagesPath: 'total' };
		const server = () => ({ items: [7], total: 3 });
		expect(await values(read(settings, server, { itemsPath: 'items' }))).toEqual([7, 7, 7]);
	});

	it('is not: pages that came as files', async () => {
		const file = (cursor?: number) => ({ ...answerOf({ next_cursor: cursor }), text: undefined });
		const settings: PaginationSettings = { paginationMode: 'cursor' };
		await read(settings, (page) => file(page < 6 ? page : undefined));
		expect(sent).toHaveLength(6);
	});

	it('by cursor: is noticed at the second', async () => {
		const settings: PaginationSettings = { paginationMode: 'cursor' };
		const server = (page: number) => ({ items: [1, 2], next_cursor: 'a', requestId: page });
		await expect(read(settings, server, { itemsPath: 'items' })).rejects.toThrow(
			'Paging would never end: the cursor at "next_cursor" led to the same page again',
		);
		expect(sent).toHaveLength(2);
	});

	it('by link: is noticed at the second', async () => {
		const settings: PaginationSettings = { paginationMode: 'nextLink', nextLinkPath: 'next' };
		const server = (page: number) => ({ items: [1], next: '/v1/items?x=1', requestId: page });
		await expect(read(settings, server, { itemsPath: 'items' })).rejects.toThrow(
			'Paging would never end: the same link led to the same page again',
		);
		expect(sent).toHaveLength(2);
	});
});

describe('next links', () => {
	const byLink: PaginationSettings = { paginationMode: 'nextLink', nextLinkPath: 'next' };

	it('are whole or relative to the page before, and bring their own query', async () => {
		const links = ['?page=2&q=y', 'other?page=3', '/v2/items', 'https://api.example.com/end'];
		const request = { qs: { q: 'x' } };
		await read(byLink, (page) => ({ next: links[page - 1] }), { request });
		expect(sent.map(({ url, qs }) => [url, qs])).toEqual([
			[URL_, { q: 'x' }],
			[`${URL_}?page=2&q=y`, undefined],
			['https://api.example.com/v1/other?page=3', undefined],
			['https://api.example.com/v2/items', undefined],
			['https://api.example.com/end', undefined],
		]);
	});

	it('keep method, headers and body', async () => {
		const request = { method: 'POST' as const, body: { a: 1 } };
		await read(byLink, (page) => ({ next: page === 1 ? '?page=2' : null }), { request });
		expect(sent[1]).toMatchObject({ method: 'POST', body: { a: 1 }, headers: { a: 'b' } });
	});

	it('come by the Link header', async () => {
		const header = (page: number): Record<string, string> =>
			page === 1 ? { link: '<?page=2>; rel="next", <?page=9>; rel="last"' } : {};
		const settings: PaginationSettings = { paginationMode: 'nextLink' };
		await read(settings, (page) => answerOf([page], header(page)));
		expect(sent.map(({ url }) => url)).toEqual([URL_, `${URL_}?page=2`]);
	});

	// A CallError, so that the user learns which field of the node led there.
	it('one that is no URL is told of in words', async () => {
		await expect(read(byLink, () => ({ next: 'https://' }))).rejects.toMatchObject({
			name: 'CallError',
		});
	});
});

describe('parameters in the body', () => {
	const inBody: PaginationSettings = { ...byPage, parametersIn: 'body', pageSizeParameter: 'n' };
	const bodies = () => sent.map(({ body }) => (body instanceof URLSearchParams ? `${body}` : body));

	it('of a JSON object', async () => {
		const body = { q: 'x', page: 'mine' };
		await read(inBody, lists(2), { request: { method: 'POST', body } });
		expect(bodies()).toEqual([
			{ q: 'x', page: 1, n: 100 },
			{ q: 'x', page: 2, n: 100 },
		]);
		expect(sent.map(({ json, qs }) => [json, qs])).toEqual([
			[true, undefined],
			[true, undefined],
		]);
		expect(body).toEqual({ q: 'x', page: 'mine' });
	});

	it('of a form', async () => {
		const body = new URLSearchParams('q=x&page=mine&q=y');
		await read(inBody, lists(2), { request: { method: 'POST', body } });
		expect(bodies()).toEqual(['q=x&page=1&q=y&n=100', 'q=x&page=2&q=y&n=100']);
		expect(String(body)).toBe('q=x&page=mine&q=y');
	});

	it('of a multipart form, which is made for each page', async () => {
		const calls: Call[] = [];
		const openBody = async () => ({ body: 'x' });
		await read(inBody, lists(2), { call: { openBody }, calls });
		expect(calls.map(({ formFields }) => formFields)).toEqual([
			{ page: 1, n: 100 },
			{ page: 2, n: 100 },
		]);
		expect(calls.every((call) => call.openBody === openBody)).toBe(true);
		expect(bodies()).toEqual([undefined, undefined]);
	});

	it('where there is none yet', async () => {
		await read(inBody, lists(0), { request: { method: 'POST' } });
		expect(bodies()).toEqual([{ page: 1, n: 100 }]);
	});

	it('a cursor is added from the second page on', async () => {
		const settings: PaginationSettings = { paginationMode: 'cursor', parametersIn: 'body' };
		await read(settings, (page) => ({ next_cursor: page === 1 ? 'a' : '' }), {
			request: { method: 'POST', body: { q: 'x' } },
		});
		expect(bodies()).toEqual([{ q: 'x' }, { q: 'x', cursor: 'a' }]);
	});

	it.each<[string, Setup]>([
		['a text', { request: { method: 'POST', body: 'q=x' } }],
		['a list', { request: { method: 'POST', body: [1] as never } }],
		['bytes', { request: { method: 'POST', body: Buffer.from('x') } }],
	])('%s has no place for them: told before anything is sent', async (_title, setup) => {
		await expect(read(inBody, lists(2), setup)).rejects.toThrow(
			'The parameter "Pagination: Send Parameters In" says Body',
		);
		expect(sent).toEqual([]);
	});
});
