/** What a person types is sent unchanged: digits, repeated names, headers, methods. */
import type { IDataObject } from 'n8n-workflow';
import { METHODS } from '../../../../nodes/AuthenticatedRequest/request/methods';
import { requestProperties } from '../../../../nodes/AuthenticatedRequest/description/request';
import { startServer } from '../../../support/httpServer';
import { useLoginApi } from '../../../credentials/tokenLogin/loginApi';

const api = useLoginApi();
const LONG = '7615917337495251231';
const TYPED = `{"p_id": ${LONG}, "price": 1.10,\n "rate": 1e5, "name": "J\\u00f6rg"}`;

const pairs = (...entries: Array<[string, string]>) => ({
	parameters: entries.map(([name, value]) => ({ name, value })),
});
const post = { method: 'POST', sendBody: true };
const json = (jsonBody: string) => ({
	...post,
	contentType: 'json',
	specifyBody: 'json',
	jsonBody,
});
const withToken = (place: string) => ({
	showUse: true,
	tokenPlace: place,
	tokenName: 'key',
	tokenTemplate: '${token}',
});

/** Runs a call. Returns the last request, which is the call itself. */
async function sent(parameters: IDataObject, fields: IDataObject = {}) {
	const { error } = await api.run(fields, parameters);
	expect(error).toBeUndefined();
	return api.seen[api.seen.length - 1];
}

/** Runs a call that must not be sent. Returns the text of its error. */
async function refused(parameters: IDataObject, fields: IDataObject = {}) {
	const { error } = await api.run(fields, parameters);
	expect(api.seen.filter(({ line }) => !line.includes('/login'))).toEqual([]);
	return `${error?.message} ${String(error?.description ?? '')}`;
}

describe('JSON', () => {
	it.each([
		TYPED,
		`[${LONG}]`,
		LONG,
		'1.10',
		'-0',
		'{"b":1,"2":0,"1":0}',
		`{"nested": {"list": [${LONG}, 0.10]}}`,
		'{ }',
		' {"a": 1} \n',
		'{"a":1,"a":2.0}',
	])('%s', async (text) => {
		expect((await sent(json(text))).body).toBe(text);
	});

	it.each(['{"a":1}\n{"a":2}\n', ' {"a": 1.10} \n', '{"a":1,}', 'not JSON', '"text"'])(
		'raw, under its content type: %j',
		async (body) => {
			const raw = { ...post, contentType: 'raw', rawContentType: 'application/json', body };
			const seen = await sent(raw);
			expect(seen.body).toBe(body);
			expect(seen.headers).toMatchObject({
				'content-type': 'application/json',
				'content-length': String(body.length),
			});
		},
	);

	it('made by an expression as text', async () => {
		const { body } = await sent(json('={{ \'{"id": \' + "7615917337495251231" + "}" }}'));
		expect(body).toBe(`{"id": ${LONG}}`);
	});

	it('with another content type', async () => {
		const sendHeaders = {
			sendHeaders: true,
			headerParameters: pairs(['Content-Type', 'application/vnd.api+json']),
		};
		const { body, headers } = await sent({ ...json(TYPED), ...sendHeaders });
		expect([body, headers['content-type']]).toEqual([TYPED, 'application/vnd.api+json']);
	});

	it('with a field of the credential', async () => {
		const { body } = await sent(json(TYPED), withToken('body'));
		expect(body).toBe(`{"p_id":${LONG},"price":1.10,"rate":1e5,"name":"Jörg","key":"T-1"}`);
	});

	it("with the credential's value where it is marked", async () => {
		const { body } = await sent(
			json(`{"id": ${LONG}, "auth": {"k": "\${key}"}}`),
			withToken('body'),
		);
		expect(body).toBe(`{"id": ${LONG}, "auth": {"k": "T-1"}}`);
	});

	it('with parameters of a page', async () => {
		const pagination = {
			pagination: {
				paginationMode: 'pageNumber',
				pageParameter: 'page',
				parametersIn: 'body',
				limitPagesFetched: true,
				maxRequests: 1,
			},
		};
		const { body } = await sent({ ...json(`{"id": ${LONG}, "p": 1.10}`), options: { pagination } });
		expect(body).toBe(`{"id":${LONG},"p":1.10,"page":1}`);
	});

	it('in a query and in headers', async () => {
		const { line, headers } = await sent({
			sendQuery: true,
			specifyQuery: 'json',
			jsonQuery: `{"id": ${LONG}, "price": 1.10, "f": {"ids": [${LONG}, 2]}}`,
			sendHeaders: true,
			specifyHeaders: 'json',
			jsonHeaders: `{"X-Id": ${LONG}, "X-Flag": false, "X-None": null}`,
		});
		expect(decodeURIComponent(line)).toBe(
			`GET /me?id=${LONG}&price=1.10&f[ids][]=${LONG}&f[ids][]=2`,
		);
		expect(headers).toMatchObject({ 'x-id': LONG, 'x-flag': 'false' });
		expect(headers).not.toHaveProperty('x-none');
	});

	it('and in what is shown of a failed call', async () => {
		api.answers['/me'] = { status: 400, body: { message: 'no' } };
		const { error } = await api.run({}, json(TYPED));
		expect(JSON.stringify(error?.context)).toContain(LONG);
	});
});

describe('names that come more than once', () => {
	const twice = (name: string) => pairs([name, 'a'], ['x', '1'], [name, 'b c']);
	it.each([
		['tags[]', undefined, 'tags[]=a&tags[]=b c&x=1'],
		['tags[]', 'indices', 'tags[]=a&tags[]=b c&x=1'],
		['tags[]', 'repeat', 'tags[]=a&tags[]=b c&x=1'],
		['tags', undefined, 'tags[]=a&tags[]=b c&x=1'],
		['tags', 'brackets', 'tags[]=a&tags[]=b c&x=1'],
		['tags', 'indices', 'tags[0]=a&tags[1]=b c&x=1'],
		['tags', 'repeat', 'tags=a&tags=b c&x=1'],
		['f[ids][]', undefined, 'f[ids][]=a&f[ids][]=b c&x=1'],
		['constructor', 'repeat', 'constructor=a&constructor=b c&x=1'],
	])('query %s, format %s', async (name, queryParameterArrays, expected) => {
		const { line } = await sent({
			sendQuery: true,
			queryParameters: twice(name),
			options: queryParameterArrays === undefined ? {} : { queryParameterArrays },
		});
		expect(decodeURIComponent(line)).toBe(`GET /me?${expected}`);
	});

	it.each([
		['{"tags[]":["a","b"],"c":[{"d":1},{"d":2}]}', 'tags[]=a&tags[]=b&c[][d]=1&c[][d]=2'],
		['{"a":[],"b":{},"c":[1],"d":null}', 'c[]=1&d='],
		['{"f":{"ids":[1,2],"x":{"y":3}}}', 'f[ids][]=1&f[ids][]=2&f[x][y]=3'],
	])('query JSON %s', async (jsonQuery, expected) => {
		const { line } = await sent({ sendQuery: true, specifyQuery: 'json', jsonQuery });
		expect(decodeURIComponent(line)).toBe(`GET /me?${expected}`);
	});

	it.each([
		["it's (a) *test*!", 'q=it%27s%20%28a%29%20%2Atest%2A%21'],
		['a&b=c+d#e', 'q=a%26b%3Dc%2Bd%23e'],
		['😀', 'q=%F0%9F%98%80'],
		['={{ "\\ud83d" }}', 'q=%EF%BF%BD'],
	])('a query value %s', async (value, expected) => {
		const { line } = await sent({ sendQuery: true, queryParameters: pairs(['q', value]) });
		expect(line).toBe(`GET /me?${expected}`);
	});

	it.each([
		['/me?a=1', '/me?a=1&q=2'],
		['/me?', '/me?q=2'],
	])('a query of the URL itself, %s', async (url, expected) => {
		const { line } = await sent({ url, sendQuery: true, queryParameters: pairs(['q', '2']) });
		expect(line).toBe(`GET ${expected}`);
	});

	it("with the credential's own query beside them", async () => {
		const { line } = await sent(
			{
				sendQuery: true,
				queryParameters: pairs(['key', 'mine'], ['key', 'too'], ['t[]', '1'], ['t[]', '2']),
			},
			withToken('query'),
		);
		expect(decodeURIComponent(line)).toBe('GET /me?t[]=1&t[]=2&key=T-1');
	});

	it.each([
		['tags[]', 'tags[]=a&x=1&tags[]=b c'],
		['tags', 'tags=a&x=1&tags=b c'],
		['f[ids][]', 'f[ids][]=a&x=1&f[ids][]=b c'],
	])('form %s', async (name, expected) => {
		const { body } = await sent({
			...post,
			contentType: 'form-urlencoded',
			bodyParameters: twice(name),
		});
		expect(decodeURIComponent(body.replaceAll('+', ' '))).toBe(expected);
	});

	it.each([
		['tags[]', '={{ ["a", "b"] }}', 'tags[]=a&tags[]=b'],
		['tags', '={{ ["a", "b"] }}', 'tags[0]=a&tags[1]=b'],
		['at', '={{ new Date(0) }}', 'at=1970-01-01T00:00:00.000Z'],
	])('form %s with %s', async (name, value, expected) => {
		const { body } = await sent({
			...post,
			contentType: 'form-urlencoded',
			bodyParameters: pairs([name, value]),
		});
		expect(decodeURIComponent(body)).toBe(expected);
	});

	it.each([
		['tags', '{"tags":["a","b c"],"x":"1"}'],
		['tags[]', '{"tags":["a","b c"],"x":"1"}'],
		['f.ids[]', '{"f":{"ids":["a","b c"]},"x":"1"}'],
	])('JSON %s', async (name, expected) => {
		const { body } = await sent({ ...post, contentType: 'json', bodyParameters: twice(name) });
		expect(body).toBe(expected);
	});

	it('one field of a list in JSON', async () => {
		const bodyParameters = pairs(['tags[]', 'a']);
		const { body } = await sent({ ...post, contentType: 'json', bodyParameters });
		expect(body).toBe('{"tags":["a"]}');
	});

	it.each([true, false])('headers, in any spelling; lower case %p', async (lowercaseHeaders) => {
		const { headers } = await sent({
			sendHeaders: true,
			headerParameters: pairs(['X-Tag', 'a'], ['x-tag', 'b'], ['Cookie', 'c=1'], ['cookie', 'd=2']),
			options: { lowercaseHeaders },
		});
		expect(headers).toMatchObject({ 'x-tag': 'a, b', cookie: 'c=1; d=2' });
	});
});

describe("headers that can't be sent", () => {
	it.each([
		['X-Note', 'Preis €5', ['The header "X-Note"', '"€" (U+20AC) at position 7']],
		['X N', 'v', ['The header "X N"', 'a space (U+0020) at position 2']],
		['X-A:', 'v', ['The header "X-A:"', '":" (U+003A)']],
		['X-A', '={{ "a\\nb" }}', ['The header "X-A"', 'a line break (U+000A)']],
		['X-A', '={{ ({ b: 1 }) }}', ['The parameter "Headers" has an object as the value of "X-A"']],
	])('%s: %s', async (name, value, words) => {
		const message = await refused({ sendHeaders: true, headerParameters: pairs([name, value]) });
		for (const part of words) expect(message).toContain(part);
	});

	it('a content type', async () => {
		const message = await refused({
			...post,
			contentType: 'raw',
			rawContentType: 'text/€',
			body: 'x',
		});
		expect(message).toContain('The header "Content-Type" can\'t be sent: its value has "€"');
	});

	it.each([
		['the token', {}, 'Authorization', '"–" (U+2013)'],
		[
			'a header of the credential',
			{ showCallValues: true, callHeaders: 'X-Tenant: Łódź' },
			'X-Tenant',
			'"Ł" (U+0141)',
		],
	])('%s', async (_title, fields, name, character) => {
		api.answers['/login'] = { body: { token: name === 'X-Tenant' ? 'T-1' : 'T\u2013secret1' } };
		const message = await refused({}, fields);
		expect(message).toContain(`gives the header "${name}", which can't be sent`);
		expect(message).toContain(character);
		expect(message).not.toContain('secret1');
	});

	it("but one that the credential's own replaces does no harm", async () => {
		const headerParameters = pairs(['Authorization', 'Bearer ‹token›']);
		const { headers } = await sent({ sendHeaders: true, headerParameters });
		expect(headers.authorization).toBe('Bearer T-1');
	});

	it('white space around a value is left out, Latin-1 goes as it is', async () => {
		const headerParameters = pairs([' X-A ', ' é \n'], ['X-B', '']);
		const { headers } = await sent({ sendHeaders: true, headerParameters });
		expect(headers).toMatchObject({ 'x-a': 'é', 'x-b': '' });
	});

	it.each([
		[
			'query',
			{ sendQuery: true, queryParameters: pairs(['q', 'Preis €5–6\n']) },
			'line',
			'Preis €5–6\n',
		],
		['body', { ...post, contentType: 'raw', body: 'Preis €5–6\n' }, 'body', 'Preis €5–6\n'],
		['path', { url: '/a%20b/100%/€' }, 'line', 'GET /a b/100%/€'],
	] as const)('a %s is never touched', async (_place, parameters, part, expected) => {
		const text = (await sent(parameters))[part];
		const decoded = text.replace(/(%[0-9A-F]{2})+/gi, (codes) => decodeURIComponent(codes));
		expect(decoded).toContain(expected);
	});
});

describe("a proxy that can't be", () => {
	it.each([
		['http://user:50%@proxy.example:3128', '%25'],
		['http://us%er:x@proxy.example:3128', '%25'],
		['http://user:%E4@proxy.example', '%25'],
		['http://pro%xy:3128', 'must be a URL'],
		['http://proxy.example:99999', 'must be a URL'],
		['socks5://proxy.example:1080', 'must be a URL'],
		['proxy.example:3128', 'must be a URL'],
	])('%s is named at once', async (proxy, words) => {
		const message = await refused({ options: { proxy } });
		expect(message).toContain('The parameter "Proxy"');
		expect(message).toContain(words);
	});
});

describe('a proxy', () => {
	it.each([
		['user:p%40ss%25word', 'user:p@ss%word'],
		['user:50%25', 'user:50%'],
		['us%C3%A4r:%2541', 'usär:%41'],
	])('gets %s as %s', async (auth, expected) => {
		const seen: string[] = [];
		const proxy = await startServer(({ headers }, response) => {
			seen.push(String(headers['proxy-authorization']));
			response.setHeader('content-type', 'application/json').end('{"token":"T-1"}');
		});
		const { error } = await api.run(
			{},
			{ options: { proxy: proxy.url.replace('//', `//${auth}@`) } },
		);
		await proxy.stop();
		expect(error).toBeUndefined();
		const basic = `Basic ${Buffer.from(expected).toString('base64')}`;
		// The login uses the credential's own proxy, which is not set, so only the call is seen.
		expect(seen).toEqual([basic]);
	});
});

describe('a URL that is none', () => {
	it.each([{}, { allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' }])(
		'is named, with %j',
		async (fields) => {
			expect(await refused({ url: 'http://[::1/x' }, fields)).toContain(
				'"http://[::1/x" is not a URL',
			);
		},
	);
});

describe('methods', () => {
	it('the form has them all', () => {
		const offered = requestProperties.find(({ name }) => name === 'method')?.options ?? [];
		expect(offered.map((option) => 'value' in option && option.value)).toEqual(METHODS);
	});

	it.each(METHODS.filter((method) => method !== 'GET'))('%s, with a body', async (method) => {
		const { line, body } = await sent({
			method,
			sendBody: true,
			contentType: 'raw',
			rawContentType: 'application/xml',
			body: '<propfind xmlns="DAV:"/>',
		});
		expect(line).toBe(`${method} /me`);
		expect(body).toBe('<propfind xmlns="DAV:"/>');
	});

	it('from an expression, in any spelling', async () => {
		expect((await sent({ method: '={{ "propfind" }}' })).line).toBe('PROPFIND /me');
	});

	it.each(['FETCH', 'GET /x', ''])('"%s" is none', async (method) => {
		expect(await refused({ method })).toContain('The parameter "Method" has no choice');
	});

	it.each(['GET', 'get'])('%s with a body is refused', async (method) => {
		const message = await refused({ ...json('{"a":1}'), method: `={{ "${method}" }}` });
		expect(message).toContain('n8n sends no body with it');
	});
});
