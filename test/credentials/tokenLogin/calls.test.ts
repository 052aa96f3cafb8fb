/** Tests that calls carry the token and everything else that the credential sends with them. */
import type { IDataObject } from 'n8n-workflow';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
const lastCall = () => api.seen[api.seen.length - 1];

const MORE = (callHeaders: string, callQuery = '') => ({
	showCallValues: true,
	callHeaders,
	callQuery,
});
const IN_BODY = {
	showUse: true,
	tokenPlace: 'body',
	tokenName: 'sid',
	tokenTemplate: '${token}',
};
const IN_QUERY = { ...IN_BODY, tokenPlace: 'query' };
const sending = (contentType: string, more: IDataObject): IDataObject => ({
	method: 'POST',
	sendBody: true,
	contentType,
	...more,
});
const raw = (body: string, rawContentType = 'text/xml') => sending('raw', { rawContentType, body });
const FIELD = { bodyParameters: { parameters: [{ name: 'a', value: '1' }] } };

it.each<[string, IDataObject, RegExp]>([
	['JSON takes it', sending('json', FIELD), /^application\/vnd\.api\+json$/],
	['a call without body takes it', {}, /^application\/vnd\.api\+json$/],
	[
		'a form keeps its own',
		sending('form-urlencoded', FIELD),
		/^application\/x-www-form-urlencoded/,
	],
	[
		'a multipart body keeps its own',
		sending('multipart-form-data', {
			bodyParameters: { parameters: [{ parameterType: 'formData', name: 'a', value: '1' }] },
		}),
		/^multipart\/form-data; boundary=/,
	],
	['a raw body keeps its own', raw('<a/>'), /^text\/xml/],
])("the credential's content type: %s", async (_title, parameters, type) => {
	const { error } = await api.run(MORE('Content-Type: application/vnd.api+json'), parameters);
	expect(error).toBeUndefined();
	expect(lastCall().headers['content-type']).toMatch(type);
});

it.each<[string, IDataObject, string]>([
	['XML, escaped', raw('<s>${sid}</s><b/>'), '<s>T&amp;1</s><b/>'],
	['plain text, as it is', raw('sid ${sid}!', 'text/plain'), 'sid T&1!'],
	[
		'JSON text, below the top',
		raw('{"a": {"s": "${sid}"}}', 'application/json'),
		'{"a": {"s": "T&1"}}',
	],
	[
		'JSON in the field of a form',
		sending('form-urlencoded', {
			bodyParameters: {
				parameters: [
					{ name: 'data', value: '{"session": "${sid}"}' },
					{ name: 'more', value: 'x' },
				],
			},
		}),
		new URLSearchParams([
			['data', '{"session": "T&1"}'],
			['more', 'x'],
		]).toString(),
	],
	[
		'a list',
		sending('json', { specifyBody: 'json', jsonBody: '[{"s": "${sid}"}]' }),
		'[{"s": "T&1"}]',
	],
])('a mark in the body takes the token: %s', async (_title, parameters, body) => {
	api.answers['/login'] = { body: { token: 'T&1' } };
	const { error } = await api.run(IN_BODY, parameters);
	expect(error).toBeUndefined();
	expect(lastCall()).toMatchObject({ line: 'POST /me', body });
});

it.each<[string, IDataObject]>([
	['XML', raw('<a/>')],
	['text', raw('abc', 'text/plain')],
	['a list', sending('json', { specifyBody: 'json', jsonBody: '[1]' })],
])(
	'a token that has no place in %s is told, and nothing is sent to the API',
	async (_t, parameters) => {
		const { error } = await api.run(IN_BODY, parameters);
		expect(error?.message).toMatch(/the body is neither a form nor a JSON object.*Write \$\{sid\}/);
		expect(api.seen.map(({ line }) => line)).toEqual(['POST /login']);
	},
);

it.each<[string, IDataObject, IDataObject, string]>([
	[
		'header beside a header token',
		MORE('X-Key: 1'),
		{ sendHeaders: true, headerParameters: { parameters: [{ name: 'x-key', value: '2' }] } },
		'header "X-Key"',
	],
	[
		'header beside a query token',
		{ ...IN_QUERY, ...MORE('X-Key: 1') },
		{ sendHeaders: true, headerParameters: { parameters: [{ name: 'x-key', value: '2' }] } },
		'header "X-Key"',
	],
	[
		'query parameter',
		MORE('', 'tenant=1'),
		{ sendQuery: true, queryParameters: { parameters: [{ name: 'tenant', value: '2' }] } },
		'query parameter "tenant"',
	],
	['query in the URL', MORE('', 'tenant=1'), { url: '/me?tenant=2' }, 'query parameter "tenant"'],
	[
		'token in the query',
		IN_QUERY,
		{ sendQuery: true, queryParameters: { parameters: [{ name: 'sid', value: '2' }] } },
		'query parameter "sid"',
	],
])(
	"a person's own %s of the same name gives way to the credential's, with a hint",
	async (_title, fields, parameters, field) => {
		const { error, hints } = await api.run(fields, parameters);
		expect(error).toBeUndefined();
		expect(hints).toEqual([
			`The ${field} is set by the credential: its value was sent instead of yours.`,
		]);
		const { line, headers } = lastCall();
		expect(line).toMatch(/^GET \/me(\?(tenant=1|sid=T-1))?$/);
		expect(headers['x-key'] ?? '1').toBe('1');
	},
);

it("the session's cookie goes before those of each call", async () => {
	api.answers['/login'] = {
		headers: { 'set-cookie': 'SID=abc; Path=/' },
		body: { region: 'eu' },
	};
	const { error } = await api.run({
		loginKind: 'cookie',
		cookieName: 'SID',
		showAnswer: true,
		keepValues: 'region=region',
		...MORE('Cookie: region=${region}'),
	});
	expect(error).toBeUndefined();
	expect(lastCall().headers.cookie).toBe('SID=abc; region=eu');
});

it('the URL / means the base URL itself', async () => {
	await api.run({ baseUrl: `${api.url}/graphql`, loginUrl: `${api.url}/login` }, { url: '/' });
	expect(lastCall().line).toBe('GET /graphql');
	await api.run({ baseUrl: `${api.url}/graphql`, loginUrl: `${api.url}/login` }, { url: '/?a=1' });
	expect(lastCall().line).toBe('GET /graphql?a=1');
});

it('a base URL of the answer that is none is told at the login', async () => {
	api.answers['/login'] = { body: { token: 'T', host: 'eu7.example.com' } };
	const { error } = await api.run({
		baseUrl: '${host}',
		loginUrl: `${api.url}/login`,
		showAnswer: true,
		keepValues: 'host=host',
	});
	expect(error?.message).toMatch(/"Base URL" gives no URL.*eu7\.example\.com/);
	expect(api.seen).toHaveLength(1);
});
