/** Lists that end though their answers say, in a field that no setting names, that there is more. */
import { type Api, ids, page, type Reply, usePagedApi } from '../pagedApi';

const read = usePagedApi();

const byPage = { paginationMode: 'pageNumber' };
const byOffset = { paginationMode: 'offset' };
const cursor = { paginationMode: 'cursor', cursorPath: 'next' };
const link = { paginationMode: 'nextLink', nextLinkPath: 'next' };
const byUrl = { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}' };
const counted = (value: string, more: object = {}) => ({
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value }] },
	...more,
});
const byExpression = counted('={{ $pageCount + 1 }}');
const ended = (completeExpression: string) => ({
	...byExpression,
	paginationCompleteWhen: 'other',
	completeExpression,
});
const [three, four] = [{ total: 3 }, { total: 4 }];
const short = /are 4 items in all \("total"\), but 3 came/;

it.each<[string, object, Api | Reply[], RegExp]>([
	['an empty page', byPage, [page(ids(1, 2, 3), four), page([], four)], short],
	['by offset', byOffset, [page(ids(1, 2, 3), four), page([], four)], short],
	['no cursor', cursor, [page(ids(1, 2), { ...four, next: 'a' }), page(ids(3), four)], short],
	['no link', link, [page(ids(1, 2), { ...four, next: '?p=2' }), page(ids(3), four)], short],
	['no next URL', byUrl, [page(ids(1, 2), { ...four, next: '?p=2' }), page(ids(3), four)], short],
	['by expression', byExpression, [page(ids(1, 2, 3), four), page([], four)], short],
	[
		'an expression that is wrong',
		ended('={{ $response.body.items.length < 4 }}'),
		[page(ids(1, 2, 3), four)],
		short,
	],
	[
		'an expression that leaves pages out',
		counted('={{ $pageCount * 2 + 1 }}'),
		({ page: n }) => page(ids(...([[1], [2], [3], [4]][Number(n) - 1] ?? [])), four),
		/are 4 items in all \("total"\), but 2 came/,
	],
	[
		'an empty page leads on',
		byPage,
		[page(ids(1), { next: '/list?page=2' }), page([], { next: '/list?page=3' })],
		/ended at an empty page, .* \("next"\)/,
	],
	[
		'so it does in a header',
		byPage,
		[page(ids(1)), { ...page([]), headers: { 'x-next-page': '3' } }],
		/ended at an empty page, .* \("header:x-next-page"\)/,
	],
	[
		'there is more',
		cursor,
		[page(ids(1), { next: 'a', has_more: true }), page(ids(2), { has_more: true })],
		/there is more \("has_more" is true\)/,
	],
])('told: %s', async (_what, pagination, answers, hint) => {
	const { error, hints } = await read(pagination, answers);
	expect(error).toBeUndefined();
	expect(hints).toEqual([expect.stringMatching(hint)]);
});

it.each<[string, object, Reply[], object?]>([
	['all came', cursor, [page(ids(1, 2), { ...three, next: 'a' }), page(ids(3), three)]],
	['an empty page leads nowhere', byPage, [page(ids(1), { next: 'b' }), page([], { next: null })]],
	['at Max Pages', { ...byPage, limitPagesFetched: true, maxRequests: 1 }, [page(ids(1), four)]],
	[
		'at Max Pages, by expression',
		{ ...byExpression, limitPagesFetched: true, maxRequests: 1 },
		[page(ids(1), four)],
	],
	['where an expression counts pages', ended('={{ $pageCount >= 1 }}'), [page(ids(1), four)]],
	['from a cursor on', cursor, [page(ids(4), four)], { url: '/list?cursor=c' }],
	[
		'from a link on',
		{ ...link, nextLinkPath: 'next' },
		[page(ids(4), { ...four, next: null })],
		{ url: '/list?page=2' },
	],
])('not told: %s', async (_what, pagination, answers, parameters = {}) => {
	const { error, hints } = await read(pagination, answers, { parameters } as never);
	expect(error).toBeUndefined();
	expect(hints.filter((hint) => !/found nothing/.test(hint))).toEqual([]);
});
