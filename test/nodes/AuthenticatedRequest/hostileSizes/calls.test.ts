/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/**
 * Answers to calls that would fill n8n's memory. Each is cut off at the limit, its connection is
 * closed, and the error names the option. The tests count the bytes decompressed and sent.
 */
import { gzipSync } from 'node:zlib';
import type { IDataObject } from 'n8n-workflow';
import { BinaryStorage } from '../../../support/binaryStorage';
import { type NodeRun, runNode } from '../../../support/n8nHost';
import { bombs, ENDLESS, type Hostile, HostileServer, MEGABYTE } from './hostileServer';
import { takeInflated } from './inflated';
import { storedToken } from '../../../support/storedToken';

const BOMB_BYTES = 3 * MEGABYTE;
const BOMBS = bombs(BOMB_BYTES);

const server = new HostileServer();
const storage = new BinaryStorage();

beforeAll(async () => {
	await storage.start();
	await server.start();
});
afterAll(async () => {
	await server.stop();
	storage.remove();
});
beforeEach(() => {
	server.requests = [];
	server.sent = 0;
	takeInflated();
});

async function call(
	response: IDataObject = {},
	options: IDataObject = {},
	run: Partial<NodeRun> = {},
) {
	const stored = storedToken(server.url, 'A-1234-5678');
	const all = { response: { response: { maxResponseSize: 1, ...response } }, ...options };
	const parameters = { api: 'ccaApi', url: '/x', options: all };
	return await runNode(stored, { parameters, ...run });
}

/** Bytes that a stream may still have under way when it is stopped. */
const SLACK = MEGABYTE / 2;
const LARGER = 'The answer is larger than 1 MB';
const WAY_OUT = /raise Options > Response > Max Size \(MB\)/;

const FORMATS = [
	['autodetect', Object.keys(BOMBS), Object.keys(ENDLESS)],
	['json', ['gzip'], ['chunks']],
	['text', ['brotli'], ['no length, compressed']],
] as const;

describe.each(FORMATS)('as %s', (responseFormat, bombsOfFormat, endlessOfFormat) => {
	it.each(bombsOfFormat)('a bomb of %s', async (name) => {
		server.answers = { '/': BOMBS[name] };
		const { error } = await call({ responseFormat });
		expect(error?.message).toBe(LARGER);
		expect(error?.description).toMatch(WAY_OUT);
		expect(takeInflated()).toBeLessThan(MEGABYTE + SLACK);
		expect(server.requests).toHaveLength(1);
		await server.closed();
	});

	it.each(endlessOfFormat)('an endless body with %s', async (name) => {
		server.answers = { '/': ENDLESS[name] };
		const { error } = await call({ responseFormat });
		expect(error?.message).toBe(LARGER);
		expect(error?.description).toMatch(WAY_OUT);
		expect(server.requests).toHaveLength(1);
		await server.closed();
		expect(server.sent).toBeLessThan(12 * MEGABYTE);
	});
});

it.each<[string, Hostile, RegExp]>([
	['of an error', { ...BOMBS.gzip, status: '500 Oops' }, /HTTP 500/],
	['of an error without end', { ...ENDLESS.chunks, status: '404 None' }, /HTTP 404/],
	[
		'of a redirect that is not followed',
		{
			...ENDLESS.chunks,
			status: '302 Found',
			headers: [...(ENDLESS.chunks.headers ?? []), 'Location: ftp://x/'],
		},
		/redirect/,
	],
])('of a failure only the beginning is read, %s', async (_name, answer, words) => {
	server.answers = { '/': answer };
	const { error } = await call({ maxResponseSize: 400 }, { retry: { retry: { maxRetries: 0 } } });
	expect(`${error?.message} ${error?.description}`).toMatch(words);
	expect(takeInflated()).toBeLessThan(MEGABYTE + SLACK);
	await server.closed();
	expect(server.sent).toBeLessThan(12 * MEGABYTE);
});

it.each([
	['a bomb', BOMBS.gzip],
	['one without end', ENDLESS.chunks],
])('the body of a redirect is not what is asked for: %s', async (_name, body) => {
	const { headers = [] } = body;
	server.answers = {
		'/x': { ...body, status: '302 Found', headers: [...headers, 'Location: /end'] },
		'/end': { headers: ['Content-Length: 8'], body: Buffer.from('{"a": 1}') },
	};
	const { error, items } = await call({ maxResponseSize: 400 });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([{ a: 1 }]);
	expect(takeInflated()).toBeLessThan(MEGABYTE + SLACK);
	await server.closed();
	expect(server.sent).toBeLessThan(12 * MEGABYTE);
});

it('a kept failure is held whole, up to the limit', async () => {
	server.answers = { '/': { ...BOMBS.gzip, status: '500 Oops' } };
	const { error } = await call({ neverError: true });
	expect(error?.message).toBe(LARGER);
	expect(takeInflated()).toBeLessThan(MEGABYTE + SLACK);
});

it.each([
	['by number', { paginationMode: 'pageNumber', pageParameter: 'page' }],
	[
		'by expression',
		{
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
		},
	],
])('a bomb as the second page, %s: the first page comes out', async (_name, pagination) => {
	const first = '[{"a":1}]';
	server.answers = {
		'/x?page=1': { headers: [`Content-Length: ${first.length}`], body: Buffer.from(first) },
		'/x?page=2': BOMBS.gzip,
	};
	const { items } = await call(
		{},
		{ pagination: { pagination } },
		{ onError: 'continueRegularOutput' },
	);
	expect(items[0].json).toEqual({ a: 1 });
	expect(items[1].json.error).toMatchObject({ message: LARGER });
	expect(String((items[1].json.error as IDataObject).description)).toMatch(WAY_OUT);
	expect(takeInflated()).toBeLessThan(MEGABYTE + SLACK);
});

it('a file has no limit: it is stored as it comes', async () => {
	server.answers = { '/': BOMBS.gzip };
	const { items, error } = await call({ responseFormat: 'file' });
	expect(error).toBeUndefined();
	expect(items[0].binary?.data.bytes).toBe(BOMB_BYTES);
});

it.each<[string, Hostile, RegExp]>([
	[
		'is compressed once more than it says',
		{ headers: ['Content-Encoding: gzip', 'Connection: close'], body: gzipSync(BOMBS.gzip.body) },
		/not JSON/,
	],
	[
		'is said to be compressed twice',
		{ ...BOMBS.gzip, headers: ['Content-Encoding: gzip, gzip'] },
		/n8n can't decompress the answer/,
	],
	[
		'is not compressed at all',
		{ headers: ['Content-Encoding: gzip'], body: Buffer.from('{}') },
		/got no answer/,
	],
	[
		'is shorter than it says',
		{ headers: ['Content-Length: 99'], body: Buffer.from('{}') },
		/the answer broke off/,
	],
	[
		'is longer than it says',
		{ headers: ['Content-Length: 5'], body: Buffer.from('{"a":1}') },
		/not JSON/,
	],
	[
		'has headers without end',
		{ headers: [`X-Long: ${'a'.repeat(200_000)}`], body: Buffer.from('{}') },
		/got no answer.*header/i,
	],
])('an answer that %s is an error in words', async (_name, answer, words) => {
	server.answers = { '/': answer };
	const { error } = await call({}, { retry: { retry: { maxRetries: 0 } } });
	expect(error?.message).toMatch(words);
	expect(takeInflated()).toBeLessThan(MEGABYTE + SLACK);
	await server.closed();
});
