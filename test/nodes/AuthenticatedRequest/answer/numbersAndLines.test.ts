/** Numbers whose digits JavaScript's JSON would change, JSON inside a script, and JSON in lines. */
import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { startServer, type TestServer } from '../../../support/httpServer';
import { runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

const PERMANENT = ['A', randomUUID()].join('-');
const BIG = '7615917337495251231';

let server: TestServer;
let served: { status?: number; type?: string; body: string | Buffer };

beforeAll(async () => {
	server = await startServer((_request, response) => {
		const { status = 200, type = 'application/json', body } = served;
		response.writeHead(status, { 'content-type': type }).end(body);
	});
});
afterAll(async () => await server.stop());

async function get(answer: typeof served, options: IDataObject = {}, more: IDataObject = {}) {
	served = answer;
	const stored = storedToken(server.url, PERMANENT);
	const parameters = { api: 'ccaApi', url: '/x', options, ...more };
	const run = await runNode(stored, { parameters, onError: 'continueRegularOutput' });
	return run.items.map(({ json }) => json);
}

it.each<[string, unknown[]]>([
	[
		`{"id":${BIG},"list":[1,${BIG},{"at":-${BIG}}]}`,
		[{ id: BIG, list: [1, BIG, { at: `-${BIG}` }] }],
	],
	[`[${BIG},9007199254740991]`, [{ data: BIG }, { data: 9007199254740991 }]],
	[BIG, [{ data: BIG }]],
	['{"a":1.10,"b":0.1234567890123456789,"c":1e21}', [{ a: 1.1, b: 0.12345678901234568, c: 1e21 }]],
	['{"a":90071992547409931.25,"b":1e400}', [{ a: '90071992547409931.25', b: '1e400' }]],
	[`{"a":1,"a":${BIG}}`, [{ a: BIG }]],
	[`{"text":"${BIG}"}`, [{ text: BIG }]],
	[`\uFEFF{"id":${BIG}}`, [{ id: BIG }]],
	[`)]}'\n{"id":1}`, [{ id: 1 }]],
	[`)]}',\n[{"id":1},{"id":2}]`, [{ id: 1 }, { id: 2 }]],
	['while(1);{"id":1}', [{ id: 1 }]],
	['for (;;);{"id":1}', [{ id: 1 }]],
	['while(true);{"id":1}', [{ id: 1 }]],
	['throw 1; < don\'t be evil\' >{"id":1}', [{ id: 1 }]],
	['{}&& {"id":1}', [{ id: 1 }]],
	[`callback({"id":${BIG}});`, [{ id: BIG }]],
	['/**/ jQuery.cb_1( [{"id":1},{"id":2}] )\n', [{ id: 1 }, { id: 2 }]],
	[`{"id":${BIG}}\n\n{"id":2}\r\n`, [{ id: BIG }, { id: 2 }]],
	['\u001E{"id":1}\n\u001E{"id":2}\n', [{ id: 1 }, { id: 2 }]],
])('%j', async (body, items) => {
	expect(await get({ body })).toEqual(items);
});

it('the digits are there with headers and status, at Items Path and under another type, too', async () => {
	const body = `{"items":[{"id":${BIG}}]}`;
	const whole = await get({ body }, { response: { response: { fullResponse: true } } });
	expect(whole[0].body).toEqual({ items: [{ id: BIG }] });
	expect(await get({ body, type: 'text/plain' }, { itemsPath: 'items' })).toEqual([{ id: BIG }]);
});

it('they are in the words and the body of a failure', async () => {
	const [{ error, details }] = await get({
		status: 400,
		body: `{"errors":{"id":["${BIG} x"]},"of":${BIG}}`,
	});
	expect((error as Error).message).toContain(`id: ${BIG} x`);
	expect(details).toMatchObject({ body: { of: BIG } });
});

it.each(['f(1)', 'f({"a":1', 'f({"a":1}) or not', 'f({"a":1})({"b":2})', 'f(g({"a":1}))'])(
	'%s is not JSON, and told',
	async (body) => {
		const [{ error }] = await get({ body });
		expect(error).toMatchObject({ message: 'The answer is not JSON' });
	},
);

it('JSON in a script is a text as it came, unless JSON is asked for', async () => {
	const answer = { type: 'application/javascript', body: 'cb({"items":[{"a":1}]})' };
	expect(await get(answer)).toEqual([{ data: answer.body }]);
	expect(await get(answer, { itemsPath: 'items' })).toEqual([{ a: 1 }]);
});

it('lines of JSON are a list under any type if JSON is asked for; one that is none is told', async () => {
	const json = { response: { response: { responseFormat: 'json' } } };
	const type = 'application/x-ndjson';
	expect(await get({ type, body: '{"a":1}\n{"a":2}' }, json)).toEqual([{ a: 1 }, { a: 2 }]);
	const [{ error }] = await get({ type, body: '{"a":1}\n{"a":' }, json);
	expect(error).toMatchObject({ message: 'The answer is not JSON: it breaks off' });
});

it.each<[string, Buffer, string]>([
	['Latin-1, as short as it is', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'Grüße'],
	['windows-1252', Buffer.from([0x35, 0x20, 0x80]), '5 €'],
	['UTF-8 that is cut', Buffer.from('Grüße, 5 €').subarray(0, -1), 'Grüße, 5 \uFFFD'],
])('a text without a charset: %s', async (_what, body, data) => {
	expect(await get({ type: 'text/csv', body })).toEqual([{ data }]);
});

it('a length that is not the body’s is named before anything is sent', async () => {
	const headers = { parameters: [{ name: 'Content-Length', value: '5' }] };
	const [{ error }] = await get(
		{ body: '{}' },
		{},
		{ sendHeaders: true, headerParameters: headers },
	);
	expect(error).toMatchObject({
		message: 'The header "content-length" says 5 bytes, but the body has 0.',
	});
});
