/** Tests renewals with a refresh token, before and after the expiry. */
import { answer, World } from '../world';

let world: World;

beforeEach(() => {
	world = new World();
});

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

it.each([
	['3', 10_000],
	['15', 15_000],
])(
	'after an early renewal that asked for %s seconds the next comes after %i ms',
	async (asked, ms) => {
		world.grant = { expires_in: 1_000 };
		await world.obtain();
		world.now += 970_000;
		world.script = [answer(503, {}, { 'retry-after': asked })];
		await world.obtain();
		world.now += ms - 1;
		await world.obtain();
		expect(world.logins).toBe(2);
		world.now += 1;
		await world.obtain();
		expect(world.logins).toBe(3);
	},
);

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
