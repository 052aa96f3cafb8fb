/**
 * Fields that the user enters although the credential sets them: they are removed, and their names
 * are reported.
 */
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { TokenFlow } from '../../../../credentials/engine/tokenFlow';
import { dropCredentialFields } from '../../../../nodes/AuthenticatedRequest/request/credentialFields';

const flowWith = (attach: TokenFlow['attach']): TokenFlow => ({
	provider: 'Test API',
	urlFields: '"Base URL"',
	baseUrl: 'https://api.example.com',
	trustedUrls: [],
	secrets: [],
	source: { kind: 'fixed', token: 'T' },
	tokenMayBeJwt: false,
	attach,
	provesRejection: () => false,
	failureIn: () => undefined,
});
const byHeaders = flowWith((token) => ({
	kind: 'headers',
	headers: { Authorization: `Bearer ${token}`, Organization: 'acme', 'Content-Type': 'a/b' },
}));
const byParameter = flowWith((value) => ({ kind: 'parameter', name: 'token', value }));
const inQuery = flowWith((value) => ({ kind: 'parameter', name: 'token', value, place: 'query' }));

const URL_ = 'https://api.example.com/x';
const request = (fields: Partial<IHttpRequestOptions>): IHttpRequestOptions => ({
	url: URL_,
	...fields,
});
const post = { method: 'POST' as const };
const form = () => new URLSearchParams('a=1&token=x');

it.each<[string, TokenFlow, Partial<IHttpRequestOptions>, string[], object]>([
	[
		'a header',
		byHeaders,
		{ headers: { Authorization: 'x', b: '1' } },
		['header "Authorization"'],
		{ headers: { b: '1' } },
	],
	[
		'headers in any spelling',
		byHeaders,
		{ headers: { aUTHORIZATION: '', organization: 'x' } },
		['header "Authorization"', 'header "Organization"'],
		{ headers: {} },
	],
	[
		'a query parameter',
		byParameter,
		{ qs: { token: '', a: 1 } },
		['query parameter "token"'],
		{ qs: { a: 1 } },
	],
	[
		'a query parameter where the token goes into the body',
		byParameter,
		{ ...post, qs: { token: 'x' } },
		['query parameter "token"'],
		{ qs: {} },
	],
	[
		'a parameter in the URL',
		byParameter,
		{ url: `${URL_}?a=%20b&token=x&c` },
		['query parameter "token"'],
		{ url: `${URL_}?a=%20b&c` },
	],
	[
		'one in both',
		inQuery,
		{ url: `${URL_}?token=x`, qs: { token: 'y' } },
		['query parameter "token"'],
		{ url: URL_, qs: {} },
	],
	[
		'a body field, which keeps its place',
		byParameter,
		{ ...post, body: { token: 'x', a: 1 } },
		['body field "token"'],
		{ body: { token: 'x', a: 1 } },
	],
	['a form field', byParameter, { ...post, body: form() }, ['body field "token"'], {}],
])('replaces %s', (_title, flow, fields, replaced, left) => {
	const changed = request(fields);
	expect(dropCredentialFields(flow, changed)).toEqual(replaced);
	expect(changed).toMatchObject(left);
	expect(Object.keys(changed.headers ?? {})).toEqual(
		Object.keys((left as IHttpRequestOptions).headers ?? {}),
	);
});

it.each<[string, TokenFlow, Partial<IHttpRequestOptions>]>([
	['nothing', byHeaders, {}],
	['nothing, by parameter', byParameter, {}],
	['other headers', byHeaders, { headers: { 'X-Authorization': 'x', accept: 'y' } }],
	[
		'the content type, which belongs to the body',
		byHeaders,
		{ headers: { 'content-type': 'c/d' } },
	],
	['a parameter of that name', byHeaders, { qs: { Authorization: 'x' } }],
	['a header of that name', byParameter, { headers: { token: 'x' } }],
	['other names', byParameter, { ...post, qs: { Token: 'x', tokens: 1 }, body: { TOKEN: 1 } }],
	['a deeper field', byParameter, { ...post, body: { a: { token: 'x' } } }],
	['the mark of the token', byParameter, { ...post, body: { token: '${token}' } }],
	['a field where the token goes into the query', inQuery, { ...post, body: { token: 'x' } }],
	['a field of a DELETE', byParameter, { method: 'DELETE', body: { token: 'x' } }],
	['a text', byParameter, { ...post, body: 'token=x' }],
	['a list', byParameter, { ...post, body: ['token'] as never }],
	['bytes', byParameter, { ...post, body: Buffer.from('token') }],
])('leaves %s', (_title, flow, fields) => {
	const changed = request(fields);
	expect(dropCredentialFields(flow, changed)).toEqual([]);
	expect(changed).toEqual(request(fields));
});
