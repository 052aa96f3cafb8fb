/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** Redirects between real servers: what arrives where, and what a person is shown. */
import '../../../support/fakeSleep';
import type { IncomingHttpHeaders } from 'http';
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from '../../../credentials/tokenLogin/loginApi';
import { useServer } from '../../../support/lifecycle';

const api = useLoginApi();
let strayed: Array<{ line: string; headers: IncomingHttpHeaders }> = [];
let foreignAnswer: { status: number; type: string; body: string; location?: string };

const elsewhere = useServer(({ method = '', url = '', headers }, response) => {
	strayed.push({ line: `${method} ${url}`, headers });
	const { status, type, body, location } = foreignAnswer;
	response.writeHead(status, { 'content-type': type, ...(location && { location }) }).end(body);
});
beforeEach(() => {
	strayed = [];
	foreignAnswer = { status: 200, type: 'application/json', body: '{"from":"elsewhere"}' };
});

const pairs = (...entries: Array<[string, string]>) => ({
	parameters: entries.map(([name, value]) => ({ name, value })),
});
const leads = (location: string, status = 302) => ({ status, headers: { location }, body: '' });
const calls = () => api.seen.filter(({ line }) => !line.includes('/login'));
const lines = () => calls().map(({ line }) => line);
const words = (error: { message: string; description?: string | null } | undefined) =>
	`${error?.message} ${error?.description}`;
const PAGE = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Log in' };

describe('on the same server', () => {
	it.each(['POST', 'PATCH', 'LOCK', 'PUT', 'REPORT'])(
		'307 and 308 of a %s: method and body, once',
		async (method) => {
			for (const status of [307, 308]) {
				api.reset();
				api.answers['/items'] = leads('/items/', status);
				const { error, items } = await api.run(
					{},
					{
						url: '/items',
						method,
						sendBody: true,
						contentType: 'json',
						specifyBody: 'json',
						jsonBody: '{"price": 1.10}',
					},
				);
				expect(error).toBeUndefined();
				expect(items[0].json).toEqual({ ok: true });
				expect(lines()).toEqual([`${method} /items`, `${method} /items/`]);
				expect(calls().map(({ body }) => body)).toEqual(Array(2).fill('{"price": 1.10}'));
				expect(calls()[1].headers.authorization).toBe('Bearer T-1');
			}
		},
	);

	it('a file and a form with files are sent again whole', async () => {
		api.answers['/items'] = leads('/items/', 307);
		const { error } = await api.run(
			{},
			{
				url: '/items',
				method: 'POST',
				sendBody: true,
				contentType: 'multipart-form-data',
				bodyParameters: pairs(['title', 'Grüße']),
			},
		);
		expect(error).toBeUndefined();
		for (const { body } of calls()) expect(body).toContain('Grüße');
	});

	it('a POST without end ends, with the address', async () => {
		api.answers['/items'] = leads('/items?again=1', 307);
		const { error } = await api.run({}, { url: '/items', method: 'POST' });
		expect(lines()).toEqual(['POST /items', 'POST /items?again=1']);
		expect(error?.message).toContain(`the redirect to ${api.url}/items?again=1 was not followed`);
	});

	it.each([
		[undefined, 22],
		[21, 22],
		[50, 22],
		[7, 8],
		[1, 2],
	])('Max Redirects %p: a circle takes %d requests', async (maxRedirects, expected) => {
		api.answers['/me'] = leads('/me');
		const redirect = { redirect: { followRedirects: true, ...(maxRedirects && { maxRedirects }) } };
		const { error } = await api.run({}, { options: { redirect } });
		expect(words(error)).toContain(`more than ${expected - 1} redirects in a row`);
		expect(calls()).toHaveLength(expected);
	});

	it('where the login told the base URL', async () => {
		api.answers = {
			'/login': { body: { token: 'T-1', api: `${api.url}/tenant7` } },
			'/tenant7/items': leads('/tenant7/items/', 307),
		};
		const fields = { baseUrl: '${step1.api}', loginUrl: `${api.url}/login` };
		const { error } = await api.run(fields, { url: '/items', method: 'POST' });
		expect(error).toBeUndefined();
		expect(lines()).toEqual(['POST /tenant7/items', 'POST /tenant7/items/']);
		expect(calls()[1].headers.authorization).toBe('Bearer T-1');
	});
});

describe('to another server', () => {
	const own: IDataObject = {
		sendHeaders: true,
		headerParameters: pairs(
			['Cookie', 'mine=1'],
			['Proxy-Authorization', 'Basic x'],
			['X-Api-Key', 'mine'],
			['X-Trace', 'kept'],
		),
		sendQuery: true,
		queryParameters: pairs(['q', '1']),
	};

	const use = (tokenPlace: string, tokenName: string) => ({
		showUse: true,
		tokenPlace,
		tokenName,
		tokenTemplate: '${token}',
	});
	it.each<[string, IDataObject, string]>([
		['a header', {}, '/file?sig=a%2Fb'],
		['a cookie', use('cookie', 'SID'), '/file?sig=a%2Fb'],
		['the query', use('query', 'key'), '/file?key=T-1&sig=a%2Fb&key='],
		[
			'further values',
			{ showCallValues: true, callHeaders: 'X-Tenant: acme', callQuery: 'tenant=acme' },
			'/file?sig=a%2Fb&tenant=acme',
		],
	])('a download carries nothing of a credential that sends %s', async (_place, fields, path) => {
		for (const method of ['GET', 'HEAD']) {
			strayed = [];
			api.answers['/me'] = leads(elsewhere.url + path);
			const { error, items } = await api.run(fields, { ...own, method });
			expect(error).toBeUndefined();
			if (method === 'GET') expect(items[0].json).toEqual({ from: 'elsewhere' });
			expect(strayed.map(({ line }) => line)).toEqual([`${method} /file?sig=a%2Fb`]);
			const sent = JSON.stringify(strayed).toLowerCase();
			for (const secret of ['t-1', 'mine', 'authorization', 'cookie', 'acme'])
				expect(sent).not.toContain(secret);
			const host = elsewhere.url.replace('http://', '');
			expect(strayed[0].headers).toMatchObject({ 'x-trace': 'kept', host });
		}
	});

	it('Never Error changes nothing of it', async () => {
		api.answers['/me'] = leads(`${elsewhere.url}/file`);
		const options = { response: { response: { neverError: true } } };
		const { items } = await api.run({}, { options });
		expect(items[0].json).toEqual({ from: 'elsewhere' });
	});

	it.each([301, 302, 303, 307, 308])(
		'a POST with %d is refused, with the address',
		async (status) => {
			api.answers['/me'] = leads(`${elsewhere.url}/x?a=1`, status);
			const { error } = await api.run({}, { method: 'POST' });
			expect(error?.message).toContain(`the redirect to ${elsewhere.url}/x?a=1 was not followed`);
			expect(strayed).toEqual([]);
		},
	);

	it('an address with the token in it is not asked, and shown without it', async () => {
		api.answers = {
			'/login': { body: { token: 'Tok-12345678' } },
			'/me': leads(`${elsewhere.url}/x/Tok-12345678`),
		};
		const { error, everything } = await api.run({});
		expect(error?.message).toContain(`the redirect to ${elsewhere.url}/x/***** was not followed`);
		expect(everything).not.toContain('Tok-12345678');
		expect(strayed).toEqual([]);
	});

	it.each([401, 403])('its %d says nothing of the token', async (status) => {
		foreignAnswer = { status, type: 'application/json', body: '{"message":"no"}' };
		api.answers['/me'] = leads(`${elsewhere.url}/file?sig=1`);
		const { error } = await api.run({ showRejection: true, rejectedStatuses: '401, 403' });
		expect(api.seen.map(({ line }) => line)).toEqual(['POST /login', 'GET /me']);
		expect(words(error)).toContain('no');
		expect(words(error)).toContain(`A redirect led to ${elsewhere.url}/file, another server`);
	});

	it("n8n's allowed domains hold there", async () => {
		api.answers['/me'] = leads(`${elsewhere.url.replace('127.0.0.1', 'localhost')}/file`);
		const { error } = await api.run({
			allowedHttpRequestDomains: 'domains',
			allowedDomains: '127.0.0.1',
		});
		expect(error?.message).toContain('the credential may not be used for localhost');
		expect(strayed).toEqual([]);
	});
});

describe('a session that has ended', () => {
	const byRedirect = () => {
		api.answers['/me'] = leads('/login.html');
		api.answers['/login.html'] = PAGE;
	};
	const rejection = (fields: IDataObject) => ({ showRejection: true, ...fields });

	it.each<[string, IDataObject]>([
		['a status', { rejectedStatuses: '401, 302' }],
		['the address', { rejectedPath: 'header:Location', rejectedValue: '/login.html' }],
	])('told by %s: judged before the redirect is followed', async (_how, fields) => {
		byRedirect();
		const { error } = await api.run(rejection(fields));
		expect(lines()).toEqual(['GET /me']);
		// The token was rejected on its first use, so another login would not help.
		expect(api.seen.filter(({ line }) => line === 'POST /login')).toHaveLength(1);
		expect(error?.message).toContain('the token was rejected');
	});

	it('unasked: the page is told, and no item', async () => {
		byRedirect();
		const { error, items } = await api.run({});
		expect(items).toEqual([]);
		expect(error?.message).toContain(
			`the call was redirected to a web page, ${api.url}/login.html`,
		);
		expect(error?.description).toContain('The session has probably ended');
		expect(api.seen.filter(({ line }) => line === 'POST /login')).toHaveLength(1);
	});

	it('also on another server', async () => {
		foreignAnswer = { status: 200, type: 'text/html; charset=utf-8', body: PAGE.body };
		api.answers['/me'] = leads(`${elsewhere.url}/sso`);
		const { error } = await api.run({});
		expect(error?.message).toContain(`redirected to a web page, ${elsewhere.url}/sso`);
	});

	it.each<[string, IDataObject, string]>([
		[
			'text is asked for',
			{ options: { response: { response: { responseFormat: 'text' } } } },
			'/login.html',
		],
		['all is taken', { options: { response: { response: { neverError: true } } } }, '/login.html'],
		[
			'HTML is accepted',
			{ sendHeaders: true, headerParameters: pairs(['Accept', 'text/html']) },
			'/login.html',
		],
		['only a slash was missing', {}, '/me/'],
	])('a page is an item where %s', async (_title, parameters, to) => {
		api.answers['/me'] = leads(to);
		api.answers[to] = PAGE;
		const { error, items } = await api.run({}, parameters);
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ data: PAGE.body });
	});

	it('JSON that calls itself HTML is an answer', async () => {
		api.answers['/me'] = leads('/other');
		api.answers['/other'] = { headers: PAGE.headers, body: '{"a":1}' };
		const { error } = await api.run({});
		expect(error).toBeUndefined();
	});
});
