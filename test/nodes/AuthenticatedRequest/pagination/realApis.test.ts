/**
 * How well-known APIs page their lists. Each row has an API's answers, and all pages must come out.
 */
import { readBody } from '../../../support/httpServer';
import { useServer } from '../../../support/lifecycle';
import { type NodeRun, runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

interface Asked {
	url: string;
	query: Record<string, string>;
	/** The request's JSON body. */
	body: Record<string, unknown>;
}
interface Reply {
	status?: number;
	headers?: Record<string, string | string[]>;
	/** An object is sent as JSON, a text as it is. */
	body?: unknown;
}
type Api = (asked: Asked, call: number) => Reply;

let api: Api;
let urls: string[] = [];

const server = useServer(async (request, response) => {
	const { url = '' } = request;
	urls.push(url);
	const body = JSON.parse((await readBody(request)).toString() || '{}') as Asked['body'];
	const query = Object.fromEntries(new URL(url, server.url).searchParams);
	const reply = api({ url, query, body }, urls.length);
	const type = { 'content-type': 'application/json' };
	response.writeHead(reply.status ?? 200, { ...type, ...reply.headers });
	response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
});
beforeEach(() => (urls = []));

async function read(
	pagination: object,
	itemsPath: string,
	answers: Api,
	{ options = {}, onError, ...parameters }: { options?: object; onError?: NodeRun['onError'] } = {},
) {
	api = answers;
	const stored = storedToken(server.url);
	const all = { itemsPath, retry: { retry: { maxRetries: 0 } }, ...options };
	const run = await runNode(stored, {
		parameters: {
			api: 'ccaApi',
			url: '/list',
			...parameters,
			options: { ...all, pagination: { pagination } },
		} as never,
		onError,
	});
	return { ...run, json: run.items.map(({ json }) => json) };
}

const ids = (...all: unknown[]) => all.map((id) => ({ id }));
const reply = (body: unknown, headers: Reply['headers'] = {}): Reply => ({ body, headers });
/** Two elements of a list of five, or fewer at its end, after the skipped ones. */
const from = (skipped: unknown) => ids(1, 2, 3, 4, 5).slice(Number(skipped), Number(skipped) + 2);
const post = { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody: '{"size":2}' };
const byCursor = { paginationMode: 'cursor' };
const inBody = { ...byCursor, parametersIn: 'body' };
const byLink = { paginationMode: 'nextLink' };
const byPage = { paginationMode: 'pageNumber' };
const byOffset = { paginationMode: 'offset' };
/** Answers the first call with `first` and all others with `last`. */
const twoPages =
	(first: Reply['body'], last: Reply['body'], headers?: Reply['headers']): Api =>
	(_asked, call) =>
		call === 1 ? reply(first, headers) : reply(last);
const linked = (link: string | string[]) => twoPages(ids(1, 2), ids(3), { link });

it.each<[string, object, string, Api, number, object?]>([
	[
		'the id of the last element (Stripe)',
		{
			...byCursor,
			cursorParameter: 'starting_after',
			cursorPath: 'data[-1].id',
			morePath: 'has_more',
		},
		'data',
		({ query: { starting_after: at = 0 } }) =>
			reply({ data: from(at), has_more: Number(at) + 2 < 5 }),
		5,
	],
	[
		'a list as cursor (Elasticsearch)',
		{ ...inBody, cursorParameter: 'search_after', cursorPath: 'hits[-1].sort' },
		'hits',
		({ body: { search_after: at } }) => {
			const [skipped] = (at ?? [0]) as number[];
			const hits = from(skipped).map(({ id }) => ({ id, sort: [id, 'x'] }));
			return reply({ hits });
		},
		5,
		post,
	],
	[
		'an object as cursor (DynamoDB)',
		{ ...inBody, cursorParameter: 'ExclusiveStartKey', cursorPath: 'LastEvaluatedKey' },
		'Items',
		({ body: { ExclusiveStartKey: key } }) => {
			const { N: at = 0 } = ((key as { id?: object })?.id ?? {}) as { N?: string };
			const Items = from(at);
			const last = Number(at) + 2;
			return reply({ Items, ...(last < 5 && { LastEvaluatedKey: { id: { N: `${last}` } } }) });
		},
		5,
		post,
	],
	[
		'a template as link (HAL)',
		{ ...byLink, nextLinkPath: '_links.next.href' },
		'_embedded.all',
		({ url }) =>
			url === '/list'
				? reply({
						_embedded: { all: ids(1, 2) },
						_links: { next: { href: '/list?page=2{&sort,size*}', templated: true } },
					})
				: reply({ _embedded: { all: url === '/list?page=2' ? ids(3) : [] } }),
		3,
	],
	[
		'a position counted from 1 (SCIM)',
		{
			...byOffset,
			offsetParameter: 'startIndex',
			firstOffset: 1,
			pageSizeParameter: 'count',
			pageSize: 2,
			totalItemsPath: 'totalResults',
		},
		'Resources',
		({ query: { startIndex } }) =>
			startIndex === '0'
				? { status: 400 }
				: reply({ totalResults: 5, Resources: from(Number(startIndex) - 1) }),
		5,
	],
	[
		'a link that says that it leads to nothing (Sentry)',
		byLink,
		'',
		({ url }, call) =>
			reply(ids(call), { link: `<${url}?c=${call}>; rel="next"; results="${call < 3}"` }),
		3,
	],
	['single quotes in a Link header', byLink, '', linked("</list?page=2>; rel='next'"), 3],
	[
		'one of two Link headers',
		byLink,
		'',
		linked(['</list>; rel=self', '</list?page=2>; rel=next']),
		3,
	],
	...['5', '5.0', '5, 5'].map((total): [string, object, string, Api, number] => [
		`a total written as ${total}`,
		{ ...byPage, totalItemsPath: 'total' },
		'items',
		({ query: { page } }) => reply({ items: from((Number(page) - 1) * 2), total }),
		5,
	]),
	[
		'JSON by lines, one on the last page',
		byOffset,
		'',
		({ query: { offset } }) => ({
			headers: { 'content-type': 'application/x-ndjson' },
			body: from(offset)
				.map((element) => JSON.stringify(element))
				.join('\n'),
		}),
		5,
	],
	[
		'texts, as many as are allowed',
		{ ...byPage, limitPagesFetched: true, maxRequests: 2 },
		'',
		() => ({ headers: { 'content-type': 'text/csv' }, body: 'a;b' }),
		0,
	],
])('%s', async (_title, ...row) => {
	const [pagination, itemsPath, answers, count, parameters] = row;
	const { error, json, hints } = await read(pagination, itemsPath, answers, parameters);
	expect(error).toBeUndefined();
	expect(hints).toEqual([]);
	if (count === 0) expect(json).toEqual([{ data: 'a;b' }, { data: 'a;b' }]);
	else expect(json.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].slice(0, count));
});

it.each(['1,234', '1.234', "1'234", '1 234', '1\u00a0234', '1_234'])(
	'%j is a total with separators',
	async (total) => {
		const pagination = { ...byPage, totalItemsPath: 'total', requestInterval: 1 };
		const limit = { limitPagesFetched: true, maxRequests: 2 };
		const answers: Api = (_asked, call) => reply({ items: ids(call), total });
		const { error, json } = await read({ ...pagination, ...limit }, 'items', answers);
		expect(error).toBeUndefined();
		expect(json).toEqual(ids(1, 2));
	},
);

const expression = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
	paginationCompleteWhen: 'other',
	completeExpression: '={{ $response.body.meta.last }}',
};
const byUrl = {
	paginationMode: 'responseContainsNextURL',
	nextURL: '={{ $response.body.paging.next }}',
};
const items = (all: unknown[], more: object = {}) => ({ items: all, ...more });

describe('what is lost without a word elsewhere is told', () => {
	it.each<[string, object, Api, unknown[], RegExp]>([
		[
			'a Complete Expression that fails',
			expression,
			twoPages(items(ids(1), { meta: { last: false } }), items(ids(2))),
			ids(1, 2),
			/^Paging ended because Complete Expression failed \(Cannot read .*'last'\)\)/,
		],
		[
			'and one beside a next URL',
			{ ...expression, ...byUrl },
			twoPages(
				items(ids(1), { meta: { last: false }, paging: { next: '/list?page=2' } }),
				items(ids(2), { paging: { next: '/list?page=3' } }),
			),
			ids(1, 2),
			/^Paging ended because Complete Expression failed/,
		],
		[
			'a Next URL that leads nowhere on the first page',
			byUrl,
			() => reply(items(ids(1))),
			ids(1),
			/^Next URL found nothing in the first answer/,
		],
		[
			'an API without Link headers',
			byLink,
			() => reply(items(ids(1))),
			ids(1),
			/^The first answer has no Link header/,
		],
		[
			'a Link header without brackets',
			byLink,
			() => reply(items(ids(1)), { link: '/list?page=2; rel="next"' }),
			ids(1),
			/^The first answer has no Link header, or none that can be read/,
		],
		[
			'one page for two numbers',
			{ ...byPage, firstPage: 0 },
			({ query: { page } }) => reply(items(from(Math.max(0, Number(page) - 1) * 2))),
			ids(1, 2, 3, 4, 5),
			/^Page 2 was the same as the page before it, so its items are returned only once/,
		],
		[
			'the last page for one more, by the total',
			{ ...byPage, totalPagesPath: 'pages' },
			({ query: { page } }) => reply(items(from(Math.min(2, Number(page) - 1) * 2), { pages: 4 })),
			ids(1, 2, 3, 4, 5),
			/^Page 4 was the same as the page before it/,
		],
		[
			'an empty page before the last one',
			{ ...byPage, totalPagesPath: 'pages' },
			({ query: { page } }) => reply(items(page === '2' ? [] : ids(Number(page)), { pages: 3 })),
			ids(1, 3),
			/^The API announced 3 pages, but 1 of them was empty\.$/,
		],
		[
			'a total that is the number of items on the page',
			{ ...byPage, pageSizeParameter: 'size', pageSize: 2, totalItemsPath: 'count' },
			() => reply(items(ids(1, 2), { count: 2 })),
			ids(1, 2),
			/^The first page was full, and Total Items Path "count" gave the number of items on that page/,
		],
		[
			'all pages the same, by the total',
			{ ...byPage, totalPagesPath: 'pages' },
			() => reply(items(ids(1, 2), { pages: 2 })),
			ids(1, 2),
			/^Page 2 was the same .* check the names of the parameters/,
		],
		[
			'so it is by expression',
			{ ...expression, completeExpression: '={{ $pageCount === 2 }}' },
			() => reply(items(ids(1, 2))),
			ids(1, 2),
			/^Page 2 was the same/,
		],
		[
			'an item that is added meanwhile',
			byOffset,
			({ query: { offset } }, call) =>
				reply(
					items(
						ids(0, 1, 2, 3, 4)
							.slice(Number(offset) + (call === 1 ? 1 : 0))
							.slice(0, 2),
					),
				),
			ids(1, 2, 3, 4),
			/^The first item of page 2 had also ended the page before it, and is returned only once/,
		],
		[
			'a failure beside a list',
			byPage,
			(_asked, call) =>
				reply(
					items(
						call === 1 ? ids(1) : [],
						call === 1 ? { errors: [{ message: 'shard 3 is out' }] } : {},
					),
				),
			ids(1),
			/^An answer has a list at "items", but reports a failure, too: shard 3 is out/,
		],
		[
			'"no success" beside an empty list',
			byPage,
			twoPages(items(ids(1)), items([], { success: false, message: 'No records found' })),
			ids(1),
			/reports a failure, too: No records found/,
		],
	])('%s', async (_title, pagination, answers, expected, hint) => {
		const path = pagination === byLink ? '' : 'items';
		const { error, json, hints } = await read(pagination, path, answers);
		expect(error).toBeUndefined();
		expect(path === '' ? json[0].items : json).toEqual(expected);
		expect(hints).toEqual([expect.stringMatching(hint)]);
	});

	it('equal values that are no records come as often as they are there', async () => {
		const { json, hints } = await read({ ...byPage, totalPagesPath: 'pages' }, 'items', () =>
			reply(items([0, 0], { pages: 2 })),
		);
		expect(json).toEqual([{ data: 0 }, { data: 0 }, { data: 0 }, { data: 0 }]);
		expect(hints).toEqual([]);
	});
});

describe('what is no page is no end of the list', () => {
	const html = { 'content-type': 'text/html' };
	const page = '<!DOCTYPE html><html><title>Sign in</title></html>';
	const byNext = { ...byCursor, cursorPath: 'next' };
	const first = { rows: [1], next: 'a' };
	it.each<[string, Reply, RegExp]>([
		[
			'a login page',
			{ headers: html, body: page },
			/answered with a web page.*session has probably/,
		],
		['a text', { headers: { 'content-type': 'text/plain' }, body: 'busy' }, /answered with text/],
	])('%s after a page of JSON', async (_title, second, message) => {
		const answers: Api = (_asked, call) => (call === 1 ? reply(first) : second);
		const { error } = await read(byNext, '', answers);
		expect(`${error?.message} ${error?.description}`).toMatch(message);
		expect(error?.description).toContain('Before that, 1 page');
		urls = [];
		const options = { response: { response: { neverError: true } } };
		const kept = await read(byNext, '', answers, { options });
		expect([kept.error, kept.json]).toEqual([undefined, [first, { data: second.body }]]);
	});

	it.each([
		items([], { error: { message: 'session over' } }),
		{ items: null, errors: ['session over'] },
	])('%j is a failure', async (body) => {
		const { json } = await read(byPage, 'items', twoPages(items(ids(1)), body), {
			onError: 'continueRegularOutput',
		});
		expect(json[0]).toEqual({ id: 1 });
		expect(json[1].error).toMatchObject({ message: 'CCA API: session over' });
	});
});
