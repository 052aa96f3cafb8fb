import type { IDataObject } from 'n8n-workflow';
import { type Method, METHODS, storedFor, TOKEN_METHODS } from '../../support/methods';
import { runNode } from '../../support/n8nHost';
import { useProviders } from '../../support/lifecycle';

const providers = useProviders();

const store = (row: Method, changes: Record<string, unknown> = {}) =>
	storedFor(providers, row, changes);

function parametersFor({ type, echo }: Method, more: Record<string, unknown> = {}) {
	return { api: type, url: echo, ...more } as never;
}

/**
 * Delay of a login. This is long enough: a server in the same process answers only once all items
 * are under way.
 */
const SLOW_MS = 30;

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ index }));
const title = '$type $method';

describe.each(METHODS)(title, (row) => {
	const { type } = row;

	it('logs in as documented and calls', async () => {
		const { error, items: output } = await runNode(store(row), { parameters: parametersFor(row) });
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1);
		expect(providers[type].counters).toMatchObject({
			logins: row.logins,
			calls: 1,
			rejected: 0,
			violations: [],
		});
	});

	it('sends a body of its documented kind with POST', async () => {
		const { error } = await runNode(store(row), {
			parameters: parametersFor(row, {
				method: 'POST',
				sendBody: true,
				bodyParameters: { parameters: [{ name: 'colour', value: 'blue & green' }] },
				...(type === 'caepeApi' ? { contentType: 'form-urlencoded' } : {}),
			}),
		});
		expect(error).toBeUndefined();
		expect(providers[type].counters).toMatchObject({ calls: 1, rejected: 0, violations: [] });
		const { body } = providers[type].requests[providers[type].requests.length - 1];
		expect(body).toMatch(
			type === 'caepeApi' ? /colour=blue\+%26\+green/ : /"colour":"blue & green"/,
		);
	});

	it('sends a POST that is answered 500 once', async () => {
		const url = row.echo.replace('echo', 'status/500');
		const { error } = await runNode(store(row), {
			parameters: parametersFor(row, { url, method: 'POST' }),
		});
		expect(error?.message).toContain('500');
		expect(
			providers[type].requests.filter(({ path }) => path.endsWith('/status/500')),
		).toHaveLength(1);
	});
});

describe.each(TOKEN_METHODS)(`${title}: counts`, (row) => {
	const { type } = row;

	it('100 items without a token and a slow login: 1 login', async () => {
		providers[type].settings.loginDelayMs = SLOW_MS;
		const { error, items: output } = await runNode(store(row), {
			parameters: parametersFor(row),
			items: items(100),
		});
		expect(error).toBeUndefined();
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			items(100).map(({ index }) => ({ item: index })),
		);
		expect(providers[type].counters).toMatchObject({ logins: 1, calls: 100, rejected: 0 });
	});

	it('100 items with a revoked token: each is answered, 1 more login', async () => {
		const stored = store(row);
		await runNode(stored, { parameters: parametersFor(row) });
		providers[type].revokeAll();
		providers[type].revokeRefreshTokens();
		providers[type].settings.loginDelayMs = SLOW_MS;
		const { error, items: output } = await runNode(stored, {
			parameters: parametersFor(row),
			items: items(100),
		});
		expect(error).toBeUndefined();
		expect(output).toHaveLength(100);
		expect(providers[type].counters.logins).toBe(2);
		expect(providers[type].counters.calls).toBe(101);
	});

	it('a second execution with a live token: 0 logins', async () => {
		const stored = store(row);
		await runNode(stored, { parameters: parametersFor(row) });
		await runNode(stored, { parameters: parametersFor(row) });
		expect(providers[type].counters).toMatchObject({ logins: 1, calls: 2 });
		expect(stored.saves).toBe(1);
	});

	it('100 items with a wrong password: 1 attempt, a clear message, no secret', async () => {
		const wrong = 'wr"ong &pässword';
		const stored = store(row, { [row.secret]: wrong });
		const result = await runNode(stored, {
			parameters: parametersFor(row),
			items: items(100),
			onError: 'continueRegularOutput',
		});
		expect(result.items).toHaveLength(100);
		expect((result.items[99].json.error as IDataObject).message).toMatch(
			/login was refused.*Check the user name, password or key/,
		);
		expect(providers[type].counters).toMatchObject({ logins: 0, refusedLogins: 1 });
		for (const form of [wrong, encodeURIComponent(wrong), JSON.stringify(wrong).slice(1, -1)]) {
			expect(result.everything).not.toContain(form);
		}
	});

	it('a changed password takes effect at the next call', async () => {
		const stored = store(row);
		await runNode(stored, { parameters: parametersFor(row) });
		stored.edit(type, { [row.secret]: 'another one' });
		const { error } = await runNode(stored, { parameters: parametersFor(row) });
		expect(error?.message).toMatch(/login was refused/);
		expect(providers[type].counters).toMatchObject({ logins: 1, refusedLogins: 1, calls: 1 });
	});

	it('a dead token on every call ends in an error after 1 replay', async () => {
		const stored = store(row);
		await runNode(stored, { parameters: parametersFor(row) });
		providers[type].settings.tokenLifetimeMs = 1;
		providers[type].revokeAll();
		providers[type].revokeRefreshTokens();
		const before = providers[type].requests.length;
		const { error } = await runNode(stored, { parameters: parametersFor(row) });
		expect(error).toBeDefined();
		const calls = providers[type].requests
			.slice(before)
			.filter(({ path }) => path.endsWith('/echo'));
		expect(calls.length).toBeLessThanOrEqual(2);
	});
});

describe('CA: errors are all HTTP 400', () => {
	const [row] = METHODS.filter(({ type }) => type === 'caTokenApi');

	it('an ordinary 400 neither logs in again nor is re-sent', async () => {
		const stored = store(row);
		const { error } = await runNode(stored, {
			parameters: parametersFor(row, { url: '/accounts/unknown' }),
		});
		expect(error?.message).toContain('account_not_found');
		expect(providers.caTokenApi.counters.logins).toBe(1);
		expect(
			providers.caTokenApi.requests.filter(({ path }) => path.startsWith('/accounts')),
		).toHaveLength(1);
	});
});

describe('CAEPE: refresh first', () => {
	it('renews a dead token by its refresh token, without a login', async () => {
		const [row] = METHODS.filter(({ type }) => type === 'caepeApi');
		const stored = store(row);
		await runNode(stored, { parameters: parametersFor(row) });
		providers.caepeApi.revokeAll();
		const { error } = await runNode(stored, { parameters: parametersFor(row) });
		expect(error).toBeUndefined();
		expect(providers.caepeApi.counters).toMatchObject({ logins: 1, renewals: 1, calls: 2 });
	});
});

it.each(['caTokenApi', 'ccaApi', 'cloudCxApi'] as const)(
	'%s: 1-second tokens over 7 seconds of traffic: at most 8 logins and renewals, 0 rejected',
	async (type) => {
		const [row] = TOKEN_METHODS.filter((method) => method.type === type);
		const { settings, counters } = providers[type];
		const start = Date.now();
		let elapsed = 0;
		// One clock for the node and the provider, set by the test.
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => start + elapsed);
		settings.now = () => start + elapsed;
		settings.tokenLifetimeMs = 1000;
		const stored = store(row, type === 'ccaApi' ? { sessionLifetimeSeconds: 1 } : {});
		for (; elapsed < 7000; elapsed += 100) {
			const { error } = await runNode(stored, {
				parameters: parametersFor(row),
				items: items(3),
			});
			expect(error).toBeUndefined();
		}
		clock.mockRestore();
		expect(counters.rejected).toBe(0);
		expect(counters.logins + counters.renewals).toBeLessThanOrEqual(8);
		expect(counters.calls).toBe(210);
	},
);

describe("n8n's own Allowed HTTP Request Domains", () => {
	const [row] = TOKEN_METHODS.filter(({ type }) => type === 'cloudCxApi');
	const run = async (allowedHttpRequestDomains: string, allowedDomains?: string) =>
		await runNode(store(row, { allowedHttpRequestDomains, allowedDomains } as never), {
			parameters: parametersFor(row),
		});

	it.each([
		['all', undefined],
		// n8n's default for a node that the credential is made for, as this one is.
		['none', undefined],
		['domains', '127.0.0.1'],
	])('%s %p: calls', async (mode, domains) => {
		expect((await run(mode, domains)).error).toBeUndefined();
	});

	it.each([
		['api.example.com, *.example.org', /may not be used for 127\.0\.0\.1:\d+\. "Allowed Domains"/],
		['', /restricted to specific domains, but none is entered/],
	])('domains %p: an error before anything is sent', async (domains, message) => {
		const { error } = await run('domains', domains);
		expect(error?.message).toMatch(message);
		expect(providers.cloudCxApi.requests).toEqual([]);
	});
});
