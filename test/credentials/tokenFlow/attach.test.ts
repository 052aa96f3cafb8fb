import { attachToken, type OutgoingRequest } from '../../../credentials/tokenFlow/attach';
import { caepeFlow } from '../../../credentials/CaepeApi.credentials';
import { caTokenFlow } from '../../../credentials/CaTokenApi.credentials';
import { crmComFlow } from '../../../credentials/CrmComApi.credentials';

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
	['form text', { body: 'a=1', headers: form }, true],
	['no body', {}, true],
	['JSON', { body: { a: 1 } }, false],
	['raw text', { body: 'x', headers: { 'Content-Type': 'text/plain' } }, false],
])('CAEPE POST with %s', (_title, request, isAllowed) => {
	const attach = () =>
		attachToken(caepe, 'T', { url: 'https://caepe.example.com/x', method: 'POST', ...request });
	if (!isAllowed) expect(attach).toThrow(/only form-encoded bodies/);
	else {
		expect(attach().headers).toMatchObject({
			Organization: 'acme',
			Authentication: 'Bearer T',
			Authorization: 'Bearer T',
		});
		expect(JSON.stringify(attach().headers).toLowerCase()).toContain('x-www-form-urlencoded');
	}
});
