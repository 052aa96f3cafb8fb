/** Builds a call from one item's parameters. Nothing is sent. */
import type { TokenFlow } from '../../../../credentials/engine/tokenFlow';
import { buildCall } from '../../../../nodes/AuthenticatedRequest/request/buildCall';
import { setBody } from '../../../../nodes/AuthenticatedRequest/request/body';
import { asHeaders } from '../../../../nodes/AuthenticatedRequest/request/headers';
import {
	isIdempotent,
	isSafe,
	readMethod,
} from '../../../../nodes/AuthenticatedRequest/request/methods';
import { networkFrom } from '../../../../nodes/AuthenticatedRequest/request/network';
import { withQuery } from '../../../../nodes/AuthenticatedRequest/request/query';
import type { Get } from '../../../../nodes/AuthenticatedRequest/parameters/parameterReader';
import type { Call } from '../../../../nodes/AuthenticatedRequest/call/callTypes';

const BASE = 'https://api.example.com';
const flow = {
	provider: 'Test API',
	baseUrl: BASE,
	attach: () => ({ kind: 'headers', headers: { Authorization: 'T' } }),
} as unknown as TokenFlow;
const pairs = (...entries: Array<[string, unknown]>) => ({
	parameters: entries.map(([name, value]) => ({ name, value })),
});

function build(parameters: Record<string, unknown>, of = flow): Call {
	const get = (name: string, fallback: unknown) => parameters[name] ?? fallback;
	return buildCall(of, get as Get, {} as never);
}

it('an item with nothing but a URL', () => {
	expect(build({ url: '/x' })).toEqual({
		network: {},
		response: {},
		retry: { maxRetries: 3, retryPostAndPatch: false },
		maxRedirects: 21,
		request: {
			method: 'GET',
			url: `${BASE}/x`,
			headers: { Accept: 'application/json, text/*;q=0.9, */*;q=0.8' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	});
});

it.each([
	['', 'is empty'],
	['  ', 'is empty'],
	[5, 'must be a text'],
])('the URL %j is refused', (url, problem) => {
	expect(() => build({ url })).toThrow(
		`The parameter "URL" ${problem}. Write a path such as /users`,
	);
});

it.each<[string, object, object]>([
	['redirects as they are', {}, { maxRedirects: 21 }],
	['no redirects', { redirect: { redirect: { followRedirects: false } } }, { maxRedirects: 0 }],
	['some', { redirect: { redirect: { maxRedirects: 5 } } }, { maxRedirects: 5 }],
	['too many', { redirect: { redirect: { maxRedirects: 22 } } }, { maxRedirects: 21 }],
	['fewer than none', { redirect: { redirect: { maxRedirects: -1 } } }, { maxRedirects: 0 }],
	['no number', { redirect: { redirect: { maxRedirects: 'x' } } }, { maxRedirects: 0 }],
	[
		'retries',
		{ retry: { retry: { maxRetries: 1 } } },
		{ retry: { maxRetries: 1, retryPostAndPatch: false } },
	],
	[
		'retries of POST',
		{ retry: { retry: { retryPostAndPatch: true } } },
		{ retry: { maxRetries: 3, retryPostAndPatch: true } },
	],
	[
		'the response',
		{ response: { response: { neverError: true } } },
		{ response: { neverError: true } },
	],
	['a timeout', { timeout: 5 }, { network: { timeout: 5 } }],
])('options: %s', (_title, options, expected) => {
	expect(build({ url: '/x', options })).toMatchObject(expected);
});

it.each<[string, object, object | undefined, string | undefined]>([
	['not asked for', { queryParameters: pairs(['a', '1']) }, undefined, undefined],
	['fields', { sendQuery: true, queryParameters: pairs(['a', '1']) }, { a: '1' }, 'brackets'],
	['JSON', { sendQuery: true, specifyQuery: 'json', jsonQuery: '{"a":1}' }, { a: 1 }, 'brackets'],
	[
		'another format',
		{ sendQuery: true, queryParameters: pairs(), options: { queryParameterArrays: 'repeat' } },
		{},
		'repeat',
	],
])('the query: %s', (_title, parameters, qs, format) => {
	const { request } = build({ url: '/x', ...parameters });
	expect([request.qs, request.arrayFormat]).toEqual([qs, format]);
});

it.each<[string, object, object]>([
	['not asked for', { headerParameters: pairs(['X-A', '1']) }, {}],
	['fields', { sendHeaders: true, headerParameters: pairs(['X-A', '1']) }, { 'x-a': '1' }],
	['JSON', { sendHeaders: true, specifyHeaders: 'json', jsonHeaders: '{"X-A":1}' }, { 'x-a': '1' }],
	[
		'as typed',
		{
			sendHeaders: true,
			headerParameters: pairs(['X-A', '1']),
			options: { lowercaseHeaders: false },
		},
		{ 'X-A': '1' },
	],
	[
		'an own Accept',
		{ sendHeaders: true, headerParameters: pairs(['Accept', 'x/y']) },
		{ accept: 'x/y' },
	],
])('the headers: %s', (_title, parameters, expected) => {
	const { headers = {} } = build({ url: '/x', ...parameters }).request;
	const own = Object.entries(headers).filter(([name]) => name !== 'Accept');
	expect(Object.fromEntries(own)).toEqual(expected);
	expect('Accept' in headers).toBe(!('accept' in expected));
});

it.each<[string, object, boolean]>([
	['JSON', { jsonBody: '{"a":1}' }, true],
	['an empty object', { jsonBody: '{}' }, false],
	['nothing', { jsonBody: ' ' }, false],
	['raw text', { contentType: 'raw', body: 'x' }, true],
	['empty raw text', { contentType: 'raw', body: '' }, false],
])('a body with GET: %s is refused: %s', (_title, parameters, isRefused) => {
	const read = () => build({ url: '/x', sendBody: true, specifyBody: 'json', ...parameters });
	if (isRefused) expect(read).toThrow('"Send Body" has no effect with GET');
	else expect(read().request).not.toHaveProperty('body');
});

const FORM = 'application/x-www-form-urlencoded';

it.each<[string, object, string | undefined, unknown]>([
	['JSON by default', { bodyParameters: pairs(['a', '1']) }, 'application/json', { a: '1' }],
	['JSON as text', { specifyBody: 'json', jsonBody: '[1]' }, 'application/json', [1]],
	['raw', { contentType: 'raw', body: 'x' }, 'text/plain', 'x'],
	[
		'raw of a type',
		{ contentType: 'raw', rawContentType: 'a/b', body: { a: 1 } },
		'a/b',
		'{"a":1}',
	],
	['a form', { contentType: 'form-urlencoded', bodyParameters: pairs(['a', '1']) }, FORM, 'a=1'],
	[
		'a form as text',
		{ contentType: 'form-urlencoded', specifyBody: 'string', body: 'b=2' },
		FORM,
		'b=2',
	],
])('a body: %s', (_title, parameters, type, body) => {
	const { request } = build({ url: '/x', method: 'POST', sendBody: true, ...parameters });
	expect(request.headers?.['Content-Type']).toBe(type);
	const sent = request.body instanceof URLSearchParams ? String(request.body) : request.body;
	expect(sent).toEqual(body);
	expect(request.json).toBe(type === 'application/json' ? true : undefined);
});

it('a body is a form where the API wants forms, and an own content type stays', () => {
	const forms = { ...flow, formMethods: ['POST'] } as TokenFlow;
	const post = { url: '/x', method: 'POST', sendBody: true, bodyParameters: pairs(['a', '1']) };
	expect(String(build(post, forms).request.body)).toBe('a=1');
	expect(build({ ...post, method: 'PUT' }, forms).request.body).toEqual({ a: '1' });
	const typed = { ...post, sendHeaders: true, headerParameters: pairs(['content-type', 'a/b']) };
	const { headers } = build(typed).request;
	expect([headers?.['content-type'], headers?.['Content-Type']]).toEqual(['a/b', undefined]);
});

it.each<[unknown, unknown, object | undefined]>([
	['{"a": 1.0}', { a: 1 }, { text: '{"a": 1.0}', value: { a: 1 } }],
	['', {}, undefined],
	[' \n', {}, undefined],
	[{ a: 1 }, { a: 1 }, undefined],
])('Body JSON %j is kept as it was typed', (jsonBody, body, typedJson) => {
	const given = { method: 'POST', url: '/x', sendBody: true, specifyBody: 'json', jsonBody };
	const call = build(given);
	expect([call.request.body, call.typedJson]).toEqual([body, typedJson]);
});

it('a kind of body that is none is refused', () => {
	const get = (name: string, fallback: unknown) => (name === 'contentType' ? 'yaml' : fallback);
	expect(() => setBody({ request: {} } as Call, get as Get, flow, {} as never)).toThrow(
		'The parameter "Body Content Type" has no choice "yaml". Choose one of the list.',
	);
});

it('what the credential sets is taken out', () => {
	const headerParameters = pairs(['Authorization', 'mine'], ['x', '1']);
	const call = build({ url: '/x', sendHeaders: true, headerParameters });
	expect(call.replacedFields).toEqual(['header "Authorization"']);
	expect(call.request.headers).toMatchObject({ x: '1' });
	expect(call.request.headers).not.toHaveProperty('authorization');
});

it.each<[string, object | undefined, 'brackets' | 'indices' | 'repeat' | undefined, string]>([
	['/x', undefined, undefined, '/x'],
	['/x#part', {}, undefined, '/x#part'],
	['/x#part', { a: 1 }, undefined, '/x?a=1'],
	['/x?b=2', { a: 1 }, undefined, '/x?b=2&a=1'],
	['/x?', { a: 1 }, undefined, '/x?a=1'],
	['/x?b&', { a: 1 }, undefined, '/x?b&a=1'],
	['/x', { a: undefined, b: null }, undefined, '/x?b='],
	['/x', { a: [1, 2] }, undefined, '/x?a%5B%5D=1&a%5B%5D=2'],
	['/x', { a: [1, 2] }, 'indices', '/x?a%5B0%5D=1&a%5B1%5D=2'],
	['/x', { a: [1, 2] }, 'repeat', '/x?a=1&a=2'],
	['/x', { 'a[]': [1] }, 'indices', '/x?a%5B%5D=1'],
	['/x', { a: { b: 1, c: [2] } }, 'repeat', '/x?a%5Bb%5D=1&a%5Bc%5D=2'],
	['/x', { a: "!'()*" }, undefined, '/x?a=%21%27%28%29%2A'],
	['/x', { a: '\uD800b' }, undefined, '/x?a=%EF%BF%BDb'],
	['/x', { a: new Date(0) }, undefined, '/x?a=1970-01-01T00%3A00%3A00.000Z'],
])('the query of %s with %j, %s', (url, fields, format, expected) => {
	expect(withQuery(url, fields as never, format)).toBe(expected);
});

it.each<[object, boolean, object]>([
	[{ 'X-A': 1 }, true, { 'x-a': '1' }],
	[{ ' X-A ': ' 1 ' }, false, { 'X-A': '1' }],
	[{ 'X-A': '1', 'x-a': '2' }, false, { 'X-A': ['1', '2'] }],
	[{ 'X-A': ['1', '2', null] }, true, { 'x-a': ['1', '2'] }],
	[{ 'X-A': undefined, 'X-B': null, 'X-C': '' }, true, { 'x-c': '' }],
	[{ 'X-Ä': '1' }, true, { 'X-Ä': '1' }],
])('headers %j, in lower case: %s', (given, isLowerCase, expected) => {
	expect(asHeaders(given as never, isLowerCase)).toEqual(expected);
});

it('an object is no header', () => {
	expect(() => asHeaders({ 'X-A': { a: 1 } }, true)).toThrow(
		'The parameter "Headers" has an object as the value of "X-A". Write a text.',
	);
});

it.each<[string, boolean, boolean]>([
	['GET', true, true],
	['SEARCH', true, true],
	['PUT', false, true],
	['DELETE', false, true],
	['POST', false, false],
	['LOCK', false, false],
	['toString', false, false],
])('%s is safe: %s, idempotent: %s', (method, safe, idempotent) => {
	expect([isSafe(method), isIdempotent(method)]).toEqual([safe, idempotent]);
});

it('GET is the method that is meant without one', () => {
	expect([isSafe(), isIdempotent(), readMethod(' get ')]).toEqual([true, true, 'GET']);
	for (const none of ['', undefined, 'toString'])
		expect(() => readMethod(none)).toThrow(/The parameter "Method" has no choice .* COPY, DELETE/);
});

it.each<[object, object]>([
	[{ timeout: 0 }, {}],
	[{ timeout: -1 }, {}],
	[{ timeout: '5' }, {}],
	[{ timeout: 1 }, { timeout: 1 }],
	[{ allowUnauthorizedCerts: false }, {}],
	[{ allowUnauthorizedCerts: true }, { skipSslCertificateValidation: true }],
	[{ proxy: '' }, {}],
	[{ proxy: ' http://p.example ' }, { proxy: { protocol: 'http', host: 'p.example', port: 80 } }],
	[
		{ proxy: 'http://u%25:p%20w@p.example' },
		{
			proxy: {
				protocol: 'http',
				host: 'p.example',
				port: 80,
				auth: { username: 'u%25', password: 'p w' },
			},
		},
	],
])('the network of %j', (options, expected) => {
	expect(networkFrom(options)).toEqual(expected);
});
