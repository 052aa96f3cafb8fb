/**
 * Tests a refresh token that is accepted only once, with processes that start at the same moment
 * and a store that saves late.
 */
import { SessionCache } from '../../../../../credentials/engine/session/state/sessionCache';
import { SessionManager } from '../../../../../credentials/engine/session/sessionManager';
import { jsonRequest } from '../../../../../credentials/engine/vendor/flowRequests';
import type { FlowRequest, HttpAnswer, Session } from '../../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin, testRenewal } from '../../../../support/testFlow';

const RENEWAL_MS = 200;
const SAVE_MS = 200;

/** A clock that moves only while every process sleeps. */
class World {
	now = 1_800_000_000_000;

	stored: Session | undefined;

	/** Refresh tokens that the provider received. */
	sent: string[] = [];

	private waiting: Array<{ at: number; wake: () => void }> = [];

	readonly flow = testFlow({
		source: testLogin({
			request: () => jsonRequest(`${TEST_BASE}/login`, { refreshToken: 'entered' }),
			renew: testRenewal,
			isOneTime: true,
		}),
	});

	sleep = async (ms: number): Promise<void> =>
		await new Promise((wake) => {
			this.waiting.push({ at: this.now + ms, wake });
		});

	readonly subject = () => ({
		flow: this.flow,
		key: 'k',
		fingerprint: 'f',
		...(this.stored && { stored: { ...this.stored } }),
	});

	readonly transport = async ({ body }: FlowRequest): Promise<HttpAnswer> => {
		this.sent.push((JSON.parse(body ?? '') as { refreshToken: string }).refreshToken);
		const number = this.sent.length;
		await this.sleep(RENEWAL_MS);
		const grant = { access_token: `A${number}`, refresh_token: `R${number}`, expires_in: 100 };
		return { status: 200, headers: {}, body: grant };
	};

	process(name: string): () => Promise<void> {
		const manager = new SessionManager(
			{ now: () => this.now, sleep: this.sleep },
			new SessionCache(),
			() => {},
			name,
		);
		const store = { read: async () => await Promise.resolve(this.subject()), sleep: this.sleep };
		return async () => {
			if ((await manager.others.storedInstead(store)) !== undefined) return;
			const session = await manager.obtain(this.subject(), this.transport);
			await this.sleep(SAVE_MS);
			this.stored = session;
		};
	}

	/** Runs these tasks at the same time, until all have ended. */
	async run(work: Array<() => Promise<void>>): Promise<void> {
		let open = work.length;
		for (const each of work) void each().finally(() => (open -= 1));
		while (open > 0) {
			for (let turn = 0; turn < 100; turn++) await Promise.resolve();
			this.waiting.sort((a, b) => a.at - b.at);
			const next = this.waiting.shift();
			if (next === undefined) continue;
			this.now = Math.max(this.now, next.at);
			next.wake();
		}
	}
}

const PAIRS = Array.from({ length: 40 }, (_, index) => [`a${index}`, `b${index}`]);
const spentTwice = ({ sent }: World) => new Set(sent).size < sent.length;

it('both begin with the token that was entered: mostly one of them sends it', async () => {
	let races = 0;
	for (const names of PAIRS) {
		const world = new World();
		await world.run(names.map((name) => world.process(name)));
		races += spentTwice(world) ? 1 : 0;
	}
	// There is no lock that they could share: two can draw nearly the same moment.
	expect(races).toBeLessThan(PAIRS.length / 2);
});

it('a token that is over: who made it renews at once, the other takes what is stored', async () => {
	for (const names of PAIRS) {
		const world = new World();
		const [first, second] = names.map((name) => world.process(name));
		await world.run([first]);
		await world.run([second]);
		for (let round = 0; round < 3; round++) {
			world.now += 150_000;
			await world.run([second, first]);
		}
		expect(world.sent).toEqual(['entered', 'R1', 'R2', 'R3']);
	}
});

it('both were started anew since, and neither made it: mostly one of them sends it', async () => {
	let races = 0;
	for (const names of PAIRS) {
		const world = new World();
		await world.run([world.process('before')]);
		world.now += 150_000;
		await world.run(names.map((name) => world.process(name)));
		races += spentTwice(world) ? 1 : 0;
	}
	expect(races).toBeLessThan(PAIRS.length / 2);
});

it('one process alone sends what it has made without waiting', async () => {
	const world = new World();
	const only = world.process('only');
	await world.run([only]);
	world.now += 150_000;
	const before = world.now;
	await world.run([only]);
	expect(world.now - before).toBe(RENEWAL_MS + SAVE_MS);
});
