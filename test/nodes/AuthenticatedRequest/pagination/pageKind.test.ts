/** Pages that are another kind of answer than the first one: none of them is an item, or an end without a word. */
import { type Api, ids, page, type Reply, usePagedApi } from '../pagedApi';

const read = usePagedApi();

const byPage = { paginationMode: 'pageNumber' };
const byMore = { ...byPage, morePath: 'more' };
const cursor = { paginationMode: 'cursor', cursorPath: 'next' };
const header = { paginationMode: 'nextLink' };
const byUrl = { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}' };
const next = { link: '</list?page=2>; rel="next"' };
const bare = { itemsPath: '' };

/** The first page has an item and leads on to the second one, which is this answer. */
const second =
	(answer: Reply, first: Reply): Api =>
	(_query, call) =>
		call === 1 ? first : answer;
const led = (answer: Reply) =>
	second(answer, page(ids(1), { next: '/list?page=2', more: true, total: 1 }));
const listed = (answer: Reply) => second(answer, { body: ids(1), headers: next });
const asText = (type: string, body: string): Reply => ({
	body,
	headers: { ...next, 'content-type': type },
});

describe('a failure', () => {
	it.each<[string, object, Api, object, RegExp]>([
		['under a list', header, listed({ body: { error: 'busy' } }), bare, /reports a failure/],
		['that only says so', header, listed({ body: { success: false } }), bare, /reports a failure/],
		['an object', header, listed({ body: { rows: 1, kind: 'x' } }), bare, /is not a list/],
		['a value', header, listed({ body: 'true' }), bare, /is not a list/],
		['a status', cursor, led({ body: { statusCode: 500, message: 'x' } }), {}, /^CCA API: x$/],
		['of RFC 9457', cursor, led({ body: { title: 'x', status: 503 } }), {}, /reports a failure/],
		['a code', byPage, led({ body: { code: 500, msg: 'x' } }), {}, /^CCA API: 500: x$/],
		[
			'a web page under CSV',
			header,
			second(asText('text/html', '<html></html>'), asText('text/csv', 'id\n1')),
			bare,
			/answered with a web page/,
		],
		[
			'JSON under CSV',
			header,
			second({ body: { error: 'busy' } }, asText('text/csv', 'id\n1')),
			bare,
			/answered with a failure/,
		],
		[
			'of XML',
			header,
			second(
				asText('text/xml', '<Error><Code>Busy</Code></Error>'),
				asText('text/xml', '<list><id>1</id></list>'),
			),
			bare,
			/reports a failure/,
		],
	])('%s', async (_what, pagination, answers, options, message) => {
		const { json } = await read(pagination, answers, { options, onError: 'continueRegularOutput' });
		expect(json).toHaveLength(2);
		expect((json[1].error as Error).message).toMatch(message);
	});
});

describe('told', () => {
	it.each<[string, object, Api, object, RegExp]>([
		['nothing but words', cursor, led({ body: { message: 'No more' } }), {}, /says: "No more"\./],
		['words under a list', header, listed({ body: { detail: 'Over.' } }), bare, /says: "Over/],
		['another path', byPage, led({ body: { rows: ids(2) } }), {}, /first page had none: rows\./],
		['no content', cursor, led({ status: 204 }), {}, /^Page 2 was an empty answer/],
		['null', cursor, led({ body: 'null' }), {}, /^Page 2 was an empty answer/],
		['no fields', { ...cursor, morePath: 'more' }, led({ body: {} }), {}, /^Page 2 was an empty/],
		['a list of nothing', cursor, led({ body: [] }), {}, /^Page 2 was an empty/],
		['where more was promised', byMore, led({ body: {} }), {}, /^Page 2 was an empty/],
		['under a next URL', byUrl, led({ body: {} }), {}, /^Page 2 was an empty/],
	])('%s', async (_what, pagination, answers, options, hint) => {
		const { json, error, hints } = await read(pagination, answers, { options });
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1));
		expect(hints).toEqual([expect.stringMatching(hint)]);
	});
});

describe('an end, and nothing to say', () => {
	it.each<[string, object, Api, object]>([
		['null under a list', byPage, listed({ body: 'null' }), bare],
		['an empty object under a list', byPage, listed({ body: {} }), bare],
		['no content', byPage, led({ status: 204 }), {}],
		['no list but a kind', cursor, led({ body: { kind: 'x' } }), {}],
		[
			'no list, but what the first page had',
			byPage,
			led({ body: { total: 1, message: 'ok' } }),
			{},
		],
		['an empty list', cursor, led(page([])), {}],
	])('%s', async (_what, pagination, answers, options) => {
		const { json, error, hints } = await read(pagination, answers, { options });
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1));
		expect(hints).toEqual([]);
	});

	it('a line of JSON is a list of one', async () => {
		const lines = ['{"id":1}\n{"id":2}', '{"id":3}', ''];
		const answers: Api = (_query, call) => ({ body: lines[call - 1] });
		const { json, error } = await read(byPage, answers, { options: bare });
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1, 2, 3));
	});
});
