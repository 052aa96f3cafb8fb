import type { AllProviders, LoginAnswer, Provider } from '../../../providers';
import { TOKEN_METHODS, type Method } from '../../../support/methods';
import { runNode, type StoredCredentials } from '../../../support/n8nHost';
import { timeOutAtOnce } from '../../../support/timeouts';
import { expectNoSecrets } from './evidence';
import { waits } from './fakeTime';
import { checkRow, countsOf, ITEMS, wrapped, type Fault } from './faultTable';

/** What a row expects of the login. */
export interface LoginOutcome {
	/** Requests for a token that reached the provider, for all items together. */
	attempts: number;
	/** How many logins the provider granted and refused. Both are 0 if it never answered. */
	logins: number;
	refusedLogins: number;
	/** Milliseconds slept, in ascending order. */
	waits?: number[];
	/** The whole error message that every item gets. If absent, every item is answered. */
	message?: string;
}

/** A provider's name, and its failures: as it writes them, and as the user reads them. */
export type Vendor = Pick<Method, 'type' | 'provider' | 'urlFields' | 'failure' | 'told'>;

/** A delay that outlasts any run, so that no late answer reaches a later row. */
export const NEVER_MS = 2 ** 31 - 1;

/**
 * In this test file, logins and renewals time out at once if the provider's delay is `NEVER_MS`.
 */
export function timeOutLogins(providers: () => AllProviders): void {
	timeOutAtOnce(({ headers }) => {
		const all: Provider[] = Object.values(providers());
		const asked = all.find(({ url }) => url === `http://${headers.host}`);
		const what = asked?.requests.at(-1)?.asksFor;
		return asked?.settings.loginDelayMs === NEVER_MS && (what === 'login' || what === 'renewal');
	});
}

const TOKEN_NAMES = [...new Set(TOKEN_METHODS.map(({ tokenName }) => tokenName))];
/** Matches the token and its name in a login's answer. */
export const TOKEN_IN_ANSWER = new RegExp(`"(${TOKEN_NAMES.join('|')})":("[^"]*")`);

/** Answers the next logins with this answer: as many as `times` says, by default all. */
export function answered(answer: LoginAnswer, times = Infinity): Fault {
	return { arrange: ({ settings }) => void (settings.failLogins = { ...answer, times }) };
}

/** Replaces the body of each granted login with an edited one. */
export function edited(editLogin: (body: string) => string): Fault {
	return { arrange: ({ settings }) => void (settings.editLogin = editLogin) };
}

/** The outcome if the provider refuses the login. */
export function refused(
	{ provider }: Vendor,
	status: number,
	words: string,
	cure = 'Check the user name, password or key and the other login fields in the credential.',
): LoginOutcome {
	const message = `${provider}: the login was refused (HTTP ${status}: ${words}). ${cure}`;
	return { attempts: 1, logins: 0, refusedLogins: 1, message };
}

/** The outcome if the provider can't answer now, by default after three attempts. */
export function unreachable(
	{ provider, urlFields }: Vendor,
	{ url }: Provider,
	reason: string,
	attempts = 3,
): LoginOutcome {
	const message = `${provider}: the login at ${url} got no usable answer (${reason}). Check ${urlFields} in the credential and that the server is up, then try again.`;
	const pauses = [300, 1000].slice(0, attempts - 1);
	return { attempts, logins: 0, refusedLogins: attempts, waits: pauses, message };
}

/** The outcome if the provider grants the login, but no token can be found in its answer. */
export function unreadable(
	{ provider, urlFields }: Vendor,
	{ url }: Provider,
	problem: string,
): LoginOutcome {
	const message = `${provider}: the login at ${url} answered, but ${problem}. Check ${urlFields} in the credential.`;
	return { attempts: 1, logins: 1, refusedLogins: 0, message };
}

/** The outcome if all attempts but the last one fail. */
export function works(attempts = 1, pauses: number[] = []): LoginOutcome {
	return { attempts, logins: 1, refusedLogins: attempts - 1, waits: pauses };
}

/**
 * Checks a row of the fault table, and its login: what the provider counted and what n8n stored. If
 * the login fails, the next run must get the same error without another attempt.
 */
export async function checkLogin(
	providers: AllProviders,
	method: Method,
	fault: Fault,
	{ attempts, logins, refusedLogins, waits: pauses, message }: LoginOutcome,
): Promise<StoredCredentials> {
	const { type } = method;
	const provider: Provider = providers[type];
	const stored = await checkRow(providers, method, fault, {
		logins: attempts,
		sends: message === undefined ? ITEMS.length : 0,
		waits: pauses,
		item: message === undefined ? wrapped(method, { status: 200 }) : [message],
	});
	if (message === undefined) {
		expect(provider.issued).toContain(stored.get(type).accessToken);
		expect(provider.counters).toMatchObject({ calls: ITEMS.length, rejected: 0 });
	} else {
		await checkRemembered(provider, method, fault, stored, message);
		expect(stored.saves).toBe(0);
		expect(countsOf(provider)).toEqual({ logins: attempts, renewals: 0, sends: 0 });
		expect([...waits].sort((a, b) => a - b)).toEqual(pauses ?? []);
	}
	expect(provider.counters).toMatchObject({ logins, refusedLogins });
	return stored;
}

/**
 * Runs the items one by one to the error output. Each gets the same error beside its own fields.
 */
async function checkRemembered(
	provider: Provider,
	{ type, echo }: Method,
	{ parameters }: Fault,
	stored: StoredCredentials,
	message: string,
): Promise<void> {
	const options = { ...(parameters?.options as object), concurrency: 1 };
	const run = await runNode(stored, {
		parameters: { api: type, url: echo, ...parameters, options } as never,
		items: ITEMS,
		onError: 'continueErrorOutput',
	});
	expect(run.error).toBeUndefined();
	expect(run.items).toEqual([]);
	expect(run.errorItems.map(({ json }) => json)).toEqual(
		ITEMS.map((item): unknown =>
			expect.objectContaining({ ...item, error: expect.objectContaining({ message }) as unknown }),
		),
	);
	expectNoSecrets({ provider, type, stored, runs: [run] });
}
