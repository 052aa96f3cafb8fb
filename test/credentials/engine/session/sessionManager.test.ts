/**
 * Tests that there is one login for all callers, how long its token is used, and which sessions of
 * other processes are used.
 */
import type { FlowRequest } from '../../../../credentials/engine/tokenFlow';
import { answer, flow, source, World } from './world';

let world: World;

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
	world.revoke(token);
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
