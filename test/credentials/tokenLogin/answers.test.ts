/** What is understood of the login's answer, from the places that a person can name. */
import { createHmac } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../support/n8nHost';
import { LoginApi, useLoginApi } from './loginApi';

const api = useLoginApi();
const DESCRIBED = { showAnswer: true };
const absolute = (seconds: number) => ({ kind: 'absolute', ms: seconds * 1000 });

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
	['fixed minutes', { expiryFrom: 'fixed', expiryMinutes: 20 }, {}, absolute(1200)],
	['idle minutes', { expiryFrom: 'idle', expiryMinutes: 20 }, {}, { kind: 'idle', ms: 1_200_000 }],
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
			expect(LoginApi.lifetimeIn(stored)).toEqual(absolute(300));
			await runNode(stored, { parameters: { authentication: 'tokenLoginApi', url: '/me' } });
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
