/**
 * Tests the Token Login credential in nodes that use n8n's deprecated helper, as HTTP Request does.
 */
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from './loginApi';

const api = useLoginApi();

const request = (uri: string, more: IDataObject = {}) =>
	JSON.stringify({ uri: `${api.url}${uri}`, method: 'GET', ...more });
const call = async (fields: IDataObject, text: string) =>
	await api.run(fields, { request: text }, 'deprecatedRequest');
const sending = (tokenPlace: string) => ({
	showUse: true,
	tokenPlace,
	tokenName: 'sid',
	tokenTemplate: '${token}',
});

it('logs in once, then calls with the token', async () => {
	const { error } = await call({}, request('/me'));
	expect(error).toBeUndefined();
	expect(api.seen.map(({ line }) => line)).toEqual(['POST /login', 'GET /me']);
	expect(api.seen[1].headers.authorization).toBe('Bearer T-1');
});

it.each<[string, IDataObject, IDataObject, string, string]>([
	['the query', sending('query'), { qs: { a: 1 } }, 'GET /me?a=1&sid=T-1', ''],
	[
		'a JSON body',
		sending('body'),
		{ method: 'POST', body: { a: 1 }, json: true },
		'POST /me',
		'{"a":1,"sid":"T-1"}',
	],
	['a form', sending('body'), { method: 'POST', form: { a: 1 } }, 'POST /me', 'a=1&sid=T-1'],
	[
		'a mark in XML',
		sending('body'),
		{ method: 'POST', body: '<s>${sid}</s>', headers: { 'content-type': 'text/xml' } },
		'POST /me',
		'<s>T-1</s>',
	],
])('the token in %s', async (_place, fields, more, line, body) => {
	const { error } = await call(fields, request('/me', more));
	expect(error).toBeUndefined();
	expect(api.seen[1]).toMatchObject({ line, body });
});

it('the base URL of the answer is trusted; the whole URL is written by hand', async () => {
	api.answers['/login'] = { body: { token: 'T-1', server: `${api.url}/eu7` } };
	const { error } = await call(
		{
			baseUrl: '${server}',
			loginUrl: `${api.url}/login`,
			showAnswer: true,
			keepValues: 'server=server',
		},
		request('/eu7/me'),
	);
	expect(error).toBeUndefined();
	expect(api.seen[1]).toMatchObject({ line: 'GET /eu7/me' });
});

it('a token that has no place in the body is told, and nothing is sent', async () => {
	const text = request('/me', { method: 'POST', body: '<a/>' });
	const { error } = await call(sending('body'), text);
	expect(error?.message).toMatch(/Write \$\{sid\} in the body/);
	expect(api.seen.map(({ line }) => line)).not.toContain('POST /me');
});
