/** Addresses that look like other addresses. A token never goes to a server that is not its own. */
import type { IDataObject } from 'n8n-workflow';
import { readBody } from '../../../support/httpServer';
import { useServer } from '../../../support/lifecycle';
import { runNode, StoredCredentials } from '../../../support/n8nHost';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('./fakeTime')>('./fakeTime').withFakeSleep(),
);

const ISSUED = 'tok-1234-5678-abcd';
/** Requests that brought a token or password to the other server. */
let leaked: string[] = [];
let redirect = '';
let next = '';

const foreign = useServer(async (request, response) => {
	const body = (await readBody(request)).toString();
	const text = `${request.url} ${JSON.stringify(request.headers)} ${body}`;
	if (text.includes('1234')) leaked.push(text);
	response.setHeader('content-type', 'application/json').end('{"list":[2]}');
});
const own = useServer(async (request, response) => {
	await readBody(request);
	response.setHeader('content-type', 'application/json');
	const { url = '' } = request;
	if (url.startsWith('/login')) return void response.end(JSON.stringify({ token: ISSUED }));
	if (url.startsWith('/moved')) return void response.writeHead(302, { location: redirect }).end();
	response.end(JSON.stringify({ list: [1], next: url.startsWith('/list') ? next : undefined }));
});

beforeEach(() => {
	leaked = [];
});

let distinct = 0;
async function call(parameters: IDataObject, baseUrl = own.url) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl,
		loginKind: 'json',
		loginUrl: `${own.url}/login?${++distinct}`,
		username: 'ada',
		password: 'pa55-w0rd-1234',
		showCallValues: true,
		callHeaders: 'X-Key: ${password}',
		callQuery: 'key=${password}',
	});
	const all = { api: 'tokenLoginApi', ...parameters };
	return await runNode(stored, { parameters: all });
}

/**
 * Each address leads to the other server or nowhere. `HOST` and `PORT` stand for the other server,
 * `OWN` stands for the credential's own.
 */
const ADDRESSES = [
	'http://HOST:PORT/x',
	'HTTP://HOST:PORT/x',
	'//HOST:PORT/x',
	'\\\\HOST:PORT\\x',
	'/\\HOST:PORT/x',
	'http:\\\\HOST:PORT\\x',
	'\thttp://HOST:PORT/x',
	'ht\ntp://HOST:PORT/x',
	'http://2130706433:PORT/x',
	'http://0x7f000001:PORT/x',
	'http://0177.0.0.1:PORT/x',
	'http://127.1:PORT/x',
	'http://①②⑦.0.0.1:PORT/x',
	'http://127.0.0.1.:PORT/x',
	'http://[::ffff:127.0.0.1]:PORT/x',
	'http://localhost:PORT/x',
	'http://OWN@HOST:PORT/x',
	'http://OWN:x@HOST:PORT/x',
	'http://OWN%2f@HOST:PORT/x',
	'http://HOST:PORT#@OWN/x',
	'http://HOST:PORT?@OWN/x',
	'http://HOST:PORT\\@OWN/x',
	'http://HOST:PORT%2f@OWN/x',
	'https://HOST:PORT/x',
	'ftp://HOST:PORT/x',
	'file:///etc/passwd',
	'data:application/json,{"list":[2]}',
	'javascript:1',
	'ws://HOST:PORT/x',
	'blob:http://HOST:PORT/x',
];
const filled = (address: string) => {
	const { hostname, port } = new URL(foreign.url);
	return address
		.replace(/OWN/g, new URL(own.url).host)
		.replace(/HOST/g, hostname)
		.replace(/PORT/g, port);
};

it('what comes to the other server is seen', async () => {
	await call({ url: '/x' }, foreign.url);
	expect(leaked).toHaveLength(1);
});

describe.each(ADDRESSES)('%j', (address) => {
	it('as the URL of a call', async () => {
		await call({ url: filled(address) });
		expect(leaked).toEqual([]);
	});

	it('as a redirect', async () => {
		redirect = filled(address).replace(/[^\x20-\x7e]/g, encodeURIComponent);
		await call({ url: '/moved', options: { retry: { retry: { maxRetries: 0 } } } });
		expect(leaked).toEqual([]);
	});

	it.each([true, false])('as a next link, Keep Server %s', async (keepServer) => {
		next = filled(address);
		const pagination = { paginationMode: 'nextLink', nextLinkPath: 'next', keepServer };
		const { items } = await call({
			url: '/list',
			options: { itemsPath: 'list', pagination: { pagination } },
		});
		expect(leaked).toEqual([]);
		expect(items.length).toBeLessThan(10);
	});
});
