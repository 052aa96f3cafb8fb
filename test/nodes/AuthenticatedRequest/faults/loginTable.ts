import type { AllProviders, LoginAnswer, Provider } from '../../../providers';
import { TOKEN_METHODS, type Method } from '../../../support/methods';
import { runNode, type StoredCredentials } from '../../../support/n8nHost';
import { timeOutAtOnce } from '../../../support/timeouts';
import { expectNoSecrets } from './evidence';
import { waits } from './fakeTime';
import { checkRow, countsOf, ITEMS, wrapped, type Fault } from './faultTable';

/** What a row demands of the login. */
export interface LoginOutcome {
	/** Requests for a token that came to the provider, for all items together. */
	attempts: number;
	/** What the provider made of them; both 0 where it never came to answering. */
	logins: number;
	refusedLogins: number;
	/** Milliseconds slept, in ascending order. */
	waits?: number[];
	/** The whole error message that every item gets; absent: every item is answered. */
	message?: string;
}

/** A provider's name, and its own failures: as it writes them, and as the user reads them. */
export type Vendor = Pick<Method, 'type' | 'provider' | 'urlFields' | 'failure' | 'told'>;

/** A provider's delay that is longer than any run, so that no answer comes into a later row. */
export const NEVER_MS = 2 ** 31 - 1;

/** In this test file, logins and renewals run into their timeouts at once while they have that delay. */
export function timeOutLogins(providers: () => AllProviders): void {
	timeOutAtOnce(({ headers }) => {
		const all: Provider[] = Object.values(providers());
		const asked = all.find(({ url }) => url === `http://${headers.host}`);
		const what = asked?.requests.at(-1)?.asksFor;
		return asked?.settings.loginDelayMs === NEVER_MS && (what === 'login' || what === 'renewal');
	});
}

const TOKEN_NAMES = [...new Set(TOKEN_METHODS.map(({ tokenName }) => tokenName))];
/** The token and its name in a login's answer. */
export const TOKEN_IN_ANSWER = new RegExp(`"(${TOKEN_NAMES.join('|')})":("[^"]*")`);

/** The next logins, all of them unless told, are answered so. */
export function answered(answer: LoginAnswer, times = Infinity): Fault {
	return { arrange: ({ settings }) => void (settings.failLogins = { ...answer, times }) };
}

/** The body of a login that is granted becomes another. */
export function edited(editLogin: (body: string) => string): Fault {
	return { arrange: ({ settings }) => void (settings.editLogin = editLogin) };
}

/** The provider says no. */
export function refused(
	{ provider }: Vendor,
	status: number,
	words: string,
	cure = 'Check the user name, password or key and the other login fields in the credential.',
): LoginOutcome {
	const message = `${provider}: the login was refused (HTTP ${status}: ${words}). ${cure}`;
	return { attempts: 1, logins: 0, refusedLogins: 1, message };
}

/** The provider can't answer now; three attempts unless told. */
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

/** The provider says yes, but there is no token to be had. */
export function unreadable(
	{ provider, urlFields }: Vendor,
	{ url }: Provider,
	problem: string,
): LoginOutcome {
	const message = `${provider}: the login at ${url} answered, but ${problem}. Check ${urlFields} in the credential.`;
	return { attempts: 1, logins: 1, refusedLogins: 0, message };
}

/** The last attempt succeeds. */
export function works(attempts = 1, pauses: number[] = []): LoginOutcome {
	return { attempts, logins: 1, refusedLogins: attempts - 1, waits: pauses };
}

/**
 * Checks a row of the fault table, and of the login besides: what the provider counted, what n8n
 * stored, and that an error is the answer to the next runs too, without another attempt.
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

/** One item after the other, on the error output: the same error, with the items' own fields. */
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
