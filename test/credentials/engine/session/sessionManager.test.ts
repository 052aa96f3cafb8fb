import {
	SessionManager,
	type Subject,
} from '../../../../credentials/engine/session/sessionManager';
import { commonFailure } from '../../../../credentials/engine/answers';
import { jsonRequest } from '../../../../credentials/engine/vendor/flowRequests';
import { oAuth2Grant, bearer, status401 } from '../../../../credentials/engine/vendor/commonRules';
import type {
	FlowRequest,
	HttpAnswer,
	LoginSource,
	TokenFlow,
} from '../../../../credentials/engine/tokenFlow';

const SECRET = 'p"ä&s w+ord%';

const source: LoginSource = {
	kind: 'login',
	request: () => jsonRequest('https://api.example.com/login', {}),
	renew: (refreshToken) => jsonRequest('https://api.example.com/renew', { refreshToken }),
	readGrant: oAuth2Grant,
};

const flow: TokenFlow = {
	provider: 'Test API',
	urlFields: '"Base URL"',
	baseUrl: 'https://api.example.com',
	trustedUrls: ['https://api.example.com'],
	secrets: [SECRET],
	source,
	tokenMayBeJwt: false,
	attach: bearer,
	provesRejection: status401,
	failureIn: commonFailure,
};

/** A provider and a clock under the test's control. */
class World {
	now = 1_800_000_000_000;
	logins = 0;
	renewals = 0;
	waits: number[] = [];
	/** Answers to come, before the usual one; an error is a connection that fails. */
	script: Array<HttpAnswer | Error> = [];
	grant: Record<string, unknown> = { expires_in: 100 };
	readonly sessions = new SessionManager({
		now: () => this.now,
		sleep: async (ms) => {
			this.waits.push(ms);
			this.now += ms;
		},
	});
	readonly subject: Subject = { flow, key: 'k', fingerprint: 'f' };

	readonly transport = async (request: FlowRequest): Promise<HttpAnswer> => {
		const isRenewal = request.url.endsWith('/renew');
		if (isRenewal) this.renewals++;
		else this.logins++;
		await Promise.resolve();
		const scripted = this.script.shift();
		if (scripted instanceof Error) throw scripted;
		return (
			scripted ??
			answer(200, {
				access_token: `${isRenewal ? 'renewed' : 'login'}${this.logins + this.renewals}`,
				...this.grant,
			})
		);
	};

	async obtain() {
		return await this.sessions.obtain(this.subject, this.transport);
	}

	async failure(): Promise<Error> {
		return await this.obtain().then(
			() => {
				throw new Error('expected a failure');
			},
			(error: Error) => error,
		);
	}
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
	return { status, body, headers };
}

let world: World;

/** The API accepted the token, and then it rejects it. */
function revoke(token: string): boolean {
	world.sessions.reportAccepted(world.subject, token);
	return world.sessions.reportRejected(world.subject, token);
}

beforeEach(() => {
	world = new World();
});

it('100 at once: 1 login, one token for all', async () => {
	const sessions = await Promise.all(Array.from({ length: 100 }, async () => await world.obtain()));
	expect(world.logins).toBe(1);
	expect(new Set(sessions.map(({ token }) => token)).size).toBe(1);
});

it('what a login gives beside the token is kept with it', async () => {
	const readGrant = () => ({ token: 'T', who: 'ann', values: { region: 'eu' } });
	const rich = { ...world.subject, flow: { ...flow, source: { ...source, readGrant } } };
	const session = await world.sessions.obtain(rich, world.transport);
	expect(session).toMatchObject({ token: 'T', who: 'ann', values: { region: 'eu' } });
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

it('renews early by refresh token and keeps a rotated one', async () => {
	world.grant = { expires_in: 100, refresh_token: 'r1' };
	await world.obtain();
	world.now += 90_000;
	world.grant = { expires_in: 100, refresh_token: 'r2' };
	const renewed = await world.obtain();
	expect([world.logins, world.renewals]).toEqual([1, 1]);
	expect(renewed).toMatchObject({ obtainedBy: 'refresh', refreshToken: 'r2' });
});

it('keeps the old refresh token where no new one comes', async () => {
	world.grant = { expires_in: 100, refresh_token: 'r1' };
	await world.obtain();
	world.now += 90_000;
	world.grant = { expires_in: 100 };
	expect((await world.obtain()).refreshToken).toBe('r1');
});

it('logs in where the refresh is refused, and where the refresh token expired', async () => {
	world.grant = { expires_in: 100, refresh_token: 'r1', refresh_expires_in: 300 };
	await world.obtain();
	world.now += 90_000;
	world.script = [answer(400, { error: 'invalid_grant' })];
	await world.obtain();
	expect([world.logins, world.renewals]).toEqual([2, 1]);
	world.now += 400_000;
	await world.obtain();
	expect([world.logins, world.renewals]).toEqual([3, 1]);
});

it.each([answer(500, {}), answer(429, {}), new Error('timeout')])(
	'goes on with a live token where early renewal fails for now',
	async (fault) => {
		const first = await world.obtain();
		world.now += 90_000;
		world.script = [fault];
		expect((await world.obtain()).token).toBe(first.token);
		await world.obtain();
		expect(world.logins).toBe(2);
		world.now += 10_000;
		expect((await world.obtain()).token).not.toBe(first.token);
	},
);

it('a login that brings the same token again makes no loop', async () => {
	world.grant = { expires_in: 100, access_token: 'same' };
	await world.obtain();
	world.now += 90_000;
	for (let i = 0; i < 5; i++) await world.obtain();
	expect(world.logins).toBe(2);
});

it('asked to replace A while B lives, hands out B', async () => {
	const b = await world.obtain();
	const result = await world.sessions.afterUnexplainedFailure(world.subject, 'A', world.transport);
	expect(result?.token).toBe(b.token);
	expect(world.logins).toBe(1);
});

it('keeps a fresh token after a failure that proves nothing, replaces an older one', async () => {
	world.grant = { expires_in: 1000 };
	const { token } = await world.obtain();
	world.now += 29_999;
	expect(
		await world.sessions.afterUnexplainedFailure(world.subject, token, world.transport),
	).toBeUndefined();
	expect(world.logins).toBe(1);
	world.now += 1;
	const next = await world.sessions.afterUnexplainedFailure(world.subject, token, world.transport);
	expect(next?.token).not.toBe(token);
	expect(world.logins).toBe(2);
});

it('gives up a fresh token of another process after such a failure', async () => {
	const own = await world.obtain();
	world.now += 1_000;
	const stored = { ...own, token: 'other', madeBy: 'another process', obtainedAt: world.now };
	const next = await world.sessions.afterUnexplainedFailure(
		{ ...world.subject, stored },
		'other',
		world.transport,
	);
	expect(next?.token).toBe(own.token);
});

it('replaces rejected tokens, but no more than five in half a minute', async () => {
	const outcomes: boolean[] = [];
	for (let i = 0; i < 7; i++) {
		const { token } = await world.obtain();
		outcomes.push(revoke(token));
	}
	expect(outcomes).toEqual([true, true, true, true, true, false, false]);
	expect(world.logins).toBe(6);
});

it('uses a stored session of an earlier process, and a newer one of another worker', async () => {
	const stored = {
		token: 'stored',
		fingerprint: 'f',
		obtainedAt: world.now - 1_000,
		obtainedBy: 'login' as const,
	};
	expect(world.sessions.use({ ...world.subject, stored })?.token).toBe('stored');
	world = new World();
	const own = await world.obtain();
	const newer = { ...stored, token: 'newer', obtainedAt: own.obtainedAt + 1 };
	expect(world.sessions.use({ ...world.subject, stored })?.token).toBe(own.token);
	expect(world.sessions.use({ ...world.subject, stored: newer })?.token).toBe('newer');
});

it('1-second tokens over 7 seconds of calls: at most 8 logins, never an expired token', async () => {
	world.grant = { expires_in: 1 };
	const end = world.now + 7_000;
	while (world.now < end) {
		const session = await world.obtain();
		expect(session.expiresAt).toBeGreaterThan(world.now);
		world.now += 50;
	}
	expect(world.logins).toBeLessThanOrEqual(8);
});

it('a credential test logs in afresh, even after a refusal', async () => {
	world.script = [answer(401, {})];
	await world.failure();
	await world.sessions.loginAfresh(world.subject, world.transport);
	await world.sessions.loginAfresh(world.subject, world.transport);
	expect(world.logins).toBe(3);
});

/** Holds back every answer until the test lets it go. */
function heldBack(target: World) {
	const open: Array<() => void> = [];
	const transport = async (request: FlowRequest) => {
		const answered = target.transport(request);
		await new Promise<void>((resolve) => open.push(resolve));
		return await answered;
	};
	return { transport, letGo: () => open.splice(0).forEach((resolve) => resolve()) };
}

it('whoever asks while a login is under way waits for it, and a later one too', async () => {
	const { transport, letGo } = heldBack(world);
	const obtain = async () => await world.sessions.obtain(world.subject, transport);
	const early = [obtain(), obtain()];
	world.now += 5_000;
	early.push(
		obtain(),
		world.sessions.afterUnexplainedFailure(world.subject, 'A', transport) as never,
	);
	expect(world.sessions.use(world.subject)).toBeUndefined();
	letGo();
	const tokens = (await Promise.all(early)).map(({ token }) => token);
	expect(tokens).toEqual(['login1', 'login1', 'login1', 'login1']);
	expect((await obtain()).token).toBe('login1');
	expect(world.logins).toBe(1);
});

it('credentials do not wait for each other', async () => {
	const { transport, letGo } = heldBack(world);
	const order: string[] = [];
	const waiting = world.sessions
		.obtain(world.subject, transport)
		.then(() => order.push('held back'));
	await world.sessions.obtain({ ...world.subject, key: 'other' }, world.transport);
	order.push('other');
	letGo();
	await waiting;
	expect(order).toEqual(['other', 'held back']);
	expect(world.logins).toBe(2);
});

it('the lifetime counts from the receipt of the answer', async () => {
	const { transport, letGo } = heldBack(world);
	const waiting = world.sessions.obtain(world.subject, transport);
	world.now += 20_000;
	letGo();
	expect((await waiting).expiresAt).toBe(world.now + 100_000);
});

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

it('an expired token does not outlive the provider: an error, after three attempts', async () => {
	await world.obtain();
	world.now += 100_000;
	world.script = [answer(500, {}), answer(500, {}), answer(500, {})];
	expect(await world.failure()).toMatchObject({ reason: 'provider_unreachable' });
	expect(world.logins).toBe(4);
});

it.each([
	['40 seconds', '40', 40_000],
	['an hour: at most a minute', '3600', 60_000],
])('a provider that asks for %s is left alone for it', async (_title, asked, heldMs) => {
	world.script = [answer(503, {}, { 'retry-after': asked }), answer(200, {})];
	await world.failure();
	world.now += heldMs - 1;
	expect(await world.failure()).toMatchObject({ reason: 'provider_unreachable' });
	expect(world.logins).toBe(1);
	world.now += 1;
	await world.obtain().catch(() => undefined);
	expect(world.logins).toBe(2);
});

it('an early renewal that fails is one attempt, without a wait', async () => {
	await world.obtain();
	world.now += 90_000;
	world.script = [answer(503, {}, { 'retry-after': '3' })];
	await world.obtain();
	expect([world.logins, world.waits]).toEqual([2, []]);
});

it('a token that expires while its early renewal hangs is not handed out: it is tried again', async () => {
	await world.obtain();
	world.now += 90_000;
	world.script = [new Error('timeout')];
	const waiting = world.sessions.obtain(world.subject, world.transport);
	world.now += 10_000;
	expect((await waiting).token).toBe('login3');
	expect([world.logins, world.waits]).toEqual([3, [300]]);
});

it('the same token again is used until its true expiry, then asked for once more', async () => {
	world.grant = { expires_in: 100, access_token: 'same' };
	await world.obtain();
	world.now += 90_000;
	const again = await world.obtain();
	world.now = Number(again.expiresAt) - 1;
	await world.obtain();
	expect(world.logins).toBe(2);
	world.now += 1;
	await world.obtain();
	expect(world.logins).toBe(3);
});

it('a refused refresh and a refused login: the refusal of the login, remembered', async () => {
	world.grant = { expires_in: 100, refresh_token: 'r1' };
	await world.obtain();
	world.now += 100_000;
	world.script = [answer(400, { error: 'old refresh' }), answer(401, { error: 'bad login' })];
	expect((await world.failure()).message).toContain('bad login');
	await world.failure();
	expect([world.logins, world.renewals]).toEqual([2, 1]);
});

it('a refresh that fails for now while nothing lives is retried, not turned into a login', async () => {
	world.grant = { expires_in: 100, refresh_token: 'r1' };
	await world.obtain();
	world.now += 100_000;
	world.script = [answer(502, {}), new Error('reset')];
	expect((await world.obtain()).obtainedBy).toBe('refresh');
	expect([world.logins, world.renewals]).toEqual([1, 3]);
});

it('a rejected token is replaced by refresh, by a login where that fails, and not handed out where both fail', async () => {
	world.grant = { expires_in: 100, refresh_token: 'r1' };
	const { token } = await world.obtain();
	expect(revoke(token)).toBe(true);
	expect(world.sessions.use(world.subject)).toBeUndefined();
	world.script = Array.from({ length: 6 }, () => answer(503, {}));
	await world.failure();
	expect([world.logins, world.renewals]).toEqual([4, 3]);
	world.now += 2_000;
	world.script = Array.from({ length: 3 }, () => answer(503, {}));
	expect((await world.obtain()).obtainedBy).toBe('login');
	expect([world.logins, world.renewals]).toEqual([5, 6]);
});

it('one rejection reported by a hundred calls counts once', async () => {
	const { token } = await world.obtain();
	for (let i = 0; i < 100; i++) revoke(token);
	const next = await world.obtain();
	expect(next.token).not.toBe(token);
	expect(revoke(token)).toBe(true);
	expect((await world.obtain()).token).toBe(next.token);
	expect(revoke(next.token)).toBe(true);
	expect(world.logins).toBe(2);
});

it.each([
	['the newer token was rejected', false],
	['the older token was rejected once more', true],
])('a dead token that the database still holds stays dead when %s', async (_when, again) => {
	const dead = await world.obtain();
	world.subject.stored = { ...dead };
	revoke(dead.token);
	const newer = await world.obtain();
	revoke(newer.token);
	if (again) revoke(dead.token);
	expect(world.sessions.use(world.subject)).toBeUndefined();
	expect([dead.token, newer.token]).not.toContain((await world.obtain()).token);
	expect(world.logins).toBe(3);
});

it('half a minute after five rejections another may cause a renewal again', async () => {
	for (let i = 0; i < 5; i++) revoke((await world.obtain()).token);
	const { token } = await world.obtain();
	world.now += 29_999;
	expect(revoke(token)).toBe(false);
	world.now += 1;
	expect(revoke(token)).toBe(true);
});

it('each use extends an idle token, and an hour without use ends it', async () => {
	world.subject.flow = {
		...flow,
		defaultLifetime: { kind: 'idle', ms: 3_600_000, from: 'assumed' },
	};
	world.grant = {};
	await world.obtain();
	for (let i = 0; i < 5; i++) {
		world.now += 3_000_000;
		await world.obtain();
	}
	expect(world.logins).toBe(1);
	world.now += 3_600_000;
	await world.obtain();
	expect(world.logins).toBe(2);
});

it('a token that tells no expiry is used until it is rejected', async () => {
	world.grant = {};
	const { token } = await world.obtain();
	world.now += 1e12;
	expect((await world.obtain()).token).toBe(token);
	revoke(token);
	expect((await world.obtain()).token).not.toBe(token);
});

it('1-second tokens: use() never gives an expired one, at most 8 logins in 7 seconds', async () => {
	world.grant = { expires_in: 1 };
	const end = world.now + 7_000;
	let given = 0;
	for (; world.now < end; world.now += 50) {
		const session = world.sessions.use(world.subject);
		if (session === undefined) await world.obtain();
		else {
			given++;
			expect(session.expiresAt).toBeGreaterThan(world.now);
		}
	}
	expect(world.logins).toBeGreaterThanOrEqual(7);
	expect(world.logins).toBeLessThanOrEqual(8);
	expect(given).toBeGreaterThan(100);
});
