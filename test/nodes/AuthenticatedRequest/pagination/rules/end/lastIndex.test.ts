/** Totals that are the index of the last page, counted from 0. The last page must not be lost. */
import type { IDataObject } from 'n8n-workflow';
import type { PaginationSettings } from '../../../../../../nodes/AuthenticatedRequest/pagination/rules/settings';
import { useServer } from '../../../../../support/lifecycle';
import { runNode } from '../../../../../support/n8nHost';
import { storedToken } from '../../../../../support/storedToken';

/** How a server counts and answers. */
interface Api {
	items: number;
	/** The fields beside the list. */
	says: (count: { pages: number; items: number }) => IDataObject;
	/**
	 * The answer past the end: an empty list (the default), the first or last page, or this status.
	 */
	past?: 'empty' | 'first' | 'last' | number;
	/** The first page's number. */
	first?: number;
	/** Items per page; `SIZE` unless set. */
	size?: number;
}

const SIZE = 2;
let api: Api;
let asked: string[];

const server = useServer((request, response) => {
	const { searchParams, search } = new URL(request.url ?? '', 'http://a');
	asked.push(search);
	const { items, says, past = 'empty', first = 0, size = SIZE } = api;
	const pages = Math.ceil(items / size);
	const offset = searchParams.get('offset');
	const page = offset === null ? Number(searchParams.get('page')) - first : Number(offset) / size;
	const isPast = page >= pages;
	response.setHeader('content-type', 'application/json');
	if (isPast && typeof past === 'number') {
		response.writeHead(past).end('{"error":"no such page"}');
		return;
	}
	const shown = !isPast || past === 'empty' ? page : past === 'first' ? 0 : pages - 1;
	const data = Array.from({ length: items }, (_one, id) => ({ id })).slice(
		shown * size,
		shown * size + size,
	);
	response.end(JSON.stringify({ data, ...says({ pages, items }) }));
});
beforeEach(() => (asked = []));

async function read(given: Api, settings: Partial<PaginationSettings>, options: IDataObject = {}) {
	api = given;
	const stored = storedToken(server.url);
	const pagination = {
		paginationMode: 'pageNumber',
		pageParameter: 'page',
		firstPage: 0,
		...settings,
	};
	const { items, error, hints } = await runNode(stored, {
		parameters: {
			api: 'ccaApi',
			url: '/list',
			options: {
				itemsPath: 'data',
				pagination: { pagination },
				retry: { retry: { maxRetries: 0 } },
				...options,
			},
		},
	});
	expect(error).toBeUndefined();
	return { ids: (items ?? []).map(({ json }) => json.id), hints };
}

const upTo = (count: number) => Array.from({ length: count }, (_one, id) => id);
const lastIndex =
	(name: string): Api['says'] =>
	({ pages }) => ({ [name]: pages - 1 });
const total =
	(name: string): Api['says'] =>
	({ pages }) => ({ [name]: pages });

describe.each(['empty', 'first', 'last', 400, 404, 416] as const)('past the end: %s', (past) => {
	it.each<[string, number, Api['says'], Partial<PaginationSettings>, number]>([
		['lastPage', 5, lastIndex('lastPage'), { totalPagesPath: 'lastPage' }, 3],
		['lastPage, full', 6, lastIndex('lastPage'), { totalPagesPath: 'lastPage' }, 3],
		['maxPageIndex', 3, lastIndex('maxPageIndex'), { totalPagesPath: 'maxPageIndex' }, 2],
		['a total that is called lastPage', 5, total('lastPage'), { totalPagesPath: 'lastPage' }, 4],
		['a name that says nothing', 5, lastIndex('pages'), { totalPagesPath: 'pages' }, 3],
		['a full last page', 4, total('totalPages'), { totalPagesPath: 'totalPages' }, 3],
		['a last page that is not full', 5, total('totalPages'), { totalPagesPath: 'totalPages' }, 3],
		['one page', 2, total('totalPages'), { totalPagesPath: 'totalPages' }, 1],
		[
			'one full page of a known size',
			2,
			total('totalPages'),
			{ totalPagesPath: 'totalPages', pageSizeParameter: 'size', pageSize: SIZE },
			2,
		],
		[
			'items that are counted, too',
			4,
			({ pages, items }) => ({ lastPage: pages, items }),
			{ totalPagesPath: 'lastPage', totalItemsPath: 'items' },
			2,
		],
	])('%s: every item comes, without a hint', async (_what, items, says, settings, calls) => {
		const { ids, hints } = await read({ items, says, past }, settings);
		expect(ids).toEqual(upTo(items));
		expect(hints).toEqual([]);
		expect(asked).toHaveLength(calls);
	});
});

it('a name that says nothing, of pages that have one item each', async () => {
	const settings = { totalPagesPath: 'pages' };
	const { ids } = await read({ items: 3, says: lastIndex('pages'), size: 1 }, settings);
	expect(ids).toEqual(upTo(3));
});

it('a number of the last page that counts from 0, of pages that count from 1', async () => {
	const first = 1;
	const says = lastIndex('lastPageIndex');
	const settings = { firstPage: 1, totalPagesPath: 'lastPageIndex' };
	expect((await read({ items: 5, says, first }, settings)).ids).toEqual(upTo(5));
	asked = [];
	const usual = { firstPage: 1, totalPagesPath: 'last_page' };
	expect((await read({ items: 4, says: total('last_page'), first }, usual)).ids).toEqual(upTo(4));
	expect(asked).toHaveLength(2);
});

it.each([
	['the last item', 5, ({ items }: { items: number }) => ({ lastIndex: items - 1 })],
	['the last page', 6, ({ items }: { items: number }) => ({ lastIndex: items - SIZE })],
])('an offset of %s', async (_what, items, says) => {
	const { ids, hints } = await read(
		{ items, says },
		{ paginationMode: 'offset', offsetParameter: 'offset', totalItemsPath: 'lastIndex' },
	);
	expect(ids).toEqual(upTo(items));
	expect(hints).toEqual([]);
});

it('a server that fails past the end: every item comes, and a hint tells the status', async () => {
	const settings = { totalPagesPath: 'lastPage' };
	const { ids, hints } = await read({ items: 5, says: total('lastPage'), past: 500 }, settings);
	expect(ids).toEqual(upTo(5));
	expect(hints).toEqual([
		expect.stringContaining('Paging ended at page 4, which was answered with HTTP 500.'),
	]);
});

it('what else is to be told at the end is told', async () => {
	const says: Api['says'] = ({ pages }) => ({ lastPage: pages, count: 9 });
	const settings = { totalPagesPath: 'lastPage', totalItemsPath: 'count' };
	const { hints } = await read({ items: 5, says, past: 404 }, settings);
	expect(hints).toEqual(['The API announced 9 items in all, but 5 came.']);
});

it('without a list no page more can be told from an empty one: a hint says so', async () => {
	const { hints } = await read(
		{ items: 5, says: lastIndex('lastPage') },
		{ totalPagesPath: 'lastPage' },
		{ itemsPath: '' },
	);
	expect(hints).toEqual([
		expect.stringContaining(
			'Paging ended at the number that Total Pages Path "lastPage" gave. If that is the number of the last page',
		),
	]);
});

it('Max Pages is kept', async () => {
	const settings = { totalPagesPath: 'lastPage', limitPagesFetched: true, maxRequests: 2 };
	await read({ items: 5, says: lastIndex('lastPage') }, settings);
	expect(asked).toHaveLength(2);
});

it.each<[string, object, string[]]>([
	['First Page', { firstPage: '1' }, ['?page=1', '?page=2', '?page=3']],
	['First Page later', { firstPage: '2' }, ['?page=2', '?page=3']],
	[
		'First Offset',
		{ paginationMode: 'offset', firstOffset: '2' },
		['?offset=2', '?offset=4', '?offset=6'],
	],
])('%s given as a text counts as a number', async (_what, settings, queries) => {
	api = { items: 6, first: 1, says: ({ items, pages }) => ({ items, pages }) };
	const isOffset = 'paginationMode' in settings;
	const paths = isOffset ? { totalItemsPath: 'items' } : { totalPagesPath: 'pages' };
	await read({ ...api, items: isOffset ? 8 : 6 }, { ...paths, ...settings });
	expect(asked.slice().sort()).toEqual(queries);
});
