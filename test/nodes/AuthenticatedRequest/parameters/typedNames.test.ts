/** Missing or repeated names in what a person enters: an error or a hint, never a silent loss. */
import type { IDataObject } from 'n8n-workflow';
import {
	repeatedName,
	requireDistinctNames,
} from '../../../../nodes/AuthenticatedRequest/parameters/repeatedNames';
import { readBody } from '../../../support/httpServer';
import { useServer } from '../../../support/lifecycle';
import { runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

let asked: Array<{ url?: string; body: string }> = [];

const server = useServer(async (request, response) => {
	asked.push({ url: request.url, body: (await readBody(request)).toString() });
	response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});
beforeEach(() => (asked = []));

async function call(parameters: IDataObject) {
	const stored = storedToken(server.url);
	return await runNode(stored, { parameters: { api: 'ccaApi', url: '/x', ...parameters } });
}

const fields = (...parameters: object[]) => ({ parameters: parameters as IDataObject[] });
const post = { method: 'POST', sendBody: true };
const form = { ...post, contentType: 'form-urlencoded' };
const multipart = { ...post, contentType: 'multipart-form-data' };
const query = (jsonQuery: string) => ({ sendQuery: true, specifyQuery: 'json', jsonQuery });
const headers = (jsonHeaders: string) => ({
	sendHeaders: true,
	specifyHeaders: 'json',
	jsonHeaders,
});
const nameless = { name: '', value: 'lost' };
const emptyEntry = { name: '', value: '' };
const a = { name: 'a', value: '1' };
const BODY = 'Body Parameters has a value without a name in entry';

it.each<[string, IDataObject, string]>([
	[
		'a query parameter',
		{ sendQuery: true, queryParameters: fields(a, nameless) },
		'Query Parameters has a value without a name in entry 2,',
	],
	[
		'a header',
		{ sendHeaders: true, headerParameters: fields(nameless) },
		'Headers has a value without a name in entry 1,',
	],
	['a field of JSON', { ...post, bodyParameters: fields(emptyEntry, nameless) }, `${BODY} 2,`],
	['a field of a form', { ...form, bodyParameters: fields(a, a, nameless) }, `${BODY} 3,`],
	['a field beside files', { ...multipart, bodyParameters: fields(nameless) }, `${BODY} 1,`],
	[
		'a file',
		{
			...multipart,
			bodyParameters: fields({
				parameterType: 'formBinaryData',
				name: '',
				inputDataFieldName: 'data',
			}),
		},
		`${BODY} 1,`,
	],
	[
		'a value whose name an expression does not find',
		{ ...post, bodyParameters: fields({ name: '={{ $json.nope }}', value: 0 }) },
		`${BODY} 1,`,
	],
])('%s without a name is not sent, and a hint says so', async (_what, given, message) => {
	const { error, hints } = await call(given);
	expect(error).toBeUndefined();
	expect(hints).toEqual([expect.stringContaining(message)]);
	expect(JSON.stringify(asked)).not.toContain('lost');
});

it.each<[string, IDataObject, string]>([
	[
		'a name that is an object',
		{ ...post, bodyParameters: fields({ name: '={{ ({ a: 1 }) }}', value: 'x' }) },
		'The parameter "Body Parameters" has an object or a list as the name of entry 1',
	],
	[
		'a query with a name twice',
		query('{"id": 1, "b": {"id": 3}, "id": 2}'),
		'The parameter "Query JSON" has the name "id" more than once, and only the last would be sent. Write a list for several values: {"id": ["a", "b"]}',
	],
	[
		'headers with a name twice',
		headers('{"X-A": "1", "X-A": "2"}'),
		'The parameter "Headers JSON" has the name "X-A" more than once',
	],
])('%s: an error, and nothing is sent', async (_what, given, message) => {
	const { error } = await call(given);
	expect(error?.message).toContain(message);
	expect(asked).toEqual([]);
});

it.each<[string, IDataObject]>([
	['a query', { sendQuery: true, queryParameters: fields(emptyEntry) }],
	['headers', { sendHeaders: true, headerParameters: fields({ name: '' }, emptyEntry) }],
	['nothing by an expression', { ...post, bodyParameters: fields({ name: '={{ undefined }}' }) }],
	['a form', { ...form, bodyParameters: fields({ ...emptyEntry, value: null }) }],
	['files', { ...multipart, bodyParameters: fields({ ...emptyEntry, inputDataFieldName: '' }) }],
])('%s: the entry that the editor starts with is left out', async (_what, given) => {
	const { error, hints } = await call(given);
	expect(error).toBeUndefined();
	expect(hints).toEqual([]);
	expect(asked).toHaveLength(1);
});

it('a name that is a number is its digits', async () => {
	await call({ ...post, bodyParameters: fields({ name: '={{ 5 }}', value: 'x' }) });
	expect(asked[0].body).toBe('{"5":"x"}');
});

it('a body with a name twice goes out as it was typed, and a hint says so', async () => {
	const jsonBody = '{"a": 1, "a": 2}';
	const { error, hints } = await call({ ...post, specifyBody: 'json', jsonBody });
	expect(error).toBeUndefined();
	expect(asked[0].body).toBe(jsonBody);
	expect(hints).toEqual([
		'Body JSON has the name "a" more than once in one object. It is sent as it was typed; most APIs take the last of them.',
	]);
});

it.each<[string, string | undefined]>([
	['{}', undefined],
	['5', undefined],
	['"a"', undefined],
	['{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}', undefined],
	['{"a":"a","b":"b"}', undefined],
	['{"a":"{\\"b\\":1,\\"b\\":1}","b":"}"}', undefined],
	['{"A":1,"a":2}', undefined],
	['{"a":1 , "a" : 2}', 'a'],
	['[{"b":[],"c":{"d":{},"d":1}}]', 'd'],
	['{"c":{"d":1},"e":2,"c":3}', 'c'],
	['{"a":1,"\\u0061":2}', 'a'],
	['{"x\\"y":1,"x\\"y":2}', 'x"y'],
	['{"__proto__":1,"__proto__":2}', '__proto__'],
	['{"":1,"":2}', ''],
])('in %s the name %j is repeated', (text, name) => {
	expect(() => JSON.parse(text) as unknown).not.toThrow();
	expect(repeatedName(text)).toBe(name);
	const check = () => requireDistinctNames(text, 'X');
	if (name === undefined) expect(check).not.toThrow();
	else expect(check).toThrow(`The parameter "X" has the name "${name}" more than once`);
});

it.each<[string, IDataObject, string | undefined]>([
	[
		'/x?page=1',
		{ sendQuery: true, queryParameters: fields({ name: 'page', value: '2' }) },
		'"page"',
	],
	['/x?a=1&b=2', query('{"b": 3, "a": [4]}'), '"b", "a"'],
	['/x?a=1', query('{"a": null}'), '"a"'],
	['/x?a=1', query('{"b": 2}'), undefined],
	['/x', query('{"a": 2}'), undefined],
])('%s and a query: a name in both is told', async (url, parameters, names) => {
	const { hints } = await call({ url, ...parameters });
	expect(hints.filter((hint) => hint.includes('is in the URL'))).toEqual(
		names === undefined ? [] : [expect.stringContaining(`The query parameter ${names} is`)],
	);
});

it('no hint takes the place of another', async () => {
	const { hints } = await call({
		...post,
		url: '/x?a=1',
		sendQuery: true,
		queryParameters: fields(a, nameless),
		specifyBody: 'json',
		jsonBody: '{"b": 1, "b": 2}',
	});
	expect(hints).toEqual([
		expect.stringContaining('is in the URL'),
		expect.stringContaining('Body JSON has the name "b" more than once'),
		expect.stringContaining('Query Parameters has a value without a name'),
	]);
});
