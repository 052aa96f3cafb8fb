/**
 * Values that would not be sent as they were meant: an error before the call, or a hint after it.
 */
import type { IDataObject } from 'n8n-workflow';
import { readBody } from '../../../support/httpServer';
import { useServer } from '../../../support/lifecycle';
import { runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

let asked: Array<{ url?: string; type?: string; body: Buffer }> = [];

const server = useServer(async (request, response) => {
	const { url, headers } = request;
	asked.push({ url, type: headers['content-type'], body: await readBody(request) });
	response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});
beforeEach(() => (asked = []));

async function call(parameters: IDataObject) {
	const stored = storedToken(server.url);
	return await runNode(stored, { parameters: { api: 'ccaApi', url: '/x', ...parameters } });
}

const post = { method: 'POST', sendBody: true };
const fields = (...values: Array<[name: string, value: string]>) => ({
	parameters: values.map(([name, value]) => ({ name, value })),
});
const json = (jsonBody: string) => ({ ...post, specifyBody: 'json', jsonBody });
const raw = (rawContentType: string, body: string) => ({
	...post,
	contentType: 'raw',
	rawContentType,
	body,
});

const LATIN_XML = '<?xml version="1.0" encoding="ISO-8859-1"?>';

/** Values of expressions that have no text, and what is said of them. */
const UNWRITABLE: Array<[value: string, why: string]> = [
	['={{ new Date("x") }}', 'is a date that does not exist'],
	['={{ ({ at: [new Date("x")] }) }}', 'is a date that does not exist'],
	['={{ new Set([1]) }}', 'is a Set, which '],
	['={{ [new Map()] }}', 'is a Map, which '],
	['={{ new Error("x") }}', 'is an Error, which '],
	['={{ Symbol("x") }}', 'is a Symbol, which is not a text'],
];
const PLACES: Array<[place: string, (list: IDataObject) => IDataObject]> = [
	['a query parameter', (list) => ({ sendQuery: true, queryParameters: list })],
	['a JSON field', (list) => ({ ...post, bodyParameters: list })],
	['a form field', (list) => ({ ...post, contentType: 'form-urlencoded', bodyParameters: list })],
	['a part', (list) => ({ ...post, contentType: 'multipart-form-data', bodyParameters: list })],
];

it.each<[string, IDataObject, string]>([
	[
		'a field that is no number',
		{ ...post, bodyParameters: fields(['price', '={{ 0 / 0 }}']) },
		'The parameter "Body Parameters" has a value at "price" that is not a number (NaN)',
	],
	[
		'one without an end, further in',
		{ ...post, bodyParameters: fields(['a.b', '={{ [1, 1 / 0] }}']) },
		'has a value at "a.b.1" that is not a number',
	],
	[
		'one in a body that an expression makes',
		json('={{ ({ list: [{ price: 0 / 0 }] }) }}'),
		'The parameter "Body JSON" has a value at "list.0.price" that is not a number',
	],
	['all of it', json('={{ 0 / 0 }}'), 'has a value that is not a number'],
	[
		'a set',
		{ ...post, bodyParameters: fields(['tags', '={{ new Set(["a"]) }}']) },
		`has a value at "tags" that is a Set, which JSON can't hold: {} would be sent. Write [...new`,
	],
	['a map, further in', json('={{ ({ a: [new Map([[1, 2]])] }) }}'), 'at "a.0" that is a Map,'],
	['a pattern', json('={{ ({ a: /x/ }) }}'), 'at "a" that is a RegExp,'],
	[
		'an object in the URL',
		{ url: '=/users/{{ ({ id: 1 }) }}' },
		'The parameter "URL" has "[object Object]" in it: an expression gives an object.',
	],
	...['/skills/C#', '/skills/C#?force=true', '={{ "/skills/C#" }}'].map(
		(url): [string, IDataObject, string] => [
			`a number sign in ${url}`,
			{ method: 'DELETE', url },
			'The parameter "URL" has a "#", which would not be sent, and neither would what follows it. Write %23',
		],
	),
	...['__proto__', 'constructor'].map((name): [string, IDataObject, string] => [
		`a header called ${name}`,
		{ sendHeaders: true, headerParameters: fields([name, 'x']) },
		`The header "${name}" can't be sent: n8n's HTTP library does not send a header of that name.`,
	]),
	[
		'a character that the charset has not got',
		raw('text/xml; charset=iso-8859-1', '<a>5 €</a>'),
		`its content type says "charset=iso-8859-1", in which the node can't write "€"`,
	],
	[
		'a charset that can not be written',
		raw('text/plain; charset=shift_jis', 'ü'),
		`its content type says "charset=shift_jis", in which the node can't write "ü"`,
	],
	[
		'a character that windows-1252 has not got',
		raw('text/plain; charset=windows-1252', 'ł'),
		`its content type says "charset=windows-1252", in which the node can't write "ł"`,
	],
	[
		'two content types',
		{
			...json('{}'),
			sendHeaders: true,
			headerParameters: fields(['Content-Type', 'text/xml'], ['content-type', 'text/csv']),
		},
		'The parameter "Headers" has "content-type" more than once, and a request can have only one.',
	],
	...['OPTIONS', 'HEAD'].map((method): [string, IDataObject, string] => [
		`Form-Data with ${method}`,
		{ ...post, method, contentType: 'multipart-form-data', bodyParameters: fields(['a', '1']) },
		`The parameter "Body Content Type" can't be Form-Data with ${method}: n8n would send no body.`,
	]),
	...UNWRITABLE.flatMap(([value, why]) =>
		PLACES.map(([place, parameters]): [string, IDataObject, string] => [
			`${value} as ${place}`,
			parameters(fields(['v', value])),
			why,
		]),
	),
])('%s: an error, and nothing is sent', async (_what, parameters, message) => {
	const { error } = await call(parameters);
	expect(error?.message).toContain(message);
	expect(asked).toEqual([]);
});

it.each<[string, string, Buffer]>([
	['text/xml; charset="ISO-8859-1"', 'ü', Buffer.from([0xfc])],
	['text/plain; charset=utf-16le', 'ü', Buffer.from([0xfc, 0])],
	['text/plain; charset=UTF-8', 'ü€', Buffer.from('ü€')],
	['text/plain; charset=us-ascii', 'u', Buffer.from('u')],
	['text/plain; charset=windows-1250', 'u', Buffer.from('u')],
	['text/plain; charset=windows-1252', 'ü€–Ž', Buffer.from([0xfc, 0x80, 0x96, 0x8e])],
	['text/plain; charset=cp1252', 'é', Buffer.from([0xe9])],
	['application/xml', `${LATIN_XML}ü`, Buffer.from(`${LATIN_XML}ü`, 'latin1')],
	['application/soap+xml; action="x"', `${LATIN_XML}ü`, Buffer.from(`${LATIN_XML}ü`, 'latin1')],
	['application/xml', `${LATIN_XML}€`, Buffer.from(`${LATIN_XML}€`)],
	['text/xml; charset=utf-8', `${LATIN_XML}ü`, Buffer.from(`${LATIN_XML}ü`)],
	['text/plain', `${LATIN_XML}ü`, Buffer.from(`${LATIN_XML}ü`)],
	[
		'text/xml',
		'<?xml version="1.0" encoding="UTF-16"?>ü',
		Buffer.from('<?xml version="1.0" encoding="UTF-16"?>ü'),
	],
	['application/x-www-form-urlencoded', 'a=1&b=ä+ %zz', Buffer.from('a=1&b=ä+ %zz')],
	['text/plain; format=flowed', 'ü€', Buffer.from('ü€')],
])('%s is what the bytes are in', async (type, text, bytes) => {
	const { error } = await call(raw(type, text));
	expect(error).toBeUndefined();
	expect(asked).toEqual([{ url: '/x', type, body: bytes }]);
});

it.each<[string, IDataObject, string]>([
	[
		'a query parameter that is an empty list',
		{ sendQuery: true, queryParameters: fields(['ids', '={{ [] }}'], ['a', '1']) },
		'query parameter "ids"',
	],
	[
		'a query parameter that is an empty object',
		{ sendQuery: true, queryParameters: fields(['f', '={{ ({}) }}'], ['a', '1']) },
		'query parameter "f"',
	],
	[
		'a form field that is an empty object',
		{ ...post, contentType: 'form-urlencoded', bodyParameters: fields(['f', '={{ ({}) }}']) },
		'form field "f"',
	],
	[
		'a query parameter of nothing',
		{ sendQuery: true, queryParameters: fields(['q', '={{ $json.nope }}']) },
		'query parameter "q"',
	],
	[
		'a body field of nothing',
		{ ...post, bodyParameters: fields(['phone', '={{ $json.nope }}'], ['list', '={{ [] }}']) },
		'body field "phone"',
	],
	[
		'a form field of nothing',
		{
			...post,
			contentType: 'form-urlencoded',
			bodyParameters: fields(['phone', '={{ $json.nope }}']),
		},
		'form field "phone"',
	],
	[
		'a field of nothing beside files',
		{
			...post,
			contentType: 'multipart-form-data',
			bodyParameters: fields(['phone', '={{ $json.nope }}'], ['a', '1']),
		},
		'form field "phone"',
	],
	[
		'a header of nothing',
		{ sendHeaders: true, headerParameters: fields(['X-A', '={{ $json.nope }}'], ['X-B', '']) },
		'header "X-A"',
	],
	[
		'a header that is null',
		{ sendHeaders: true, headerParameters: fields(['X-A', '={{ null }}']) },
		'header "X-A"',
	],
	['a whole body of nothing', json('={{ $json.nope }}'), 'parameter "Body JSON"'],
	['a part of the path', { url: '=/users/{{ $json.nope }}' }, 'part {{ $json.nope }} of the URL'],
	['one amid', { url: '=/users/{{ null }}/x/{{ 1 }}' }, 'part {{ null }} of the URL'],
	[
		'a value in the URL',
		{ url: '=/x?id={{ $json.nope }}&b=1' },
		'part {{ $json.nope }} of the URL',
	],
])('%s is told', async (_what, parameters, field) => {
	const { error, hints } = await call(parameters);
	expect(error).toBeUndefined();
	expect(hints).toEqual([
		`The ${field} had no value for 1 of 1 input items, and was not sent for them.`,
	]);
	expect(asked).toHaveLength(1);
});

it.each<[string, IDataObject, RegExp]>([
	[
		'a line break in the URL',
		{ url: '={{ "/x?q=a\\nb" }}' },
		/^The URL had a line break or tab in it/,
	],
	[
		'an object in a JSON text',
		json('={"a": "{{ ({ b: 1 }) }}"}'),
		/^The body had the text "\[object Object\]"/,
	],
	[
		'an object in a field',
		{ ...post, bodyParameters: fields(['a', '=x {{ ({ b: 1 }) }}']) },
		/^The body had the text/,
	],
	[
		'an object in a query',
		{ sendQuery: true, queryParameters: fields(['a', '=x {{ ({ b: 1 }) }}']) },
		/^The query had the text/,
	],
	[
		'a date that does not exist, of Luxon',
		{ sendQuery: true, queryParameters: fields(['d', '={{ DateTime.fromISO("x") }}']) },
		/^The query had the text of a date that does not exist \("Invalid DateTime"\)/,
	],
	[
		'a content type beside Form-Data',
		{
			...post,
			contentType: 'multipart-form-data',
			bodyParameters: fields(['a', '1']),
			sendHeaders: true,
			headerParameters: fields(['Content-Type', 'application/json']),
		},
		/^The header "content-type" was not sent: Form-Data has a content type of its own/,
	],
])('%s is told of', async (_what, parameters, hint) => {
	const { error, hints } = await call(parameters);
	expect(error).toBeUndefined();
	expect(hints).toEqual([expect.stringMatching(hint)]);
});

it('a date beside files is sent as in any other form, and nothing of nothing', async () => {
	const bodyParameters = fields(['at', '={{ new Date(0) }}'], ['no', '={{ undefined }}']);
	await call({ ...post, contentType: 'multipart-form-data', bodyParameters });
	const body = asked[0].body.toString();
	expect(body).toContain('name="at"\r\n\r\n1970-01-01T00:00:00.000Z\r\n');
	expect(body).not.toContain('"no"');
});

it('a header that is entered twice with one value is sent once', async () => {
	const headerParameters = fields(['Content-Type', 'text/csv'], ['content-type', ' text/csv']);
	const { error } = await call({ ...raw('', 'a'), sendHeaders: true, headerParameters });
	expect(error).toBeUndefined();
	expect(asked[0].type).toBe('text/csv');
});

it('a field that is empty, or null, is sent', async () => {
	const bodyParameters = fields(['a', ''], ['b', '={{ null }}']);
	const { hints } = await call({ ...post, bodyParameters });
	expect(hints).toEqual([]);
	expect(asked[0].body.toString()).toBe('{"a":"","b":null}');
});

it.each<[string, IDataObject, string]>([
	[
		'an object as the text of a form',
		{ specifyBody: 'string', body: '={{ ({ a: 1, b: [2] }) }}' },
		'a=1&b%5B0%5D=2',
	],
	[
		'JSON whose content type is that of a form',
		{
			contentType: 'json',
			bodyParameters: fields(['a', 'é'], ['b', '={{ 5 }}']),
			sendHeaders: true,
			headerParameters: fields(['Content-Type', 'application/x-www-form-urlencoded']),
		},
		'a=%C3%A9&b=5',
	],
	[
		'typed JSON whose content type is that of a form',
		{
			...json('{"id": 7615917337495251231, "price": 1.10}'),
			contentType: 'json',
			sendHeaders: true,
			headerParameters: fields(['content-type', 'application/x-www-form-urlencoded']),
		},
		'id=7615917337495251231&price=1.10',
	],
	['a form with OPTIONS', { method: 'OPTIONS', bodyParameters: fields(['a', '1']) }, 'a=1'],
	['a form with HEAD', { method: 'HEAD', bodyParameters: fields(['a', '1']) }, 'a=1'],
])('%s is sent as a form', async (_what, parameters, body) => {
	const { error } = await call({ ...post, contentType: 'form-urlencoded', ...parameters });
	expect(error).toBeUndefined();
	expect(asked).toEqual([
		{ url: '/x', type: 'application/x-www-form-urlencoded', body: Buffer.from(body) },
	]);
});

it.each(['v\nw', 'v\r\nw', 'v\rw', '\n', 'v'])(
	'a part of %j keeps its line ends',
	async (value) => {
		const bodyParameters = fields(['a"b', value], ['c', '1']);
		await call({ ...post, contentType: 'multipart-form-data', bodyParameters });
		const { body, type } = asked[0];
		expect(type).toMatch(/^multipart\/form-data; boundary=/);
		const [, part] = body.toString().split(/--[\w.-]*boundary[\w-]*\r\n/);
		expect(part).toContain('name="a%22b"\r\n');
		expect(part).not.toContain('filename');
		expect(part.endsWith(`\r\n\r\n${value}\r\n`)).toBe(true);
	},
);
