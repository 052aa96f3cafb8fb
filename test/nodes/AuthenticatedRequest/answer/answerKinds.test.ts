/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** How an answer becomes items, text or a file, depending on its type, headers and bytes. */
import { gzipSync } from 'node:zlib';
import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { BinaryStorage } from '../../../support/binaryStorage';
import { startServer, type TestServer } from '../../../support/httpServer';
import { runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

interface Served {
	headers?: Record<string, string>;
	status?: number;
	body: Buffer | string;
}

const PERMANENT = ['A', randomUUID()].join('-');
const ZIP = Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0x80, 13, 10]);
const MEGABYTE = 1_048_576;

let storage: BinaryStorage;
let server: TestServer;
let served: Served;
let requests = 0;

beforeAll(async () => {
	storage = new BinaryStorage();
	await storage.start();
	server = await startServer((_request, response) => {
		requests++;
		const { headers = {}, status = 200, body } = served;
		response.writeHead(status, headers).end(body);
	});
});
afterAll(async () => {
	await server.stop();
	storage.remove();
});
beforeEach(() => (requests = 0));

async function get(answer: Served, options: IDataObject = {}, url = '/files/x') {
	served = answer;
	const stored = storedToken(server.url, PERMANENT);
	const result = await runNode(stored, { parameters: { api: 'ccaApi', url, options } });
	const { data } = result.items[0]?.binary ?? {};
	const file = data === undefined ? undefined : await storage.read(data);
	return { ...result, data, file, jsons: result.items.map(({ json }) => json) };
}

const typed = (type: string | undefined, body: Buffer | string, disposition?: string): Served => ({
	headers: {
		...(type !== undefined && { 'content-type': type }),
		...(disposition !== undefined && { 'content-disposition': disposition }),
	},
	body,
});
const respond = (response: IDataObject) => ({ response: { response } });

describe('files', () => {
	it.each<[string, Served]>([
		[
			'bytes of S3 that are to be saved',
			typed('binary/octet-stream', ZIP, 'attachment; filename=a.zip'),
		],
		['bytes of S3', typed('binary/octet-stream', ZIP)],
		['a text of S3', typed('binary/octet-stream', 'text')],
		['bytes under a type that says nothing', typed('application/x-thing', ZIP)],
		[
			'a text under such a type that is to be saved',
			typed('application/x-thing', 'text', 'attachment'),
		],
		[
			'a text without a type that is to be saved',
			typed(undefined, 'text', 'attachment; filename="a"'),
		],
		['bytes without a type', typed(undefined, ZIP)],
		['bytes with zeros that are valid UTF-8', typed('application/x-thing', 'a\0b')],
		[
			'bytes that are not valid in the charset',
			typed('application/x-thing; charset=utf-8', Buffer.from('Grüße', 'latin1')),
		],
		['bytes under the type of a text', typed('text/plain', ZIP)],
		['bytes under the type of a text, with a charset', typed('text/plain; charset=utf-8', ZIP)],
		['many bytes', typed('application/x-thing', Buffer.concat([Buffer.alloc(20_000, 'a'), ZIP]))],
		[
			'more bytes',
			typed('application/x-thing', Buffer.concat([ZIP, Buffer.alloc(3 * MEGABYTE, 'a')])),
		],
		['a download', typed('application/force-download', 'text')],
		['a font', typed('font/woff2', ZIP)],
		['a newer format of Office', typed('application/vnd.ms-powerpoint', ZIP)],
		['one type in capitals', typed('Application/ZIP', ZIP)],
		['nothing, that is to be saved', typed('application/x-thing', '', 'attachment')],
	])('%s', async (_title, answer) => {
		const { error, file } = await get(answer);
		expect(error).toBeUndefined();
		// toEqual would compare megabytes byte by byte.
		expect(file?.equals(Buffer.from(answer.body as string))).toBe(true);
	});
});

describe('texts', () => {
	const latin1 = (text: string) => Buffer.from(text, 'latin1');
	it.each<[string, Served, string]>([
		['plain', typed('text/plain', 'Grüße'), 'Grüße'],
		['CSV that is to be saved', typed('text/csv', 'a;b', 'attachment; filename=a.csv'), 'a;b'],
		['XML that is to be saved', typed('application/xml', '<a/>', 'attachment'), '<a/>'],
		['XML by its suffix', typed('application/atom+xml', '<a/>', 'attachment'), '<a/>'],
		['lines of JSON', typed('application/x-ndjson', '{"a":1}\n{"a":2}'), '{"a":1}\n{"a":2}'],
		['YAML', typed('application/yaml', 'a: 1', 'attachment'), 'a: 1'],
		['a type that says nothing', typed('application/x-thing', 'Grüße'), 'Grüße'],
		['a long one', typed('application/x-thing', 'ü'.repeat(100_000)), 'ü'.repeat(100_000)],
		['one that is shown', typed('application/x-thing', 'text', 'inline; filename=a.zip'), 'text'],
		['no type', typed(undefined, 'Grüße'), 'Grüße'],
		['its charset', typed('application/x-thing; charset=iso-8859-1', latin1('Grüße')), 'Grüße'],
		['a label of the standard', typed('text/plain; charset=latin1', Buffer.from([0x80])), '€'],
		[
			'a byte order mark before a charset',
			typed('text/plain; charset=latin1', '\uFEFFGrüße'),
			'Grüße',
		],
		['UTF-16 by its mark', typed('text/plain', Buffer.from('\uFEFFGrüße', 'utf16le')), 'Grüße'],
		['UTF-16 without a mark', typed('text/plain', Buffer.from('Gruesse', 'utf16le')), 'Gruesse'],
		[
			'XML that names its charset',
			typed('application/xml', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>Grüße</a>')),
			'<?xml version="1.0" encoding="ISO-8859-1"?><a>Grüße</a>',
		],
		[
			'a page that names its charset',
			typed('text/html', latin1('<p><meta charset=windows-1252>Grüße')),
			'<p><meta charset=windows-1252>Grüße',
		],
		[
			'XML that knows its charset better than its type',
			typed(
				'application/xml; charset=utf-8',
				latin1('<?xml version="1.0" encoding="ISO-8859-2"?><a>\xb1</a>'),
			),
			'<?xml version="1.0" encoding="ISO-8859-2"?><a>ą</a>',
		],
		['what is called UTF-8 and is not', typed('text/csv; charset=utf-8', latin1('Grüße')), 'Grüße'],
		[
			'XML that names the wrong one',
			typed('application/xml', '<?xml version="1.0" encoding="UTF-16"?><a>ü</a>'),
			'<?xml version="1.0" encoding="UTF-16"?><a>ü</a>',
		],
		[
			'a code page that only n8n knows',
			typed('text/plain; charset=cp437', Buffer.from([0x81])),
			'ü',
		],
	])('%s', async (_title, answer, expected) => {
		const { error, items } = await get(answer);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { data: expected } }]);
		expect(items[0].binary).toBeUndefined();
	});
});

describe('names of files', () => {
	it.each<[string, Served, string, string]>([
		[
			'a name without quotes',
			typed('application/pdf', ZIP, 'attachment; filename=Annual report 2024.pdf'),
			'/x',
			'Annual report 2024.pdf',
		],
		['the URL', typed('application/pdf', ZIP), '/files/a.pdf', 'a.pdf'],
		[
			'a URL with control characters',
			typed('application/pdf', ZIP),
			'/a%00%0d%0a%C2%85b.pdf',
			'ab.pdf',
		],
		[
			'a URL with a line break before a folder',
			typed('application/pdf', ZIP),
			'/..%2f%0aa.pdf',
			'a.pdf',
		],
		[
			'a URL that turns the writing',
			typed('application/pdf', ZIP),
			'/a%E2%80%AEfdp.exe',
			'afdp.exe',
		],
		['nothing but control characters', typed('application/pdf', ZIP), '/%00%1f', 'data.pdf'],
		[
			'a header that turns the writing',
			typed('application/pdf', ZIP, "attachment; filename*=UTF-8''a%E2%80%AEfdp.exe"),
			'/x',
			'afdp.exe',
		],
		['neither, but a type', typed('application/pdf', ZIP), '/', 'data.pdf'],
		['neither, but an image', typed('image/png', ZIP), '/files/', 'data.png'],
		['neither, and any type', typed('application/octet-stream', ZIP), '/', 'data.bin'],
		['nothing at all', typed('x/y', ZIP), '/', 'data'],
	])('%s', async (_title, answer, url, expected) => {
		const { data } = await get(answer, {}, url);
		expect(data?.fileName).toBe(expected);
	});
});

describe('a list in an answer of another type', () => {
	const list = '{"data":[{"a":1},{"a":2}]}';
	it.each([
		'text/html',
		'text/plain',
		undefined,
		'application/x-thing',
		'application/octet-stream',
		'text/javascript',
	])('Items Path reads JSON under %p', async (type) => {
		const { error, jsons } = await get(typed(type, list), { itemsPath: 'data' });
		expect(error).toBeUndefined();
		expect(jsons).toEqual([{ a: 1 }, { a: 2 }]);
	});

	it('and where text was asked for', async () => {
		const options = { itemsPath: 'data', ...respond({ responseFormat: 'text' }) };
		expect((await get(typed('text/plain', list), options)).jsons).toHaveLength(2);
	});

	it.each<[string, Served, RegExp]>([
		[
			'a web page',
			typed('text/html', '<html></html>'),
			/not JSON but a web page.*Items Path needs JSON/,
		],
		['text', typed('text/plain', 'hello'), /not JSON.*Items Path needs JSON/],
		['a file', typed('application/zip', ZIP), /not JSON.*Items Path needs JSON/],
	])('says so if it is %s', async (_title, answer, message) => {
		const { error } = await get(answer, { itemsPath: 'data' });
		expect(`${error?.message} ${error?.description}`).toMatch(message);
	});

	it('says so if a file was asked for', async () => {
		const options = { itemsPath: 'data', ...respond({ responseFormat: 'file' }) };
		const { error } = await get(typed('application/json', list), options);
		expect(`${error?.message} ${error?.description}`).toMatch(/file has no list.*Response Format/);
	});

	it('an answer without content has no items, and a hint says so', async () => {
		const { error, items, hints } = await get({ status: 204, body: '' }, { itemsPath: 'data' });
		expect([error, items]).toEqual([undefined, []]);
		expect(hints).toEqual([expect.stringContaining('"data" was empty')]);
	});

	it('a failure that is kept is an item like any other', async () => {
		const options = { itemsPath: 'data', ...respond({ neverError: true }) };
		const failed = { ...typed('application/json', '{"why":"full"}'), status: 409 };
		expect((await get(failed, options)).jsons).toEqual([{ why: 'full' }]);
	});

	it.each(['text/html', undefined])('pages are read as JSON under %p', async (type) => {
		const pagination = { paginationMode: 'cursor', cursorPath: 'next' };
		const options = { pagination: { pagination } };
		expect((await get(typed(type, '[{"a":1}]'), options)).jsons).toEqual([{ a: 1 }]);
	});
});

describe('the limit of what is held in memory', () => {
	const bomb = gzipSync(Buffer.alloc(20 * MEGABYTE, ' '));
	const compressed = (type: string, status = 200): Served => ({
		status,
		headers: { 'content-type': type, 'content-encoding': 'gzip' },
		body: bomb,
	});
	const most = (maxResponseSize: number, more: IDataObject = {}) =>
		respond({ maxResponseSize, ...more });

	it.each(['application/json', 'text/plain', 'application/x-thing'])(
		'ends an answer that becomes larger when it is decompressed: %s',
		async (type) => {
			const { error } = await get(compressed(type), most(1.5));
			expect(error).toMatchObject({ message: 'The answer is larger than 1.5 MB', httpCode: '200' });
			expect(error?.description).toMatch(/Max Size \(MB\)/);
			expect(requests).toBe(1);
		},
	);

	it.each([
		['as large as the limit', MEGABYTE, undefined],
		['a byte larger', MEGABYTE + 1, 'The answer is larger than 1 MB'],
	])('%s', async (_title, size, expected) => {
		const { error } = await get(typed('text/plain', 'x'.repeat(size)), most(1));
		expect(error?.message).toBe(expected);
	});

	it('an answer below it is read whole', async () => {
		const { items } = await get(compressed('text/plain'), most(20));
		expect(String(items[0].json.data)).toHaveLength(20 * MEGABYTE);
	});

	it.each([
		['by its type', compressed('application/zip'), {}],
		['asked for', compressed('application/json'), { responseFormat: 'file' }],
	])('does not concern a file %s', async (_title, answer, more) => {
		const { error, data } = await get(answer, most(1, more));
		expect(error).toBeUndefined();
		expect(data?.bytes).toBe(20 * MEGABYTE);
	});

	it('of a failure only the beginning is read', async () => {
		const { error } = await get(compressed('application/json', 409), most(200));
		expect(error).toMatchObject({ httpCode: '409' });
		expect(error?.message).not.toMatch(/larger/);
	});

	it('that is none is named before anything is sent', async () => {
		const { error } = await get(typed('text/plain', 'x'), most(0));
		expect(error?.message).toMatch(/"Max Size \(MB\)" must be/);
		expect(requests).toBe(0);
	});
});
