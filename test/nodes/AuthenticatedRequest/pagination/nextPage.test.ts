import type { CallAnswer } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { nextInLinkHeader } from '../../../../nodes/AuthenticatedRequest/pagination/rules/linkHeader';
import { pageRule } from '../../../../nodes/AuthenticatedRequest/pagination/rules/nextPage';
import type { PageChange } from '../../../../nodes/AuthenticatedRequest/pagination/rules/page';
import type { PaginationSettings } from '../../../../nodes/AuthenticatedRequest/pagination/rules/settings';

const answerOf = (body: unknown, headers: Record<string, string> = {}): CallAnswer => ({
	answer: { status: 200, headers, body },
	statusMessage: '',
	rawHeaders: {},
});

/** The change for each of these pages and for the page after them. Their lists are in `items`. */
function changes(settings: PaginationSettings, bodies: unknown[]): Array<PageChange | undefined> {
	const rule = pageRule(settings);
	let items = 0;
	const next = bodies.map((body, index) => {
		const list = (body as { items?: unknown[] }).items;
		items += list?.length ?? 0;
		return rule.next(answerOf(body), { pages: index + 1, items, lastItems: list?.length });
	});
	return [rule.first, ...next];
}

const parameters = (settings: PaginationSettings, bodies: unknown[]) =>
	changes(settings, bodies).map((change) => change?.parameters);

const full = { items: [1, 2] };
const short = { items: [1] };
const empty = { items: [] };

describe('pageNumber', () => {
	const paginationMode = 'pageNumber';

	it.each<[string, PaginationSettings, unknown[], unknown[]]>([
		['by default', {}, [full, short, empty], [{ page: 1 }, { page: 2 }, { page: 3 }, undefined]],
		['from 0', { firstPage: 0 }, [full, empty], [{ page: 0 }, { page: 1 }, undefined]],
		['from 3', { firstPage: 3 }, [full, empty], [{ page: 3 }, { page: 4 }, undefined]],
		[
			'other names',
			{ pageParameter: ' p ', pageSizeParameter: 'n' },
			[empty],
			[{ p: 1, n: 100 }, undefined],
		],
		[
			'a size',
			{ pageSizeParameter: 'n', pageSize: 2 },
			[full, empty],
			[{ page: 1, n: 2 }, { page: 2, n: 2 }, undefined],
		],
		['a size without a name', { pageSize: 2 }, [empty], [{ page: 1 }, undefined]],
	])('%s', (_title, settings, bodies, expected) => {
		expect(parameters({ ...settings, paginationMode }, bodies)).toEqual(expected);
	});

	it.each<[string, PaginationSettings, object, number]>([
		['3 pages', { totalPagesPath: 'total' }, { ...full, total: 3 }, 3],
		['3 pages, as text', { totalPagesPath: 'total' }, { ...full, total: '3' }, 3],
		[
			'3 pages, from 0',
			{ totalPagesPath: 'total', totalItemsPath: 'i', firstPage: 0 },
			{ ...full, total: 3, i: 6 },
			3,
		],
		[
			'3 pages, from 0, the last one full',
			{ totalPagesPath: 'total', firstPage: 0 },
			{ ...full, total: 2 },
			3,
		],
		['3 pages, from 3', { totalPagesPath: 'total', firstPage: 3 }, { ...full, total: 3 }, 1],
		['3 pages, from 9', { totalPagesPath: 'total', firstPage: 9 }, { ...empty, total: 3 }, 1],
		['1 page', { totalPagesPath: 'total' }, { ...full, total: 1 }, 1],
		['0 pages', { totalPagesPath: 'total' }, { ...empty, total: 0 }, 1],
		['pages without list', { totalPagesPath: 'meta.total' }, { meta: { total: 2 } }, 2],
		['6 items', { totalItemsPath: 'total' }, { ...full, total: 6 }, 3],
		['4 items, as text', { totalItemsPath: 'total' }, { ...full, total: ' 4 ' }, 2],
		['0 items', { totalItemsPath: 'total' }, { ...empty, total: 0 }, 1],
		['4 items in a range', { totalItemsPath: 'total' }, { ...full, total: 'items 0-1/4' }, 2],
		['4 items, told twice', { totalItemsPath: 'total' }, { ...full, total: '4, 4' }, 2],
		['both: pages count', { totalPagesPath: 'p', totalItemsPath: 'i' }, { ...full, p: 3, i: 6 }, 3],
	])('a total of %s', (_title, settings, body, pages) => {
		const all = parameters({ ...settings, paginationMode }, [body, body, body]);
		expect(all.slice(0, pages)).not.toContain(undefined);
		expect(all[pages]).toBeUndefined();
	});

	it('an empty page is the last one, unless the answers promise more', () => {
		const settings = { paginationMode, totalPagesPath: 'total' } as const;
		expect(parameters({ paginationMode }, [full, empty])[2]).toBeUndefined();
		const pages = [{ ...full, total: 4 }, { ...empty, total: 4 }, full, { ...empty, total: 4 }];
		expect(parameters(settings, pages)).toEqual([
			{ page: 1 },
			{ page: 2 },
			{ page: 3 },
			{ page: 4 },
			undefined,
		]);
	});

	it('ten empty pages in a row are the end, whatever is promised', () => {
		const settings = { paginationMode, totalPagesPath: 'total' } as const;
		const all = parameters(settings, Array<unknown>(10).fill({ ...empty, total: 99 }));
		expect(all[9]).toEqual({ page: 10 });
		expect(all[10]).toBeUndefined();
	});

	it.each<[string, PaginationSettings, unknown]>([
		['missing', { totalPagesPath: 'total' }, full],
		['text', { totalPagesPath: 'total' }, { ...full, total: 'many' }],
		['a list', { totalItemsPath: 'total' }, { ...full, total: [3] }],
		['a boolean', { totalItemsPath: 'total' }, { ...full, total: true }],
		['missing, of items', { totalItemsPath: 'total' }, full],
	])('a total that is %s is told of', (_title, settings, body) => {
		const read = () => parameters({ ...settings, paginationMode }, [body]);
		expect(read).toThrow('The value at "total" in the answer is not a number');
	});

	it.each<[string, PaginationSettings, unknown]>([
		['null', { totalPagesPath: 'total' }, null],
		['empty text', { totalItemsPath: 'total' }, ''],
		['no page, though one has items', { totalPagesPath: 'total' }, 0],
		['no item, though there are some', { totalItemsPath: 'total' }, '0'],
		['minus one', { totalItemsPath: 'total' }, -1],
		['a range without a total', { totalItemsPath: 'total' }, '0-1/*'],
		['fewer items than were read', { totalItemsPath: 'total' }, 1],
	])('a total that is %s is not known: an empty page ends the list', (_what, settings, total) => {
		const pages = [
			{ ...full, total },
			{ ...full, total },
			{ ...empty, total },
		];
		const all = parameters({ ...settings, paginationMode }, pages);
		expect(all).toEqual([{ page: 1 }, { page: 2 }, { page: 3 }, undefined]);
	});

	it('an answer without list or total is told of', () => {
		expect(() => parameters({ paginationMode }, [{ a: 1 }])).toThrow(
			"The node can't find the list in the answer",
		);
	});
});

describe('offset', () => {
	const paginationMode = 'offset';

	it.each<[string, PaginationSettings, unknown[], unknown[]]>([
		[
			'counts what came, not what was asked for',
			{ pageSizeParameter: 'limit', pageSize: 2 },
			[full, short, full, empty],
			[
				{ offset: 0, limit: 2 },
				{ offset: 2, limit: 2 },
				{ offset: 3, limit: 2 },
				{ offset: 5, limit: 2 },
				undefined,
			],
		],
		['other name', { offsetParameter: 'start' }, [empty], [{ start: 0 }, undefined]],
		[
			'total of items',
			{ totalItemsPath: 'total' },
			[
				{ ...full, total: 3 },
				{ ...short, total: 3 },
			],
			[{ offset: 0 }, { offset: 2 }, undefined],
		],
		[
			'total of pages',
			{ totalPagesPath: 'total' },
			[
				{ ...full, total: '2' },
				{ ...full, total: '2' },
			],
			[{ offset: 0 }, { offset: 2 }, undefined],
		],
	])('%s', (_title, settings, bodies, expected) => {
		expect(parameters({ ...settings, paginationMode }, bodies)).toEqual(expected);
	});

	it('an answer without list is told of: its items are what is counted', () => {
		const settings = { paginationMode, totalItemsPath: 'total' } as const;
		expect(() => parameters(settings, [{ total: 3 }])).toThrow(
			"The node can't find the list in the answer",
		);
	});
});

describe('cursor', () => {
	const paginationMode = 'cursor';

	it.each<[string, PaginationSettings, unknown[], unknown[]]>([
		[
			'by default',
			{},
			[{ next_cursor: 'a' }, { next_cursor: 'b' }, {}],
			[{}, { cursor: 'a' }, { cursor: 'b' }, undefined],
		],
		[
			'other names',
			{ cursorParameter: 'after', cursorPath: 'meta.next' },
			[{ meta: { next: 'a' } }, { meta: {} }],
			[{}, { after: 'a' }, undefined],
		],
		[
			'a size',
			{ pageSizeParameter: 'n', pageSize: 5 },
			[{ next_cursor: 'a' }, {}],
			[{ n: 5 }, { cursor: 'a', n: 5 }, undefined],
		],
		[
			'numbers, 0 among them',
			{},
			[{ next_cursor: 2 }, { next_cursor: 0 }],
			[{}, { cursor: 2 }, { cursor: 0 }],
		],
		['null', {}, [{ next_cursor: null }], [{}, undefined]],
		['empty text', {}, [{ next_cursor: '' }], [{}, undefined]],
		['false', {}, [{ next_cursor: false }], [{}, undefined]],
		['no object', {}, ['text'], [{}, undefined]],
		[
			'an empty page with a cursor goes on',
			{},
			[{ ...empty, next_cursor: 'a' }],
			[{}, { cursor: 'a' }],
		],
		['special characters stay', {}, [{ next_cursor: 'a+b/c==&d' }], [{}, { cursor: 'a+b/c==&d' }]],
	])('%s', (_title, settings, bodies, expected) => {
		expect(parameters({ ...settings, paginationMode }, bodies)).toEqual(expected);
	});

	it('the one that was just sent is asked for once more, and may be that page again', () => {
		const bodies = ['a', 'b', 'b', 'b', 'b'].map((next) => ({ next_cursor: next }));
		const doubtful = changes({ paginationMode }, bodies).map((change) => change?.isDoubtful);
		expect(parameters({ paginationMode }, bodies)[3]).toEqual({ cursor: 'b' });
		expect(doubtful).toEqual([undefined, undefined, undefined, true, false, false]);
	});

	it.each(['null', 'None', 'undefined', ' ', 'FALSE'])('the text %j is none', (next) => {
		expect(parameters({ paginationMode }, [{ next_cursor: next }])).toEqual([{}, undefined]);
	});

	it('one that was sent before is a circle', () => {
		const bodies = [{ next_cursor: 'a' }, { next_cursor: 'b' }, { next_cursor: 'a' }];
		expect(() => parameters({ paginationMode }, bodies)).toThrow(
			'Paging would never end: the cursor at "next_cursor" comes a second time',
		);
	});

	it('ten empty pages in a row are the end, unless the answer says that there is more', () => {
		const bodies = (more?: boolean) =>
			Array.from({ length: 10 }, (_, page) => ({ ...empty, next_cursor: page, more }));
		const settings = { paginationMode, morePath: 'more' } as const;
		expect(parameters({ paginationMode }, bodies())[9]).toEqual({ cursor: 8 });
		expect(parameters({ paginationMode }, bodies())[10]).toBeUndefined();
		expect(parameters(settings, bodies(true))[10]).toEqual({ cursor: 9 });
	});

	it('without more, the cursor does not count', () => {
		const settings = { paginationMode, morePath: 'end', moreEnd: 'true' } as const;
		const bodies = [
			{ next_cursor: 'a', end: false },
			{ next_cursor: 'b', end: true },
		];
		expect(parameters(settings, bodies)).toEqual([{}, { cursor: 'a' }, undefined]);
	});

	it('each use of a rule begins anew', () => {
		const bodies = [{ next_cursor: 'a' }];
		const settings = { paginationMode } as const;
		expect(parameters(settings, bodies)).toEqual(parameters(settings, bodies));
	});

	it.each([
		[{ a: 1 }, 'The cursor at "next_cursor" is a list or an object, which only a body can hold'],
		[['a'], 'The cursor at "next_cursor" is a list or an object, which only a body can hold'],
		[true, 'The value at "next_cursor" in the answer is not a text or a number'],
	])('%j is no cursor in a query', (next, message) => {
		expect(() => parameters({ paginationMode }, [{ next_cursor: next }])).toThrow(message);
	});

	it.each([[{ pk: { S: 'a' } }], [[7, 'x']]])('%j is one in a body', (next) => {
		const settings = { paginationMode, parametersIn: 'body' } as const;
		expect(parameters(settings, [{ next_cursor: next }])).toEqual([{}, { cursor: next }]);
		const again = [{ next_cursor: next }, { ...empty, next_cursor: next }];
		expect(parameters(settings, again)[2]).toBeUndefined();
	});
});

describe('nextLink', () => {
	const paginationMode = 'nextLink';

	it.each<[unknown, string | undefined]>([
		[{ links: { next: '/x?page=2' } }, '/x?page=2'],
		[{ links: { next: '' } }, undefined],
		[{ links: { next: null } }, undefined],
		[{ links: { next: false } }, undefined],
		[{ links: {} }, undefined],
		['text', undefined],
	])('in the answer %j', (body, expected) => {
		const all = changes({ paginationMode, nextLinkPath: 'links.next' }, [body]);
		expect(all).toEqual([{}, expected === undefined ? undefined : { url: expected }]);
	});

	it.each([5, true, { to: '/x' }])('%j is no link', (next) => {
		expect(() => changes({ paginationMode, nextLinkPath: 'next' }, [{ next }])).toThrow(
			'The value at "next" in the answer is not a URL',
		);
	});

	it('that leads back to the first page is told of before that page is read again', () => {
		const rule = pageRule({ paginationMode, nextLinkPath: 'next' });
		const [first, second] = ['https://api.example.com/x', 'https://api.example.com/x?page=2'];
		const [one, two] = [answerOf({ next: second }), answerOf({ next: first })];
		expect(rule.next(one, { pages: 1, items: 1, lastItems: 1, url: first })?.url).toBe(second);
		const read = () => rule.next(two, { pages: 2, items: 2, lastItems: 1, url: second });
		expect(read).toThrow('Paging would never end: the same link comes a second time');
	});

	it('in the header where there is no path', () => {
		const rule = pageRule({ paginationMode });
		const progress = { pages: 1, items: 0 };
		const last = answerOf({}, { link: '</x>; rel="prev"' });
		const next = answerOf({}, { link: '</x>; rel="next"' });
		expect([rule.next(next, progress), rule.next(last, progress)]).toEqual([
			{ url: '/x' },
			undefined,
		]);
		expect(rule.next(answerOf({ next: '/y' }), progress)).toBeUndefined();
	});
});

describe('the Link header (RFC 8288)', () => {
	it.each<[string, string | undefined]>([
		['<https://a.example/?page=2>; rel="next"', 'https://a.example/?page=2'],
		['<a>; rel="prev", <b>; rel="next", <c>; rel="last"', 'b'],
		['<a>;rel=prev,<b>;rel=next', 'b'],
		['<a> ; REL = "NEXT"', 'a'],
		['<a>; rel=next; title="x"', 'a'],
		['<a>; title="x"; rel=next', 'a'],
		['<a>; rel="last next"', 'a'],
		["<a>; rel='last next'", 'a'],
		["<a>; title=it's; rel=next", 'a'],
		['<a>; rel="nextish"', undefined],
		['<a>; rel="http://x.example/next"', undefined],
		['<a?ids=1,2&b=<>; rel="next"', 'a?ids=1,2&b=<'],
		['<a?q=x;rel=prev>; rel=next', 'a?q=x;rel=prev'],
		['<a>; title="one, two"; rel="next", <b>; rel="last"', 'a'],
		['<a>; title="one; two"; rel="next"', 'a'],
		['<a>; title="<b>; rel=next"; rel="last"', undefined],
		['<a>; title*=UTF-8\'de\'n%c3%a4chste; rel="next"', 'a'],
		['<a>, <b>; rel=next', 'b'],
		['<a>; rel=prev; rel=next', undefined],
		['<a>; rev=next', undefined],
		['<a>; crossorigin; rel=next', 'a'],
		['<>; rel="next"', ''],
		['<a>', undefined],
		['rel="next"', undefined],
		['', undefined],
	])('%s', (header, expected) => {
		expect(nextInLinkHeader(header)).toBe(expected);
	});

	// RFC 9110 section 5.6.4: a quoted string can contain quotes that are escaped with a backslash.
	it.each<[string, string | undefined]>([
		['<a>; title="say \\"hi\\" now"; rel="next"', 'a'],
		['<a>; title="; rel=next ;"; rel="last"', undefined],
		['<a>; title="\\", <b>; rel=next; "; rel="last"', undefined],
	])('quoted strings: %s', (header, expected) => {
		expect(nextInLinkHeader(header)).toBe(expected);
	});
});

it.each<[PaginationSettings, string]>([
	[{ paginationMode: 'pageNumber', pageParameter: ' ' }, 'Pagination: Page Parameter" is empty'],
	[{ paginationMode: 'offset', offsetParameter: '' }, 'Pagination: Offset Parameter" is empty'],
	[{ paginationMode: 'cursor', cursorParameter: '' }, 'Pagination: Cursor Parameter" is empty'],
	[{ paginationMode: 'cursor', cursorPath: '' }, 'Pagination: Cursor Path" is empty'],
	[{ paginationMode: 'other' as never }, 'Pagination Mode" has no choice "other"'],
	[{}, 'Pagination Mode" has no choice "undefined"'],
])('%j is refused before anything is sent', (settings, message) => {
	expect(() => pageRule(settings)).toThrow(message);
});
