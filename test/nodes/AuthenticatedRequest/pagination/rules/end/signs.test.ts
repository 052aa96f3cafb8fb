/** What answers say of a list's length, where no setting names the field and the reading ends. */
import { Signs } from '../../../../../../nodes/AuthenticatedRequest/pagination/rules/end/signs';
import { answerOf } from '../answer';

type Told = [body: unknown, items: number | undefined, headers?: Record<string, string>];
type Settings = ConstructorParameters<typeof Signs>[0];

function hintsOf(told: Told[], settings: Settings = {}, itemsPath = 'items', isInside = false) {
	const signs = new Signs(settings, itemsPath, isInside);
	for (const [body, items, headers] of told) signs.see(answerOf(body, headers), items);
	const items = told.reduce((sum, [, count = 0]) => sum + count, 0);
	return signs.hints(items, told.length);
}
const pages = (...all: object[]) => all.map((body): Told => [body, 2]);

it.each<[string, Told[], RegExp, string?]>([
	['more items', pages({ total: 5 }, { total: 5 }), /are 5 items .*\("total"\), but 4 came/],
	['as a text', pages({ total_count: '1,005' }), /are 1005 items .*"total_count"/],
	['in a header', [[[], 2, { 'x-total-count': '9' }]], /are 9 items .*"header:x-total-count"/],
	['of OData', pages({ '@odata.count': 3 }), /"@odata\.count"/],
	['beside the list', pages({ data: { total: 3 } }), /"data\.total"/, 'data.rows'],
	['further in', pages({ x: { y: { meta: { total: 3 } } } }), /"x\.y\.meta\.total"/, 'x.y.rows'],
	['where nothing came', [[{ total: 7 }, 0]], /7 items .* but 0 came/],
	['the last page has none', [...pages({ total: 5 }), [{ total: 0 }, 0]], /are 5 items/],
	['more pages', pages({ total_pages: 3 }, { total_pages: 3 }), /are 3 pages .*ended at page 2/],
	['in a header', [[[], 2, { 'x-wp-totalpages': '4' }]], /are 4 pages/],
	['that there is more', pages({ has_more: true }), /there is more \("has_more" is true\)/],
	['as a text', pages({ hasMore: 'true' }), /"hasMore" is true/],
	['that it is not the last', pages({ isLast: false }), /"isLast" is false/],
	[
		'around the list',
		pages({ data: { x: { pageInfo: { hasNextPage: true } } } }),
		/"data\.x\.pageInfo\.hasNextPage" is true/,
		'data.x.nodes',
	],
	['an answer that was in haste', pages({ incomplete_results: true }, {}), /is not complete/],
])('told: %s', (_what, told, hint, itemsPath = 'items') => {
	expect(hintsOf(told, {}, itemsPath)).toEqual([expect.stringMatching(hint)]);
});

it.each<[string, Told[], Settings?]>([
	['all came', pages({ total: 4 }, { total: 4 })],
	['the number of the page', pages({ count: 2 }, { count: 2 })],
	['one of all, and one without the filter', pages({ recordsTotal: 90, total: 90, count: 2 })],
	['one that changes, which is told elsewhere', pages({ total: 9 }, { total: 8 })],
	['what is left', pages({ count: 9 }, { count: 7 })],
	['a number elsewhere', pages({ storage: { total: 99 } })],
	['not known', pages({ total: -1 }), {}],
	['no list in a page', [[{ total: 9 }, undefined]]],
	['all pages', pages({ pages: 2 }, { pages: 2 })],
	['no more', pages({ has_more: true }, { has_more: false })],
	['the last', pages({ last: false }, { last: true })],
	['a word', pages({ more: '/list?page=2', last: 'no' })],
	['what the settings name', pages({ total: 9 }), { totalItemsPath: 'total' }],
	['pages that the settings name', pages({ pages: 9 }), { totalPagesPath: 'pages' }],
	['what they judge by', pages({ has_more: true }), { morePath: 'more' }],
	['a part of the pages', pages({ total: 9, pages: 9 }), { firstPage: 3 }],
	['a part of the items', pages({ total: 9 }), { firstOffset: 3 }],
])('not told: %s', (_what, told, settings = {}) => {
	expect(hintsOf(told, settings)).toEqual([]);
});

it('not told: of a reading that begins in the middle', () => {
	expect(hintsOf(pages({ total: 9 }), {}, 'items', true)).toEqual([]);
});
