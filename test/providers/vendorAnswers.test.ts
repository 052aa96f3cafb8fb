/** The emulators answer as the vendors document. */
import { OPENID_CONNECT } from './caepe';
import { CCA_BASE } from './cca';
import { CRM_BASE } from './crmCom';
import { CRM_COM_5_BASE as CRM_5_BASE } from './crmCom5';
import { CLOUD_CX_EMAIL } from './index';
import { postForm, postJson } from './requests';
import type { PlainRequest } from './types';
import { methodOf, useAskedProviders } from './asked';

const { all, send, fieldsOf, logIn, ca } = useAskedProviders();

describe('what the vendors answer', () => {
	it.each(['token', 'Token', 'sessionToken', 'id', 'string'] as const)(
		'CCA: session as %s',
		async (shape) => {
			all.ccaApi.settings.sessionAnswerShape = shape;
			const row = methodOf('ccaApi', 'session');
			const { body } = await send('ccaApi', row.request(fieldsOf(row)));
			const token: string = shape === 'string' ? body : body[shape];
			expect((await send('ccaApi', row.get('SurveyTasks', token))).body.Response).toHaveLength(3);
		},
	);

	it('CCA: everything in an envelope, a failure under its own HTTP status or under another', async () => {
		const row = methodOf('ccaApi', 'session');
		const request = row.get('SurveyTasks', await logIn(row));
		const { url, settings } = all.ccaApi;
		expect((await send('ccaApi', request)).body).toMatchObject({
			StatusCode: 200,
			Request: { Url: `${url}${CCA_BASE}/SurveyTasks` },
			Response: [{ Id: 101 }, { Id: 102 }, { Id: 103 }],
		});
		all.ccaApi.revokeAll();
		const dead = async () => {
			const { status, body } = await send('ccaApi', request);
			return [status, body.StatusCode, body.Response.Message];
		};
		expect(await dead()).toEqual([401, 401, 'Unauthorized']);
		settings.failureHttpStatus = 200;
		expect(await dead()).toEqual([200, 401, 'Unauthorized']);
	});

	it('CCA: checks a token by its path, on a server that can', async () => {
		const row = methodOf('ccaApi', 'session');
		const token = await logIn(row);
		const check = async (of: string) =>
			(await send('ccaApi', { path: `${CCA_BASE}/Session/${of}/Check` })).body;
		expect((await check(token)).Response).toEqual({ Valid: true });
		expect((await check('nope')).Response).toEqual({ Valid: false });
		all.ccaApi.settings.knowsCheck = false;
		expect((await check(token)).StatusCode).toBe(404);
	});

	it('CAEPE: names its Keycloak to an organization, without a token', async () => {
		const discover = async (organization: string) =>
			await send('caepeApi', { path: '/v2/Auth/Discover', headers: { organization } });
		expect((await discover('acme-labs')).body).toEqual({
			idp: `${all.caepeApi.url}/realms/biqmind`,
		});
		expect(await discover('nobody')).toMatchObject({
			status: 400,
			body: [{ code: 'E400', message: 'The organization does not exist' }],
		});
		expect(all.caepeApi.counters).toMatchObject({ discoveries: 1, calls: 0, violations: [] });
	});

	it('CRM.COM 5: both keys where they belong, pages, and what a sign-out ends', async () => {
		const row = methodOf('crmComApi', 'crmCom5');
		const fields = fieldsOf(row);
		const first = (await send('crmComApi', row.request(fields))).body;
		expect(first).toMatchObject({ password_expired: false, lockout_date: null });
		expect(first.expiration_date - Date.now() / 1000).toBeGreaterThan(3_500);
		const wrongKey = await send('crmComApi', row.request({ ...fields, apiKey: fields.secretKey }));
		expect(wrongKey.status).toBe(401);
		const page = async (query: string) =>
			(await send('crmComApi', row.get(`contacts?${query}`, first.access_token))).body;
		expect((await page('page=3&size=100')).content).toHaveLength(30);
		expect((await page('page=2&size=100')).paging).toMatchObject({ total: null, has_more: true });
		expect((await page('page=3&size=100')).paging.has_more).toBe(false);
		const { sub } = JSON.parse(
			Buffer.from(first.access_token.split('.')[1], 'base64url').toString(),
		);
		const headers = { authorization: first.access_token, api_key: fields.secretKey };
		const signOut = postJson(`${CRM_5_BASE}/users/${sub}/sign_out`, {}, headers);
		expect((await send('crmComApi', signOut)).status).toBe(200);
		expect((await send('crmComApi', row.get('echo', first.access_token))).status).toBe(401);
		const renewal = postJson(
			`${CRM_5_BASE}/users/refresh`,
			{ refresh_token: first.refresh_token },
			{ api_key: fields.apiKey },
		);
		expect((await send('crmComApi', renewal)).status).toBe(401);
		expect(all.crmComApi.counters).toMatchObject({ releases: 1, violations: [] });
	});

	it('CRM.COM: a contact by its identifier', async () => {
		const row = methodOf('crmComApi', 'userAccount');
		const token = await logIn(row);
		const show = async (query: string) =>
			(
				await send('crmComApi', {
					path: `${CRM_BASE}/contact_information/show?token=${token}&${query}`,
				})
			).body;
		const identified = 'contact_information_identifier=number=CI000111';
		expect((await show(identified)).data.name).toBe('Anna Müller');
		expect((await show('number=CI000111')).status.code).toBe('MISSING_PARAMETER');
		expect((await show('contact_information_identifier=number=X')).status.code).toBe(
			'CONTACT_NOT_FOUND',
		);
	});

	it('CRM.COM: the times of a JWT are text', async () => {
		all.crmComApi.settings.jwtTokens = true;
		const token = await logIn(methodOf('crmComApi', 'userAccount'));
		const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
		expect([typeof iat, typeof exp, Number(exp) - Number(iat)]).toEqual(['string', 'string', 7200]);
	});

	it('CA: every error is a 400 with its code', async () => {
		const row = methodOf('caTokenApi', 'login');
		all.caTokenApi.settings.clockOffsetMs = 86_400_000;
		const token = await logIn(row);
		const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
		expect(exp - iat).toBe(300);
		expect(iat * 1000 - Date.now()).toBeGreaterThan(86_000_000);
		const codeOf = async (request: PlainRequest) => {
			const { status, body } = await send('caTokenApi', request);
			return [status, body.error_code];
		};
		expect(await codeOf(row.get('accounts/unknown', token))).toEqual([400, 'account_not_found']);
		expect(await codeOf({ path: '/echo' })).toEqual([400, 'missing_input']);
		expect(await codeOf(row.get('echo', 'garbage'))).toEqual([400, 'auth_token_verify_failed']);
		expect(await codeOf(ca({ password: 'wrong' }))).toEqual([400, 'unauthorized_access']);
		all.caTokenApi.settings.now = () => Date.now() + 301_000;
		expect(await codeOf(row.get('echo', token))).toEqual([400, 'auth_token_expired']);
	});

	it.each([
		['userAccount', false, true],
		['userAccount', true, false],
		['webApiKey', false, false],
	])('CRM.COM: %s, JWT %s: use extends the token: %s', async (method, jwtTokens, extended) => {
		Object.assign(all.crmComApi.settings, {
			jwtTokens,
			absoluteLifetimeMs: 3_600_000,
			deadTokenStatus: 401,
		});
		const row = methodOf('crmComApi', method);
		const token = await logIn(row);
		const start = Date.now();
		const statusAfter = async (minutes: number) => {
			all.crmComApi.settings.now = () => start + minutes * 60_000;
			return (await send('crmComApi', row.get('echo', token))).status;
		};
		expect(await statusAfter(40)).toBe(200);
		expect(await statusAfter(80)).toBe(extended ? 200 : 401);
	});

	it('CRM.COM: a DELETE may have its token in the query', async () => {
		const row = methodOf('crmComApi', 'userAccount');
		const request = { ...row.get('echo', await logIn(row)), method: 'DELETE' };
		expect((await send('crmComApi', request)).body.data.method).toBe('DELETE');
		expect(all.crmComApi.counters.violations).toEqual([]);
	});

	it('claims of a JWT can be changed', async () => {
		const row = methodOf('caTokenApi', 'login');
		all.caTokenApi.settings.editClaims = (claims) => ({
			...claims,
			exp: undefined,
			extra: 1,
		});
		const claims = JSON.parse(
			Buffer.from((await logIn(row)).split('.')[1], 'base64url').toString(),
		);
		expect(claims).toMatchObject({ sub: 'administrator', extra: 1 });
		expect(claims).not.toHaveProperty('exp');
	});

	it('CRM.COM: body tokens, release, and the envelope of a dead token', async () => {
		const row = methodOf('crmComApi', 'userAccount');
		const token = await logIn(row);
		for (const method of ['POST', 'PUT', 'DELETE']) {
			const echoed = await send('crmComApi', {
				...postJson(`${CRM_BASE}/echo`, { token, a: 1 }),
				method,
			});
			expect(echoed.body.data.method).toBe(method);
		}
		const release = postJson(`${CRM_BASE}/authentication/token/release`, { token });
		expect((await send('crmComApi', release)).body.status.code).toBe('OK');
		const dead = await send('crmComApi', row.get('echo', token));
		expect([dead.status, dead.body.status.code]).toEqual([200, 'INVALID_TOKEN']);
		expect(all.crmComApi.counters).toMatchObject({ releases: 1, rejected: 1, violations: [] });
	});

	it.each([
		['caepeApi', 'userAccount', `${OPENID_CONNECT}/token`, 'cape-client'],
		['cloudCxApi', 'oAuth2', '/oauth/token', undefined],
	] as const)('%s: a refresh token works once', async (type, method, path, client) => {
		const row = methodOf(type, method);
		const first = (await send(type, row.request(fieldsOf(row)))).body;
		const grant = (refresh_token: string) =>
			postForm(path, {
				grant_type: 'refresh_token',
				client_id: client ?? fieldsOf(row).clientId,
				refresh_token,
			});
		all[type].revokeAll();
		const second = await send(type, grant(first.refresh_token));
		expect((await send(type, row.get('echo', second.body.access_token))).status).toBe(200);
		expect((await send(type, grant(first.refresh_token))).body.error).toBe('invalid_grant');
		all[type].revokeRefreshTokens();
		expect((await send(type, grant(second.body.refresh_token))).status).toBe(400);
		expect(all[type].counters).toMatchObject({
			logins: 1,
			renewals: 1,
			refusedRenewals: 2,
			refusedLogins: 0,
		});
		all[type].settings.issueRefreshTokens = false;
		expect((await send(type, row.request(fieldsOf(row)))).body).not.toHaveProperty('refresh_token');
	});

	it('CAEPE: no refresh token for a service account, and a logout ends the session', async () => {
		const service = methodOf('caepeApi', 'serviceAccount');
		expect((await send('caepeApi', service.request(fieldsOf(service)))).body).not.toHaveProperty(
			'refresh_token',
		);
		const user = methodOf('caepeApi', 'userAccount');
		const { access_token, refresh_token } = (await send('caepeApi', user.request(fieldsOf(user))))
			.body;
		const logout = postForm(`${OPENID_CONNECT}/logout`, {
			client_id: 'cape-client',
			refresh_token,
		});
		expect((await send('caepeApi', logout)).status).toBe(204);
		expect((await send('caepeApi', user.get('clusters', access_token))).status).toBe(401);
		const unknown = postForm(`${OPENID_CONNECT}/token`, { grant_type: 'magic' });
		expect((await send('caepeApi', unknown)).body.error).toBe('unsupported_grant_type');
	});

	it('CloudCX: e-mail login without a secret, API key, pages and the failure envelope', async () => {
		const { clientId, password } = all.cloudCxApi.credentials.oAuth2;
		const fields = { grant_type: 'password', client_id: clientId, email: CLOUD_CX_EMAIL, password };
		expect((await send('cloudCxApi', postForm('/oauth/token', fields))).body.expires_in).toBe(3599);
		const wrongSecret = postForm('/oauth/token', { ...fields, client_secret: 'wrong' });
		expect((await send('cloudCxApi', wrongSecret)).body.error).toBe('invalid_client');
		const headers = { authorization: `Bearer ${String(all.cloudCxApi.credentials.apiKey.apiKey)}` };
		const page = async (query: string) =>
			(await send('cloudCxApi', { path: `/openapi/v2/user/page?${query}`, headers })).body.data;
		expect(await page('pageIndex=5&pageSize=25')).toMatchObject({
			totalPages: 5,
			number: 4,
			numberOfElements: 20,
		});
		expect(await page('pageIndex=6&pageSize=25')).toMatchObject({ number: 5, content: [] });
		expect(await page('keywords=user007')).toMatchObject({ totalElements: 1, size: 25 });
		const failed = await send('cloudCxApi', { path: '/openapi/v2/fail', headers });
		expect([failed.status, failed.body.code]).toEqual([200, '4001']);
	});

	it('delays logins and calls, and cuts a connection, when told to', async () => {
		const row = methodOf('ccaApi', 'session');
		Object.assign(all.ccaApi.settings, { loginDelayMs: 40, callDelayMs: 40 });
		const start = performance.now();
		const token = await logIn(row);
		const loggedIn = performance.now();
		await send('ccaApi', row.get('echo', token));
		expect(loggedIn - start).toBeGreaterThan(35);
		expect(performance.now() - loggedIn).toBeGreaterThan(35);
		all.ccaApi.settings.failLogins = { status: 0, times: 1 };
		await expect(logIn(row)).rejects.toThrow('fetch failed');
	});

	it('CCA: a permanent token needs no login and outlives every session', async () => {
		const token = String(all.ccaApi.credentials.permanentToken.permanentToken);
		all.ccaApi.revokeAll();
		expect((await send('ccaApi', methodOf('ccaApi', 'session').get('echo', token))).status).toBe(
			200,
		);
	});
});
