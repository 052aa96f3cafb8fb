/** The token resource: inspect, renew and release, for every way to log in. */
import { startCrmCom } from '../../providers';
import {
	FIXED_METHODS,
	type Method,
	releases,
	storedFor,
	TOKEN_METHODS,
} from '../../support/methods';
import { runNode, type StoredCredentials } from '../../support/n8nHost';
import { useProviders } from '../../support/lifecycle';

const providers = useProviders();

const onToken = async (stored: StoredCredentials, { type }: Method, operation: string, count = 1) =>
	await runNode(stored, {
		parameters: { api: type, resource: 'token', tokenOperation: operation },
		items: Array.from({ length: count }, (_, index) => ({ index })),
	});
const call = async (stored: StoredCredentials, { type, echo }: Method) =>
	await runNode(stored, { parameters: { api: type, url: echo } });

/** What Inspect says about the end of a token, by how the next token is obtained. */
const NEXT = {
	refreshToken: /replaced by its refresh token/,
	liveToken: /it is renewed/,
	login: /replaced by another login/,
};
const OBTAINED_BY = { refreshToken: 'refresh token', liveToken: 'renewal', login: 'login' };

describe.each(TOKEN_METHODS)('$type $method', (row) => {
	const { type } = row;
	const isReleasable = releases(row);
	const isRenewable = row.renewsBy !== undefined;

	it('inspect tells all but the token, and asks nobody', async () => {
		const stored = storedFor(providers, row);
		const before = await onToken(stored, row, 'inspect');
		expect(before.items[0].json).toMatchObject({
			live: false,
			obtainedBy: 'not obtained yet',
			next: 'The next call logs in.',
		});
		await call(stored, row);
		const asked = providers[type].requests.length;
		const { error, items, everything } = await onToken(stored, row, 'inspect');
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ credential: type, obtainedBy: 'login', live: true });
		const { obtainedAt, expiresAt, lifetimeSeconds, expiresInSeconds } = items[0].json as Record<
			string,
			never
		>;
		const livesMs = Date.parse(expiresAt) - Date.parse(obtainedAt);
		// An idle lifetime started again with the call.
		expect(Math.floor(livesMs / 60_000)).toBe(Math.floor(lifetimeSeconds / 60));
		expect(expiresInSeconds).toBeGreaterThan(0);
		expect(items[0].json.next).toMatch(NEXT[row.renewsBy ?? 'login']);
		expect(Object.keys(items[0].json)).toEqual(Object.keys(before.items[0].json));
		expect(providers[type].requests).toHaveLength(asked);
		expect(everything).not.toContain(stored.get(type).accessToken);
	});

	it('renew replaces a live token once for all items, and saves the new one', async () => {
		const stored = storedFor(providers, row);
		await call(stored, row);
		const { accessToken } = stored.get(type);
		const { error, items, everything } = await onToken(stored, row, 'renew', 20);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			live: true,
			obtainedBy: OBTAINED_BY[row.renewsBy ?? 'login'],
		});
		expect(providers[type].counters).toMatchObject({
			logins: isRenewable ? 1 : 2,
			renewals: isRenewable ? 1 : 0,
			calls: 1,
		});
		const renewed = stored.get(type).accessToken;
		expect(renewed).not.toBe(accessToken);
		await call(stored, row);
		expect(providers[type].counters).toMatchObject({ calls: 2, rejected: 0 });
		for (const token of [accessToken, renewed]) expect(everything).not.toContain(token);
	});

	it('renew without a token logs in once', async () => {
		const { error } = await onToken(storedFor(providers, row), row, 'renew');
		expect(error).toBeUndefined();
		expect(providers[type].counters).toMatchObject({ logins: 1, calls: 0 });
	});

	it('release ends the session where the provider can, empties the store, and the next call logs in', async () => {
		const stored = storedFor(providers, row);
		await call(stored, row);
		const { accessToken } = stored.get(type);
		const { error, items } = await onToken(stored, row, 'release');
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			live: false,
			next: expect.stringMatching(
				isReleasable
					? /^The API has ended the session/
					: /^n8n has forgotten the token; this API has/,
			) as string,
		});
		expect(providers[type].counters.releases).toBe(isReleasable ? 1 : 0);
		expect(stored.get(type)).toMatchObject({ accessToken: '', sessionState: '' });
		await call(stored, row);
		expect(providers[type].counters).toMatchObject({ logins: 2, calls: 2, rejected: 0 });
		expect(stored.get(type).accessToken).not.toBe(accessToken);
	});

	it('release of a token that is dead already is no error', async () => {
		const stored = storedFor(providers, row);
		await call(stored, row);
		providers[type].revokeAll();
		const { items, error } = await onToken(stored, row, 'release');
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ live: false });
	});
});

it.each(FIXED_METHODS)('$type $method: nothing to renew, and inspect says so', async (row) => {
	const stored = storedFor(providers, row);
	const inspected = await onToken(stored, row, 'inspect');
	expect(inspected.items[0].json).toMatchObject({
		obtainedBy: 'made by hand',
		expiresAt: null,
		live: null,
	});
	for (const operation of ['renew', 'release']) {
		const { error } = await onToken(stored, row, operation);
		expect(error?.message).toMatch(/key or permanent token/);
	}
	expect(providers[row.type].requests).toHaveLength(0);
});

it('a release that does not reach the provider is an error, and keeps the token', async () => {
	const row = TOKEN_METHODS.filter(({ method }) => method === 'webApiKey')[0];
	const crmComApi = await startCrmCom();
	const stored = storedFor({ ...providers, crmComApi }, row);
	await call(stored, row);
	const held = stored.get(row.type);
	await crmComApi.stop();
	const { error } = await onToken(stored, row, 'release');
	expect(error?.message).toMatch(/CRM.COM API: the token was not released \(.*\)\. It is kept/);
	expect(stored.get(row.type)).toEqual(held);
});
