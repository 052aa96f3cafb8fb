/**
 * Odd ways in which servers page. Each row has a server's answers and the items that must come out.
 */
import { type Api, ids, page, type Reply, usePagedApi } from './pagedApi';

const read = usePagedApi();

const byPage = { paginationMode: 'pageNumber' };
const cursor = { paginationMode: 'cursor', cursorPath: 'next' };
const link = { paginationMode: 'nextLink', nextLinkPath: 'next' };
const byExpression = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
};
const byUrl = { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}' };
const post = { method: 'POST', sendBody: true, contentType: 'json', specifyBody: 'json' };
const BIG = '7615917337495251231';

describe('every item comes', () => {
	it.each<[string, object, Reply[], unknown[], number]>([
		['no content at the end', byPage, [page(ids(1)), { status: 204 }], ids(1), 2],
		['an empty answer at the end', byPage, [page(ids(1)), {}], ids(1), 2],
		['null at the end', byPage, [page(ids(1)), { body: 'null' }], ids(1), 2],
		['false instead of a list', byPage, [page(ids(1)), page(false)], ids(1), 2],
		['an object instead of no list', byPage, [page(ids(1)), page({})], ids(1), 2],
		[
			'an object of numbers',
			byPage,
			[page({ 0: 1, 2: 3 }), page([])],
			[{ data: 1 }, { data: 3 }],
			2,
		],
		[
			'an empty list as cursor',
			cursor,
			[page(ids(1), { next: 'a' }), page(ids(2), { next: [] })],
			ids(1, 2),
			2,
		],
		[
			'one cursor for all pages, and a field that says more',
			{ ...cursor, morePath: 'more' },
			[
				page(ids(1), { next: 'S', more: true }),
				page(ids(2), { next: 'S', more: true }),
				page(ids(3), { next: 'S', more: false }),
			],
			ids(1, 2, 3),
			3,
		],
		[
			'a link object',
			link,
			[page(ids(1), { next: { href: '/list?p=2' } }), page(ids(2))],
			ids(1, 2),
			2,
		],
		[
			'a list of links with relations',
			{ ...link, nextLinkPath: 'links' },
			[
				page(ids(1), {
					links: [
						{ rel: 'self', href: '/list' },
						{ rel: 'next', href: '/list?p=2' },
					],
				}),
				page(ids(2), { links: [{ relation: ['prev'], url: '/list' }] }),
			],
			ids(1, 2),
			2,
		],
		[
			'a text that says it is not complete',
			{
				...byExpression,
				paginationCompleteWhen: 'other',
				completeExpression: '={{ $response.body.last }}',
			},
			[page(ids(1), { last: 'false' }), page(ids(2), { last: 'true' })],
			ids(1, 2),
			2,
		],
		[
			'an empty list at Items Path',
			byExpression,
			[page(ids(1)), page(ids(2)), page([])],
			ids(1, 2),
			3,
		],
		[
			'a relative next URL, then none',
			byUrl,
			[page(ids(1), { next: '/list?p=2' }), page(ids(2), { next: null })],
			ids(1, 2),
			2,
		],
	])('%s', async (_what, pagination, answers, items, calls) => {
		const { json, error, urls, hints } = await read(pagination, answers);
		expect(error).toBeUndefined();
		expect(json).toEqual(items);
		expect(urls).toHaveLength(calls);
		expect(hints).toEqual([]);
	});
});

describe('what ends a list is told', () => {
	const last = page(ids(3), { pages: 5, next: '/list' });
	it.each<[string, object, Reply[], unknown[], RegExp]>([
		[
			'the last page comes again and again',
			byPage,
			[page(ids(1)), page(ids(2)), last, last, last],
			ids(1, 2, 3),
			/^The 2 pages after page 3 were the same as that page/,
		],
		[
			'so it does, though more pages are promised',
			{ ...byPage, totalPagesPath: 'pages', requestInterval: 1 },
			[page(ids(1), { pages: 5 }), page(ids(2), { pages: 5 }), last, last, last],
			ids(1, 2, 3),
			/^The 2 pages after page 3 were the same/,
		],
		[
			'a page links to itself',
			link,
			[page(ids(3), { next: '/list' })],
			ids(3),
			/link was the one sent for that page/,
		],
		[
			'a page with items has its own cursor',
			cursor,
			[page(ids(1), { next: 'a' }), page(ids(2), { next: 'a' })],
			ids(1, 2),
			/cursor was the one sent for that page/,
		],
		[
			'the total changes',
			{ ...byPage, totalItemsPath: 'total', requestInterval: 1 },
			[page(ids(1, 2), { total: 4 }), page(ids(4), { total: 3 })],
			ids(1, 2, 4),
			/total changed from 4 to 3 items: an item may be missing or come twice/,
		],
		[
			'nothing is at Items Path',
			byPage,
			[{ body: { kind: 'x', rows: [], other: { rows: [] } } }],
			[],
			/^Items Path "items" found nothing in the answer, .* lists at: rows, other\.rows\.$/,
		],
	])('%s', async (_what, pagination, answers, items, hint) => {
		const { json, error, hints } = await read(pagination, answers);
		expect(error).toBeUndefined();
		expect(json).toEqual(items);
		expect(hints).toEqual([expect.stringMatching(hint)]);
	});
});

describe('a failure is no empty page', () => {
	const quota = { body: { error: { message: 'quota exceeded' } } };
	const total = { ...byPage, totalPagesPath: 'pages' };
	const third: Api = ({ page: n }) => (n === '3' ? quota : page(ids(n), { pages: 4 }));

	it.each<[string, object, Api | Reply[], unknown[]]>([
		['one after another', byPage, [page(ids(1)), quota], ids(1)],
		['at once', total, third, ids('1', '2')],
		['by cursor', cursor, [page(ids(1), { next: 'a' }), quota], ids(1)],
	])('under HTTP 200, %s', async (_how, pagination, answers, items) => {
		const { json } = await read(pagination, answers, { onError: 'continueRegularOutput' });
		expect(json.slice(0, -1)).toEqual(items);
		expect(json.at(-1)?.error).toMatchObject({
			message: 'CCA API: quota exceeded',
			httpCode: '200',
		});
	});

	it('one that is kept is an item', async () => {
		const options = { response: { response: { neverError: true } } };
		const failed = { status: 500, body: { message: 'boom' } };
		const sequence = await read(byPage, [page(ids(1)), failed], { options });
		expect(sequence.json).toEqual([{ id: 1 }, { message: 'boom' }]);
		const answers: Api = ({ page: n }) => (n === '2' ? failed : page(ids(n), { pages: 3 }));
		const atOnce = await read(total, answers, { options });
		expect(atOnce.json).toEqual([{ id: '1' }, { message: 'boom' }, { id: '3' }]);
	});
});

describe('what is asked', () => {
	it.each<[string, object, object, string[]]>([
		[
			'the paging has the say, not the URL',
			byPage,
			{ url: '/list?page=7&q=x' },
			['/list?q=x&page=1', '/list?q=x&page=2'],
		],
		[
			'nor has it in an expression',
			byExpression,
			{ url: '/list?page=7&q=x' },
			['/list?q=x&page=1', '/list?q=x&page=2'],
		],
		[
			'a first cursor in the URL',
			cursor,
			{ url: '/list?cursor=z' },
			['/list?cursor=z', '/list?cursor=a'],
		],
	])('%s', async (_what, pagination, parameters, urls) => {
		const answers = [page(ids(1), { next: 'a' }), page([])];
		const run = await read(pagination, answers, { parameters } as never);
		expect(run.error).toBeUndefined();
		expect(run.urls).toEqual(urls);
	});

	it('a value that the paging replaces is told of', async () => {
		const { hints } = await read(byPage, [page([])], { parameters: { url: '/list?page=7' } });
		expect(hints[0]).toBe(
			'The query parameter "page" is set by Options > Pagination: it starts with 1, not with the value entered for it.',
		);
	});

	it('a long number as cursor stays one, with its digits and those of the body', async () => {
		const pagination = { ...cursor, cursorParameter: 'page.after', parametersIn: 'body' };
		const parameters = { ...post, jsonBody: '{"page":{"size":10},"price":1.10}' };
		const answers = [{ body: `{"items":[1],"next":${BIG}}` }, page([])];
		const { bodies } = await read(pagination, answers, { parameters });
		expect(bodies[1]).toBe(`{"page":{"size":10,"after":${BIG}},"price":1.10}`);
	});

	it.each([
		['', `{"items":[1],"next":"${BIG}","id":${BIG}}`, `{"after":"${BIG}"}`],
		[' with a fraction', '{"items":[1],"next":1689.10}', '{"after":1689.10}'],
	])('a text stays a text, a number a number%s', async (_which, body, sent) => {
		const pagination = { ...cursor, cursorParameter: 'after', parametersIn: 'body' };
		const parameters = { ...post, jsonBody: '{}' };
		const { bodies } = await read(pagination, [{ body }, page([])], { parameters });
		expect(bodies[1]).toBe(sent);
	});

	it.each([
		[{ ...byPage, parametersIn: 'body' }, 'Pagination: Send Parameters In'],
		[
			{
				...byExpression,
				parameters: { parameters: [{ type: 'body', name: 'a', value: '={{ 1 }}' }] },
			},
			'Pagination: Parameters',
		],
	])('nothing, where the body of a GET would tell the pages apart', async (pagination, field) => {
		const { error, urls } = await read(pagination, [page(ids(1))]);
		expect(error?.message).toMatch(`The parameter "${field}"`);
		expect(error?.message).toMatch('n8n sends no body with GET');
		expect(urls).toEqual([]);
	});
});

describe('one call has the same rule for its list', () => {
	it.each<[string, unknown, unknown[], RegExp | undefined]>([
		['nothing at the path', { data: { rows: [1] } }, [], /found nothing.*lists at: data\.rows\.$/],
		['null', { items: null }, [], /was empty for 1 of 1/],
		['numbers as names', { items: { 1: { id: 1 } } }, ids(1), undefined],
	])('%s', async (_what, body, items, hint) => {
		const { json, hints, error } = await read({ paginationMode: 'off' }, [{ body }]);
		expect(error).toBeUndefined();
		expect(json).toEqual(items);
		expect(hints).toEqual(hint === undefined ? [] : [expect.stringMatching(hint)]);
	});

	it.each<[unknown, RegExp]>([
		[{ status: 'error', message: 'busy' }, /CCA API: .*busy/],
		[{ success: false, reason: 'locked' }, /CCA API: .*locked/],
		[{ items: 'none', rows: [] }, /The answer has no list at "items"/],
	])('%j is an error', async (body, message) => {
		const { error } = await read({ paginationMode: 'off' }, [{ body }]);
		expect(error?.message).toMatch(message);
	});

	it.each([
		{ error: null, kind: 'x' },
		{ errors: [], status: 'ok' },
		{ errcode: 0, errmsg: 'ok' },
		{ success: true, error: { code: 0, message: '' } },
	])('%j is none', async (body) => {
		const { error, json } = await read({ paginationMode: 'off' }, [{ body }]);
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});
});
