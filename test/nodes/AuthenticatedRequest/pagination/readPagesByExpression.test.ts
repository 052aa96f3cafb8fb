/**
 * HTTP Request's two ways to page: what is sent for each page, where the list ends, and what the
 * errors say.
 */
import { readBody, startServer, type TestServer } from '../../../support/httpServer';
import { runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

let server: TestServer;
let sent: Array<{ url: string; body: string; page: unknown }> = [];
let answers: Array<{ status?: number; body: string; type?: string }> = [];

beforeAll(async () => {
	server = await startServer(async (request, response) => {
		const { url = '', headers } = request;
		sent.push({ url, body: (await readBody(request)).toString(), page: headers['x-page'] });
		const { status = 200, body, type = 'application/json' } = answers[sent.length - 1];
		response.writeHead(status, { 'content-type': type }).end(body);
	});
});
afterAll(async () => await server.stop());
beforeEach(() => {
	sent = [];
	answers = ['[{"id":1}]', '[{"id":2}]', '[]'].map((body) => ({ body }));
});

const NUMBER = '={{ $pageCount + 1 }}';
const inPlace = (...places: Array<[type: string | undefined, name: string, value?: string]>) => ({
	paginationMode: 'updateAParameterInEachRequest',
	parameters: {
		parameters: places.map(([type, name, value = NUMBER]) => ({ type, name, value })),
	},
});
const byPage = inPlace(['qs', 'page']);

async function read(pagination: object, parameters: object = {}, options: object = {}) {
	const stored = storedToken(server.url);
	const run = await runNode(stored, {
		parameters: {
			api: 'ccaApi',
			url: '/list',
			...parameters,
			options: { retry: { retry: { maxRetries: 0 } }, pagination: { pagination }, ...options },
		} as never,
	});
	return { ...run, json: run.items.map(({ json }) => json) };
}

it.each<[string, object, string]>([
	[
		'no next URL',
		{ paginationMode: 'responseContainsNextURL' },
		'The parameter "Pagination: Next URL" is empty. Fill it in.',
	],
	[
		'no parameter',
		inPlace(),
		'The parameter "Pagination: Parameters" needs at least one entry with name and value.',
	],
	[
		'a name alone',
		inPlace(['qs', 'page', '']),
		'The parameter "Pagination: Parameters" needs at least one entry with name and value.',
	],
	...[
		inPlace(['qs', 'page'], ['qs', 'size', '']),
		inPlace(['qs', 'page'], ['qs', '']),
		inPlace(['cookie', 'page']),
	].map((settings): [string, object, string] => [
		`an entry that is not whole: ${JSON.stringify(settings.parameters.parameters.at(-1))}`,
		settings,
		'The parameter "Pagination: Parameters" needs a type, a name and a value in each entry.',
	]),
	[
		'no final status',
		{ ...byPage, paginationCompleteWhen: 'receiveSpecificStatusCodes' },
		'The parameter "Pagination: Final Status Codes" is empty. Fill it in.',
	],
	...[undefined, 'true', '={{ true', '{{ true }}'].map(
		(completeExpression): [string, object, string] => [
			`an end that is no expression: ${completeExpression}`,
			{ ...byPage, paginationCompleteWhen: 'other', completeExpression },
			'The parameter "Pagination: Complete Expression" must be an expression in {{ }}.',
		],
	),
])('refused before a call: %s', async (_title, settings, message) => {
	const { error } = await read(settings);
	expect(error?.message).toBe(message);
	expect(sent).toEqual([]);
});

it.each<[string, string[]]>([
	['an empty list', ['[{"id":1}]', '[{"id":2}]', '[]']],
	['an empty answer', ['[{"id":1}]', '[{"id":2}]', '']],
])('without a rule the end is %s', async (_title, bodies) => {
	answers = bodies.map((body) => ({ body }));
	const { error, json } = await read(byPage);
	expect(error).toBeUndefined();
	expect(json.slice(0, 2)).toEqual([{ id: 1 }, { id: 2 }]);
	expect(sent.map(({ url }) => url)).toEqual(['/list?page=1', '/list?page=2', '/list?page=3']);
});

const BODY = { method: 'POST', sendBody: true };
const FIELDS = { bodyParameters: { parameters: [{ name: 'a', value: 'x' }] } };

it.each<[string, object, object, (call: number) => object]>([
	['no type: the query', inPlace([undefined, 'page']), {}, (n) => ({ url: `/list?page=${n}` })],
	['a header', inPlace(['headers', 'x-page']), {}, (n) => ({ url: '/list', page: `${n}` })],
	[
		'the query and a header',
		inPlace(['qs', 'page'], ['headers', 'x-page']),
		{},
		(n) => ({ url: `/list?page=${n}`, page: `${n}` }),
	],
	[
		'a JSON body',
		inPlace(['body', 'page']),
		{ ...BODY, ...FIELDS },
		(n) => ({ body: `{"a":"x","page":${n}}` }),
	],
	[
		'no body but the page',
		inPlace(['body', 'page']),
		{ method: 'POST' },
		(n) => ({ body: `{"page":${n}}` }),
	],
	[
		'a form',
		inPlace(['body', 'page']),
		{
			...BODY,
			contentType: 'form-urlencoded',
			bodyParameters: {
				parameters: [
					{ name: 'a', value: 'x' },
					{ name: 'a', value: 'y' },
				],
			},
		},
		(n) => ({ body: `a=x&a=y&page=${n}` }),
	],
	[
		'a multipart body',
		inPlace(['body', 'page']),
		{ ...BODY, ...FIELDS, contentType: 'multipart-form-data' },
		(n) => ({ body: expect.stringMatching(new RegExp(`name="page"\\s+${n}\\s`)) as string }),
	],
])('each page is asked for by %s', async (_title, settings, parameters, expected) => {
	const { error } = await read(settings, parameters);
	expect(error).toBeUndefined();
	expect(sent).toHaveLength(3);
	sent.forEach((each, index) => expect(each).toMatchObject(expected(index + 1)));
});

it('the first page fails: its own error, without words of pages', async () => {
	answers = [{ status: 403, body: '{}' }];
	const { error } = await read(byPage);
	expect(error?.message).toContain('HTTP 403');
	expect(`${error?.description}`).not.toContain('Before that');
	expect(sent).toHaveLength(1);
});

it.each([1, 2])('Never Error, and the expression reads on after a failed page %i', async (page) => {
	answers = [{ body: '{"id":1}' }, { body: '{"id":2}' }];
	answers[page - 1] = { status: 500, body: '{"id":0}' };
	const settings = {
		...byPage,
		paginationCompleteWhen: 'other',
		completeExpression: '={{ false }}',
	};
	const { error } = await read(settings, {}, { response: { response: { neverError: true } } });
	expect(error?.message).toContain('Paging ended at an answer with HTTP 500');
	expect(error?.description).toContain(
		`The settings under Options > Pagination do not end there. Correct them if that was the end of the list. Before that, ${page === 1 ? '1 page with 1 item' : '2 pages with 2 items'}`,
	);
	expect(sent).toHaveLength(page);
});

it('files: the expression sees name and type', async () => {
	const type = 'application/octet-stream';
	answers = ['a', 'b'].map((body) => ({ body, type }));
	const { error, items } = await read(
		{
			...byPage,
			paginationCompleteWhen: 'other',
			completeExpression: `={{ $response.body.mimeType === "${type}" && $response.body.fileName === "list" && $response.body.page === 2 }}`,
		},
		{},
		{ response: { response: { responseFormat: 'file' } } },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(sent).toHaveLength(2);
});
