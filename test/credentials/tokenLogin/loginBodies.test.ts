/** Tests what the login sends, depending on the kind and text of its body. */
import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../support/n8nHost';
import { useLoginApi } from './loginApi';

const api = useLoginApi();

const CUSTOM = { loginKind: 'custom' };
const named = (values: Record<string, string>) => ({
	showValues: true,
	values: { values: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

it.each<[string, IDataObject, string | undefined, string]>([
	[
		'JSON by its brace',
		{ ...CUSTOM, loginBody: ' {"u": "${username}"}' },
		'application/json',
		'{"u":"ada \\"l\\" & co"}',
	],
	[
		'JSON by its bracket',
		{ ...CUSTOM, loginBody: '["${username}"]' },
		'application/json',
		'["ada \\"l\\" & co"]',
	],
	[
		'XML by its first sign',
		{ ...CUSTOM, loginBody: '<u>${username}</u>' },
		'application/xml',
		'<u>ada &quot;l&quot; &amp; co</u>',
	],
	[
		'a form otherwise',
		{ ...CUSTOM, loginBody: 'u=${username}\nfixed=1' },
		'application/x-www-form-urlencoded',
		'u=ada+%22l%22+%26+co&fixed=1',
	],
	['no body where there is no text', { ...CUSTOM, loginBody: '' }, undefined, ''],
	[
		'text as it is, if told',
		{ ...CUSTOM, loginBodyType: 'raw', loginBody: 'u=${username}' },
		'text/plain',
		'u=ada "l" & co',
	],
	[
		'a form of the two names',
		{ loginKind: 'form', usernameName: 'login' },
		'application/x-www-form-urlencoded',
		'login=ada+%22l%22+%26+co&password=p%22%C3%A4%26s%25',
	],
	[
		"the kind's own body where only a header is added",
		{ showLogin: true, loginHeaders: 'X-A: 1' },
		'application/json',
		'{"username":"ada \\"l\\" & co","password":"p\\"ä&s%"}',
	],
	['no body of the kind, if told', { showLogin: true, loginBodyType: 'none' }, undefined, ''],
	[
		'an OAuth2 form with one more line',
		{
			loginKind: 'oauth2ClientCredentials',
			clientId: 'c',
			clientSecret: 's',
			showLogin: true,
			loginBody: 'grant_type=client_credentials\nclient_id=${clientId}\naudience=https://a',
		},
		'application/x-www-form-urlencoded',
		'grant_type=client_credentials&client_id=c&audience=https%3A%2F%2Fa',
	],
])('%s', async (_title, fields, type, body) => {
	const { error } = await api.run(fields);
	expect(error).toBeUndefined();
	expect(api.seen[0]).toMatchObject({ line: 'POST /login', body });
	expect(api.seen[0].headers['content-type']).toBe(type);
});

it.each([
	['number', '7', 7],
	['negative number', '-1.5', -1.5],
	['true', 'true', true],
	['null', 'null', null],
	['text', 'ab"c', 'ab"c'],
	['number with a leading zero', '007', '007'],
	['number with more digits than a number holds', '12345678901234567890', '12345678901234567890'],
	['text that looks like a placeholder', '${password}', '${password}'],
])('without quotes a %s stays one', async (_kind, id, sent) => {
	await api.run({
		...CUSTOM,
		...named({ id }),
		loginBody: '{"id": ${id}, "text": "${id}", "at": {"list": [${ id }]}}',
	});
	expect(JSON.parse(api.seen[0].body)).toEqual({ id: sent, text: id, at: { list: [sent] } });
});

it('a number can come out of a function or a time', async () => {
	await api.run({ ...CUSTOM, loginBody: '{"ts": ${now:epoch}, "h": ${lower(\'${username}\')}}' });
	const { ts, h } = JSON.parse(api.seen[0].body) as IDataObject;
	expect(ts).toBeGreaterThan(1.7e9);
	expect(h).toBe('ada "l" & co');
});

it("a preset's renewal names its client where the login does", async () => {
	api.answers['/login'] = { body: { access_token: 'T-1', refresh_token: 'R-1' } };
	const { stored } = await api.run({
		loginKind: 'oauth2Password',
		clientId: 'c',
		clientSecret: 's',
		showLogin: true,
		loginHeaders: 'Authorization: Basic ${base64(clientId:clientSecret)}',
		loginBody: 'grant_type=password\nusername=${username}\npassword=${password}',
	});
	await runNode(stored, {
		parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'renew' },
	});
	expect(api.seen[2].body).toBe('grant_type=refresh_token&refresh_token=R-1');
	expect(api.seen[2].headers.authorization).toBe('Basic Yzpz');
});

it('a one-time password goes along (RFC 6238 appendix B, with six digits)', async () => {
	const now = jest.spyOn(Date, 'now').mockReturnValue(1_111_111_109_000);
	const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
	await api.run({ ...CUSTOM, ...named({ seed }), loginBody: '{"otp": "${totp(seed)}"}' });
	now.mockRestore();
	expect(api.seen[0].body).toBe('{"otp":"081804"}');
});

it('a preset renews with its own body at a renewal URL of its own', async () => {
	api.answers['/login'] = { body: { access_token: 'T-1', refresh_token: 'R-1', expires_in: 1 } };
	api.answers['/again'] = { body: { access_token: 'T-2', expires_in: 600 } };
	const now = jest.spyOn(Date, 'now');
	const fields = { loginKind: 'oauth2Password', showRenewal: true, renewUrl: '/again' };
	const started = Date.now();
	const { stored } = await api.run(fields);
	now.mockReturnValue(started + 5_000);
	await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
	now.mockRestore();
	expect(api.seen.map(({ line, body }) => [line, body]).slice(2)).toEqual([
		['POST /again', 'grant_type=refresh_token&refresh_token=R-1'],
		['GET /me', ''],
	]);
	expect(api.seen[3].headers.authorization).toBe('Bearer T-2');
});
