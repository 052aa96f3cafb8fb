import type { IHttpRequestOptions } from 'n8n-workflow';
import type { TokenFlow } from '../../../credentials/tokenFlow/types';
import {
	hasHeader,
	refuseCredentialFields,
	setHeader,
} from '../../../nodes/AuthenticatedRequest/headers';

const flowWith = (attach: TokenFlow['attach']): TokenFlow => ({
	provider: 'Test API',
	baseUrl: 'https://api.example.com',
	trustedUrls: [],
	secrets: [],
	tokenMayBeJwt: false,
	attach,
	provesRejection: () => false,
	failureIn: () => undefined,
});
const byHeaders = flowWith((token) => ({
	kind: 'headers',
	headers: { Authorization: `Bearer ${token}`, Organization: 'acme' },
}));
const byParameter = flowWith((value) => ({ kind: 'parameter', name: 'token', value }));

const request = (fields: Partial<IHttpRequestOptions>): IHttpRequestOptions => ({
	url: 'https://api.example.com/x',
	...fields,
});

it.each<[object | undefined, boolean]>([
	[undefined, false],
	[{}, false],
	[{ accept: 'x' }, true],
	[{ Accept: 'x' }, true],
	[{ ACCEPT: '' }, true],
	[{ 'Accept-Language': 'x' }, false],
])('hasHeader accept in %j: %p', (headers, expected) => {
	expect(hasHeader(request({ headers: headers as never }), 'accept')).toBe(expected);
});

it('setHeader leaves the object that it was given', () => {
	const headers = { a: '1' };
	const changed = request({ headers });
	setHeader(changed, 'B', '2');
	expect(changed.headers).toEqual({ a: '1', B: '2' });
	expect(headers).toEqual({ a: '1' });
});

it.each<[string, TokenFlow, Partial<IHttpRequestOptions>, string]>([
	['a header', byHeaders, { headers: { Authorization: 'x' } }, 'Headers: Authorization'],
	['in any spelling', byHeaders, { headers: { aUTHORIZATION: 'x' } }, 'Headers: Authorization'],
	['of several', byHeaders, { headers: { organization: 'x' } }, 'Headers: Organization'],
	['an empty header', byHeaders, { headers: { authorization: '' } }, 'Headers: Authorization'],
	['a query parameter', byParameter, { qs: { token: 'x' } }, 'Query Parameters: token'],
	['an empty one', byParameter, { qs: { token: '' } }, 'Query Parameters: token'],
	['a body field', byParameter, { body: { token: 'x' } }, 'Body: token'],
	['a form field', byParameter, { body: new URLSearchParams('a=1&token=x') }, 'Body: token'],
])('refuses %s that the credential sets', (_title, flow, fields, label) => {
	expect(() => refuseCredentialFields(flow, request(fields))).toThrow(
		`The parameter "${label}" is set by the credential. Remove it.`,
	);
});

it.each<[string, TokenFlow, Partial<IHttpRequestOptions>]>([
	['nothing', byHeaders, {}],
	['nothing, by parameter', byParameter, {}],
	['other headers', byHeaders, { headers: { 'X-Authorization': 'x', accept: 'y' } }],
	['a parameter of that name', byHeaders, { qs: { Authorization: 'x' } }],
	['a header of that name', byParameter, { headers: { token: 'x' } }],
	['other names', byParameter, { qs: { Token: 'x', tokens: 1 }, body: { TOKEN: 1 } }],
	['a deeper field', byParameter, { body: { a: { token: 'x' } } }],
	['a text', byParameter, { body: 'token=x' }],
	['a list', byParameter, { body: ['token'] as never }],
	['bytes', byParameter, { body: Buffer.from('token') }],
])('accepts %s', (_title, flow, fields) => {
	expect(() => refuseCredentialFields(flow, request(fields))).not.toThrow();
});
