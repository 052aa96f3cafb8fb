import type { IDataObject } from 'n8n-workflow';
import type { AllProviders, Provider } from '../../../providers';
import { type Method, storedFor } from '../../../support/methods';
import { type NodeResult, runNode, type StoredCredentials } from '../../../support/n8nHost';
import { expectNoSecrets, recordLogs } from './evidence';
import { startFakeTime, waits } from './fakeTime';

/** Items that each row runs with. */
export const ITEMS = [{ index: 0 }, { index: 1 }, { index: 2 }];

/** What a row expects, for all its items together. */
export interface Outcome {
	/** Requests for a token: by login, and in `renewals` by refresh token. */
	logins: number;
	renewals?: number;
	/** Requests to the API. */
	sends: number;
	/** Milliseconds slept, in ascending order. If absent, nothing may sleep. */
	waits?: number[];
	/** What every item becomes: this JSON, or an error whose message contains these words. */
	item: IDataObject | string[];
	/** Words that the error's description contains. */
	advice?: string;
}

/** How a row causes its fault. */
export interface Fault {
	/** Fields of the credential that differ from valid ones. */
	fields?: Record<string, unknown>;
	/** Whether there is a token before the fault begins. */
	isLoggedIn?: boolean;
	arrange?: (provider: Provider, stored: StoredCredentials) => void;
	/** URL under the API's own base. `parameters` are further parameters of the node. */
	url?: string;
	parameters?: IDataObject;
}

/** A path of the method's API as the node's URL. The path can contain expressions. */
function urlOf({ echo }: Method, path: string): string {
	const url = echo.replace(/echo$/, path);
	return path.includes('{{') ? `=${url}` : url;
}

/** Data as the vendor wraps it. An item must contain all of it; a vendor may add more fields. */
export function wrapped({ wrap }: Pick<Method, 'wrap'>, data: unknown): IDataObject {
	return expect.objectContaining(wrap(data)) as never;
}

/** How many logins, renewals and calls the provider received. */
export function countsOf({ requests }: Provider) {
	const count = (what: Provider['requests'][number]['asksFor']) =>
		requests.filter(({ asksFor }) => asksFor === what).length;
	return { logins: count('login'), renewals: count('renewal'), sends: count(undefined) };
}

/**
 * Runs a row and makes the checks that all rows share. Returns the stored credential after the run.
 */
export async function checkRow(
	providers: AllProviders,
	method: Method,
	{ fields, isLoggedIn, arrange, url = 'status/200', parameters }: Fault,
	expected: Outcome,
): Promise<StoredCredentials> {
	const { type } = method;
	const provider: Provider = providers[type];
	provider.reset();
	startFakeTime();
	recordLogs();
	const stored = storedFor(providers, method, fields);
	const run = async (path: string, more: object) =>
		await runNode(stored, {
			parameters: { api: type, url: urlOf(method, path), ...parameters } as never,
			...more,
		});
	if (isLoggedIn)
		await runNode(stored, {
			parameters: { api: type, url: urlOf(method, 'empty') } as never,
		});
	provider.requests.length = 0;
	arrange?.(provider, stored);

	const onward = await run(url, { items: ITEMS, onError: 'continueRegularOutput' });
	const { item, advice, logins, renewals = 0, sends } = expected;
	expect(countsOf(provider)).toEqual({ logins, renewals, sends });
	expect([...waits].sort((a, b) => a - b)).toEqual(expected.waits ?? []);
	expect(onward.error).toBeUndefined();
	expect(onward.items.map(({ pairedItem }) => pairedItem)).toEqual(
		ITEMS.map((_, index) => ({ item: index })),
	);
	const runs = [onward];
	if (Array.isArray(item)) {
		const stopped = await run(url, {});
		runs.push(stopped);
		for (const { json } of onward.items)
			expectWords(String((json.error as IDataObject).message), item);
		expectError(stopped, item, advice);
	} else {
		expect(onward.items.map(({ json }) => json)).toEqual(ITEMS.map(() => item));
	}
	expectNoSecrets({ provider, type, stored, runs });
	expect(provider.counters.violations).toEqual([]);
	return stored;
}

function expectWords(text: string, words: string[]): void {
	for (const part of words) expect(text).toContain(part);
}

function expectError({ error }: NodeResult, words: string[], advice = ''): void {
	expectWords(String(error?.message), words);
	expect(String(error?.description ?? '')).toContain(advice);
	expect(error?.context?.itemIndex).toBe(0);
}
