/** How real APIs page. Each row has a server's answers and what must come out. */
import { type Api, ids, page, type Reply, usePagedApi } from './pagedApi';

const read = usePagedApi();

const byPage = { paginationMode: 'pageNumber' };
const cursor = { paginationMode: 'cursor', cursorPath: 'after' };
const link = { paginationMode: 'nextLink', nextLinkPath: 'next' };
const expression = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
	paginationCompleteWhen: 'other',
	completeExpression: '={{ $response.body.last }}',
};

describe('the end of a list', () => {
	it.each<[string, object, Reply[], number]>([
		[
			'the cursor that was sent comes again with an empty page',
			cursor,
			[page(ids(1, 2), { after: 'a' }), page(ids(3), { after: 'b' }), page([], { after: 'b' })],
			3,
		],
		[
			'the cursor that was sent comes again with the last items',
			cursor,
			[page(ids(1, 2), { after: 'a' }), page(ids(3), { after: 'a' }), { status: 500 }],
			3,
		],
		[
			'the cursor stays the same, and the API keeps the position (scroll)',
			cursor,
			[[1, 2], [3, 4], [5, 6], []].map((list) => page(ids(...list), { after: 'a' })),
			6,
		],
		[
			'the last page comes once more under the cursor that was sent',
			cursor,
			[[1, 2], [3], [3]].map((list) => page(ids(...list), { after: 'a' })),
			3,
		],
		[
			'the text "null" is no cursor',
			cursor,
			[page(ids(1), { after: 'a' }), page(ids(2), { after: 'null' })],
			2,
		],
		[
			'the text "None" is no link',
			link,
			[page(ids(1), { next: '/list?p=2' }), page(ids(2), { next: 'None' })],
			2,
		],
		[
			'a letter says that there is no more',
			{ ...byPage, morePath: 'more' },
			[page(ids(1), { more: 'Y' }), page(ids(2), { more: 'N' })],
			2,
		],
		[
			'a field says that it is the end of the stream',
			{ ...cursor, morePath: 'end', moreEnd: 'true' },
			[page(ids(1), { after: 'a', end: false }), page(ids(2), { after: 'b', end: true })],
			2,
		],
		[
			'a field says that there is no more, in another way',
			{ ...cursor, morePath: 'meta.more' },
			[
				page(ids(1), { after: 'a', meta: { more: 1 } }),
				page(ids(2), { after: 'b', meta: { more: 0 } }),
			],
			2,
		],
		[
			'a word says it',
			{ ...byPage, morePath: 'state', moreEnd: 'DONE|closed' },
			[page(ids(1), { state: 'open' }), page(ids(2), { state: 'done' })],
			2,
		],
		[
			'a header says it',
			{ ...byPage, morePath: 'header:X-More' },
			[
				{ ...page(ids(1)), headers: { 'x-more': 'true' } },
				{ ...page(ids(2)), headers: { 'x-more': 'false' } },
			],
			2,
		],
		[
			'pages without the list, with a further cursor, are read past',
			cursor,
			[
				page(ids(1), { after: 'a' }),
				{ body: { kind: 'x', after: 'b' } },
				page([], { after: 'c' }),
				page(ids(2)),
			],
			2,
		],
		[
			'the last page has no list',
			cursor,
			[page(ids(1), { after: 'a' }), { body: { kind: 'x' } }],
			1,
		],
		['the last page has null for a list', byPage, [page(ids(1)), { body: { items: null } }], 1],
		[
			'a link to the page itself with no more items',
			link,
			[page(ids(1), { next: '/list?p=2' }), page([], { next: '/list?p=2' })],
			1,
		],
		[
			'a cursor of zero is one',
			cursor,
			[page(ids(1), { after: 5 }), page(ids(2), { after: 0 }), page(ids(3), { after: null })],
			3,
		],
		['400 after the last page', byPage, [page(ids(1)), page(ids(2)), { status: 400 }], 2],
		['404 after the last page', byPage, [page(ids(1)), { status: 404 }], 1],
		[
			'416 after the last page, by offset',
			{ paginationMode: 'offset' },
			[page(ids(1)), { status: 416 }],
			1,
		],
		[
			'a status that is named',
			{ ...byPage, endStatusCodes: '410, 422' },
			[page(ids(1)), { status: 422 }],
			1,
		],
		['a status that is named, at once', { ...byPage, endStatusCodes: '404' }, [{ status: 404 }], 0],
		[
			'a status that is named, by cursor',
			{ ...cursor, endStatusCodes: '404' },
			[page(ids(1), { after: 'a' }), { status: 404 }],
			1,
		],
		[
			'the total pages in a header',
			{ ...byPage, totalPagesPath: 'header:X-WP-TotalPages' },
			[
				{ ...page(ids(1)), headers: { 'X-WP-TotalPages': '2' } },
				{ ...page(ids(2)), headers: { 'X-WP-TotalPages': '2' } },
			],
			2,
		],
		[
			'the next link in a header of another name',
			{ ...link, nextLinkPath: 'header:X-Next' },
			[{ ...page(ids(1)), headers: { 'x-next': '/list?p=2' } }, page(ids(2))],
			2,
		],
		[
			'the cursor in a header',
			{ ...cursor, cursorPath: 'header:X-After' },
			[{ ...page(ids(1)), headers: { 'x-after': 'a' } }, page(ids(2))],
			2,
		],
		[
			'the cursor in a cookie',
			{ ...cursor, cursorPath: 'cookie:after' },
			[
				{ ...page(ids(1)), headers: { 'set-cookie': 'after=a; Path=/; Domain=api.example.com' } },
				page(ids(2)),
			],
			2,
		],
		[
			'a next link whose name has dots',
			{ ...link, nextLinkPath: '@odata.nextLink' },
			[page(ids(1), { '@odata.nextLink': '/list?p=2' }), page(ids(2))],
			2,
		],
		[
			'a next link whose name has dots, further down',
			{ ...link, nextLinkPath: 'd.odata.next' },
			[page(ids(1), { d: { 'odata.next': '/list?p=2' } }), page(ids(2), { d: {} })],
			2,
		],
	])('%s', async (_title, settings, answers, items) => {
		const { error, json, urls } = await read(settings, answers);
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1, 2, 3, 4, 5, 6).slice(0, items));
		expect(urls).toHaveLength(answers.length);
	});

	it('pages without items that never end are no endless run', async () => {
		const { error, json, hints, urls } = await read(cursor, (_query, call) =>
			page(call === 1 ? ids(1) : [], { after: `c${call}` }),
		);
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1));
		expect(urls).toHaveLength(11);
		expect(hints.join()).toContain('10 empty pages in a row');
	});
});

describe('a failure after some pages', () => {
	const failing: Record<string, [object, Api]> = {
		'page number': [byPage, ({ page: n }) => (n === '3' ? { status: 500 } : page(ids(Number(n))))],
		cursor: [
			cursor,
			({ cursor: at = '1' }) =>
				at === '3' ? { status: 403 } : page(ids(Number(at)), { after: Number(at) + 1 }),
		],
		'next link': [
			link,
			({ p = '1' }) =>
				p === '3' ? { status: 404 } : page(ids(Number(p)), { next: `/list?p=${Number(p) + 1}` }),
		],
		expression: [expression, ({ page: n }) => (n === '3' ? { status: 500 } : page(ids(Number(n))))],
		'a total that is promised': [
			{ ...byPage, totalPagesPath: 'total' },
			({ page: n }) => (n === '3' ? { status: 404 } : page(ids(Number(n)), { total: 5 })),
		],
		'a cursor that is none': [
			cursor,
			(_query, call) => page(ids(call), { after: call === 2 ? { no: 1 } : 'a' }),
		],
	};

	it.each(Object.keys(failing))('%s: On Error says what comes out', async (title) => {
		const [settings, answers] = failing[title];
		const stopped = await read(settings, answers);
		expect(stopped.items).toEqual([]);
		expect(stopped.error?.description).toContain(
			'Before that, 2 pages with 2 items had been read.',
		);

		const { items, error } = await read(settings, answers, { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(items.slice(0, 2).map(({ json }) => json)).toEqual(ids(1, 2));
		expect(items).toHaveLength(3);
		expect(JSON.stringify(items[2].json)).toContain('Before that, 2 pages');

		const both = await read(settings, answers, { onError: 'continueErrorOutput' });
		expect(both.items.map(({ json }) => json)).toEqual(ids(1, 2));
		expect(both.errorItems).toHaveLength(1);
	});

	it('the first page: as without paging', async () => {
		const { error } = await read(byPage, () => ({ status: 404 }));
		expect(error?.message).toContain('404');
		expect(error?.description).not.toContain('Before that');
	});
});

describe('the API ignores the page it is asked for', () => {
	it.each([
		['page number', byPage, 3],
		['offset', { paginationMode: 'offset' }, 3],
		['cursor', cursor, 2],
		['expression', { ...expression, completeExpression: '={{ false }}' }, 5],
	])(
		'%s: told, though something else differs; its items come once',
		async (_title, settings, calls) => {
			const same: Api = (_query, call) => page(ids(1, 2), { after: 'a', requestId: call });
			const { error, urls } = await read(settings, same);
			expect(error?.message).toContain('Paging would never end');
			expect(urls).toHaveLength(calls);
			const { items } = await read(settings, same, { onError: 'continueErrorOutput' });
			expect(items.map(({ json }) => json)).toEqual(ids(1, 2));
		},
	);
});

describe('a path that finds nothing on the first page is told', () => {
	it.each<[string, object, string, RegExp]>([
		[
			'next link',
			{ ...link, nextLinkPath: 'links.nxt' },
			'items',
			/Next Link Path "links.nxt" found nothing/,
		],
		['cursor', { ...cursor, cursorPath: 'nope' }, 'items', /Cursor Path "nope" found nothing/],
		['more', { ...byPage, morePath: 'nope' }, 'items', /More Path "nope" found nothing/],
		[
			'items',
			byPage,
			'nope',
			/Items Path "nope" found nothing.*The answer has lists at: items, meta\.other\./,
		],
		[
			'items, by expression',
			{ ...expression, completeExpression: '={{ true }}' },
			'nope',
			/Items Path "nope" found nothing.*The answer has lists at: items, meta\.other\./,
		],
	])('%s', async (_title, settings, itemsPath, hint) => {
		const meta = { other: [1] };
		const { error, hints } = await read(
			settings,
			(_query, call) => page(call === 1 ? ids(1) : [], { meta }),
			{ options: { itemsPath } },
		);
		expect(error).toBeUndefined();
		expect(hints.join()).toMatch(hint);
		expect(hints).toHaveLength(1);
	});

	it('no hint where the field is there and says that this is the end', async () => {
		const { hints, json } = await read(link, [page(ids(1), { next: null })]);
		expect(json).toEqual(ids(1));
		expect(hints).toEqual([]);
	});

	it('the end by a usual status is told, and not if it is named', async () => {
		const answers = [page(ids(1)), { status: 400 }];
		expect((await read(byPage, answers)).hints.join()).toContain(
			'page 2, which was answered with HTTP 400',
		);
		expect((await read({ ...byPage, endStatusCodes: '400' }, answers)).hints).toEqual([]);
	});
});

describe('a next link to another server', () => {
	const elsewhere = 'http://internal.example:8080/list?p=2&size=1';

	it('is refused: the error shows the whole address and the way out', async () => {
		const { error, urls } = await read(link, [page(ids(1), { next: elsewhere })]);
		expect(error?.message).toContain(elsewhere);
		expect(error?.description).toContain('Keep Server');
		expect(urls).toHaveLength(1);
	});

	it('shows no secret that is in it', async () => {
		const { everything, error } = await read(link, [
			page(ids(1), { next: `${elsewhere}&token=A-1234` }),
		]);
		expect(error?.message).toContain('/list?p=2&size=1&token=');
		expect(everything).not.toContain('A-1234');
	});

	it.each<[string, object]>([
		['by path', { ...link, keepServer: true }],
		[
			'by expression',
			{
				paginationMode: 'responseContainsNextURL',
				nextURL: '={{ $response.body?.next ?? $request.uri }}',
				paginationCompleteWhen: 'other',
				completeExpression: '={{ !$response.body.next }}',
				keepServer: true,
			},
		],
	])('Keep Server reads it from the server of the first page, %s', async (_title, settings) => {
		const { error, json, urls } = await read(settings, [
			page(ids(1), { next: elsewhere }),
			page(ids(2)),
		]);
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1, 2));
		expect(urls[1]).toBe('/list?p=2&size=1');
	});
});

describe("the page's parameters in the body", () => {
	const inBody = { ...byPage, parametersIn: 'body', pageParameter: 'request.dataSet.page' };
	const answers = [page(ids(1)), page([])];

	it('a name with dots is nested like the fields of the body', async () => {
		const bodyParameters = { parameters: [{ name: 'request.dataSet.name', value: 'x' }] };
		const parameters = { method: 'POST', sendBody: true, bodyParameters };
		const { bodies } = await read(inBody, answers, { parameters });
		expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
			{ request: { dataSet: { name: 'x', page: 1 } } },
			{ request: { dataSet: { name: 'x', page: 2 } } },
		]);
	});

	it('a body that has a field of that name keeps it', async () => {
		const jsonBody = '{"request.dataSet.page":0,"a":1}';
		const parameters = { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody };
		const { bodies } = await read(inBody, answers, { parameters });
		expect(JSON.parse(bodies[1])).toEqual({ 'request.dataSet.page': 2, a: 1 });
	});
});

describe('a cursor of many digits', () => {
	const BIG = '7615917337495251231';
	const byExpression = {
		...expression,
		parameters: {
			parameters: [{ type: 'qs', name: 'cursor', value: '={{ $response.body?.after ?? "" }}' }],
		},
		completeExpression: '={{ !$response.body.after }}',
	};

	it.each([
		['by path', cursor, `{"items":[{"id":1}],"after":${BIG}}`],
		[
			'by path, further down',
			{ ...cursor, cursorPath: 'm.a' },
			`{"items":[{"id":1}],"m":{"a":${BIG}}}`,
		],
		['by expression', byExpression, `{"items":[{"id":1}],"after":${BIG}}`],
	])('keeps them, %s', async (_title, settings, body) => {
		const { error, json, urls } = await read(settings, [{ body }, page(ids(2), { after: null })]);
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1, 2));
		expect(urls[1]).toContain(`cursor=${BIG}`);
	});
});
