/**
 * n8n's own test workflows of HTTP Request as calls of this node: the same parameters, answers and
 * results. They are taken from packages/nodes-base, nodes/HttpRequest/test: the workflows, and the
 * single calls of `HttpRequestV3.test.ts` and `GenericFunctions.test.ts`. `differences.test.ts` has
 * what differs, with its reason.
 */
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { type Arrived, TOKEN, useMockApi } from './mockApi';

const { api, call } = useMockApi();

const pairs = (...entries: Array<[string, unknown]>) => ({
	parameters: entries.map(([name, value]) => ({ name, value })),
});
const query = (...entries: Array<[string, unknown]>) => ({
	sendQuery: true,
	queryParameters: pairs(...entries),
});
const respond = (response: IDataObject) => ({ response: { response } });
const post = { method: 'POST', sendBody: true };
const byJson = (jsonBody: string) => ({ sendBody: true, specifyBody: 'json', jsonBody });
const ids = (first: number, end: number) =>
	Array.from({ length: end - first }, (_, index) => ({ id: first + index }));

/** Parameters, the items that come out, and what arrived at the server. */
type Row = [title: string, parameters: IDataObject, items: unknown[], arrived?: Partial<Arrived>];

const NOTE = { id: 1, text: 'Buy ink', done: true, by: 26 };

describe('one call', () => {
	it.each<Row>([
		['GET', { url: '/notes/1', options: {} }, [NOTE], { method: 'GET', url: '/notes/1' }],
		['headers that are switched on but empty', { url: '/notes/1', sendHeaders: true }, [NOTE]],
		[
			'query parameters',
			{ url: '/notes', ...query(['limit', '2'], ['skip', '10']) },
			[{ notes: [{ id: 11 }, { id: 12 }], total: 150 }],
			{ url: '/notes?limit=2&skip=10' },
		],
		[
			'POST of fields, a boolean by an expression among them',
			{
				...post,
				url: '/echo',
				bodyParameters: pairs(['text', 'Use it'], ['done', '={{ false }}'], ['by', '5']),
			},
			[expect.objectContaining({ body: '{"text":"Use it","done":false,"by":"5"}' })],
			{ headers: expect.objectContaining({ 'content-type': 'application/json' }) as never },
		],
		[
			'POST of JSON',
			{ method: 'POST', url: '/echo', ...byJson('{"text":"Use it","done":false,"by":15}') },
			[expect.objectContaining({ body: '{"text":"Use it","done":false,"by":15}' })],
		],
		[
			'PUT of fields',
			{ method: 'PUT', url: '/echo', sendBody: true, bodyParameters: pairs(['by', '42']) },
			[expect.objectContaining({ method: 'PUT', body: '{"by":"42"}' })],
		],
		[
			'PATCH of JSON',
			{ method: 'PATCH', url: '/echo', ...byJson('{"title":"Phone 12"}') },
			[expect.objectContaining({ method: 'PATCH', body: '{"title":"Phone 12"}' })],
		],
		[
			'DELETE',
			{ method: 'DELETE', url: '/echo' },
			[expect.objectContaining({ method: 'DELETE', body: '' })],
		],
		[
			'DELETE with a body',
			{ method: 'DELETE', url: '/echo', ...byJson('{"ids":[1,2,3]}') },
			[expect.objectContaining({ method: 'DELETE', body: '{"ids":[1,2,3]}' })],
		],
		[
			'a User-Agent of the user',
			{
				url: '/echo',
				sendHeaders: true,
				headerParameters: pairs(['User-Agent', 'MyCustomAgent/1.0']),
			},
			[expect.objectContaining({ agent: 'MyCustomAgent/1.0' })],
		],
		[
			'white space around the URL',
			{ url: '  /success  ' },
			[{ success: true }],
			{ url: '/success' },
		],
		[
			'JSON query parameters',
			{ url: '/success', sendQuery: true, specifyQuery: 'json', jsonQuery: '{"key": "value"}' },
			[{ success: true }],
			{ url: '/success?key=value' },
		],
		[
			'JSON headers',
			{ url: '/success', sendHeaders: true, specifyHeaders: 'json', jsonHeaders: '{"X-Own": "h"}' },
			[{ success: true }],
			{ headers: expect.objectContaining({ 'x-own': 'h' }) as never },
		],
		[
			'a query parameter twice, in the format that repeats it',
			{
				url: '/success',
				...query(['tag', 'a'], ['tag', 'b']),
				options: { queryParameterArrays: 'repeat' },
			},
			[{ success: true }],
			{ url: '/success?tag=a&tag=b' },
		],
		[
			'a body field with dots',
			{ ...post, url: '/echo', bodyParameters: pairs(['a.b.c', 'z']) },
			[expect.objectContaining({ body: '{"a":{"b":{"c":"z"}}}' })],
		],
		['an empty answer of JSON', { url: '/empty' }, [{}]],
		[
			'an empty answer that is to be JSON',
			{ url: '/empty', options: respond({ responseFormat: 'json' }) },
			[{}],
		],
	])('%s', async (...[, parameters, items, arrived]) => {
		const result = await call(parameters);
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json)).toEqual(items);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map(() => ({ item: 0 })),
		);
		expect(api.arrived).toHaveLength(1);
		expect(api.arrived[0]).toMatchObject(arrived ?? {});
	});

	it.each(['/latin', '/latin-quoted'])('text in another charset: %s', async (url) => {
		const { items } = await call({ url });
		expect(items.map(({ json }) => json)).toEqual([{ data: api.latin }]);
	});

	it.each([
		['headers', { sendHeaders: true, headerParameters: undefined }],
		['query parameters', { sendQuery: true, queryParameters: undefined }],
		['body fields', { ...post, bodyParameters: undefined }],
		['form fields', { ...post, contentType: 'form-urlencoded', bodyParameters: undefined }],
		['parts', { ...post, contentType: 'multipart-form-data', bodyParameters: undefined }],
	])('entries that are nothing or have no name are passed over: %s', async (kind, parameters) => {
		const entries = [
			{ name: 'x-first', value: 'one' },
			null,
			{ name: 'x-second', value: 'two' },
			{ name: '', value: 'skipped' },
		];
		const [field] = Object.keys(parameters).filter((name) => name.endsWith('Parameters'));
		const { error } = await call({
			url: '/echo',
			...parameters,
			[field]: { parameters: entries },
		} as IDataObject);
		expect(error).toBeUndefined();
		const { headers, url, body } = api.arrived[0];
		const sent = kind === 'headers' ? JSON.stringify(headers) : `${url} ${body}`;
		expect(sent).toContain('x-first');
		expect(sent).toContain('x-second');
		expect(sent).not.toContain('skipped');
	});
});

describe('parameters that are no good', () => {
	it.each<[string, IDataObject, RegExp]>([
		['no URL', { url: '={{ undefined }}' }, /"URL" is empty/],
		['the URL null', { url: '={{ null }}' }, /"URL" is empty/],
		['a URL of blanks', { url: '   ' }, /"URL" is empty/],
		['a number as the URL', { url: '={{ 42 }}' }, /"URL" must be a text/],
		['broken JSON in the body', { method: 'POST', ...byJson('{"open: json}') }, /"Body JSON"/],
		[
			'broken JSON in the query',
			{ sendQuery: true, specifyQuery: 'json', jsonQuery: '{not valid}' },
			/"Query JSON"/,
		],
		[
			'broken JSON in the headers',
			{ sendHeaders: true, specifyHeaders: 'json', jsonHeaders: 'not json at all' },
			/"Headers JSON"/,
		],
		[
			'a place for page parameters that there is not',
			{
				options: {
					pagination: {
						pagination: {
							paginationMode: 'updateAParameterInEachRequest',
							parameters: { parameters: [{ type: '__proto__', name: 'page', value: '1' }] },
						},
					},
				},
			},
			/"Pagination: Parameters"/,
		],
	])('%s: an error, and nothing is sent', async (_title, parameters, words) => {
		const { error } = await call({ url: '/success', ...parameters });
		expect(error?.message).toMatch(words);
		expect(api.arrived).toEqual([]);
	});

	it('with the error output: the item goes there', async () => {
		const { items, errorItems } = await call(
			{ method: 'POST', url: '/success', ...byJson('{\n  "q": "abc",\n}') },
			{ onError: 'continueErrorOutput' },
		);
		expect(items).toEqual([]);
		expect(errorItems).toHaveLength(1);
		expect(Object.keys(errorItems[0].json)).toEqual(['error']);
		expect(api.arrived).toEqual([]);
	});

	it('one item that fails before it is sent keeps no other from its answer', async () => {
		const { items } = await call(
			{ url: '={{ $json.url }}' },
			{ items: [{ url: null }, { url: '/success' }], onError: 'continueRegularOutput' },
		);
		expect(items[0].json.error).toBeDefined();
		expect(items[1].json).toEqual({ success: true });
	});
});

describe('files', () => {
	const asFile = { options: respond({ responseFormat: 'file' }) };
	it.each([
		['an image', '/image.png', ['image/png', 'image', 'png', 'image.png', '4 B']],
		['behind a redirect', '/moved', ['image/png', 'image', 'png', 'image.png', '4 B']],
		[
			'with a name of its own and no type',
			'/disposition',
			['image/jpeg', 'image', 'jpg', 'report.jpg', '7 B'],
		],
		['a type with blanks and a charset', '/spaced', ['image/png', 'image', 'png', 'spaced', '3 B']],
	])('%s', async (_title, url, expected) => {
		const { items, error } = await call({ url, ...asFile });
		expect(error).toBeUndefined();
		const { data } = items[0].binary as IBinaryKeyData;
		const { mimeType, fileType, fileExtension, fileName, fileSize } = data;
		expect([mimeType, fileType, fileExtension, fileName, fileSize]).toEqual(expected);
		expect(items[0].json).toEqual({});
	});

	it.each([
		['image', ['/one.png', '/two.png'], ['one.png', 'two.png']],
		['text', ['/one.txt', '/two.txt'], ['one.txt', 'two.txt']],
	])('each item has the name of its own URL: %s', async (_title, urls, names) => {
		const { items } = await call(
			{ url: '={{ $json.url }}', ...asFile },
			{ items: urls.map((url) => ({ url })) },
		);
		expect(items.map(({ binary }) => binary?.data.fileName)).toEqual(names);
	});

	const upload = {
		...post,
		url: '/echo',
		contentType: 'multipart-form-data',
		bodyParameters: {
			parameters: [{ parameterType: 'formBinaryData', name: 'doc', inputDataFieldName: 'data' }],
		},
	};
	const file = { data: Buffer.from('the file').toString('base64'), mimeType: 'application/pdf' };

	it.each([
		['with its name', { ...file, fileName: 'bill.pdf' }, 'filename="bill.pdf"'],
		['without a name', file, 'filename="file"'],
	])('an upload %s', async (_title, data, expected) => {
		const { error } = await call(upload, { binary: { data } });
		expect(error).toBeUndefined();
		expect(api.arrived[0].headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(api.arrived[0].body).toContain(expected);
		expect(api.arrived[0].body).toContain('the file');
	});

	it.each([
		['body', { ...post, url: '/echo', contentType: 'binaryData', inputDataFieldName: 'data' }],
		['part', upload],
	])('an id of a stored file that is no text is an error: %s', async (_title, parameters) => {
		for (const id of [12345, { nested: 'object' }]) {
			const data = { ...file, id: id as never };
			const { error } = await call(parameters as IDataObject, { binary: { data } });
			expect(error?.message).toBeDefined();
		}
		expect(api.arrived).toEqual([]);
	});
});

it('each item goes by its own options', async () => {
	const { items } = await call(
		{
			url: '={{ $json.url }}',
			options: respond({
				fullResponse: '={{ $json.full }}' as never,
				neverError: '={{ $json.never }}' as never,
				outputPropertyName: '={{ $json.field }}',
			}),
		},
		{
			items: [
				{ url: '/one.txt', field: 'first', full: false, never: false },
				{ url: '/success', field: 'x', full: true, never: false },
				{ url: '/users?skip=99', field: 'third', full: true, never: true },
			],
		},
	);
	expect(items.map(({ json }) => json)).toMatchObject([
		{ first: 'txt' },
		{ body: { success: true }, statusCode: 200 },
		{ body: [], statusCode: 404 },
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

it('without a User-Agent the one of n8n is sent, as by every node', async () => {
	await call({ url: '/echo' });
	const request = JSON.stringify({ uri: `${api.url}/echo`, method: 'GET' });
	await call({ request }, { nodeType: 'deprecatedRequest' });
	const [ours, theirs] = api.arrived.map(({ headers }) => headers['user-agent']);
	expect(ours).toBe(theirs);
});

describe('pages by expression', () => {
	const update = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: {
			parameters: [{ type: 'qs', name: 'skip', value: '={{ $pageCount * 3 }}' }],
		},
	};
	const next = {
		paginationMode: 'responseContainsNextURL',
		nextURL: '={{ $response.headers["next-url"] }}',
	};
	const at404 = {
		paginationCompleteWhen: 'receiveSpecificStatusCodes',
		statusCodesWhenComplete: '404',
	};
	const byExpression = {
		paginationCompleteWhen: 'other',
		completeExpression: '={{ $response.statusCode === 404 }}',
	};
	const limit = (maxRequests: number) => ({ limitPagesFetched: true, maxRequests });
	const json = { responseFormat: 'json' };
	const users = (take: string, pagination?: IDataObject, response?: IDataObject) => ({
		url: '/users',
		...query(['take', take]),
		options: {
			...(response && respond(response)),
			...(pagination && { pagination: { pagination } }),
		},
	});
	const texts = [ids(0, 4), ids(4, 8), ids(8, 12), ids(12, 15), []].map((list) =>
		JSON.stringify(list),
	);
	const asText = texts.map((data) => ({ data }));
	const full = texts.map((data, index) => ({
		data,
		headers: expect.objectContaining({
			'content-type': 'application/json',
			'next-url': expect.stringContaining(`/users?skip=${4 * (index + 1)}&take=4`) as string,
		}) as IDataObject,
		statusCode: index < 4 ? 200 : 404,
		statusMessage: index < 4 ? 'OK' : 'Not Found',
	}));

	it.each<Row>([
		['three pages at most', users('3', { ...update, ...limit(3) }, json), ids(0, 9)],
		['until a page is empty', users('3', update, { ...json, neverError: true }), ids(0, 15)],
		[
			'until a status',
			users('3', { ...update, ...at404, limitPagesFetched: true }, json),
			ids(0, 15),
		],
		[
			'until an expression',
			users('3', { ...update, ...byExpression }, { ...json, neverError: true }),
			ids(0, 15),
		],
		[
			'next URLs, as text, until a status',
			users('4', { ...next, ...at404 }, { responseFormat: 'text', neverError: true }),
			asText,
		],
		['next URLs, three pages at most', users('4', { ...next, ...limit(3) }, json), ids(0, 12)],
		[
			'whole answers',
			users(
				'4',
				{ ...next, ...at404 },
				{ responseFormat: 'text', neverError: true, fullResponse: true },
			),
			full,
		],
		['no paging', users('3', { paginationMode: 'off' }, { ...json, neverError: true }), ids(0, 3)],
		['paging that is not set', users('3', undefined, { ...json, neverError: true }), ids(0, 3)],
		['the format found out, set', users('3', { ...next, ...limit(2) }, {}), ids(0, 6)],
		['the format found out, not set', users('3', { ...next, ...limit(2) }), ids(0, 6)],
	])('%s', async (...[, parameters, items]) => {
		const result = await call(parameters);
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json: one }) => one)).toEqual(items);
	});

	it('the request that expressions see has nothing of the credential', async () => {
		const shown = '={{ $request.uri + "?seen=" + JSON.stringify($request) }}';
		await call(users('3', { ...next, ...limit(2), nextURL: shown }, json));
		expect(api.arrived).toHaveLength(2);
		for (const { headers, url } of api.arrived) {
			expect(headers.authorization).toContain(TOKEN);
			expect(url).toContain('seen=');
			expect(decodeURIComponent(url)).not.toContain(TOKEN);
		}
	});
});
