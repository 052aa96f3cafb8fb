/** Tests what happens after a token is rejected, or after a call fails without a reason. */
import { answer, World } from './world';

let world: World;

beforeEach(() => {
	world = new World();
});

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
		outcomes.push(world.revoke(token));
	}
	expect(outcomes).toEqual([true, true, true, true, true, false, false]);
	expect(world.logins).toBe(6);
});

it('a rejected token is replaced by refresh, by a login where that fails, and not handed out where both fail', async () => {
	world.grant = { expires_in: 100, refresh_token: 'r1' };
	const { token } = await world.obtain();
	expect(world.revoke(token)).toBe(true);
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
	for (let i = 0; i < 100; i++) world.revoke(token);
	const next = await world.obtain();
	expect(next.token).not.toBe(token);
	expect(world.revoke(token)).toBe(true);
	expect((await world.obtain()).token).toBe(next.token);
	expect(world.revoke(next.token)).toBe(true);
	expect(world.logins).toBe(2);
});

it.each([
	['the newer token was rejected', false],
	['the older token was rejected once more', true],
])('a dead token that the database still holds stays dead when %s', async (_when, again) => {
	const dead = await world.obtain();
	world.subject.stored = { ...dead };
	world.revoke(dead.token);
	const newer = await world.obtain();
	world.revoke(newer.token);
	if (again) world.revoke(dead.token);
	expect(world.sessions.use(world.subject)).toBeUndefined();
	expect([dead.token, newer.token]).not.toContain((await world.obtain()).token);
	expect(world.logins).toBe(3);
});

it('half a minute after five rejections another may cause a renewal again', async () => {
	for (let i = 0; i < 5; i++) world.revoke((await world.obtain()).token);
	const { token } = await world.obtain();
	world.now += 29_999;
	expect(world.revoke(token)).toBe(false);
	world.now += 1;
	expect(world.revoke(token)).toBe(true);
});
