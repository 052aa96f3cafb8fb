import { toAnswer } from '../../../../credentials/engine/answers';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { viaHttpRequest, viaLegacyRequest } from '../../../../credentials/engine/n8n/transport';
import type { FlowRequest } from '../../../../credentials/engine/tokenFlow';

const request: FlowRequest = {
	method: 'POST',
	url: 'https://api.example.com/login',
	headers: { Accept: 'application/json' },
	body: 'a=1',
};
const common = { method: 'POST', headers: request.headers, body: 'a=1', timeout: 30_000 };

/**
 * Both ways through n8n. The test gives the outcome of the helper and keeps the options that the
 * helper received.
 */
const ways: Array<
	[string, (helper: (options: unknown) => unknown) => ReturnType<typeof viaHttpRequest>]
> = [
	['httpRequest', (helper) => viaHttpRequest(async (options) => await helper(options))],
	[
		'the deprecated request',
		(helper) => viaLegacyRequest({ request: async (options) => await helper(options) }),
	],
];

it('asks httpRequest for the whole answer, as a stream, and for no redirects', async () => {
	const seen: IHttpRequestOptions[] = [];
	const { signal } = new AbortController();
	await viaHttpRequest(async (options) => seen.push(options), { deadline: signal })(request);
	expect(seen).toEqual([
		{
			...common,
			url: request.url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal: signal,
		},
	]);
});

it('asks the deprecated helper for the same in its own words', async () => {
	const seen: unknown[] = [];
	await viaLegacyRequest({ request: async (options) => seen.push(options) })(request);
	expect(seen).toEqual([
		{
			...common,
			uri: request.url,
			useStream: true,
			resolveWithFullResponse: true,
			simple: false,
			followRedirect: false,
			followAllRedirects: false,
		},
	]);
});

describe.each(ways)('through %s', (_title, via) => {
	it.each([undefined, null, 'text'])('an answer that is %p has no headers', async (given) => {
		const { headers, cookies } = await via(() => given)(request);
		expect([headers, cookies]).toEqual([{}, undefined]);
	});

	it('sends no body where there is none', async () => {
		const seen: object[] = [];
		await via((options) => seen.push(options as object))({ ...request, body: undefined });
		expect(seen[0]).not.toHaveProperty('body');
	});

	it('resolves for every status', async () => {
		const answer = await via(() => ({
			statusCode: 503,
			headers: { 'Retry-After': '3' },
			body: '{"message":"busy"}',
		}))(request);
		expect(answer).toEqual({
			status: 503,
			headers: { 'retry-after': '3' },
			body: { message: 'busy' },
		});
	});

	it.each([
		['n8n', { statusCode: 401, headers: {}, body: '{"error":"no"}' }],
		['axios', { status: 401, headers: {}, data: { error: 'no' } }],
	])(
		'takes an error that holds an answer, as %s throws it, for that answer',
		async (_host, response) => {
			const thrown = Object.assign(new Error('Request failed'), { response });
			const answer = await via(() => {
				throw thrown;
			})(request);
			expect(answer).toEqual({ status: 401, headers: {}, body: { error: 'no' } });
		},
	);

	it.each([
		['an error', new Error('ECONNREFUSED'), 'ECONNREFUSED'],
		[
			'an error whose answer has no status',
			Object.assign(new Error('odd'), { response: {} }),
			'odd',
		],
		['a text', 'aborted', 'aborted'],
	])('rejects with %s where no answer came', async (_what, thrown: unknown, message) => {
		const sent = via(() => {
			throw thrown;
		})(request);
		await expect(sent).rejects.toThrow(message);
	});
});

it.each([
	['a whole answer', { statusCode: 201, headers: {}, body: '{"a":1}' }, 201, { a: 1 }],
	['bytes', { statusCode: 200, headers: {}, body: Buffer.from('{"a":1}') }, 200, { a: 1 }],
	['a parsed body', { statusCode: 200, body: { a: 1 } }, 200, { a: 1 }],
	['a bare body', '{"a":1}', 200, { a: 1 }],
	['nothing', undefined, 200, undefined],
])('reads %s', (_title, response, status, body) => {
	expect(toAnswer(response)).toEqual({ status, headers: {}, body });
});

it('joins a header that came more than once', () => {
	const { headers } = toAnswer({
		statusCode: 200,
		headers: { 'Set-Cookie': ['a=1', 'b=2'], Age: 5 },
	});
	expect(headers).toEqual({ 'set-cookie': 'a=1, b=2', age: '5' });
});
