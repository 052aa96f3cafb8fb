/** Uploads and downloads against a server of the test's own and n8n-core's binary storage. */
import { randomUUID } from 'crypto';
import { sleep } from 'n8n-workflow';
import { BinaryStorage } from '../../support/binaryStorage';
import { readBody, startServer, type TestServer } from '../../support/httpServer';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { storedToken } from '../../support/storedToken';

interface Received {
	method: string;
	url: string;
	headers: Record<string, unknown>;
	body: Buffer;
}

const PERMANENT = ['A', randomUUID()].join('-');
const FILE = Buffer.from([0, 1, 2, 250, 251, 252, 13, 10, 45, 45]);

let storage: BinaryStorage;
let server: TestServer;
let received: Received[] = [];

beforeAll(async () => {
	storage = new BinaryStorage();
	await storage.start();
	server = await startServer(async (request, response) => {
		const { method = '', url = '', headers } = request;
		received.push({ method, url, headers, body: await readBody(request) });
		const { searchParams, pathname } = new URL(url, 'http://127.0.0.1');
		if (pathname.startsWith('/stall')) {
			response.writeHead(200, { 'content-type': 'application/octet-stream' }).write('begin');
		} else if (pathname.startsWith('/slow')) {
			response.writeHead(200, { 'content-type': 'application/octet-stream' });
			response.write(Buffer.alloc(100_000, 1));
			// Waits until the beginning is on the disk, which never happens without streaming.
			while (storage.size - storedBefore < 1000) await sleep(5);
			response.end(Buffer.alloc(100_000, 2));
		} else {
			for (const [name, value] of searchParams) response.setHeader(name, value);
			response.end(pathname.endsWith('json') ? '{"Message":"no file"}' : FILE);
		}
	});
});
afterAll(async () => {
	await server.stop();
	storage.remove();
});
let storedBefore = 0;
beforeEach(() => {
	received = [];
	storedBefore = storage.size;
});

function credential(): StoredCredentials {
	const stored = storedToken(server.url, PERMANENT);
	return stored;
}

async function call(parameters: Record<string, unknown>, more: Record<string, unknown> = {}) {
	return await runNode(credential(), {
		parameters: { api: 'ccaApi', ...parameters } as never,
		...more,
	});
}

describe('uploads', () => {
	it.each([
		[
			'from the storage',
			async () => await storage.store(FILE, 'ré"port.bin', 'application/x-thing'),
		],
		[
			'from the item itself',
			async () => ({
				data: FILE.toString('base64'),
				fileName: 'ré"port.bin',
				mimeType: 'application/x-thing',
			}),
		],
	])('multipart: text and a file %s, with its name, type and length', async (_where, file) => {
		const { error } = await call(
			{
				url: '/upload',
				method: 'POST',
				sendBody: true,
				contentType: 'multipart-form-data',
				bodyParameters: {
					parameters: [
						{ parameterType: 'formData', name: 'title', value: 'Grüße' },
						{ parameterType: 'formBinaryData', name: 'file', inputDataFieldName: 'doc' },
						{ parameterType: 'formData', name: 'title', value: 'second' },
					],
				},
			},
			{ binary: { doc: await file() } },
		);
		expect(error).toBeUndefined();
		expect(received).toHaveLength(1);
		const [{ headers, body }] = received;
		expect(headers.authorization).toBe(`Bearer ${PERMANENT}`);
		expect(Number(headers['content-length'])).toBe(body.length);
		// Read by Node's own parser.
		const form = await new Response(body, {
			headers: { 'content-type': String(headers['content-type']) },
		}).formData();
		expect(form.getAll('title')).toEqual(['Grüße', 'second']);
		const sent = form.get('file') as unknown as File;
		expect([sent.type, Buffer.from(await sent.arrayBuffer())]).toEqual([
			'application/x-thing',
			FILE,
		]);
		expect(body.toString()).toContain('name="file"; filename="ré%22port.bin"');
	});

	it.each(['storage', 'item'])(
		'a file without a name goes out as "file", from the %s',
		async (where) => {
			const stored = await storage.store(FILE, 'a.bin', 'image/png');
			delete stored.fileName;
			const ofItem = { data: FILE.toString('base64'), mimeType: 'image/png' };
			await call(
				{
					url: '/upload',
					method: 'POST',
					sendBody: true,
					contentType: 'multipart-form-data',
					bodyParameters: {
						parameters: [
							{ parameterType: 'formBinaryData', name: 'scan', inputDataFieldName: 'doc' },
						],
					},
				},
				{ binary: { doc: where === 'storage' ? stored : ofItem } },
			);
			expect(received[0].body.toString()).toContain('name="scan"; filename="file"');
		},
	);

	it.each(['storage', 'item'])('one file as the body, from the %s', async (where) => {
		const doc =
			where === 'storage'
				? await storage.store(FILE, 'a.bin', 'image/png')
				: { data: FILE.toString('base64'), mimeType: 'image/png' };
		const { error } = await call(
			{
				url: '/upload',
				method: 'PUT',
				sendBody: true,
				contentType: 'binaryData',
				inputDataFieldName: 'doc',
			},
			{ binary: { doc } },
		);
		expect(error).toBeUndefined();
		const [{ headers, body }] = received;
		expect(body).toEqual(FILE);
		expect(headers).toMatchObject({
			'content-type': 'image/png',
			'content-length': String(FILE.length),
		});
	});

	it.each([
		['binaryData', { inputDataFieldName: 'nope' }],
		[
			'multipart-form-data',
			{
				bodyParameters: {
					parameters: [{ parameterType: 'formBinaryData', name: 'f', inputDataFieldName: 'nope' }],
				},
			},
		],
	])(
		'%s: a binary field that is not there is named with those that are',
		async (contentType, more) => {
			const doc = await storage.store(FILE, 'a.bin', 'image/png');
			const { error } = await call(
				{ url: '/upload', method: 'POST', sendBody: true, contentType, ...more },
				{ binary: { doc } },
			);
			expect(error?.message).toMatch(/Input Data Field Name.*"nope".*only doc/);
			expect(received).toHaveLength(0);
		},
	);
});

const octets = 'content-type=application/octet-stream';

describe('downloads', () => {
	it.each([
		['/files/a%20b.bin?' + octets, 'a b.bin', 'application/octet-stream'],
		[`/x?${octets}&content-disposition=attachment;filename="q1.csv"`, 'q1.csv', undefined],
		[
			`/x?${octets}&content-disposition=attachment;filename=o.txt;filename*=UTF-8''gr%25C3%25BC.pdf`,
			'grü.pdf',
			undefined,
		],
		[
			`/x?${octets}&content-disposition=attachment;filename="../../etc/passwd"`,
			'passwd',
			undefined,
		],
		['/pic?content-type=image/png; charset=binary', 'pic', 'image/png'],
	])('%s is stored as %s', async (url, fileName, mimeType = 'application/octet-stream') => {
		const { error, items } = await call({ url }, { items: [{ kept: true }] });
		expect(error).toBeUndefined();
		const { data } = items[0].binary ?? {};
		expect(items[0].json).toEqual({ kept: true });
		expect(data).toMatchObject({ fileName, mimeType });
		expect(await storage.read(data)).toEqual(FILE);
	});

	it('keeps the binary fields of the input, and headers and status if asked for', async () => {
		const doc = await storage.store(Buffer.from('in'), 'in.txt', 'text/plain');
		const response = { fullResponse: true, responseFormat: 'file', outputPropertyName: 'out' };
		const { items } = await call(
			{ url: '/x?content-type=text/plain', options: { response: { response } } },
			{ binary: { doc } },
		);
		expect(Object.keys(items[0].binary ?? {})).toEqual(['doc', 'out']);
		expect(items[0].json).toMatchObject({ statusCode: 200, statusMessage: 'OK' });
		expect(items[0].json).not.toHaveProperty('body');
	});

	it('streams: the beginning is on the disk before the end was sent', async () => {
		const { error, items } = await call({ url: '/slow' });
		expect(error).toBeUndefined();
		const { data } = items[0].binary ?? {};
		expect(await storage.read(data)).toEqual(
			Buffer.concat([Buffer.alloc(100_000, 1), Buffer.alloc(100_000, 2)]),
		);
	});

	it.each([
		['five minutes', {}, 300_000],
		['what the option says', { timeout: 1_234 }, 1_234],
	])('waits for the rest of a body: %s', async (_title, options, ms) => {
		const timers = jest.spyOn(AbortSignal, 'timeout');
		const { error } = await call({ url: '/x?' + octets, options });
		expect(error).toBeUndefined();
		// The answer's head may take one second longer, so that n8n's own timeout comes first.
		expect(timers.mock.calls.flat()).toEqual(expect.arrayContaining([ms + 1_000, ms]));
		timers.mockRestore();
	});

	it('gives up on a body that stops coming', async () => {
		const { error } = await call({ url: '/stall', options: { timeout: 50 } });
		expect(error?.message).toMatch(/got no answer \(the answer stopped before its end/);
		expect(received).toHaveLength(1);
	});

	it('an error envelope under a JSON type is an error, also where a file was asked for', async () => {
		const stored = new StoredCredentials();
		stored.set('cloudCxApi', { baseUrl: server.url, authMethod: 'apiKey', apiKey: PERMANENT });
		const { error, items } = await runNode(stored, {
			parameters: {
				api: 'cloudCxApi',
				url: '/error.json?content-type=application/json',
				options: { response: { response: { responseFormat: 'file' } } },
			} as never,
		});
		expect(error).toBeUndefined();
		expect((await storage.read(items[0].binary!.data)).toString()).toContain('no file');
	});
});
