/**
 * Tests a base URL that only the login's answer gives: calls, renewals, the logout and errors use
 * the real one.
 */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { readBody, startServer } from '../../support/httpServer';
import { runNode, type StoredCredentials } from '../../support/n8nHost';
import { testCredential } from '../../support/credentialTest';
import { useLoginApi } from './loginApi';
import { useServer } from '../../support/lifecycle';

const api = useLoginApi();
let seen: string[] = [];
let answers: Record<string, [status: number, body: unknown, location?: string]> = {};

const tenant = useServer(async (request, response) => {
	await readBody(request);
	seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
	const { pathname } = new URL(request.url ?? '', tenant.url);
	const [status, body, location] = answers[pathname] ?? [200, { ok: true }];
	response
		.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
		.end(JSON.stringify(body));
});
beforeEach(() => {
	seen = [];
	answers = {};
	api.answers['/login'] = {
		body: { token: 'T-1', refresh_token: 'R-1', expires_in: 600, api: `${tenant.url}/t7/` },
	};
});
afterEach(() => jest.restoreAllMocks());

const fields = (baseUrl: string, more: IDataObject = {}): IDataObject => ({
	baseUrl,
	loginUrl: `${api.url}/login`,
	showAnswer: true,
	keepValues: 'api=api',
	...more,
});
const onToken = async (stored: StoredCredentials, tokenOperation: string) =>
	await runNode(stored, {
		parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation },
	});

it.each([
	['${api}', '/t7/me'],
	['${ api }', '/t7/me'],
	['${api}v2', '/t7/v2/me'],
	['${origin(api)}', '/me'],
	['${origin(api)}/v9/', '/v9/me'],
	["${origin('${api}')}/v9", '/v9/me'],
	['${origin(step1.api)}', '/me'],
	['${step1.api}', '/t7/me'],
	["${concat(api, 'v3')}", '/t7/v3/me'],
	['${concat(origin(api), "/v4")}', '/v4/me'],
])('Base URL %s', async (baseUrl, path) => {
	const { error } = await api.run(fields(baseUrl));
	expect(error).toBeUndefined();
	expect(seen).toEqual([`GET ${path} Bearer T-1`]);
});

it('a path for renewal and logout goes under the real base', async () => {
	answers['/t7/refresh'] = [200, { token: 'T-2', expires_in: 600 }];
	const { stored, error } = await api.run(
		fields('${api}', {
			showRenewal: true,
			renewUrl: '/refresh',
			renewBody: '{"r": "${refreshToken}"}',
			showRelease: true,
			releaseUrl: '/logout',
			releaseHeaders: 'Authorization: ${token}',
		}),
	);
	expect(error).toBeUndefined();
	expect((await onToken(stored, 'renew')).items[0].json).toMatchObject({
		obtainedBy: 'refresh token',
	});
	expect((await onToken(stored, 'release')).error).toBeUndefined();
	expect(seen).toEqual(['GET /t7/me Bearer T-1', 'POST /t7/refresh', 'POST /t7/logout T-2']);
	expect(api.seen.map(({ line }) => line)).toEqual(['POST /login']);
});

it('calls go on after the first expiry', async () => {
	answers['/t7/refresh'] = [200, { token: 'T-2', expires_in: 600 }];
	const now = jest.spyOn(Date, 'now');
	const started = Date.now();
	const { stored } = await api.run(fields('${api}', { showRenewal: true, renewUrl: '/refresh' }));
	now.mockReturnValue(started + 700_000);
	const { error } = await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
	expect(error).toBeUndefined();
	expect(seen).toEqual(['GET /t7/me Bearer T-1', 'POST /t7/refresh', 'GET /t7/me Bearer T-2']);
});

it('a renewal that gets no answer once the token is over gives way to a login', async () => {
	const nobody = await startServer(() => undefined);
	await nobody.stop();
	const now = jest.spyOn(Date, 'now');
	const started = Date.now();
	const { stored } = await api.run(
		fields('${api}', { showRenewal: true, renewUrl: `${nobody.url}/refresh` }),
	);
	now.mockReturnValue(started + 700_000);
	api.answers['/login'].body = { token: 'T-2', api: `${tenant.url}/t8` };
	const { error } = await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
	expect(error).toBeUndefined();
	expect(seen).toEqual(['GET /t7/me Bearer T-1', 'GET /t8/me Bearer T-2']);
});

it('a redirect is followed on the real server, by path and by whole URL', async () => {
	answers['/t7/me'] = [302, {}, '/t7/me/'];
	answers['/t7/me/'] = [302, {}, `${tenant.url}/t7/ada`];
	const { error } = await api.run(fields('${api}'));
	expect(error).toBeUndefined();
	expect(seen.map((line) => line.split(' ')[1])).toEqual(['/t7/me', '/t7/me/', '/t7/ada']);
});

it('an error names the real server', async () => {
	answers['/t7/me'] = [404, { message: 'gone' }];
	const { error } = await api.run(fields('${api}'));
	expect((error as Error & { description: string }).description).toContain(
		`GET ${tenant.url}/t7/me was answered with HTTP 404`,
	);
});

it('"Allowed Domains" are those of the real server', async () => {
	const { error } = await api.run(
		fields('${api}', {
			allowedHttpRequestDomains: 'domains',
			allowedDomains: '127.0.0.1',
		}),
	);
	expect(error).toBeUndefined();
	expect(seen).toHaveLength(1);
});

it('the credential’s test calls and names the real server', async () => {
	answers['/t7/me'] = [404, { message: 'gone' }];
	const { message } = await testCredential('tokenLoginApi', {
		...fields('${api}'),
		username: 'ada',
		password: 'pw-1234',
		testPath: '/me',
	});
	expect(message).toContain(`test call to ${tenant.url}/t7/me failed (HTTP 404: gone)`);
	expect(seen).toEqual(['GET /t7/me Bearer T-1']);
});

it('an answer that gives no server is told at the login', async () => {
	api.answers['/login'] = { body: { token: 'T', api: 'eu7' } };
	const { error } = await api.run(fields('${origin(api)}'));
	expect(error?.message).toMatch(/"Base URL" calls origin wrongly: the text is not the URL/);
});
