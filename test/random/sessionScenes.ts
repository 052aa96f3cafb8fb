/**
 * Situations that chance alone would seldom produce: how a world begins, and whole scenes that test
 * one rule.
 */
import fc from 'fast-check';
import type { LoginEvent, OtherCall, WorldSettings } from './sessionWorld';

/** One step of a plan. */
export type Step =
	| { kind: 'calls'; process: number; count: number }
	| { kind: 'others'; process: number; count: number; how: OtherCall }
	| { kind: 'time'; ms: number }
	| { kind: 'clockSet'; ms: number }
	| { kind: 'lifetimes'; share: number }
	| { kind: 'endDuringRenewal' }
	| { kind: 'endAfterRenewal' }
	| { kind: 'revoke' }
	| { kind: 'forgetRefreshTokens' }
	| { kind: 'password'; isWrong: boolean };

const firstCall: Step = { kind: 'calls', process: 0, count: 2 };

/**
 * Beginnings that chance alone produces too seldom, such as a second try after a refusal, or a
 * token that ends after its first use.
 */
export const beginning: fc.Arbitrary<Step[]> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant<Step[]>([]) },
	fc
		.integer({ min: 5_000, max: 11_000 })
		.map((ms): Step[] => [
			{ kind: 'password', isWrong: true },
			firstCall,
			{ kind: 'time', ms },
			firstCall,
		]),
	fc
		.nat(9_000)
		.map((ms): Step[] => [firstCall, { kind: 'time', ms }, { kind: 'revoke' }, firstCall]),
	// A token that could not be renewed is used for the last time.
	fc
		.nat(60)
		.map((ms): Step[] => [
			firstCall,
			{ kind: 'lifetimes', share: 0.92 },
			firstCall,
			{ kind: 'lifetimes', share: 0.08 },
			{ kind: 'time', ms },
			firstCall,
		]),
	fc.constant<Step[]>([{ kind: 'endDuringRenewal' }]),
	// A call waits to ask whether its token is dead, while another call finds that out.
	fc.integer({ min: 1, max: 120 }).map((ms): Step[] => {
		const fails: OtherCall = { fails: true, probe: 'works' };
		const failing: Step = { kind: 'others', process: 0, count: 1, how: fails };
		const later = (waited: number): Step => ({ kind: 'time', ms: waited });
		const end: Step[] = [later(ms), { kind: 'revoke' }, firstCall];
		return [firstCall, later(31_000), failing, later(100), failing, ...end];
	}),
	// Calls follow a renewal that failed.
	fc
		.nat(9_000)
		.map((ms): Step[] => [
			firstCall,
			{ kind: 'lifetimes', share: 0.92 },
			firstCall,
			{ kind: 'time', ms },
			firstCall,
		]),
	// A call fails for another reason, with a token that is no longer fresh.
	fc
		.constantFrom<OtherCall['probe']>('works', 'works', 'down')
		.map((probe): Step[] => [
			firstCall,
			{ kind: 'time', ms: 31_000 },
			{ kind: 'others', process: 0, count: 2, how: { fails: true, probe } },
		]),
);

/** A plan, and the settings of the world that it needs. */
export type Scene = Pick<
	WorldSettings,
	'logins' | 'lifetimeMs' | 'naming' | 'callMs' | 'hasRefreshToken' | 'rotates' | 'isOneTime'
> & { plan: Step[] };

const granted: LoginEvent = { takes: 20, outcome: 'granted', savedAfter: 0 };

const unavailable: LoginEvent = { takes: 20, outcome: 'unavailable', savedAfter: 0 };

const WORLD: Omit<Scene, 'plan'> = {
	logins: [granted],
	lifetimeMs: 600_000,
	naming: 'new',
	callMs: 20,
	hasRefreshToken: false,
	rotates: false,
	isOneTime: false,
};

const stillborn: LoginEvent = { ...granted, outcome: 'stillborn' };

const oneCall: Step = { kind: 'calls', process: 0, count: 1 };
const later = (ms: number): Step => ({ kind: 'time', ms });
const revoke: Step = { kind: 'revoke' };

export const scene: fc.Arbitrary<Scene> = fc.oneof(
	// A refresh token was spent for the next session, but the session before is still stored and
	// serves again.
	fc.record({ savedAfter: fc.integer({ min: 100, max: 3_000 }), isOneTime: fc.boolean() }).map(
		({ savedAfter, isOneTime }): Scene => ({
			...WORLD,
			isOneTime,
			hasRefreshToken: true,
			rotates: true,
			// The result of a login is saved after the time that the next event gives.
			logins: [granted, granted, { ...unavailable, savedAfter }, unavailable, granted],
			plan: [{ kind: 'endAfterRenewal' }],
		}),
	),
	// For a time, tokens are revoked again and again.
	fc.nat(1_500).map((ms): Scene => {
		const again = Array.from({ length: 10 }, () => [revoke, oneCall, later(ms)]).flat();
		return { ...WORLD, plan: [oneCall, later(100), ...again, later(31_000), revoke] };
	}),
	// Tokens are dead at their first use, each after one that works.
	fc.record({ ms: fc.nat(9_000), count: fc.integer({ min: 2, max: 5 }) }).map(({ ms, count }) => {
		const again = Array.from({ length: count }, () => [revoke, oneCall, later(ms)]).flat();
		return { ...WORLD, logins: [granted, stillborn], plan: [oneCall, later(100), ...again] };
	}),
	// Logins in the same second give the same token.
	fc.integer({ min: 60, max: 1_100 }).map(
		(ms): Scene => ({
			...WORLD,
			naming: 'bySecond',
			plan: [oneCall, later(ms), revoke, oneCall, later(ms), oneCall],
		}),
	),
	// A renewal fails while calls find out that its token is dead.
	fc.record({ callMs: fc.integer({ min: 20, max: 300 }), hasRefreshToken: fc.boolean() }).map(
		(own): Scene => ({
			...WORLD,
			...own,
			logins: [granted, { ...unavailable, takes: 400 }, granted],
			plan: [{ kind: 'endDuringRenewal' }],
		}),
	),
	// A token that could not be renewed is used for the last time.
	fc.nat(70).map(
		(ms): Scene => ({
			...WORLD,
			logins: [granted, unavailable, granted],
			plan: [oneCall, later(595_000), oneCall, later(5_000 + ms), oneCall],
		}),
	),
	// Other nodes make calls with tokens that are dead at their first use.
	fc.nat(1_000).map((ms): Scene => {
		const how: OtherCall = { fails: false, probe: 'works' };
		const others: Step = { kind: 'others', process: 0, count: 1, how };
		return {
			...WORLD,
			logins: [granted, stillborn, stillborn, granted],
			plan: [oneCall, later(100), revoke, others, later(200 + ms), others, later(ms), others],
		};
	}),
	// Another node's call fails with a token that can't be renewed.
	fc.nat(9_000).map((ms): Scene => {
		const how: OtherCall = { fails: true, probe: 'none' };
		const others: Step = { kind: 'others', process: 0, count: 1, how };
		return {
			...WORLD,
			logins: [granted, unavailable, granted],
			plan: [oneCall, later(552_000), others, later(ms), others],
		};
	}),
	// A login is answered with a request for a pause, and calls come before and after its end.
	fc.record({ retryAfter: fc.constantFrom(5, 30, 70), ms: fc.nat(70_000) }).map(
		({ retryAfter, ms }): Scene => ({
			...WORLD,
			logins: [granted, { ...unavailable, retryAfter }],
			plan: [oneCall, later(100), revoke, oneCall, later(ms), oneCall, later(ms), oneCall],
		}),
	),
	// The password is wrong for a time.
	fc.integer({ min: 5_000, max: 15_000 }).map(
		(ms): Scene => ({
			...WORLD,
			plan: [
				{ kind: 'password', isWrong: true },
				oneCall,
				later(ms),
				{ kind: 'password', isWrong: false },
				oneCall,
				later(ms),
				oneCall,
			],
		}),
	),
	// Calls fail one after another although their token is live.
	fc.nat(300).map((ms): Scene => {
		const how: OtherCall = { fails: true, probe: 'works' };
		const failing: Step = { kind: 'others', process: 0, count: 1, how };
		return {
			...WORLD,
			plan: [oneCall, later(31_000), failing, later(ms), failing, later(ms), failing],
		};
	}),
);
