/**
 * Lists that change while they are read, one page after the other and several at once. Every change
 * that the answers reveal is reported.
 */
import { type Api, ids, page, usePagedApi } from '../pagedApi';

const read = usePagedApi();

const byPage = { paginationMode: 'pageNumber' };
const byItems = { ...byPage, totalItemsPath: 'total' };
const byPages = { ...byPage, totalPagesPath: 'pages' };
const six = [1, 2, 3, 4, 5, 6];
const listOf = (items: number[], asked: string) =>
	ids(...items.slice((Number(asked) - 1) * 2, Number(asked) * 2));

/**
 * An API that serves a different list for each page; the last list stays. `told` makes the fields
 * beside the items.
 */
const changing =
	(lists: number[][], told: (list: number[], asked: number) => object): Api =>
	({ page: asked }) => {
		const list = lists[Math.min(Number(asked), lists.length) - 1];
		return page(listOf(list, asked), told(list, Number(asked)));
	};
const counted = (...totals: number[]) =>
	changing([six], (_list, asked) => ({ total: totals[Math.min(asked, totals.length) - 1] }));

describe.each([1, 5])('%s at once', (concurrency) => {
	it.each<[string, object, Api, number[], RegExp]>([
		[
			'the total changes and comes back',
			byItems,
			counted(6, 5, 6),
			six,
			/total changed from 6 to 5 items and back:/,
		],
		[
			'it falls below what was read',
			byItems,
			counted(6, 6, 1),
			six,
			/total changed from 6 to 1 items:/,
		],
		[
			'so does that of items where pages decide',
			{ ...byItems, ...byPages },
			changing([six], (_list, asked) => ({ total: asked < 2 ? 6 : 5, pages: 3 })),
			six,
			/total changed from 6 to 5 items:/,
		],
		[
			'the list gets shorter, but its pages are as many as before',
			byItems,
			changing([six, six, six.slice(1)], ({ length }) => ({ total: length })),
			[1, 2, 3, 4, 6],
			/total changed from 6 to 5 items:/,
		],
		[
			'the reading ends at Max Pages',
			{ ...byItems, limitPagesFetched: true, maxRequests: 2 },
			changing([six, six.slice(1)], ({ length }) => ({ total: length })),
			[1, 2, 4, 5],
			/total changed from 6 to 5 items:/,
		],
		[
			'a page that was promised is gone',
			byItems,
			({ page: asked }, call) => {
				const list = asked === '1' && call > 1 ? [1, 2, 3, 4] : six;
				return asked === '3' ? { status: 404 } : page(listOf(list, asked), { total: list.length });
			},
			[1, 2, 3, 4],
			/total changed from 6 to 4 items:/,
		],
		[
			'the list gets shorter, and only a number that no setting names tells',
			byPages,
			changing([six, six, six.slice(1)], ({ length }) => ({ total: length, pages: 3 })),
			[1, 2, 3, 4, 6],
			/total changed from 6 to 5 \("total"\):/,
		],
		[
			'more items come first than a page has',
			byPages,
			changing([six, [-2, -1, 0, ...six]], () => ({ pages: 4 })),
			[1, 2, 0, 1, 2, 3, 4, 5],
			/^2 items came twice, such as that with id 1 on pages 1 and 2/,
		],
		[
			'pages become fewer',
			byPages,
			changing([six, six, [1, 2, 3, 4]], ({ length }) => ({ pages: length / 2 })),
			[1, 2, 3, 4],
			/total changed from 3 to 2 pages:/,
		],
	])('%s', async (_what, pagination, answers, items, hint) => {
		const { json, error, hints } = await read(pagination, answers, { options: { concurrency } });
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(...items));
		expect(hints).toContainEqual(expect.stringMatching(hint));
	});

	it.each<[string, object, Api]>([
		['stays the same', byItems, counted(6)],
		[
			'is that of each page',
			{ ...byItems, morePath: 'more' },
			({ page: asked }) => page(listOf(six, asked), { total: 2, more: asked !== '3' }),
		],
		[
			'is not told any more',
			byItems,
			changing([six], (_list, asked) => (asked < 2 ? { total: 6 } : {})),
		],
	])('no hint where the total %s', async (_what, pagination, answers) => {
		const { json, hints } = await read(pagination, answers, { options: { concurrency } });
		expect(json).toEqual(ids(...six));
		expect(hints).toEqual([]);
	});
});
