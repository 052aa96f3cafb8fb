/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** Answers that n8n's HTTP library leaves compressed, or can't decompress. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { BinaryStorage } from '../../../support/binaryStorage';
import { useServer } from '../../../support/lifecycle';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { codingLeft } from '../../../../nodes/AuthenticatedRequest/answer/coding/contentCoding';

it.each<[string | undefined, boolean]>([
	[undefined, false],
	['', false],
	['identity', false],
	['utf-8', false],
	['zstd', true],
	['br, gzip', true],
	['gzip, identity', true],
	['GZIP,GZIP', true],
	['x-compress', true],
])('content coding %j: left %j', (told, isLeft) => {
	const headers: Record<string, string> = told === undefined ? {} : { 'content-encoding': told };
	expect(codingLeft(headers)).toBe(isLeft ? told : undefined);
});

describe('an answer', () => {
	let served: { type: string; coding: string; body: Buffer | string };
	const server = useServer((_request, response) => {
		const { type, coding, body } = served;
		response.writeHead(200, { 'content-type': type, 'content-encoding': coding }).end(body);
	});
	const storage = new BinaryStorage();
	beforeAll(async () => await storage.start());
	afterAll(() => storage.remove());

	async function get(type: string, coding: string, body: Buffer | string, responseFormat?: string) {
		served = { type, coding, body };
		const stored = new StoredCredentials();
		stored.set('ccaApi', {
			baseUrl: server.url,
			authMethod: 'permanentToken',
			permanentToken: 'A-1234',
		});
		const response = { response: { response: { responseFormat } } };
		const options = {
			retry: { retry: { maxRetries: 0 } },
			...(responseFormat === undefined ? {} : response),
		};
		return await runNode(stored, { parameters: { api: 'ccaApi', url: '/x', options } as never });
	}
	const twice = (text: string) => gzipSync(brotliCompressSync(text));

	it.each([
		['JSON', 'application/json'],
		['a text', 'text/csv'],
		['a file', 'application/pdf'],
		['of a type that says nothing', 'application/x-thing'],
	])('that is still compressed is an error: %s', async (_what, type) => {
		const { error, items } = await get(type, 'br, gzip', twice('{"a":1}'));
		expect(error?.message).toContain(
			"n8n can't decompress the answer (Content-Encoding: br, gzip)",
		);
		expect(error?.description).toContain('Accept-Encoding');
		expect(items).toEqual([]);
	});

	it('is kept as a file where that is asked for', async () => {
		const packed = twice('text');
		const { items } = await get('text/csv', 'br, gzip', packed, 'file');
		expect(await storage.read(items[0].binary?.data as never)).toEqual(packed);
	});

	it('that is not compressed, whatever its header says, is read', async () => {
		const { items } = await get('application/json', 'br, gzip', '{"a":1}');
		expect(items[0].json).toEqual({ a: 1 });
	});

	it('that is not compressed as its header says is an error that says so', async () => {
		const { error } = await get('application/json', 'gzip', '{"a":1}');
		expect(error?.message).toContain("the answer can't be decompressed (incorrect header check)");
		expect(error?.description).toContain("can't be decompressed as its Content-Encoding says");
	});
});
