/** What counts as JSON, by its type and its text, and what is said of a text that is none. */
import type { IDataObject } from 'n8n-workflow';
import {
	isJsonType,
	kindOfType,
} from '../../../../../nodes/AuthenticatedRequest/answer/contentType';
import { whyNotJson } from '../../../../../nodes/AuthenticatedRequest/answer/json/whyNotJson';
import { useServer } from '../../../../support/lifecycle';
import { runNode } from '../../../../support/n8nHost';
import { storedToken } from '../../../../support/storedToken';

it.each<[string, boolean]>([
	['application/json', true],
	['Application/JSON ; charset=utf-8', true],
	['application/json, application/json', true],
	['application/hal+json', true],
	['text/x-json', true],
	['application/dns-json', true],
	['application/vnd.example.v1.json', true],
	['application/x-amz-json-1.1', true],
	['application/x-amz-json-1.0;charset=utf-8', true],
	['application/json-rpc', true],
	['application/jsonrequest', true],
	['application/json+protobuf', true],
	['application/json5', false],
	['application/x-ndjson', false],
	['application/jsonl', false],
	['application/json-seq', false],
	['application/json-lines', false],
	['text/plain; a=application/json', false],
	['', false],
])('content type %p is JSON: %p', (type, isJson) => {
	expect(isJsonType(type)).toBe(isJson);
	if (isJson) expect(kindOfType(type)).toBe('text');
});

it.each<[string, string]>([
	['{"a":1', ': it breaks off'],
	['[{"a":"x', ': it breaks off'],
	['[1, \n', ': it breaks off'],
	['{"a":tr', ': it breaks off'],
	['{"a":1}{"a":2}', ': character 8 is not allowed there'],
	['{"a":1,}', ': character 8 is not allowed there'],
	["{'a':1}", ': character 2 is not allowed there'],
	['{"a":1}\n\n{"a":', ': it breaks off'],
	['{"a":1}\nno\n{"a":2}', ': line 2 is not JSON'],
	['{"a":1}\n{"a":2}\nno', ': line 3 is not JSON'],
	['{"a":1}\n{"a":2}', ''],
	['{"a":NaN}', ''],
	['{"a":1}', ''],
	['hello', ''],
	['', ''],
])('why %j is not JSON: %s', (text, why) => {
	expect(whyNotJson(text)).toBe(why);
});

describe('an answer', () => {
	let served: { type: string; body: string | Buffer };
	const server = useServer((_request, response) => {
		response.writeHead(200, { 'content-type': served.type }).end(served.body);
	});

	async function get(body: string | Buffer, type = 'application/json', options: IDataObject = {}) {
		served = { type, body };
		return await runNode(storedToken(server.url), {
			parameters: { api: 'ccaApi', url: '/x', options },
		});
	}

	it.each<[string, string, IDataObject[]]>([
		['an object in a text', JSON.stringify('{"a":1}'), [{ a: 1 }]],
		['a list in a text', JSON.stringify(' [{"a":1},{"a":2}]'), [{ a: 1 }, { a: 2 }]],
		[
			'digits in a text',
			JSON.stringify('{"id":7615917337495251231}'),
			[{ id: '7615917337495251231' }],
		],
		['a text', '"{a}"', [{ data: '{a}' }]],
		['a number in a text', '"5"', [{ data: '5' }]],
		[
			'a text that is nested too deeply',
			JSON.stringify('['.repeat(2_000)),
			[{ data: '['.repeat(2_000) }],
		],
	])('JSON that was made twice: %s', async (_what, body, expected) => {
		const { error, items } = await get(body);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(expected);
	});

	it('JSON that was made twice has the list that Items Path names', async () => {
		const { items } = await get(JSON.stringify('{"list":[{"a":1}]}'), 'text/plain', {
			itemsPath: 'list',
		});
		expect(items.map(({ json }) => json)).toEqual([{ a: 1 }]);
	});

	it.each(['application/x-amz-json-1.1', 'application/json-rpc'])('%s is read', async (type) => {
		expect((await get('{"a":1}', type)).items[0].json).toEqual({ a: 1 });
	});

	it('that breaks off says so, and what to do', async () => {
		const { error } = await get('[{"a":1},{"a":');
		expect(error?.message).toBe('The answer is not JSON: it breaks off');
		expect(error?.description).toMatch(/did not send all of it.*ask for less at once/);
	});

	it.each<[string, IDataObject, IDataObject]>([
		['alone', {}, { data: 'Oops' }],
		['with its status', { fullResponse: true }, { body: 'Oops', statusCode: 200 }],
		['under a name', { outputPropertyName: 'text' }, { text: 'Oops' }],
	])('that is no JSON is kept with Never Error, %s', async (_what, more, expected) => {
		const response = { response: { neverError: true, ...more } };
		const { error, items } = await get('Oops', 'application/json', { response });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining(expected)]);
	});

	it('that is a file says so', async () => {
		const zip = Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0x80]);
		expect((await get(zip)).error?.description).toMatch(/Response Format to File\.$/);
		expect((await get('hello')).error?.description).toMatch(/Response Format to Text\.$/);
	});

	it('that is damaged in one character keeps the others', async () => {
		const body = Buffer.concat([
			Buffer.from('{"a":"Größe €'),
			Buffer.from([0xe2, 0x82]),
			Buffer.from('"}'),
		]);
		expect((await get(body)).items[0].json).toEqual({ a: 'Größe €\uFFFD' });
	});

	it('in UTF-32 is read by its mark', async () => {
		const text = '\uFEFF{"a":"ü"}';
		const body = Buffer.alloc(4 * text.length);
		[...text].forEach((character, index) => body.writeUInt32LE(character.charCodeAt(0), 4 * index));
		expect((await get(body)).items[0].json).toEqual({ a: 'ü' });
	});
});
