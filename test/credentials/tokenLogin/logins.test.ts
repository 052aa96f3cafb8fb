/**
 * Tests logins as real servers answer them, and mistakes in a credential that would otherwise go
 * unnoticed.
 */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { testCredential } from '../../support/credentialTest';
import { runNode } from '../../support/n8nHost';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
const lastCall = () => api.seen[api.seen.length - 1];
const HTML = { 'content-type': 'text/html; charset=UTF-8' };
const WHO = { username: 'ada', password: 'pw-12345' };
const test = async (fields: IDataObject) =>
	await testCredential('tokenLoginApi', {
		baseUrl: api.url,
		loginUrl: '/login',
		...WHO,
		...fields,
	});

describe('an answer under text/html', () => {
	it.each<[string, unknown, IDataObject]>([
		['JSON', { token: 'T-1' }, {}],
		['JSON after white space', '\n {"data": {"access_token": "T-1"}}', {}],
		['a word', 'T-1', {}],
		['a JSON text', '"T-1"', {}],
		['XML', '<r><sid>T-1</sid></r>', { showAnswer: true, tokenPath: 'r.sid' }],
	])('%s is read', async (_title, body, fields) => {
		api.answers['/login'] = { headers: HTML, body };
		const { error } = await api.run(fields);
		expect(error).toBeUndefined();
		expect(lastCall().headers.authorization).toBe('Bearer T-1');
	});

	it('a page is a page still', async () => {
		api.answers['/login'] = { headers: HTML, body: '<!DOCTYPE html><html><p>Sign in</p></html>' };
		expect((await api.run({})).error?.message).toMatch(/a web page instead of a token/);
	});

	it('a page from elsewhere is no refusal, though a sign of success is asked for', async () => {
		api.answers['/login'] = { headers: HTML, body: '<!DOCTYPE html><html><p>Welcome</p></html>' };
		const fields = { showAnswer: true, successPath: 'success', successValue: 'true' };
		const { message } = await test(fields);
		expect(message).toMatch(/a web page instead of a token\. Check "Login URL"/);
		expect(message).not.toMatch(/refused|Welcome/);
	});

	it('where a page is wanted, one without the sign of success is a refusal', async () => {
		api.answers['/login'] = { headers: HTML, body: '<!DOCTYPE html><html><p>Sorry</p></html>' };
		const wanted = { showAnswer: true, tokenFrom: 'cookie', tokenPath: 'sid' };
		const fields = { ...wanted, successPath: 'header:X-Ok', successValue: '1' };
		expect((await test(fields)).message).toMatch(/was refused \(HTTP 200/);
	});

	it('the words of a refusal are shown', async () => {
		api.answers['/login'] = { status: 401, headers: HTML, body: { message: 'no such user' } };
		expect((await api.run({})).error?.message).toMatch(/refused \(HTTP 401: no such user\)/);
	});
});

describe('a switch whose address is missing is told before anything is sent', () => {
	it.each([
		['json', { showRenewal: true }, /"Renewal URL" is empty/],
		['cookie', { cookieName: 'SID', showRenewal: true }, /"Renewal URL" is empty/],
		[
			'oauth2ClientCredentials',
			{ clientId: 'c', clientSecret: 's', showRenewal: true },
			/"Renewal URL" is empty/,
		],
		['json', { showRelease: true }, /"Logout URL" is empty/],
		['custom', { showRelease: true, releaseUrl: ' ' }, /"Logout URL" is empty/],
	])('%s', async (loginKind, fields, message) => {
		const { error } = await api.run({ loginKind, ...fields });
		expect(error?.message).toMatch(message);
		expect(api.seen).toEqual([]);
	});

	it('a password grant renews at the login’s address', async () => {
		api.answers['/login'] = { body: { access_token: 'T-1', refresh_token: 'R-1' } };
		const { stored, error } = await api.run({ loginKind: 'oauth2Password', showRenewal: true });
		expect(error).toBeUndefined();
		await runNode(stored, {
			parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'renew' },
		});
		expect(lastCall()).toMatchObject({
			line: 'POST /login',
			body: 'grant_type=refresh_token&refresh_token=R-1',
		});
	});
});

describe('the credential’s test tries the renewal', () => {
	const RENEWS = {
		showRenewal: true,
		renewUrl: '/refresh',
		renewBody: '{"r": "${refreshToken}"}',
		testPath: '/me',
	};
	beforeEach(() => {
		api.answers['/login'] = { body: { token: 'T-1', refresh_token: 'R-1' } };
	});

	it('and goes on with the new token', async () => {
		api.answers['/refresh'] = { body: { token: 'T-2' } };
		const { status, message } = await test(RENEWS);
		expect({ status, message }).toEqual({
			status: 'OK',
			message: expect.stringMatching(/^Logged in.*The renewal works\.$/) as string,
		});
		expect(api.seen.map(({ line }) => line)).toEqual(['POST /login', 'POST /refresh', 'GET /me']);
		expect(lastCall().headers.authorization).toBe('Bearer T-2');
	});

	it.each<[string, object, RegExp]>([
		[
			'refused',
			{ status: 404, body: { message: 'no route' } },
			/renewal was refused \(HTTP 404: no route\)/,
		],
		['without a token', { body: { ok: 1 } }, /there was no token/],
	])('%s', async (_title, answer, words) => {
		api.answers['/refresh'] = answer as never;
		const { status, message } = await test(RENEWS);
		expect(status).toBe('Error');
		expect(message).toMatch(/login succeeded, but its token can't be renewed/);
		expect(message).toMatch(words);
		expect(message).not.toContain('R-1');
	});

	it('an answer without a refresh token is told', async () => {
		api.answers['/login'] = { body: { token: 'T-1' } };
		const { message } = await test({ ...RENEWS, refreshTokenPath: 'data.refresh' });
		expect(message).toMatch(/has no refresh token at "data.refresh"/);
	});

	it('a failed one leaves nothing behind for the next call', async () => {
		api.answers['/refresh'] = { status: 400, body: {} };
		const fields = { baseUrl: api.url, loginUrl: '/login', ...WHO, ...RENEWS, testPath: '/left' };
		await testCredential('tokenLoginApi', fields);
		const { error } = await api.run(fields);
		expect(error).toBeUndefined();
	});
});

describe('what looks like a placeholder and is none', () => {
	it.each<[string, IDataObject, RegExp]>([
		[
			'no token',
			{ showUse: true, tokenTemplate: 'Token {token}' },
			/"Token Template" has \{token\}.*\$\{token\}/,
		],
		[
			'a fixed text',
			{ showUse: true, tokenTemplate: 'abc' },
			/"Token Template" has no \$\{token\}/,
		],
		[
			'two braces',
			{ showUse: true, tokenTemplate: 'Bearer {{ token }}' },
			/"Token Template" has \{ token \}/,
		],
		[
			'no braces',
			{ showUse: true, tokenTemplate: 'Bearer $token' },
			/"Token Template" has \$token/,
		],
		[
			'another value',
			{ showUse: true, tokenTemplate: '${username}' },
			/"Token Template" has no \$\{token\}/,
		],
		[
			'in a body',
			{ loginKind: 'custom', loginBody: '{"u": "{username}", "p": "${password}"}' },
			/"Login Body" has \{username\}/,
		],
		[
			'in a renewal',
			{ showRenewal: true, renewUrl: '/r', renewBody: 'a={refreshToken}' },
			/"Renewal Body" has \{refreshToken\}/,
		],
		[
			'in a header',
			{ showCallValues: true, callHeaders: 'X: $token' },
			/"Headers of Each Call" has \$token/,
		],
	])('%s', async (_title, fields, message) => {
		const { error } = await api.run(fields);
		expect(error?.message).toMatch(message);
		expect(api.seen).toEqual([]);
	});

	it.each<[string, IDataObject]>([
		[
			'a kept value',
			{ showAnswer: true, keepValues: 'k=token', showUse: true, tokenTemplate: '${k}' },
		],
		['in a function', { showUse: true, tokenTemplate: 'Basic ${base64(username:token)}' }],
		[
			'a selection in GraphQL',
			{
				loginKind: 'custom',
				loginBody: '{"query": "mutation { login(u: \\"${username}\\") {token} }"}',
			},
		],
	])('is left alone: %s', async (_title, fields) => {
		expect((await api.run(fields)).error).toBeUndefined();
	});
});

describe('a fresh token that is rejected', () => {
	it.each<[string, IDataObject, string]>([
		['as it is', {}, 'the header "Authorization: Bearer •••"'],
		['a doubled word', { showUse: true, tokenName: 'X-Auth' }, 'the header "X-Auth: Bearer •••"'],
		[
			'a key in the template',
			{ showUse: true, tokenTemplate: 'Token k3y-77 ${token}' },
			'the header "Authorization: Token ••• •••"',
		],
		[
			'a cookie',
			{ showUse: true, tokenPlace: 'cookie', tokenName: 'SID', tokenTemplate: '${token}' },
			'the cookie "SID=•••"',
		],
		[
			'a query parameter',
			{ showUse: true, tokenPlace: 'query', tokenName: 'k', tokenTemplate: '${token}' },
			'the query parameter "k=•••"',
		],
	])('%s', async (_title, fields, shape) => {
		api.answers['/me'] = { status: 401, body: {} };
		const { error } = await api.run(fields);
		const { description } = error as Error & { description: string };
		expect(description).toContain(`It was sent as ${shape}.`);
		expect(description).toMatch(/"Token Name", "Token Template" or "Token Path"/);
		expect(description).not.toContain('k3y');
	});

	it('is told so by the test, too', async () => {
		api.answers['/me'] = { status: 401, body: {} };
		const { message } = await test({ testPath: '/me', showUse: true, tokenName: 'X-Auth' });
		expect(message).toContain('"X-Auth: Bearer •••"');
	});
});

describe('of several requests of a login, the failed one is named', () => {
	const STEPS = {
		showSteps: true,
		steps: {
			steps: [
				{ method: 'POST', url: '/second?key=${password}', body: 'a=1' },
				{ method: 'GET', url: '/third' },
			],
		},
	};
	it.each<[string, object, RegExp]>([
		[
			'/second',
			{ status: 401, body: { message: 'no' } },
			/the login \(step 2 of 3\) at http:\/\/[^ ]+\/second was refused \(HTTP 401: no\)/,
		],
		[
			'/login',
			{ status: 403, body: {} },
			/the login \(step 1 of 3\) at http:\/\/[^ ]+\/login was refused/,
		],
		[
			'/third',
			{ body: {} },
			/the login at http:\/\/[^ ]+\/third \(step 3 of 3\) answered, but there was no token/,
		],
		[
			'/second',
			{ headers: HTML, body: '<html>x' },
			/the login at http:\/\/[^ ]+\/second \(step 2 of 3\) answered, but with a web page/,
		],
	])('%s %j', async (path, answer, message) => {
		api.answers[path] = answer as never;
		const { error } = await api.run(STEPS);
		expect(error?.message).toMatch(message);
		expect(error?.message).not.toContain('key=');
	});

	it('a login of one request is just the login', async () => {
		api.answers['/login'] = { status: 401, body: {} };
		expect((await api.run({})).error?.message).toMatch(/the login was refused \(HTTP 401\)/);
	});
});

describe('how the client of an OAuth2 kind is sent', () => {
	const CLIENT = { clientId: 'n8n:c', clientSecret: 's3cret/+= ä', scope: 'read' };
	beforeEach(() => {
		api.answers['/login'] = { body: { access_token: 'T-1', refresh_token: 'R-1' } };
	});

	it.each<[string, IDataObject, string, string | undefined]>([
		[
			'form',
			{},
			'grant_type=client_credentials&client_id=n8n%3Ac&client_secret=s3cret%2F%2B%3D+%C3%A4&scope=read',
			undefined,
		],
		// RFC 6749 section 2.3.1: both parts form-encoded.
		[
			'basic',
			{ clientSentAs: 'basic' },
			'grant_type=client_credentials&scope=read',
			`Basic ${Buffer.from('n8n%3Ac:s3cret%2F%2B%3D+%C3%A4').toString('base64')}`,
		],
		[
			'json',
			{ clientSentAs: 'json' },
			'{"grant_type":"client_credentials","client_id":"n8n:c","client_secret":"s3cret/+= ä","scope":"read"}',
			undefined,
		],
		[
			'json with more fields',
			{ clientSentAs: 'json', showLogin: true, loginFields: 'audience=https://a\nn=7\nl=["x"]' },
			'{"grant_type":"client_credentials","client_id":"n8n:c","client_secret":"s3cret/+= ä","scope":"read","audience":"https://a","n":7,"l":["x"]}',
			undefined,
		],
	])('%s', async (_title, more, body, authorization) => {
		const { error } = await api.run({ loginKind: 'oauth2ClientCredentials', ...CLIENT, ...more });
		expect(error).toBeUndefined();
		expect(api.seen[0]).toMatchObject({ line: 'POST /login', body });
		expect(api.seen[0].headers.authorization).toBe(authorization);
	});

	it.each<[string, IDataObject, string[], string | undefined]>([
		[
			'form',
			{ showLogin: true, loginFields: 'device=d 1&org=${clientId}' },
			[
				'grant_type=password&client_id=n8n%3Ac&client_secret=s3cret%2F%2B%3D+%C3%A4&username=ada+%22l%22+%26+co&password=p%22%C3%A4%26s%25&scope=read&device=d+1&org=n8n%3Ac',
				'grant_type=refresh_token&client_id=n8n%3Ac&client_secret=s3cret%2F%2B%3D+%C3%A4&refresh_token=R-1',
			],
			undefined,
		],
		[
			'basic',
			{ clientSentAs: 'basic' },
			[
				'grant_type=password&username=ada+%22l%22+%26+co&password=p%22%C3%A4%26s%25&scope=read',
				'grant_type=refresh_token&refresh_token=R-1',
			],
			`Basic ${Buffer.from('n8n%3Ac:s3cret%2F%2B%3D+%C3%A4').toString('base64')}`,
		],
		[
			'json',
			{ clientSentAs: 'json', clientSecret: '' },
			[
				'{"grant_type":"password","client_id":"n8n:c","username":"ada \\"l\\" & co","password":"p\\"ä&s%","scope":"read"}',
				'{"grant_type":"refresh_token","client_id":"n8n:c","refresh_token":"R-1"}',
			],
			undefined,
		],
	])('a password grant and its renewal: %s', async (_title, more, bodies, authorization) => {
		const { stored } = await api.run({ loginKind: 'oauth2Password', ...CLIENT, ...more });
		await runNode(stored, {
			parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'renew' },
		});
		const logins = api.seen.filter(({ line }) => line === 'POST /login');
		expect(logins.map(({ body }) => body)).toEqual(bodies);
		for (const { headers } of logins) expect(headers.authorization).toBe(authorization);
	});
});

describe('a session outlives an edit of what only calls are made with', () => {
	it.each<[string, IDataObject, number]>([
		['header of each call', { callHeaders: 'X-Time: 2' }, 1],
		['query of each call', { callQuery: 'time=2' }, 1],
		[
			'a value that only they use',
			{
				values: {
					values: [
						{ name: 'tenant', value: '1' },
						{ name: 'time', value: '2' },
					],
				},
			},
			1,
		],
		[
			'a value that the login uses',
			{
				values: {
					values: [
						{ name: 'tenant', value: '2' },
						{ name: 'time', value: '1' },
					],
				},
			},
			2,
		],
		['a value of an answer that is new in them', { callHeaders: 'X-Time: ${step1.more}' }, 2],
		['the password', { password: 'other' }, 2],
	])('%s', async (_title, changes, logins) => {
		api.answers['/login'] = { body: { token: 'T-1', more: 'M' } };
		const { stored, error } = await api.run({
			showLogin: true,
			loginQuery: 'tenant=${tenant}',
			showValues: true,
			values: {
				values: [
					{ name: 'tenant', value: '1' },
					{ name: 'time', value: '1' },
				],
			},
			showCallValues: true,
			callHeaders: 'X-Time: ${time}',
			callQuery: '',
		});
		expect(error).toBeUndefined();
		stored.edit('tokenLoginApi', changes as never);
		const again = await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
		expect(again.error).toBeUndefined();
		expect(api.seen.filter(({ line }) => line.startsWith('POST'))).toHaveLength(logins);
	});
});
