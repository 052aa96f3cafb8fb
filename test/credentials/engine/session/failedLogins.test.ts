/**
 * Tests logins that are refused or get no usable answer: how often they are tried, and the words of
 * the error.
 */
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';
import { answer, flow, SECRET, source, World } from './world';

let world: World;

beforeEach(() => {
	world = new World();
});

it('a refused login is remembered for 10 seconds', async () => {
	world.script = [answer(401, { error: 'invalid_grant' })];
	const failures = await Promise.all(
		Array.from({ length: 100 }, async () => await world.failure()),
	);
	expect(failures[99].message).toMatch(
		/Test API: the login was refused \(HTTP 401: invalid_grant\)/,
	);
	world.now += 9_999;
	await world.failure();
	expect(world.logins).toBe(1);
	world.now += 1;
	await world.obtain();
	expect(world.logins).toBe(2);
});

it.each([400, 401, 403, 404, 422])('HTTP %p is a refusal: one attempt', async (status) => {
	world.script = [answer(status, {})];
	expect((await world.failure()).message).toContain(`HTTP ${status}`);
	expect(world.logins).toBe(1);
});

it.each([
	['500 once', [answer(500, {})], 2, [300]],
	['408 and a broken connection', [answer(408, {}), new Error('socket hang up')], 3, [300, 1_000]],
	['429 with Retry-After in seconds', [answer(429, {}, { 'retry-after': '3' })], 2, [3_000]],
])('%s is retried', async (_title, script, logins, waits) => {
	world.script = script;
	await world.obtain();
	expect(world.logins).toBe(logins);
	expect(world.waits).toEqual(waits);
});

it('gives up after three attempts, and keeps that answer for a moment', async () => {
	world.script = [answer(500, {}), answer(502, {}), answer(503, {})];
	expect((await world.failure()).message).toMatch(/no usable answer \(HTTP 503\)/);
	await world.failure();
	expect(world.logins).toBe(3);
});

it('does not wait for longer than 10 seconds', async () => {
	world.script = [answer(429, {}, { 'retry-after': '11' })];
	expect((await world.failure()).message).toContain('retry after 11');
	expect(world.logins).toBe(1);
});

it.each([
	['a web page', answer(200, '<!DOCTYPE html><html></html>'), /a web page/],
	['an empty body', answer(200, ''), /no token in the answer/],
	['truncated JSON', answer(200, '{"access_token":"ab'), /no token in the answer/],
	['no token field', answer(200, { token_type: 'Bearer' }), /no token in the answer/],
	['a token that is a list', answer(200, { access_token: [5] }), /no token in the answer/],
	['a token with a line break', answer(200, { access_token: 'a\nb' }), /no header can carry/],
	[
		'a redirect',
		answer(302, '', { location: 'https://other.example' }),
		/redirect to https:\/\/other\.example/,
	],
])('%s as login answer is a clear error, not repeated', async (_title, scripted, message) => {
	world.script = [scripted];
	const failure = await world.failure();
	expect(failure.message).toMatch(/^Test API: the login at https:\/\/api\.example\.com answered/);
	expect(failure.message).toMatch(message);
	expect(world.logins).toBe(1);
});

it.each([SECRET, encodeURIComponent(SECRET), JSON.stringify(SECRET).slice(1, -1)])(
	'a secret that the provider echoes (%s) is masked',
	async (form) => {
		world.script = [answer(400, { message: `bad login ${form}` })];
		const failure = await world.failure();
		expect(failure.message).toContain('bad login *****');
		expect(failure.message).not.toContain(form);
	},
);

it('a refusal in the envelope of a success is one attempt, in the words of the provider', async () => {
	world.subject.flow = { ...flow, failureIn: () => 'E1: no such user' };
	world.script = [answer(200, { access_token: 'never-used' })];
	const failures = [await world.failure(), await world.failure()];
	expect(failures[0].message).toContain('the login was refused (HTTP 200: E1: no such user)');
	expect(failures[1]).toBe(failures[0]);
	expect(world.logins).toBe(1);
});

it.each([
	[404, 'Check "Base URL" in the credential.'],
	[405, 'Check "Base URL" in the credential.'],
	[401, 'Check the user name, password or key'],
])('HTTP %p comes with advice', async (status, advice) => {
	world.script = [answer(status, {})];
	expect((await world.failure()).message).toContain(advice);
});

it('a connection that fails three times is told as that, without the password', async () => {
	const broken = new Error(`no way to ${encodeURIComponent(SECRET)}`);
	world.script = [broken, broken, broken];
	expect(await world.failure()).toMatchObject({
		reason: 'provider_unreachable',
		message:
			'Test API: the login at https://api.example.com got no usable answer (no way to *****). Check "Base URL" in the credential and that the server is up, then try again.',
	});
	expect(world.logins).toBe(3);
	world.now += 1_999;
	await world.failure();
	expect(world.logins).toBe(3);
	world.now += 1;
	await world.obtain();
	expect(world.logins).toBe(4);
});

it.each([
	['3', [3_000], 2],
	['10', [10_000], 2],
	['0', [0], 2],
	['later', [300], 2],
	['11', [], 1],
])('Retry-After: %s leads to the waits %p', async (value, waits, logins) => {
	world.script = [answer(503, {}, { 'retry-after': value })];
	await world.obtain().catch(() => undefined);
	expect([world.waits, world.logins]).toEqual([waits, logins]);
});

it.each([
	[4_000, [4_000], 2],
	[11_000, [], 1],
])('Retry-After as a date %p ms ahead', async (ms, waits, logins) => {
	const date = new Date(world.now + ms).toUTCString();
	world.script = [answer(429, {}, { 'retry-after': date })];
	await world.obtain().catch(() => undefined);
	expect([world.waits, world.logins]).toEqual([waits, logins]);
});

it('every attempt builds its own request', async () => {
	const bodies: Array<string | undefined> = [];
	let count = 0;
	const request = () => jsonRequest(flow.baseUrl, { id: ++count });
	world.subject.flow = { ...flow, source: { ...source, request } };
	world.script = [answer(500, {}), answer(500, {})];
	await world.sessions.obtain(world.subject, async (request) => {
		bodies.push(request.body);
		return await world.transport(request);
	});
	expect(bodies).toEqual(['{"id":1}', '{"id":2}', '{"id":3}']);
});

it.each([
	['in a redirect', answer(302, '', { location: `/x?p=${encodeURIComponent(SECRET)}` })],
	['in a text', answer(401, `bad ${SECRET}`)],
	['in Base64', answer(401, Buffer.from(SECRET).toString('base64'))],
	['in every field', answer(400, { error: SECRET, code: SECRET, message: `not ${SECRET}` })],
	['in a form', answer(403, new URLSearchParams({ v: SECRET }).toString())],
])('a password that comes back %s is in no error', async (_title, scripted) => {
	world.script = [scripted];
	const { message, stack } = await world.failure();
	const forms = [
		SECRET,
		encodeURIComponent(SECRET),
		new URLSearchParams({ v: SECRET }).toString().slice(2),
		JSON.stringify(SECRET).slice(1, -1),
		Buffer.from(SECRET).toString('base64'),
	];
	for (const form of forms) expect(`${message}\n${stack}`).not.toContain(form);
	expect(message).toContain('*****');
});

it('a refresh token that comes back is in no error', async () => {
	world.grant = { expires_in: 100, refresh_token: 'refresh-me' };
	await world.obtain();
	world.script = Array.from({ length: 3 }, () => answer(500, 'can not use refresh-me'));
	const renewal = world.sessions.renew(world.subject, world.transport);
	await expect(renewal).rejects.toThrow('HTTP 500: can not use *****');
});
