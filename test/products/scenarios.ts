import type { NodeResult } from '../support/n8nHost';
import type { Counts, Trial } from './trial';

const ITEMS = 200;
const FEW_ITEMS = 20;

/** The counts expected at the product; 0 for each that is not named. */
type Expected = Partial<Counts>;

/** The outcome of a row: what went wrong, if anything, and the expected counts. */
interface Outcome {
	problem?: string;
	expected: Expected;
}

/** A test that runs with each way to log in. */
export interface Scenario {
	name: string;
	/** Whether it needs tokens of a second or two. */
	isShort?: boolean;
	/** True if the scenario can run with this way to log in; always by default. */
	fits?(trial: Trial['way']): boolean;
	run(trial: Trial): Promise<Outcome>;
}

/**
 * The errors of a refused login: a refusal in words, or a page without a cookie. A browser's user
 * would then see the form again.
 */
const NO_LOGIN = /the login was refused|there was no token/;

const problemOf = ({ error, items }: NodeResult, count = 1): string | undefined => {
	if (error !== undefined) return error.message;
	const failed = items.find(({ json }) => json.error !== undefined);
	if (failed !== undefined) return JSON.stringify(failed.json.error);
	return items.length === count ? undefined : `${items.length} items instead of ${count}`;
};

/** The requests for all tokens of these calls, if each new call finds the token dead. */
const anew = ({ way }: Trial, calls: number): Expected =>
	way.afterExpiry === 'renewal'
		? { logins: 1, renewals: calls - 1, calls }
		: { logins: calls, calls };

/** The requests for tokens up to the first call after a revocation, including the first login. */
const AFTER_REVOCATION: Record<Trial['way']['afterRevocation'], Expected> = {
	login: { logins: 2 },
	renewal: { logins: 1, renewals: 1 },
	refusedRenewal: { logins: 2, renewals: 1 },
};

/** Many items, a wrong password, a revoked token, a logout and expired tokens. */
export const SCENARIOS: Scenario[] = [
	{
		name: '200 items from nothing',
		run: async (trial) => ({
			problem: problemOf(await trial.call(ITEMS), ITEMS),
			expected: { logins: 1, calls: ITEMS },
		}),
	},
	{
		name: 'wrong password',
		run: async (trial) => {
			const { type, passwordField, wrongPassword = 'not-this-one' } = trial.way;
			trial.stored.edit(type, { [passwordField]: wrongPassword });
			const { error } = await trial.call(FEW_ITEMS);
			const again = await trial.call();
			return {
				problem: [error, again.error].every((each) => NO_LOGIN.test(each?.message ?? ''))
					? undefined
					: `not told as a refusal: ${error?.message} / ${again.error?.message}`,
				expected: { logins: 1 },
			};
		},
	},
	{
		name: 'revoked token',
		run: async (trial) => {
			const first = problemOf(await trial.call());
			const { token } = trial;
			await trial.way.revoke(token);
			const isDead = await trial.isDead(token);
			const second = problemOf(await trial.call(FEW_ITEMS), FEW_ITEMS);
			// Calls that were in flight at the first rejection are rejected as well.
			const { rejected } = trial.counts();
			return {
				problem: first ?? (isDead ? second : 'the product still takes the token that was revoked'),
				expected: {
					...AFTER_REVOCATION[trial.way.afterRevocation],
					calls: 1 + FEW_ITEMS,
					rejected: Math.min(Math.max(rejected, 1), FEW_ITEMS),
				},
			};
		},
	},
	{
		name: 'logout',
		fits: ({ canLogOut }) => canLogOut,
		run: async (trial) => {
			const first = problemOf(await trial.call());
			const { token } = trial;
			const released = problemOf(await trial.operate('release'));
			const isDead = token !== '' && (await trial.isDead(token));
			return {
				problem: first ?? released ?? (isDead ? undefined : 'the product still takes the token'),
				expected: { logins: 1, calls: 1, logouts: 1 },
			};
		},
	},
	{
		name: 'expired token',
		isShort: true,
		run: async (trial) => {
			const first = problemOf(await trial.call());
			await trial.untilDead(trial.token);
			const second = problemOf(await trial.call());
			return {
				problem: first ?? second,
				expected: { ...anew(trial, 2), rejected: trial.way.knowsExpiry ? 0 : 1 },
			};
		},
	},
	{
		name: 'expired thrice, rotated',
		isShort: true,
		fits: ({ rotates = false }) => rotates,
		run: async (trial) => {
			const problems = [problemOf(await trial.call())];
			for (let time = 0; time < 3; time++) {
				await trial.untilDead(trial.token);
				problems.push(problemOf(await trial.call()));
			}
			return {
				problem: problems.find(Boolean),
				expected: { ...anew(trial, 4), rejected: trial.way.knowsExpiry ? 0 : 3 },
			};
		},
	},
];
