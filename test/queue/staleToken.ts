import { startCa, startCloudCx } from '../providers';
import type { Fields } from '../providers/types';
import type { QueueMode } from './queueMode';
import { type Expected, type Row, rowOf } from './row';
import { BURST, burst, runUntilExpired, type Setting, startTrial } from './trial';
import { ITEMS } from './workflow';

/** The stored token is dead when many executions start on both workers at once. */
export async function staleToken(queue: QueueMode): Promise<Row[]> {
	return [
		await expired(queue, {
			startProvider: startCloudCx,
			method: 'oAuth2',
			settings: { issueRefreshTokens: false },
		}),
		await expired(queue, { startProvider: startCa, method: 'login' }),
		await expiredWithRefreshToken(queue),
		await revoked(queue),
	];
}

/**
 * The expiry is known, so each worker logs in at most once, and nothing is sent with the dead
 * token.
 */
async function expired(queue: QueueMode, setting: Setting): Promise<Row> {
	const trial = await startTrial(queue, setting);
	await runUntilExpired(trial);
	return await rowOf(trial, 'token expired', { logins: [1, 2] }, async () => ({
		outcomes: await burst(trial),
	}));
}

/** The refresh token works once, so the worker that comes second must log in. */
async function expiredWithRefreshToken(queue: QueueMode): Promise<Row> {
	const trial = await startTrial(queue, { startProvider: startCloudCx, method: 'oAuth2' });
	await runUntilExpired(trial);
	return await rowOf(
		trial,
		'token expired, to be refreshed',
		{ renewals: [1, 2], logins: [0, 1] },
		async () => {
			const { counters } = trial.provider;
			const before = counters.logins + counters.renewals;
			const outcomes = await burst(trial);
			const obtained = counters.logins + counters.renewals - before;
			return {
				outcomes,
				problem: obtained > 2 ? `${obtained} logins and renewals on two workers` : undefined,
			};
		},
	);
}

/**
 * Only rejected calls reveal that the token has ended: those that were in flight at the same time.
 */
async function revoked(queue: QueueMode): Promise<Row> {
	const withoutExpiry = {
		editLogin: (body: string) => JSON.stringify(without(JSON.parse(body) as Fields, 'expires_in')),
		editClaims: (claims: Fields) => without(claims, 'exp'),
	};
	const trial = await startTrial(queue, {
		startProvider: startCloudCx,
		method: 'oAuth2',
		settings: { ...withoutExpiry, issueRefreshTokens: false },
	});
	await trial.call();
	trial.provider.revokeAll();
	const expected: Expected = { logins: [1, 2], rejected: [1, BURST * ITEMS] };
	return await rowOf(trial, 'token revoked, expiry unknown', expected, async () => ({
		outcomes: await burst(trial),
	}));
}

function without(fields: Fields, name: string): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}
