/** Tests that the login's answer is read at the paths that a person can enter. */
import '../../support/fakeSleep';
import { createHmac } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../support/n8nHost';
import { LoginApi, useLoginApi } from './loginApi';

const api = useLoginApi();
const DESCRIBED = { showAnswer: true };
const absolute = (seconds: number, from = 'answer') => ({
	kind: 'absolute',
	ms: seconds * 1000,
	from,
});
const idle = (seconds: number, from = 'answer') => ({ kind: 'idle', ms: seconds * 1000, from });

it.each<[string, IDataObject, unknown, unknown]>([
	['seconds', { expiryFrom: 'seconds', expiryPath: 'ttl' }, { ttl: 90 }, absolute(90)],
	['seconds as text', { expiryFrom: 'seconds', expiryPath: 'ttl' }, { ttl: '90' }, absolute(90)],
	['a duration', { expiryFrom: 'seconds', expiryPath: 'd' }, { d: '240:0:0' }, absolute(864_000)],
	[
		'minutes',
		{ expiryFrom: 'minutes', expiryPath: 'SessionTimeout' },
		{ SessionTimeout: 30 },
		absolute(1800),
	],
	[
		'milliseconds',
		{ expiryFrom: 'milliseconds', expiryPath: 'a.b' },
		{ a: { b: 1500 } },
		absolute(1.5),
	],
	['a header', { expiryFrom: 'seconds', expiryPath: 'header:X-TTL' }, {}, absolute(77)],
	['a cookie', { expiryFrom: 'seconds', expiryPath: 'cookie:ttl' }, {}, absolute(55)],
	[
		'a duration in seconds with its unit',
		{ expiryFrom: 'seconds', expiryPath: 'e' },
		{ e: '3599s' },
		absolute(3599),
	],
	[
		'an ISO duration',
		{ expiryFrom: 'seconds', expiryPath: 'e' },
		{ e: 'P1DT1H' },
		absolute(90_000),
	],
	[
		'idle minutes of the answer',
		{ expiryFrom: 'idleMinutes', expiryPath: 'e' },
		{ e: 30 },
		idle(1800),
	],
	[
		'idle seconds of the answer',
		{ expiryFrom: 'idleSeconds', expiryPath: 'e' },
		{ e: 600 },
		idle(600),
	],
	['fixed minutes', { expiryFrom: 'fixed', expiryMinutes: 20 }, {}, absolute(1200, 'configured')],
	['idle minutes', { expiryFrom: 'idle', expiryMinutes: 20 }, {}, idle(1200, 'configured')],
	['no expiry', { expiryFrom: 'none' }, { expires_in: 5 }, undefined],
	['the usual name', {}, { expires_in: 5 }, absolute(5)],
	['the usual name in an envelope', {}, { data: { expiresIn: 5 } }, absolute(5)],
	['nothing', {}, { expires_in: 0 }, undefined],
])('expiry from %s', async (_title, fields, body, lifetime) => {
	api.answers['/login'] = {
		headers: { 'x-ttl': '77', 'set-cookie': 'ttl=55; Path=/' },
		body: { token: 'T', ...(body as IDataObject) },
	};
	const { error, stored } = await api.run({ ...DESCRIBED, ...fields });
	expect(error).toBeUndefined();
	expect(LoginApi.lifetimeIn(stored)).toEqual(lifetime);
});

it.each<[string, IDataObject, string]>([
	['a header', { tokenFrom: 'header', tokenPath: 'X-Auth' }, 'H'],
	['a header by its path', { tokenPath: 'header:X-Auth' }, 'H'],
	['a cookie', { tokenFrom: 'cookie', tokenPath: 'SID' }, 'C'],
	['a cookie by its path', { tokenPath: 'cookie: SID' }, 'C'],
	['a path', { tokenPath: 'list[1].key' }, 'L'],
	['a number', { tokenPath: 'id' }, '12'],
])('token from %s', async (_title, fields, token) => {
	api.answers['/login'] = {
		headers: { 'x-auth': 'H', 'set-cookie': 'SID=C' },
		body: { list: [{}, { key: 'L' }], id: 12 },
	};
	const { error } = await api.run({ ...DESCRIBED, ...fields });
	expect(error).toBeUndefined();
	expect(api.seen[1].headers.authorization).toBe(`Bearer ${token}`);
});

it.each([
	['/home', undefined],
	['/login?failed', /login was refused \(HTTP 302: header:Location is \/login\?failed\)/],
])(
	'a form login that sets its cookie in any case is judged by where it leads: %s',
	async (location, message) => {
		api.answers['/login'] = {
			status: 302,
			headers: { 'set-cookie': 'SID=C', location },
			body: '',
		};
		const { error } = await api.run({
			...DESCRIBED,
			loginKind: 'cookie',
			cookieName: 'SID',
			successPath: 'header:Location',
			successValue: '/home',
		});
		if (message) expect(error?.message).toMatch(message);
		else expect(error).toBeUndefined();
	},
);

it.each([
	['an ISO date', '2036-11-24T12:00:00Z'],
	['a date of RFC 1123', 'Mon, 24 Nov 2036 12:00:00 GMT'],
	['seconds', String(Date.UTC(2036, 10, 24, 12) / 1000)],
	['milliseconds', String(Date.UTC(2036, 10, 24, 12))],
	['microseconds', `${Date.UTC(2036, 10, 24, 12)}000`],
	['nanoseconds', `${Date.UTC(2036, 10, 24, 12)}000000`],
	['/Date()/', `/Date(${Date.UTC(2036, 10, 24, 12)})/`],
])('a date as %s', async (_kind, e) => {
	const date = new Date(Date.UTC(2036, 10, 24, 11)).toUTCString();
	api.answers['/login'] = { headers: { date }, body: { token: 'T', e } };
	const { stored } = await api.run({ ...DESCRIBED, expiryFrom: 'date', expiryPath: 'e' });
	expect(LoginApi.lifetimeIn(stored)).toEqual(absolute(3600));
});

it.each<[string, string, unknown, RegExp]>([
	['date', 'e', 'soon', /"Expiry Path" finds no date in the future at "e"/],
	['date', 'e', '2001-01-01T00:00:00Z', /"Expiry Path" finds no date in the future at "e"/],
	['seconds', 'e', 'one hour', /"Expiry Path" finds no number of seconds at "e"/],
	['minutes', 'e', -5, /"Expiry Path" finds no number of minutes at "e"/],
	['seconds', 'f', 5, /"Expiry Path" finds nothing at "f"/],
	['jwt', '', 5, /"Expiry From" is JWT, but the token is not a JWT/],
])(
	'an expiry that can not be read is told: %s at "%s" of %p',
	async (expiryFrom, expiryPath, e, words) => {
		api.answers['/login'] = { body: { token: 'T', e } };
		const { error } = await api.run({ ...DESCRIBED, expiryFrom, expiryPath });
		expect(error?.message).toMatch(words);
	},
);

it('where there is no token, nothing else of the answer is blamed', async () => {
	api.answers['/login'] = { body: { problem: 'x', hint: 'y' } };
	const { error } = await api.run({
		...DESCRIBED,
		expiryFrom: 'seconds',
		expiryPath: 'a.e',
		keepValues: 'x=a.x',
	});
	expect(error?.message).toMatch(
		/no token under any of the usual names \(the answer has problem, hint\)/,
	);
});

it('of an XML answer without the token the paths are told', async () => {
	api.answers['/login'] = { body: '<response><key>k</key><user><id>1</id></user></response>' };
	const { error } = await api.run({ ...DESCRIBED, tokenPath: 'response.token' });
	expect(error?.message).toMatch(/the answer has response\.key, response\.user\.id/);
});

it('the token and its expiry may be in an earlier answer', async () => {
	api.answers['/login'] = { body: { key: 'T-9', ttl: 60 } };
	api.answers['/account'] = { body: { url: 'x' } };
	const { error, stored } = await api.run({
		...DESCRIBED,
		tokenPath: 'step1.key',
		expiryFrom: 'seconds',
		expiryPath: 'step1.ttl',
		showSteps: true,
		steps: { steps: [{ method: 'GET', url: '/account', headers: 'X-T: ${step1.key}' }] },
	});
	expect(error).toBeUndefined();
	expect(LoginApi.lifetimeIn(stored)).toEqual(absolute(60));
	expect(api.seen[1].headers['x-t']).toBe('T-9');
	expect(api.seen[2].headers.authorization).toBe('Bearer T-9');
});

it('names with dots and signs are reached, in steps, too', async () => {
	api.answers['/login'] = {
		headers: { 'set-cookie': 'ASP.NET_SessionId=N' },
		body: { token: 'T', '@odata.id': 'O', a: { 'b.c': 'B' } },
	};
	const { error } = await api.run({
		showSteps: true,
		steps: {
			steps: [
				{
					url: '/two',
					body: '{"o": "${step1[\'@odata.id\']}", "b": "${lower(step1.a[\'b.c\'])}"}',
					headers: "Cookie: N=${step1.cookies['ASP.NET_SessionId']}",
				},
			],
		},
		...DESCRIBED,
		tokenPath: 'step1.token',
		showCallValues: true,
		callHeaders: "X-O: ${step1['@odata.id']}",
	});
	expect(error).toBeUndefined();
	expect(api.seen[1]).toMatchObject({ body: '{"o":"O","b":"b"}' });
	expect(api.seen[1].headers.cookie).toBe('N=N');
	expect(api.seen[2].headers['x-o']).toBe('O');
});

it.each([
	[{ route: 'R' }, '[R]'],
	[{}, undefined],
])('a kept value may be missing if its name says so: %p', async (more, route) => {
	api.answers['/login'] = { body: { token: 'T', ...more } };
	const { error } = await api.run({
		...DESCRIBED,
		keepValues: 'route?=route',
		showCallValues: true,
		callHeaders: 'X-Route: [${route}]',
	});
	expect(error).toBeUndefined();
	expect(api.seen[1].headers['x-route']).toBe(route);
});

it('one of several values tells a dead token', async () => {
	api.answers['/me'] = { body: { errcode: 42001 } };
	const { error } = await api.run({
		showRejection: true,
		rejectedPath: 'errcode',
		rejectedValue: '40001 | 42001',
	});
	expect(error?.message).toMatch(/the token was rejected/);
});

it('a renewal that names things in its own way is read all the same', async () => {
	api.answers['/login'] = { body: { idToken: 'T-1', refreshToken: 'R-1' } };
	api.answers['/again'] = { body: { id_token: 'T-2', refresh_token: 'R-2' } };
	const { stored } = await api.run({
		...DESCRIBED,
		tokenPath: 'idToken',
		showRenewal: true,
		refreshTokenPath: 'refreshToken',
		renewUrl: '/again',
		renewBody: 'refresh_token=${refreshToken}',
	});
	const renew = { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'renew' };
	await runNode(stored, { parameters: renew });
	await runNode(stored, { parameters: renew });
	expect(api.seen.slice(2).map(({ line, body }) => [line, body])).toEqual([
		['POST /again', 'refresh_token=R-1'],
		['POST /again', 'refresh_token=R-2'],
	]);
	expect(stored.get('tokenLoginApi').accessToken).toBe('T-2');
});

it('a logout at an address that the login told', async () => {
	api.answers['/login'] = { headers: { location: '/sessions/7' }, body: { token: 'T' } };
	const { error, stored } = await api.run({
		showRelease: true,
		releaseMethod: 'DELETE',
		releaseUrl: `${api.url}\${step1.headers.location}`,
		releaseHeaders: 'X-Auth: ${token}',
	});
	expect(error).toBeUndefined();
	await runNode(stored, {
		parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'release' },
	});
	expect(api.seen[2].line).toBe('DELETE /sessions/7');
});

describe('a JWT that its user signs is itself the token', () => {
	const key = 'shared-by-both';
	const fields = {
		loginKind: 'signedJwt',
		loginUrl: '',
		assertionAlgorithm: 'HS256',
		showValues: true,
		values: { values: [{ name: 'keyId', value: 'k"1' }] },
		assertionHeader: '{"kid": "${keyId}"}',
		assertionClaims: '{"aud": "/admin/"}',
		showUse: true,
		tokenTemplate: 'Ghost ${token}',
	};
	const partsOf = (authorization: unknown) =>
		/^Ghost (([\w-]+)\.([\w-]+))\.([\w-]+)$/.exec(String(authorization)) ?? [];
	const read = (part: string) =>
		JSON.parse(Buffer.from(part, 'base64url').toString()) as IDataObject;

	it.each([
		['text', key],
		['hexadecimal', `hex:${Buffer.from(key).toString('hex')}`],
		['Base64', `base64:${Buffer.from(key).toString('base64')}`],
	])(
		'signed with a secret in %s, without a login, until it expires',
		async (_kind, assertionKey) => {
			const { error, stored } = await api.run({ ...fields, assertionKey });
			expect(error).toBeUndefined();
			expect(api.seen.map(({ line }) => line)).toEqual(['GET /me']);
			const [, signed, header, claims, signature] = partsOf(api.seen[0].headers.authorization);
			expect(createHmac('sha256', key).update(signed).digest('base64url')).toBe(signature);
			expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'k"1' });
			expect(read(claims)).toEqual({
				aud: '/admin/',
				iat: expect.any(Number) as number,
				exp: expect.any(Number) as number,
			});
			expect(LoginApi.lifetimeIn(stored)).toEqual(absolute(300, 'token'));
			await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
			expect(api.seen[1].headers.authorization).toBe(api.seen[0].headers.authorization);
		},
	);

	it('the fields of other kinds mean nothing', async () => {
		const { error } = await api.run({
			...fields,
			assertionKey: key,
			assertionHeader: '{"kid": "${username}"}',
		});
		expect(error?.message).toMatch(/"Assertion Header" uses \$\{username\}, but there is no/);
		expect(api.seen).toHaveLength(0);
	});

	it('its key is needed', async () => {
		const { error } = await api.run(fields);
		expect(error?.message).toMatch(/"Assertion Key" is empty/);
		expect(api.seen).toHaveLength(0);
	});
});
