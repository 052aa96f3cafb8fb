/** A partial answer is never taken for the whole without an error or a hint. */
import type { IDataObject } from 'n8n-workflow';
import { startServer, type TestServer } from '../../../support/httpServer';
import { runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

let headers: Record<string, string>;
let server: TestServer;
beforeAll(async () => {
	server = await startServer((_request, response) => {
		response.writeHead(206, headers).end('{"items":[{"id":1}]}');
	});
});
afterAll(async () => await server.stop());

async function get(served: Record<string, string>, options: IDataObject = {}, range?: string) {
	headers = { 'content-type': 'application/json', ...served };
	const stored = storedToken(server.url);
	const parameters: IDataObject = { api: 'ccaApi', url: '/x', options };
	const list = [{ name: 'Range', value: range }];
	if (range)
		Object.assign(parameters, { sendHeaders: true, headerParameters: { parameters: list } });
	return await runNode(stored, { parameters, onError: 'continueRegularOutput' });
}

const range = (text: string) => ({ 'content-range': text });
const file = { 'content-type': 'application/pdf' };

it.each<[string, Record<string, string>]>([
	['JSON', range('bytes 0-19/40')],
	['a text', { 'content-type': 'text/csv', ...range('bytes 0-19/40') }],
	['a file', { ...file, ...range('bytes 0-19/40') }],
	['the rest, whose size is unknown', range('bytes 5-24/*')],
	['several parts', { 'content-type': 'multipart/byteranges; boundary=x' }],
])('bytes that nobody asked for a part of are an error: %s', async (_what, served) => {
	const { items } = await get(served);
	expect(items).toHaveLength(1);
	expect(items[0].json.error).toMatchObject({
		message: expect.stringMatching(
			/^The API sent only a part of the answer.*, although all of it was requested$/,
		),
		httpCode: '206',
	});
});

it.each<[string, Record<string, string>, string]>([
	['a part of a list (PostgREST)', range('0-24/3573'), 'HTTP 206, Content-Range: 0-24/3573'],
	['so it is with a unit', range('items 25-49/50'), 'HTTP 206, Content-Range: items 25-49/50'],
	['an answer that does not say which part it is', {}, 'HTTP 206'],
])('a hint tells of %s', async (_what, served, told) => {
	const { items, hints } = await get(served, { itemsPath: 'items' });
	expect(items.map(({ json }) => json)).toEqual([{ id: 1 }]);
	expect(hints).toEqual([
		`The API says that its answer is only a part (${told}). If it is one page of a list, Options > Pagination reads the others.`,
	]);
});

it.each<[string, Record<string, string>, IDataObject, string]>([
	['all bytes there are', range('bytes 0-19/20'), {}, ''],
	['all items there are', range('items 0-0/1'), {}, ''],
	['what was asked for', range('bytes 0-19/40'), {}, 'bytes=0-19'],
	[
		'a page of a list',
		range('items 0-0/9'),
		{
			itemsPath: 'items',
			pagination: {
				pagination: { paginationMode: 'pageNumber', limitPagesFetched: true, maxRequests: 1 },
			},
		},
		'',
	],
])('nothing is said of %s', async (_what, served, options, asked) => {
	const { items, hints } = await get(served, options, asked);
	expect(items[0].json.error).toBeUndefined();
	expect(hints).toEqual([]);
});
