/** Ends of lists that few APIs have: each is an end, and nothing is left out or comes twice. */
import { type Api, ids, page, type Reply, usePagedApi } from '../pagedApi';

const read = usePagedApi();

const cursor = { paginationMode: 'cursor', cursorPath: 'next' };
const link = { paginationMode: 'nextLink', nextLinkPath: 'next' };
const keyset = { paginationMode: 'cursor', cursorParameter: 'since', cursorPath: 'items[-1].id' };

/** Gives the first page for the cursors that APIs have for it. */
const fromStart: (last: unknown) => Api =
	(last) =>
	({ cursor: at = '0' }) =>
		['0', '-1'].includes(at) ? page(ids(1, 2), { next: 5 }) : page(ids(3), { next: last });

it.each<[string, object, Api | Reply[], number]>([
	['a cursor that leads to the start', cursor, fromStart(0), 3],
	['as a text', cursor, fromStart('0'), 3],
	['the cursor -1', cursor, fromStart(-1), 3],
	['of the only page', cursor, () => page(ids(1), { next: 0 }), 1],
	[
		'one that is refused',
		cursor,
		({ cursor: at }) => (at === '0' ? { status: 400, body: {} } : page(ids(1), { next: 0 })),
		1,
	],
	['an object of nothing', cursor, [page(ids(1), { next: { after: null } })], 1],
	...['n/a', '(null)', '[]', '{}', 'NaN'].map((word): [string, object, Reply[], number] => [
		word,
		cursor,
		[page(ids(1), { next: word })],
		1,
	]),
	['the link 0', link, [page(ids(1), { next: 0 })], 1],
])('the end: %s', async (_what, pagination, answers, count) => {
	const { json, error, hints } = await read(pagination, answers);
	expect(error).toBeUndefined();
	expect(json).toEqual(ids(...[1, 2, 3].slice(0, count)));
	expect(hints).toEqual([]);
});

it('no end: a first page with the cursor 0', async () => {
	const answers = [page(ids(1), { next: 0 }), page(ids(2), { next: 1 }), page(ids(3))];
	expect((await read(cursor, answers)).json).toEqual(ids(1, 2, 3));
});

it('a link to the same page is told, not followed', async () => {
	const { json, hints, urls } = await read(link, [page(ids(1), { next: '#' })]);
	expect([json, urls]).toEqual([ids(1), ['/list']]);
	expect(hints).toEqual([expect.stringMatching(/link was the one sent for that page/)]);
});

it('an item by which the next page is asked for can come again, without a hint on changes', async () => {
	const answers: Api = ({ since = '1' }) =>
		page(ids(...[1, 2, 3, 4, 5].filter((id) => id >= Number(since)).slice(0, 3)));
	const { json, error, hints } = await read(keyset, answers);
	expect(error).toBeUndefined();
	expect(json).toEqual(ids(1, 2, 3, 4, 5));
	expect(hints).toEqual([]);
});

it('where all of a page have the value by which the next one is asked for, it is told', async () => {
	const answers: Api = () => page(ids(1, 2).map((item) => ({ ...item, at: 7 })));
	const pagination = { ...keyset, cursorPath: 'items[-1].at' };
	const { hints, error } = await read(pagination, answers);
	expect(error?.message ?? hints[0]).toMatch(/same page again|same cursor/);
});

it.each([0, -1, 1.5, '', 'many'])(
	'Max Pages %j is an error before anything is sent',
	async (most) => {
		const pagination = { paginationMode: 'pageNumber', limitPagesFetched: true, maxRequests: most };
		const { error, urls } = await read(pagination, []);
		expect(error?.message).toMatch('Pagination: Max Pages');
		expect(urls).toEqual([]);
	},
);
