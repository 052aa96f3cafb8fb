/** The rules of a token's life hold in whatever order things happen. */
import fc from 'fast-check';
import { ROOM_MS, runs } from './runs';
import { beginning, scene, type Step } from './sessionScenes';
import { type LoginEvent, type OtherCall, SessionWorld, type WorldSettings } from './sessionWorld';

jest.setTimeout(ROOM_MS);

const loginEvent: fc.Arbitrary<LoginEvent> = fc.record({
	takes: fc.oneof(fc.nat(50), fc.nat(8_000)),
	outcome: fc.oneof(
		{ weight: 5, arbitrary: fc.constant('granted' as const) },
		{
			weight: 2,
			arbitrary: fc.constantFrom<LoginEvent['outcome']>(
				'unavailable',
				'unanswered',
				'nonsense',
				'stillborn',
			),
		},
	),
	savedAfter: fc.nat(3_000),
	retryAfter: fc.constantFrom(undefined, undefined, 5, 30, 70),
});

const world: fc.Arbitrary<WorldSettings> = fc
	.record({
		processes: fc.integer({ min: 1, max: 3 }),
		lifetimeMs: fc.oneof(
			fc.integer({ min: 100, max: 5_000 }),
			fc.integer({ min: 5_000, max: 60_000 }),
			fc.integer({ min: 60_000, max: 3_600_000 }),
		),
		hasRefreshToken: fc.boolean(),
		rotates: fc.boolean(),
		isOneTime: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
		naming: fc.oneof(
			{ weight: 3, arbitrary: fc.constant('new' as const) },
			fc.constantFrom('bySecond' as const, 'always' as const),
		),
		keepsOnlyNewest: fc.boolean(),
		callShare: fc.double({ min: 0, max: 0.25, noNaN: true }),
		logins: fc.array(loginEvent, { minLength: 1, maxLength: 6 }),
	})
	// A call must arrive within its token's lifetime, or no token would ever be of use.
	.map(({ callShare, ...settings }) => ({
		...settings,
		callMs: Math.min(300, Math.floor(settings.lifetimeMs * callShare)),
		// Processes that save late could spend each other's refresh tokens.
		...(settings.isOneTime && { processes: 1 }),
	}));

const anySteps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		{
			weight: 4,
			arbitrary: fc.record({
				kind: fc.constant('calls' as const),
				process: fc.nat(2),
				count: fc.integer({ min: 1, max: 8 }),
			}),
		},
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant('others' as const),
				process: fc.nat(2),
				count: fc.integer({ min: 1, max: 5 }),
				how: fc.record({
					fails: fc.boolean(),
					probe: fc.constantFrom<OtherCall['probe']>('none', 'works', 'works', 'down'),
				}),
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				kind: fc.constant('clockSet' as const),
				ms: fc.oneof(
					fc.integer({ min: -5_000, max: 5_000 }),
					fc.integer({ min: -7_200_000, max: 7_200_000 }),
				),
			}),
		},
		{
			weight: 4,
			arbitrary: fc.record({
				kind: fc.constant('time' as const),
				ms: fc.oneof(
					fc.nat(300),
					fc.integer({ min: 5_000, max: 11_000 }),
					fc.nat(60_000),
					fc.nat(4_000_000),
				),
			}),
		},
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('lifetimes' as const),
				share: fc.double({ min: 0.85, max: 1, noNaN: true }),
			}),
		},
		{ weight: 3, arbitrary: fc.constant({ kind: 'revoke' as const }) },
		{ weight: 1, arbitrary: fc.constant({ kind: 'forgetRefreshTokens' as const }) },
		{
			weight: 2,
			arbitrary: fc.record({ kind: fc.constant('password' as const), isWrong: fc.boolean() }),
		},
	),
	{ maxLength: 25 },
);

const steps = fc.tuple(beginning, anySteps).map(([first, rest]): Step[] => [...first, ...rest]);

async function play(settings: WorldSettings, plan: Step[]): Promise<SessionWorld> {
	const world = new SessionWorld(settings);
	const underWay: Array<Promise<void>> = [];
	for (const step of plan) {
		if (step.kind === 'calls') underWay.push(world.call(step.process, step.count));
		else if (step.kind === 'others')
			underWay.push(world.callByOthers(step.process, step.count, step.how));
		else if (step.kind === 'clockSet') {
			await world.clock.advance(0);
			world.clock.setBy(step.ms);
		} else if (step.kind === 'time') await world.clock.advance(step.ms);
		else if (step.kind === 'lifetimes')
			await world.clock.advance(Math.round(settings.lifetimeMs * step.share));
		else if (step.kind === 'endDuringRenewal')
			underWay.push(...(await endDuringRenewal(world, settings)));
		else if (step.kind === 'endAfterRenewal')
			underWay.push(...(await endAfterRenewal(world, settings)));
		else if (step.kind === 'revoke') world.revokeAll();
		else if (step.kind === 'forgetRefreshTokens') world.revokeRefreshTokens();
		else world.isPasswordWrong = step.isWrong;
	}
	await world.clock.run(Promise.all(underWay));
	return world;
}

/** A call is on its way when the renewal of its token begins. Then the token is revoked. */
async function endDuringRenewal(
	world: SessionWorld,
	{ lifetimeMs, callMs, logins }: WorldSettings,
) {
	const first = world.call(0, 1);
	await world.clock.advance(logins[0].takes + callMs);
	await world.clock.advance(Math.max(0, Math.floor(lifetimeMs * 0.9 - callMs * 1.5)));
	const before = world.call(0, 1);
	await world.clock.advance(Math.ceil(callMs * 0.75));
	const renewing = world.call(0, 1);
	await world.clock.advance(1);
	world.revokeAll();
	return [first, before, renewing];
}

/**
 * All sessions are revoked after a renewal. Its session is not stored yet, but the one before is.
 */
async function endAfterRenewal(world: SessionWorld, { lifetimeMs, callMs, logins }: WorldSettings) {
	const first = world.call(0, 1);
	await world.clock.advance(logins[0].takes + logins[0].savedAfter + callMs);
	await world.clock.advance(Math.max(0, Math.floor(lifetimeMs * 0.91) - logins[0].savedAfter));
	const renewing = world.call(0, 1);
	await world.clock.advance(logins[1 % logins.length].takes + callMs + 1);
	world.revokeAll();
	return [first, renewing, world.call(0, 1)];
}

const callsOf = (plan: Step[]) => plan.reduce((sum, step) => sum + countOf(step), 0);

function countOf(step: Step): number {
	if (step.kind === 'endDuringRenewal' || step.kind === 'endAfterRenewal') return 3;
	return 'count' in step ? step.count : 0;
}

it('one login at a time, no dead token, no second try with a wrong password; every call ends', async () => {
	await fc.assert(
		fc.asyncProperty(world, steps, async (settings, plan) => {
			const played = await play(settings, plan);
			expect(played.broken).toEqual([]);
			expect(played.results).toHaveLength(callsOf(plan));
		}),
		runs(250, 0.2),
	);
});

it('the same where chance would seldom lead: one process, in the scenes that the rules are for', async () => {
	const scenes = fc.tuple(world, scene).map(([settings, { plan, ...own }]) => ({
		settings: { ...settings, ...own, processes: 1 },
		plan,
	}));
	await fc.assert(
		fc.asyncProperty(scenes, async ({ settings, plan }) => {
			const played = await play(settings, plan);
			expect(played.broken).toEqual([]);
			expect(played.results).toHaveLength(callsOf(plan));
			played.isCalm = true;
			await played.clock.advance(61_000);
			await played.clock.run(played.call(0, 1));
			expect(played.results[played.results.length - 1].outcome).toBe('answered');
		}),
		runs(120, 0.1),
	);
});

/** The node that makes the last call: ours, or another one. */
const lastCall = fc.constantFrom(undefined, 'none' as const, 'works' as const);

it('once the faults are over, the next call of each process succeeds', async () => {
	await fc.assert(
		fc.asyncProperty(world, steps, lastCall, async (settings, plan, how) => {
			const played = await play(settings, plan);
			played.isPasswordWrong = false;
			played.isCalm = true;
			// Longer than any pause: a provider can ask for at most a minute by Retry-After.
			await played.clock.advance(61_000);
			for (let process = 0; process < settings.processes; process++) {
				let outcome: string | undefined;
				// n8n sends another node's call again only once, and each process can have stored a dead
				// token.
				const tries = how === undefined ? 1 : settings.processes;
				for (let call = 0; call < tries && outcome !== 'answered'; call++) {
					await played.clock.run(
						how === undefined
							? played.call(process, 1)
							: played.callByOthers(process, 1, { fails: false, probe: how }),
					);
					outcome = played.results[played.results.length - 1].outcome;
				}
				expect(outcome).toBe('answered');
			}
			await expectQuiet(played, settings);
			expect(played.broken).toEqual([]);
		}),
		runs(250, 0.2),
	);
});

/** Checks that all calls use a good token once there is one. */
async function expectQuiet(played: SessionWorld, { processes }: WorldSettings) {
	if (processes > 1) return;
	const { logins } = played;
	const calls = 6;
	await played.clock.run(played.call(0, calls));
	for (let call = 0; call < calls; call++) await played.clock.run(played.call(0, 1));
	// Not one login per call, even if the token is soon due.
	expect(played.logins - logins).toBeLessThan(calls);
}

it('without faults: no call is rejected, and no more logins than the lifetime asks for', async () => {
	const calm = fc.record({
		lifetimeMs: fc.oneof(
			fc.integer({ min: 1_000, max: 5_000 }),
			fc.integer({ min: 5_000, max: 3_600_000 }),
		),
		hasRefreshToken: fc.boolean(),
		rotates: fc.boolean(),
		pauses: fc.array(fc.double({ min: 0, max: 1.2, noNaN: true }), { minLength: 1, maxLength: 20 }),
		savesIn: fc.nat(3_000),
		forgets: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(calm, async ({ pauses, savesIn, forgets, ...settings }) => {
			const world = new SessionWorld({
				...settings,
				processes: 1,
				isOneTime: false,
				naming: 'new',
				keepsOnlyNewest: false,
				// Less than the margin, which is a tenth of the shortest lifetime.
				callMs: 99,
				logins: [],
			});
			world.isCalm = true;
			world.calmSaveMs = savesIn;
			for (const share of pauses) {
				if (forgets) world.revokeRefreshTokens();
				await world.clock.run(world.call(0, 3));
				await world.clock.advance(Math.round(settings.lifetimeMs * share));
			}
			expect(world.rejections).toBe(0);
			// A token is used for at least 90 % of its life.
			const most = 1 + Math.floor(world.clock.elapsed / (settings.lifetimeMs * 0.9));
			// A refused renewal counts as one more.
			expect(world.logins).toBeLessThanOrEqual(forgets ? 2 * most : most);
			if (settings.hasRefreshToken && !forgets) expect(world.passwordsSent).toBe(1);
			expect(world.results.every(({ outcome }) => outcome === 'answered')).toBe(true);
		}),
		runs(200, 0.1),
	);
});
