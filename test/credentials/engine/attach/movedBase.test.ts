/**
 * Tests base URLs that the login's answer gives, and other changes to a request before it is sent.
 */
import {
	attachToken,
	movedUrl,
	withoutParameter,
} from '../../../../credentials/engine/attach/attach';
import type { OutgoingRequest } from '../../../../credentials/engine/attach/outgoingRequest';
import type { Attachment, TokenFlow } from '../../../../credentials/engine/tokenFlow';

const PLACEHOLDER = 'https://by.login.invalid';
const REAL = 'https://eu.example.com/v1/';

const flowWith = (attachment: Attachment, more: Partial<TokenFlow> = {}): TokenFlow => ({
	provider: 'Test API',
	urlFields: '"Base URL"',
	baseUrl: PLACEHOLDER,
	trustedUrls: ['https://login.example.com'],
	secrets: [],
	source: { kind: 'fixed', token: 'T' },
	tokenMayBeJwt: false,
	attach: () => attachment,
	provesRejection: () => false,
	failureIn: () => undefined,
	...more,
});
const BEARER: Attachment = { kind: 'headers', headers: { Authorization: 'Bearer T' } };
const moving = flowWith(BEARER, { baseUrlFrom: ({ base }) => base });

it.each<[string, OutgoingRequest, Partial<OutgoingRequest>]>([
	['url', { url: `${PLACEHOLDER}/x?a=1` }, { url: 'https://eu.example.com/v1/x?a=1' }],
	['uri', { uri: `${PLACEHOLDER}/x` }, { uri: 'https://eu.example.com/v1/x' }],
	[
		'a path and the base of the request',
		{ url: '/x', baseURL: PLACEHOLDER },
		{ url: '/x', baseURL: 'https://eu.example.com/v1' },
	],
	[
		'the login’s server, which stays trusted',
		{ url: 'https://login.example.com/me' },
		{ url: 'https://login.example.com/me' },
	],
])('the base of the login: %s', (_title, request, expected) => {
	const sent = attachToken(moving, 'T', request, { base: REAL });
	expect(sent).toMatchObject({ ...expected, headers: BEARER.headers });
});

it.each(['https://us.example.com/x', `https://x.example/?${PLACEHOLDER}`])(
	'no other server gets the token: %s',
	(url) => {
		expect(() => attachToken(moving, 'T', { url }, { base: REAL })).toThrow(/Test API/);
	},
);

it('without the value nothing moves, and the real server gets no token', () => {
	const at = (url: string) => () => attachToken(moving, 'T', { url });
	expect(at('https://login.example.com/x')().url).toBe('https://login.example.com/x');
	expect(at('https://eu.example.com/v1/x')).toThrow(/Test API/);
});

it.each([
	['https://a.example/x', 'https://a.example', 'https://b.example//', 'https://b.example/x'],
	['https://c.example/x', 'https://a.example', 'https://b.example', 'https://c.example/x'],
	['', 'https://a.example', 'https://b.example', ''],
])('%s from %s to %s', (url, from, to, expected) => {
	expect(movedUrl(url, from, to)).toBe(expected);
});

it.each([
	['/x', '/x'],
	['/x?a=1', '/x?a=1'],
	['/x?t=1', '/x'],
	['/x?t', '/x'],
	['/x?a=%20&t=1&b=+&t=2', '/x?a=%20&b=+'],
	['/x?at=1&T=2', '/x?at=1&T=2'],
	['/x?%74=1&a=2', '/x?a=2'],
	['/x?a=b?t=1', '/x?a=b?t=1'],
])('%s without t is %s', (url, expected) => {
	expect(withoutParameter(url, 't')).toBe(expected);
});

const trusted = { trustedUrls: ['https://a.example'] };
const URL_A = 'https://a.example/x';
const inQuery = flowWith({ kind: 'headers', headers: {}, query: { t: 'T' } }, trusted);

it.each<[string, OutgoingRequest, Partial<OutgoingRequest>]>([
	['one of a name', { url: `${URL_A}?t=old&a=1` }, { url: `${URL_A}?a=1`, qs: { t: 'T' } }],
	['the older shape', { uri: `${URL_A}?t=old` }, { uri: URL_A, qs: { t: 'T' } }],
	['among others', { url: URL_A, qs: { t: 'old', a: 1 } }, { qs: { t: 'T', a: 1 } }],
])('a token in the query: %s', (_title, request, expected) => {
	expect(attachToken(inQuery, 'T', request)).toMatchObject(expected);
});

const typed = flowWith(
	{ kind: 'headers', headers: { 'Content-Type': 'application/v2+json' } },
	trusted,
);
const form = new URLSearchParams({ a: '1' });

it.each<[string, OutgoingRequest, string | undefined]>([
	['JSON', { url: URL_A, headers: { 'content-type': 'application/json' } }, 'application/v2+json'],
	[
		'JSON of another kind',
		{ url: URL_A, headers: { 'content-type': 'application/hal+json' } },
		'application/v2+json',
	],
	['no body', { url: URL_A }, 'application/v2+json'],
	['a form', { url: URL_A, method: 'POST', body: form }, undefined],
	['a form of the older shape', { uri: URL_A, form: { a: 1 } }, undefined],
	['a multipart form of the older shape', { uri: URL_A, formData: { a: 1 } }, undefined],
	['a multipart form', { url: URL_A, body: new FormData() }, undefined],
])('a content type from the credential, with %s', (_title, request, expected) => {
	const { headers } = attachToken(typed, 'T', request);
	expect(headers?.['Content-Type']).toBe(expected);
});

it.each<[string, OutgoingRequest, string | undefined]>([
	['POST without body', { method: 'POST' }, 'application/x-www-form-urlencoded'],
	['GET', { method: 'GET' }, undefined],
	['POST with a body', { method: 'POST', body: { a: 1 } }, undefined],
	['POST with a type', { method: 'POST', headers: { 'content-type': 'text/plain' } }, undefined],
])('a form by default: %s', (_title, request, expected) => {
	const flow = flowWith(BEARER, { ...trusted, formMethods: ['POST'] });
	const { headers } = attachToken(flow, 'T', { url: URL_A, ...request });
	expect(headers?.['Content-Type']).toBe(expected);
});

it('a client certificate goes along, beside what the request has', () => {
	const flow = flowWith(BEARER, { ...trusted, clientCertificate: { cert: 'C', key: 'K' } });
	const request = { url: URL_A, agentOptions: { keepAlive: true } };
	expect(attachToken(flow, 'T', request).agentOptions).toEqual({
		keepAlive: true,
		cert: 'C',
		key: 'K',
	});
});

it('a header that can’t be sent is named, without its value', () => {
	const flow = flowWith({ kind: 'headers', headers: { 'X-Key': 'a\u2013b' } }, trusted);
	expect(() => attachToken(flow, 'T', { url: URL_A })).toThrow(
		/^(?!.*a\u2013b).*the header "X-Key" of the credential can't be sent/,
	);
});
