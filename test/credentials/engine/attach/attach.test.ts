import { attachToken } from '../../../../credentials/engine/attach/attach';
import {
	type OutgoingRequest,
	targetUrl,
} from '../../../../credentials/engine/attach/outgoingRequest';
import { caepeFlow } from '../../../../credentials/CaepeApi.credentials';
import { caTokenFlow } from '../../../../credentials/CaTokenApi.credentials';
import { crmComFlow } from '../../../../credentials/CrmComApi.credentials';

const crm = crmComFlow({
	baseUrl: 'https://crm.example.com',
	username: 'u',
	password: 'p',
	organisation: 'o',
});
const ca = caTokenFlow({
	baseUrl: 'https://ca.example.com/api',
	username: 'u',
	password: 'p',
	clientAppId: 'X',
});
const caepe = caepeFlow({
	baseUrl: 'https://caepe.example.com',
	organization: 'acme',
	keycloakUrl: 'https://kc.example.com',
	username: 'u',
	password: 'p',
});

it('accepts the bare server as CRM.COM base URL', () => {
	expect(crm.baseUrl).toBe('https://crm.example.com/crmapi/rest/v2');
});

const url = 'https://crm.example.com/crmapi/rest/v2/x';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

it.each<[string, OutgoingRequest, Partial<OutgoingRequest>]>([
	['GET', { url, qs: { a: 1 } }, { qs: { a: 1, token: 'T' } }],
	['GET, legacy shape', { uri: url }, { qs: { token: 'T' } }],
	['POST without body', { url, method: 'POST' }, { body: { token: 'T' }, json: true }],
	['POST, JSON object', { url, method: 'POST', body: { a: 1 } }, { body: { a: 1, token: 'T' } }],
	['POST, JSON text', { url, method: 'POST', body: '{"a":1}' }, { body: '{"a":1,"token":"T"}' }],
	['PUT, JSON object', { url, method: 'PUT', body: { a: 1 } }, { body: { a: 1, token: 'T' } }],
	['PATCH, JSON text', { url, method: 'PATCH', body: '{"a":1}' }, { body: '{"a":1,"token":"T"}' }],
	['POST, form text', { url, method: 'POST', body: 'a=1', headers: form }, { body: 'a=1&token=T' }],
	[
		'POST, legacy form',
		{ uri: url, method: 'POST', form: { a: 1 } },
		{ form: { a: 1, token: 'T' } },
	],
	[
		'POST, JSON array',
		{ url, method: 'POST', body: [1] as never },
		{ qs: { token: 'T' }, body: [1] as never },
	],
])('CRM.COM token in %s', (_title, request, expected) => {
	expect(attachToken(crm, 'T', request)).toMatchObject(expected);
});

it('attaching again replaces the token', () => {
	const first = attachToken(crm, 'OLD', {
		url,
		method: 'POST',
		body: new URLSearchParams({ a: '1' }),
	});
	expect(String(attachToken(crm, 'NEW', first).body)).toBe('a=1&token=NEW');
});

it("replaces a header in any spelling and switches off credentials' travel by redirect", () => {
	const request = attachToken(ca, 'T', {
		url: 'https://ca.example.com/api/x',
		headers: { authorization: 'mine' },
	});
	expect(request.headers).toEqual({ Authorization: 'T' });
	expect(request.sendCredentialsOnCrossOriginRedirect).toBe(false);
});

it.each([
	'https://evil.example/x',
	'http://ca.example.com/api',
	'https://ca.example.com:8443/api',
	'https://ca.example.com@evil.example/',
	'https://ca.example.com.evil.example/',
	'https:\\\\evil.example\\',
])('refuses to send a token to %s', (target) => {
	expect(() => attachToken(ca, 'T', { url: target })).toThrow(
		/only sent to https:\/\/ca\.example\.com/,
	);
});

it('looks at the base URL that a request is resolved under', () => {
	expect(() => attachToken(ca, 'T', { baseURL: 'https://evil.example', url: '/x' })).toThrow(
		/evil\.example/,
	);
});

it.each([
	['form text', { body: 'a=1', headers: form }, 'application/x-www-form-urlencoded'],
	['no body', {}, 'application/x-www-form-urlencoded'],
	['a JSON object', { body: { a: 1 } }, undefined],
	[
		'JSON text',
		{ body: '{"a":1}', headers: { 'content-type': 'application/json' } },
		'application/json',
	],
	['raw text', { body: 'x', headers: { 'Content-Type': 'text/plain' } }, 'text/plain'],
])('CAEPE POST with %s', (_title, request, type) => {
	const attach = () =>
		attachToken(caepe, 'T', { url: 'https://caepe.example.com/x', method: 'POST', ...request });
	const { headers } = attach();
	expect(headers).toMatchObject({
		Organization: 'acme',
		Authentication: 'Bearer T',
		Authorization: 'Bearer T',
	});
	const lowered = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
	expect(Object.fromEntries(lowered)['content-type']).toBe(type);
});

describe.each<[string, OutgoingRequest]>([
	['GET', { url }],
	['legacy GET', { uri: url }],
	['DELETE with a body', { url, method: 'DELETE', body: { a: 1 } }],
	['POST without body', { url, method: 'POST' }],
	['PUT, JSON object', { url, method: 'PUT', body: { a: 1 } }],
	['PATCH, JSON text', { url, method: 'PATCH', body: '{"a":1}' }],
	['POST, form object', { url, method: 'POST', body: new URLSearchParams({ a: '1' }) }],
	['POST, form text', { url, method: 'POST', body: 'a=1', headers: form }],
	['POST, legacy form', { uri: url, method: 'POST', form: { a: 1 } }],
	['POST, plain text', { url, method: 'POST', body: 'a note' }],
	['POST, JSON text of an array', { url, method: 'POST', body: '[1]' }],
	['POST, bytes', { url, method: 'POST', body: Buffer.from('a') }],
])('CRM.COM %s', (_title, request) => {
	it('holds one token, the last', () => {
		const again = attachToken(crm, 'NEW', attachToken(crm, 'OLD', { ...request }));
		const { qs, body, form: legacyForm } = again;
		const places = [qs, body instanceof URLSearchParams ? String(body) : body, legacyForm];
		const text = JSON.stringify(places);
		expect(text.match(/NEW/g)).toHaveLength(1);
		expect(text).not.toContain('OLD');
	});
});

it.each([
	['an object', { a: 1 }],
	['a JSON text', '{"a":1}'],
	['a form', new URLSearchParams({ a: '1' })],
])('a DELETE with %s as body keeps it and has the token in the query', (_title, body) => {
	const text = (value: unknown) =>
		value instanceof URLSearchParams ? String(value) : JSON.stringify(value);
	const before = text(body);
	const request = attachToken(crm, 'T', { url, method: 'DELETE', body });
	expect(request.qs).toEqual({ token: 'T' });
	expect(text(request.body)).toBe(before);
});

it.each([
	['POST', Buffer.from('a')],
	['PUT', 'a note'],
	['PATCH', '[1]'],
])('a %s body that has no fields stays as it is (%#)', (method, body) => {
	const request = attachToken(crm, 'T', { url, method: method as 'POST', body });
	expect(request).toMatchObject({ body, qs: { token: 'T' } });
});

it('attaching headers again replaces them, whatever their spelling, and leaves the others', () => {
	const request: OutgoingRequest = {
		uri: 'https://caepe.example.com/x',
		headers: { AUTHORIZATION: 'a', authentication: 'b', organization: 'c', 'X-Mine': 'd' },
	};
	const headers = attachToken(caepe, 'NEW', attachToken(caepe, 'OLD', request)).headers;
	expect(headers).toEqual({
		'X-Mine': 'd',
		Organization: 'acme',
		Authentication: 'Bearer NEW',
		Authorization: 'Bearer NEW',
	});
});

it.each<[string, OutgoingRequest, string]>([
	['url', { url: 'https://a.example/x' }, 'https://a.example/x'],
	['uri', { uri: 'https://a.example/x' }, 'https://a.example/x'],
	[
		'url before uri, as n8n has it',
		{ url: 'https://a.example', uri: 'https://b.example' },
		'https://a.example',
	],
	['base and path', { baseURL: 'https://a.example/v1/', url: '/x' }, 'https://a.example/v1/x'],
	['base alone', { baseURL: 'https://a.example/v1', url: '' }, 'https://a.example/v1'],
	[
		'base and whole URL',
		{ baseURL: 'https://a.example', url: 'HTTP://b.example' },
		'HTTP://b.example',
	],
	[
		'base and backslashes',
		{ baseURL: 'https://a.example', url: '\\\\b.example' },
		'https://a.example/\\\\b.example',
	],
])('the target is told by %s', (_title, request, expected) => {
	expect(targetUrl(request)).toBe(expected);
});
