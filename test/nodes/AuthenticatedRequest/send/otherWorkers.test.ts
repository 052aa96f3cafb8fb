/** Two n8n workers log in at once. The token that is saved last may not be the live one. */
import { sessions } from '../../../../credentials/engine/n8n/subjects';
import { clock } from '../../../../nodes/AuthenticatedRequest/call/callContext';
import { startCa, type Provider } from '../../../providers';
import { EMULATOR as CA } from '../../../providers/caToken';
import { runNode, StoredCredentials } from '../../../support/n8nHost';

const TYPE = 'caTokenApi';

/** Another worker's token replaces ours here: it was obtained earlier, but saved later. */
class SharedDatabase extends StoredCredentials {
	/** What the other worker is about to save. */
	late: Record<string, string> | undefined;

	override async preAuthentication(...args: Parameters<StoredCredentials['preAuthentication']>) {
		const output = await super.preAuthentication(...args);
		if (output === undefined || this.late === undefined) return output;
		this.edit(TYPE, this.late);
		this.late = undefined;
		return output;
	}
}

let provider: Provider;
let database: SharedDatabase;
let distinct = 0;

beforeAll(async () => {
	provider = await startCa();
});
afterAll(async () => await provider.stop());
beforeEach(async () => {
	provider.reset();
	sessions.hasSeenOtherProcess = false;
	database = new SharedDatabase();
	const { baseUrl, ...fields } = provider.credentials.login;
	// A credential that no other test has logged in with.
	database.set(TYPE, { ...fields, baseUrl: `${baseUrl}?${++distinct}`, accessToken: '' });
	await run(1);
	const { accessToken, sessionState } = database.get(TYPE) as Record<string, string>;
	database.late = { accessToken: `${accessToken}-of-another`, sessionState };
	provider.revokeAll();
});

async function run(count: number) {
	const items = Array.from({ length: count }, (_, index) => ({ index }));
	return await runNode(database, {
		parameters: { api: TYPE, url: '/accounts/A4711' },
		items,
	});
}

it.each([1, 5])(
	'the live token is saved again where an older one was saved last, %i calls',
	async (count) => {
		const { error, items } = await run(count);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(count);
		expect(database.get(TYPE).accessToken).toBe(provider.issued.at(-1));
		expect(provider.counters).toMatchObject({ logins: 2, rejected: count });
		// The first login, the second login, and the live token once more.
		expect(database.saves).toBe(3);
	},
);

it('nothing is saved again where the database has the live token', async () => {
	database.late = undefined;
	await run(5);
	expect(database.get(TYPE).accessToken).toBe(provider.issued.at(-1));
	expect(database.saves).toBe(2);
});

it('a newer token of another worker is left alone', async () => {
	const obtainedAt = Date.now() + 5_000;
	const state = JSON.parse(database.late?.sessionState ?? '') as object;
	const sessionState = JSON.stringify({ ...state, obtainedAt, madeBy: 'another process' });
	database.late = { accessToken: 'newer-of-another', sessionState };
	const { error } = await run(1);
	expect(error).toBeUndefined();
	expect(database.get(TYPE).accessToken).toBe('newer-of-another');
	expect(database.saves).toBe(2);
});

it('a call that was answered stays answered if that fails', async () => {
	const { getDecrypted } = database;
	let reads = 0;
	database.getDecrypted = async (...args) => {
		reads++;
		// The first read is at the start, the second after the rejection. The third is the one to fail.
		if (reads === 3) throw new Error('the database is gone');
		return await getDecrypted.apply(database, args);
	};
	const { error, items } = await run(1);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(reads).toBe(3);
});

it.each([
	[1, [], true],
	[9, [100, 200, 300, 400, 500, 600, 700, 800], true],
	[12, [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000], false],
])(
	'%i workers that end each other’s sessions: the call goes on with the token of each',
	async (others, pauses, isAnswered) => {
		const slept: number[] = [];
		const sleep = jest.spyOn(clock, 'sleep').mockImplementation(async (ms) => {
			slept.push(ms);
			await Promise.resolve();
		});
		const state = JSON.parse(database.late?.sessionState ?? '') as object;
		database.late = undefined;
		const { getDecrypted } = database;
		let reads = 0;
		database.getDecrypted = async (...args) => {
			// The first read is at the start. The next ones find dead tokens, one per worker, then a live
			// one.
			const other = reads++;
			if (other > 0 && other <= others + 1) {
				const accessToken = other <= others ? `dead-${other}` : await logInByHand();
				const obtainedAt = Date.now() + other;
				const stored = { ...state, obtainedAt, madeBy: 'another process' };
				database.edit(TYPE, { accessToken, sessionState: JSON.stringify(stored) });
			}
			return await getDecrypted.apply(database, args);
		};
		// Makes the logins take no time, because the node waits longer after slow logins.
		const steady = jest.spyOn(performance, 'now').mockReturnValue(0);
		const { error } = await run(1);
		steady.mockRestore();
		sleep.mockRestore();
		expect(error === undefined).toBe(isAnswered);
		expect(slept).toEqual(pauses);
		expect(provider.counters.rejected).toBe(Math.min(others, 12) + 1);
	},
);

/** Logs in as another worker would. Returns the token. */
async function logInByHand(): Promise<string> {
	const { login } = CA.methods[0];
	if (login === undefined) throw new Error('no login');
	const { path, ...request } = login.request(provider.credentials.login);
	const answer = await fetch(provider.url + path, request);
	return String(login.tokenOf((await answer.json()) as Record<string, unknown>));
}
