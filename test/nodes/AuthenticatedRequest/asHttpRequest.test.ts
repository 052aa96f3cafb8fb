/** Each row expects what HTTP Request (version 4) sends and returns for the same parameters. */
import type { IDataObject } from 'n8n-workflow';
import { readBody } from '../../support/httpServer';
import { runNode } from '../../support/n8nHost';
import { useServer } from '../../support/lifecycle';
import { storedToken } from '../../support/storedToken';

let seen: Array<{ url: string; body: string; type?: string; names: string[] }> = [];

const server = useServer(async (request, response) => {
	const { url = '', headers, rawHeaders } = request;
	const body = (await readBody(request)).toString();
	const names = rawHeaders.filter((_, index) => index % 2 === 0);
	seen.push({ url, body, type: headers['content-type'], names });
	const { pathname, searchParams } = new URL(url, server.url);
	const status = /^\/status\/(\d+)/.exec(pathname)?.[1];
	response.statusCode = Number(status ?? 200);
	response.setHeader('set-cookie', ['a=1', 'b=2']);
	response.setHeader('content-type', searchParams.get('type') ?? 'application/json');
	response.end(searchParams.get('answer') ?? '{"ok":true}');
});
beforeEach(() => {
	seen = [];
});

async function call(parameters: object, more: object = {}) {
	const stored = storedToken(server.url);
	return await runNode(stored, {
		parameters: { api: 'ccaApi', url: '/x', ...parameters } as never,
		...more,
	});
}

const pairs = (...entries: Array<[string, unknown]>) => ({
	parameters: entries.map(([name, value]) => ({ name, value })),
});
const post = { method: 'POST', sendBody: true };
const respond = (response: IDataObject) => ({ options: { response: { response } } });

describe('bodies', () => {
	it.each([
		[
			'fields',
			{ bodyParameters: pairs(['a', '1'], ['b.c[0].d', 'x']) },
			'{"a":"1","b":{"c":[{"d":"x"}]}}',
		],
		[
			'a field that an object inherits',
			{ bodyParameters: pairs(['constructor', '1']) },
			'{"constructor":"1"}',
		],
		['no fields', { bodyParameters: { parameters: [] } }, '{}'],
		...['{}', '[]', '5', '"5"', 'null', 'false', '[1,"a"]', '{"a":{}}'].map((text) => [
			`the JSON ${text}`,
			{ specifyBody: 'json', jsonBody: text },
			text,
		]),
	] as Array<[string, object, string]>)('JSON by %s', async (_title, body, sent) => {
		const { error } = await call({ ...post, contentType: 'json', ...body });
		expect(error).toBeUndefined();
		expect(seen).toMatchObject([{ body: sent, type: 'application/json' }]);
	});

	it.each([
		['fields', { bodyParameters: pairs(['a', '1 2'], ['é', '&']) }, 'a=1+2&%C3%A9=%26'],
		['a list', { bodyParameters: pairs(['a', '={{ [1, 2] }}']) }, 'a%5B0%5D=1&a%5B1%5D=2'],
		['a name twice', { bodyParameters: pairs(['a', '1'], ['a', '2']) }, 'a=1&a=2'],
		[
			'an object',
			{ bodyParameters: pairs(['o', '={{ ({ k: { l: 1 } }) }}']) },
			'o%5Bk%5D%5Bl%5D=1',
		],
		['nothing', { bodyParameters: pairs(['u', '={{ undefined }}'], ['v', '']) }, 'v='],
		['one text', { specifyBody: 'string', body: 'a=1&a=2' }, 'a=1&a=2'],
	])('a form with %s', async (_title, body, sent) => {
		const { error } = await call({ ...post, contentType: 'form-urlencoded', ...body });
		expect(error).toBeUndefined();
		expect(seen).toMatchObject([{ body: sent, type: 'application/x-www-form-urlencoded' }]);
	});

	it('raw text with its type', async () => {
		await call({ ...post, contentType: 'raw', rawContentType: 'text/xml', body: '<a/>' });
		expect(seen).toMatchObject([{ body: '<a/>', type: 'text/xml' }]);
	});
});

describe('query and headers', () => {
	const sendQuery = { sendQuery: true, queryParameters: pairs(['t', '={{ ["a", "b"] }}']) };
	it.each([
		[undefined, '/x?t[]=a&t[]=b'],
		['indices', '/x?t[0]=a&t[1]=b'],
		['brackets', '/x?t[]=a&t[]=b'],
		['repeat', '/x?t=a&t=b'],
	])('a list with the format %s', async (queryParameterArrays, url) => {
		await call({ ...sendQuery, options: { queryParameterArrays } });
		expect(decodeURIComponent(seen[0].url)).toBe(url);
	});

	it.each([
		[true, 'x-mixed'],
		[false, 'X-Mixed'],
	])('lower case %s: %s', async (lowercaseHeaders, name) => {
		const sendHeaders = { sendHeaders: true, headerParameters: pairs(['X-Mixed', '1']) };
		await call({ ...sendHeaders, options: { lowercaseHeaders } });
		expect(seen[0].names).toContain(name);
	});
});

describe('answers', () => {
	const answer = (text: string, type = 'application/json') =>
		`/x?answer=${encodeURIComponent(text)}&type=${encodeURIComponent(type)}`;
	it.each([
		['a list', answer('[{"a":1},{"a":2}]'), {}, [{ a: 1 }, { a: 2 }]],
		['null', answer('null'), {}, [{}]],
		['JSON without a body', answer(''), {}, [{}]],
		['text', answer('hello', 'text/plain'), {}, [{ data: 'hello' }]],
		['JSON under another type', answer('{"a":1}', 'text/html'), {}, [{ data: '{"a":1}' }]],
		['JSON asked for', answer('{"a":1}', 'text/html'), { responseFormat: 'json' }, [{ a: 1 }]],
		['text asked for', answer('{"a":1}'), { responseFormat: 'text' }, [{ data: '{"a":1}' }]],
		['no text', answer('', 'text/plain'), {}, [{}]],
		['another field', answer('x', 'text/plain'), { outputPropertyName: 'f' }, [{ f: 'x' }]],
		['a failure that is none', '/status/404', { neverError: true }, [{ ok: true }]],
	] as Array<[string, string, IDataObject, IDataObject[]]>)(
		'%s',
		async (_title, url, response, items) => {
			const result = await call({ url, ...respond(response) });
			expect(result.error).toBeUndefined();
			expect(result.items.map(({ json }) => json)).toEqual(items);
		},
	);

	it('the whole answer has headers, with lists where they came more than once, and status', async () => {
		const { items } = await call(respond({ fullResponse: true }));
		expect(items[0].json).toMatchObject({
			body: { ok: true },
			headers: { 'set-cookie': ['a=1', 'b=2'] },
			statusCode: 200,
			statusMessage: 'OK',
		});
	});

	it('a failure that is asked for as a file is one', async () => {
		const { items } = await call({
			url: '/status/404',
			...respond({ neverError: true, responseFormat: 'file' }),
		});
		expect(items[0].binary?.data).toMatchObject({ mimeType: 'application/json', bytes: 11 });
	});
});

describe('errors', () => {
	it.each([
		['an empty URL', { url: '={{ " " }}', method: 'DELETE' }, /"URL" is empty/],
		[
			'a body with GET',
			{ method: 'GET', sendBody: true, bodyParameters: pairs(['a', '1']) },
			/no effect with GET/,
		],
		[
			'broken JSON',
			{ ...post, specifyBody: 'json', jsonBody: '{' },
			/"Body JSON" is not valid JSON/,
		],
		[
			'a query that is no object',
			{ sendQuery: true, specifyQuery: 'json', jsonQuery: '[]' },
			/must be a JSON object/,
		],
		['a proxy that is none', { options: { proxy: 'proxy:3128' } }, /"Proxy" must be a URL/],
		['an unmodified resource', { url: '/status/304' }, /not modified/],
	])('%s', async (_title, parameters, message) => {
		const { error } = await call(parameters);
		expect(error?.message).toMatch(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(seen.length).toBe(_title === 'an unmodified resource' ? 1 : 0);
	});

	it('the error output keeps the input, and tells status and request', async () => {
		const { items, errorItems } = await call(
			{ url: '=/status/{{ $json.status }}' },
			{
				items: [
					{ status: 404, kept: 1 },
					{ status: 200, kept: 2 },
				],
				onError: 'continueErrorOutput',
			},
		);
		expect(items.map(({ json }) => json)).toEqual([{ ok: true }]);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0].json).toMatchObject({
			status: 404,
			kept: 1,
			error: {
				httpCode: '404',
				details: {
					body: { ok: true },
					request: { method: 'GET', url: `${server.url}/status/404` },
				},
			},
		});
		expect(errorItems[0].pairedItem).toEqual({ item: 0 });
	});
});
