/**
 * Tests the session after a failed call of a node that does not report the answer, if the API can
 * be asked.
 */
import { PROBE_PAUSE_MS } from '../../../../credentials/engine/session/proof/asking';
import type { ProbeVerdict } from '../../../../credentials/engine/session/state/sessionCache';
import { SessionManager } from '../../../../credentials/engine/session/sessionManager';
import type { HttpAnswer, Session } from '../../../../credentials/engine/tokenFlow';
import { FakeClock } from '../../../support/fakeClock';
import { testFlow } from '../../../support/testFlow';

const subject = { flow: testFlow(), key: 'k', fingerprint: 'f' };

class World {
	readonly clock = new FakeClock();
	readonly sessions = new SessionManager(this.clock);
	readonly dead = new Set<string>();
	/** Whether new tokens are dead at once. */
	makesDead = false;
	/** The tokens that the API was asked about, with the time in ms. */
	readonly asked: Array<[string, number]> = [];
	logins = 0;

	readonly transport = async (): Promise<HttpAnswer> => {
		await this.clock.pass(10);
		const token = `T${++this.logins}`;
		if (this.makesDead) this.dead.add(token);
		return { status: 200, headers: {}, body: { access_token: token, expires_in: 3600 } };
	};

	readonly probe = async (token: string): Promise<ProbeVerdict> => {
		this.asked.push([token, this.clock.elapsed]);
		await this.clock.pass(10);
		return this.dead.has(token) ? 'dead' : 'alive';
	};

	async obtain(): Promise<string> {
		const { token } = await this.sessions.obtain(subject, this.transport);
		this.sessions.reportUsedUnjudged(subject, token);
		return token;
	}

	async fail(used: string): Promise<Session | undefined> {
		const { sessions, transport, probe } = this;
		const next = await sessions.afterUnexplainedFailure(subject, used, transport, probe);
		if (next !== undefined) sessions.reportUsedUnjudged(subject, next.token);
		return next;
	}

	/**
	 * Fails calls with this token at these times, in ms from now. Returns the token that each call is
	 * repeated with.
	 */
	async failAt(times: number[], used: string): Promise<Array<string | undefined>> {
		const calls = times.map(async (ms) => {
			await this.clock.pass(ms);
			return (await this.fail(used))?.token;
		});
		return await this.clock.run(Promise.all(calls));
	}
}

let world: World;
beforeEach(() => {
	world = new World();
});

it('100 calls that fail one after another have a question in a quarter of a second', async () => {
	const used = await world.clock.run(world.obtain());
	const times = Array.from({ length: 100 }, (_, index) => index * 5);
	expect(new Set(await world.failAt(times, used))).toEqual(new Set([undefined]));
	const at = world.asked.map(([, ms]) => ms - 10);
	expect(at).toEqual([0, 10 + PROBE_PAUSE_MS, 20 + 2 * PROBE_PAUSE_MS]);
	expect(world.logins).toBe(1);
});

it('a token that dies while a question waits is found dead by it, and none of the calls is lost', async () => {
	const used = await world.clock.run(world.obtain());
	const outcomes = world.failAt([0, 20, 30, 200], used);
	void world.clock.pass(100).then(() => world.dead.add(used));
	expect(await outcomes).toEqual([undefined, 'T2', 'T2', 'T2']);
	expect(world.asked).toHaveLength(2);
});

it('what another node found out while a question waits answers it', async () => {
	const used = await world.clock.run(world.obtain());
	const outcomes = world.failAt([0, 20], used);
	void world.clock.pass(100).then(() => world.sessions.reportRejected(subject, used));
	expect(await outcomes).toEqual([undefined, 'T2']);
	expect(world.asked).toHaveLength(1);
});

it('the pause is one token’s own', async () => {
	const used = await world.clock.run(world.obtain());
	await world.failAt([0], used);
	world.sessions.reportRejected(subject, used);
	const next = await world.clock.run(world.obtain());
	await world.failAt([0], next);
	expect(world.asked.map(([token]) => token)).toEqual([used, next]);
	expect(world.asked[1][1] - world.asked[0][1]).toBeLessThan(PROBE_PAUSE_MS);
});

it('tokens that are revoked seconds after each login are replaced each time', async () => {
	let used = await world.clock.run(world.obtain());
	for (let login = 2; login <= 5; login++) {
		await world.clock.advance(5_000);
		world.dead.add(used);
		const outcomes = await world.failAt([0, 0, 5, 40], used);
		used = `T${login}`;
		expect(new Set(outcomes)).toEqual(new Set([used]));
	}
	expect(world.logins).toBe(5);
	// Four dead ones. A new one is tried where it comes after one that no call is known to have worked with.
	expect(world.asked.map(([token]) => token)).toEqual(['T1', 'T2', 'T2', 'T3', 'T4', 'T4']);
});

it('logins whose tokens are never any good: two attempts, and no call is sent again', async () => {
	world.makesDead = true;
	const used = await world.clock.run(world.obtain());
	expect(await world.failAt([0], used)).toEqual([undefined]);
	expect(world.logins).toBe(2);
	const refused = /rejected it at its first use/;
	await expect(world.failAt([0], used)).rejects.toThrow(refused);
	await expect(world.clock.run(world.obtain())).rejects.toThrow(refused);
});

it('no more than three new tokens for one call, if others end each of them', async () => {
	world.makesDead = true;
	const used = await world.clock.run(world.obtain());
	const of = { madeBy: 'another process', obtainedAt: world.clock.now(), fingerprint: 'f' };
	world.sessions.peek({ ...subject, stored: { ...of, token: 'other', obtainedBy: 'login' } });
	expect(await world.failAt([0], used)).toEqual([undefined]);
	expect(world.logins).toBe(4);
});

it('a new token that another call finds dead while it is tried is not handed out', async () => {
	world.makesDead = true;
	const used = await world.clock.run(world.obtain());
	world.sessions.reportRejected(subject, used);
	const probe = async (token: string): Promise<ProbeVerdict> => {
		world.sessions.reportRejected(subject, token);
		return 'unavailable';
	};
	const next = world.sessions.afterUnexplainedFailure(subject, used, world.transport, probe);
	await expect(world.clock.run(next)).rejects.toThrow(/rejected it at its first use/);
	expect(world.logins).toBe(2);
});
