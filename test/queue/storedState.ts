import type { CredentialData } from '../n8n/api';
import { CLOUD_CX_EMAIL, startCloudCx } from '../providers';
import type { QueueMode } from './queueMode';
import { type Expected, type Row, rowOf } from './row';
import { decryptedCredentials, encryptionProblem, sessionProblem } from './stored';
import { burst, type Setting, startTrial, type Trial } from './trial';

const CLOUD_CX: Setting = {
	startProvider: startCloudCx,
	method: 'oAuth2',
	settings: { issueRefreshTokens: false },
};
const LOGIN_PATH = '/oauth/token';
const CONSTANT_EXPRESSION = `={{ 'si+an ' + '"ô" & co' }}`;
const ITEM_EXPRESSION = '={{ $json.user }}';

/** Checks what n8n's database holds after an execution, and after fields were edited. */
export async function storedState(queue: QueueMode): Promise<Row[]> {
	return [...(await stored(queue)), await edited(queue), await wrongPassword(queue)];
}

/**
 * Tokens must be stored encrypted. The other fields stay as entered, so expressions stay
 * expressions.
 */
async function stored(queue: QueueMode): Promise<Row[]> {
	const trials = await Promise.all([
		startTrial(queue, CLOUD_CX),
		startTrial(queue, { ...CLOUD_CX, changes: { username: CONSTANT_EXPRESSION } }),
		startTrial(queue, {
			...CLOUD_CX,
			changes: { username: ITEM_EXPRESSION },
			options: { credentialPerItem: true },
		}),
	]);
	const scenarios = ['stored', 'stored, name by expression', 'stored, name from the item'];
	const calls = trials.map(async ({ call, provider }) => {
		return await call({ user: provider.credentials.oAuth2.username });
	});
	const exported = Promise.all(calls).then(async () => await decryptedCredentials(queue));
	const rows = trials.map(async (trial, index) => {
		const expected: Expected = { logins: [1, 1], workers: 1 };
		return await rowOf(trial, scenarios[index], expected, async () => {
			const outcomes = [await calls[index]];
			const data = (await exported).get(trial.credentialId) ?? {};
			const problem =
				fieldProblem(data, trial) ??
				sessionProblem(data, trial) ??
				(await encryptionProblem(data, trial));
			return { outcomes, problem };
		});
	});
	return await Promise.all(rows);
}

function fieldProblem(data: CredentialData, { entered }: Trial): string | undefined {
	return Object.keys(entered)
		.filter((name) => data[name] !== entered[name])
		.map((name) => `the field ${name} has changed`)[0];
}

/**
 * The token in the database belongs to the old field values. The next executions must not use it.
 */
async function edited(queue: QueueMode): Promise<Row> {
	const trial = await startTrial(queue, CLOUD_CX);
	await burst(trial);
	await queue.api.editCredential(trial.credentialId, {
		loginField: 'email',
		username: CLOUD_CX_EMAIL,
	});
	return await rowOf(trial, 'credential edited', { logins: [1, 2] }, async () => {
		const { issued, requests } = trial.provider;
		const [tokens, count] = [issued.length, requests.length];
		const outcomes = await burst(trial);
		const isNewLogin = (body: string) => new URLSearchParams(body).get('email') === CLOUD_CX_EMAIL;
		const later = requests.slice(count);
		const logins = later.filter(({ path }) => path === LOGIN_PATH);
		const old = issued.slice(0, tokens).map((token) => `Bearer ${token}`);
		if (!logins.every(({ body }) => isNewLogin(body)))
			return { outcomes, problem: 'a login had the old fields' };
		const isOld = later.some(({ headers }) => old.includes(headers.authorization ?? ''));
		return { outcomes, problem: isOld ? 'a call had the old token' : undefined };
	});
}

const WORKERS = 2;
/** How long a worker answers all calls with a refused login, ms. */
const REFUSAL_MS = 10_000;

/** A wrong password must fail at once, even if there is a token. The right one must work again. */
async function wrongPassword(queue: QueueMode): Promise<Row> {
	const trial = await startTrial(queue, CLOUD_CX);
	await trial.call();
	return await rowOf(trial, 'password wrong, then right', { logins: [0, 2] }, async () => {
		const { counters, credentials } = trial.provider;
		await edit(trial, 'not-the-right-one');
		const started = Date.now();
		const refused = await burst(trial);
		// A refusal is reused for ten seconds. On a busy machine a burst can take longer.
		const most = WORKERS * (1 + Math.floor((Date.now() - started) / REFUSAL_MS));
		const calls = counters.calls;
		await edit(trial, credentials.oAuth2.password);
		const outcomes = await burst(trial);
		if (refused.some(({ isSuccess }) => isSuccess))
			return { outcomes, problem: 'an execution succeeded with the wrong password' };
		if (calls > 5) return { outcomes, problem: 'there were calls with the wrong password' };
		const { refusedLogins } = counters;
		const isBounded = refusedLogins >= 1 && refusedLogins <= most;
		return { outcomes, problem: isBounded ? undefined : `${refusedLogins} refused logins` };
	});
}

async function edit({ queue, credentialId }: Trial, password: unknown): Promise<void> {
	await queue.api.editCredential(credentialId, { password });
}
