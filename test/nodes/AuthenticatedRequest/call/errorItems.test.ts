/** What a failed call leaves behind: the error that n8n stores, or an item with the error. */
import { randomUUID } from 'crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { runNode } from '../../../support/n8nHost';
import { useServer } from '../../../support/lifecycle';
import { storedToken } from '../../../support/storedToken';

const PERMANENT = ['A', randomUUID(), '"x'].join('-');

const server = useServer((request, response) => {
	const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
	const body = (searchParams.get('body') ?? '').replaceAll(
		'TOKEN',
		JSON.stringify(PERMANENT).slice(1, -1),
	);
	response.setHeader('content-type', searchParams.get('type') ?? 'application/json');
	response.statusCode = Number(searchParams.get('status') ?? 400);
	response.end(body);
});

const url = (body: string, more: Record<string, string> = {}) =>
	`/x?${new URLSearchParams({ body, ...more }).toString()}`;

async function call(parameters: IDataObject, onError?: INode['onError'], items?: IDataObject[]) {
	const stored = storedToken(server.url, PERMANENT);
	return await runNode(stored, { parameters: { api: 'ccaApi', ...parameters }, onError, items });
}

const BODY = { username: ['may not be blank'], n: 7 };
const MESSAGE = 'CCA API: username: may not be blank';

it('Continue: error is a plain object, and details stand beside it', async () => {
	const { items } = await call(
		{ url: url('{"username":["may not be blank"]}') },
		'continueRegularOutput',
	);
	const { description } = items[0].json.error as IDataObject;
	expect(description).toMatch(/^GET http:\S+\/x was answered with HTTP 400/);
	expect(items).toEqual([
		{
			json: {
				error: { message: MESSAGE, name: 'NodeApiError', description, httpCode: '400' },
				details: {
					message: MESSAGE,
					description,
					httpCode: '400',
					body: { username: ['may not be blank'] },
					request: expect.objectContaining({ method: 'GET' }) as unknown,
				},
			},
			pairedItem: { item: 0 },
		},
	]);
});

it('the error output: error is the only key beside those of the input', async () => {
	const { items, errorItems } = await call(
		{ url: url(JSON.stringify(BODY)) },
		'continueErrorOutput',
		[{ kept: 1 }],
	);
	expect(items).toEqual([]);
	expect(Object.keys(errorItems[0].json)).toEqual(['kept', 'error']);
	expect(errorItems[0].json.error).toMatchObject({
		name: 'NodeApiError',
		httpCode: '400',
		details: { httpCode: '400', body: BODY, request: { method: 'GET' } },
	});
});

it.each<[string, IDataObject, object]>([
	[
		'a parameter that is wrong',
		{ url: ' ' },
		{ message: expect.stringContaining('"URL" is empty') as string },
	],
	[
		'no answer',
		{ url: 'http://127.0.0.1:9/x' },
		{ message: expect.stringContaining('only sent to') as string },
	],
])('%s is an error of the same shape', async (_title, parameters, expected) => {
	const { errorItems } = await call(parameters, 'continueErrorOutput');
	expect(errorItems[0].json).toEqual({
		error: expect.objectContaining({ name: 'NodeApiError', ...expected }) as unknown,
	});
});

it.each([
	['JSON', '{"a":"b"}', {}, { a: 'b' }],
	['a list', '["a"]', {}, ['a']],
	['text', 'out of\norder', { type: 'text/plain' }, 'out of\norder'],
	['a web page', '<html>x</html>', { type: 'text/html' }, '<html>x</html>'],
	['JSON under another type', '{"a":"b"}', { type: 'text/html' }, { a: 'b' }],
	[
		'a failure under HTTP 200',
		'{"StatusCode":500,"Response":"Down"}',
		{ status: '200' },
		{ StatusCode: 500, Response: 'Down' },
	],
	['an unknown token', '{"a":"b"}', { status: '401' }, { a: 'b' }],
	['nothing', '', {}, undefined],
	[
		'a secret',
		'{"echo":"TOKEN","TOKEN":1,"inText":"\\"TOKEN\\""}',
		{},
		{ echo: '*****', '*****': 1, inText: '"*****"' },
	],
])('the body of a failure in details: %s', async (_title, body, more, expected) => {
	const { items, everything } = await call({ url: url(body, more) }, 'continueRegularOutput');
	expect((items[0].json.details as IDataObject).body).toEqual(expected);
	expect(everything).not.toContain(JSON.stringify(PERMANENT).slice(1, -1));
});

it.each([9_950, 9_965, 10_400, 10_540])(
	'a long body is cut, and no secret is at the cut: %d',
	async (length) => {
		const body = JSON.stringify({ m: 'x'.repeat(length), echo: 'TOKEN', rest: 'y'.repeat(2_000) });
		const { items, everything } = await call({ url: url(body) }, 'continueRegularOutput');
		const shown = String((items[0].json.details as IDataObject).body);
		expect(shown.length).toBeLessThanOrEqual(10_001);
		expect(shown.endsWith('…')).toBe(true);
		expect(everything).not.toContain(PERMANENT.slice(0, 8));
	},
);

it.each([
	['JSON', '{"username":["may not be blank"]}', {}, '400 - {"username":["may not be blank"]}'],
	['text', 'out of\norder', { type: 'text/plain', status: '404' }, '404 - out of\norder'],
])('the editor shows the body as "Full message": %s', async (_title, body, more, expected) => {
	const { error } = await call({ url: url(body, more) });
	expect(error).toMatchObject({ messages: [expected], httpCode: expected.slice(0, 3) });
});

it('an answer that can not be read as it should shows what it was', async () => {
	const { items } = await call({ url: url('no JSON', { status: '200' }) }, 'continueRegularOutput');
	expect(items[0].json).toMatchObject({
		error: { message: 'The answer is not JSON', httpCode: '200' },
		details: { body: 'no JSON' },
	});
});

it("the error of n8n's paginator has the answer that it ended at", async () => {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount }}' }] },
		paginationCompleteWhen: 'other',
		completeExpression: '={{ false }}',
	};
	const options = { pagination: { pagination }, response: { response: { neverError: true } } };
	const { items } = await call(
		{
			url: url('{"why":"full"}', { status: '503' }),
			options: { ...options, retry: { retry: { maxRetries: 0 } } },
		},
		'continueRegularOutput',
	);
	expect(items[items.length - 1].json).toMatchObject({
		error: { message: 'Paging ended at an answer with HTTP 503', httpCode: '503' },
		details: { body: { why: 'full' } },
	});
});
