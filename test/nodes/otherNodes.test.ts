/** The credentials in nodes that use n8n's deprecated helper, as HTTP Request does. */
import { startCaepe, type Provider } from '../providers';
import { runNode, StoredCredentials } from '../support/n8nHost';

let provider: Provider;
let distinct = 0;

beforeAll(async () => {
	provider = await startCaepe();
});
afterAll(async () => await provider.stop());
beforeEach(() => provider.reset());

function store(changes: Record<string, unknown> = {}): StoredCredentials {
	const stored = new StoredCredentials();
	const fields = provider.credentials.userAccount;
	stored.set('caepeApi', {
		...fields,
		baseUrl: `${fields.baseUrl}?${++distinct}`,
		...changes,
	} as never);
	return stored;
}

async function call(
	stored: StoredCredentials,
	path: string,
	count = 1,
	more: Record<string, unknown> = {},
) {
	return await runNode(stored, {
		nodeType: 'deprecatedRequest',
		parameters: {
			api: 'caepeApi',
			request: JSON.stringify({ uri: `${provider.apiUrl}/${path}`, method: 'GET', ...more }),
		},
		items: Array.from({ length: count }, () => ({})),
	});
}

const sentTo = (path: string) =>
	provider.requests.filter((request) => request.path.endsWith(path)).length;

it('100 items at once, without a token and with a slow login: 1 login', async () => {
	provider.settings.loginDelayMs = 50;
	const { error, items } = await call(store(), 'echo', 100);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(100);
	expect(provider.counters).toMatchObject({ logins: 1, calls: 100, rejected: 0 });
});

it('an expired token is renewed before anything is sent', async () => {
	const stored = store();
	const start = Date.now();
	let elapsed = 0;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => start + elapsed);
	provider.settings.now = () => start + elapsed;
	await call(stored, 'echo');
	elapsed = 301_000;
	const { error } = await call(stored, 'echo', 20);
	clock.mockRestore();
	expect(error).toBeUndefined();
	expect(provider.counters).toMatchObject({ logins: 1, renewals: 1, calls: 21, rejected: 0 });
});

it.each([404, 500])('a call answered %p is sent once and causes no login', async (status) => {
	const { error } = await call(store(), `status/${status}`, 1, { method: 'POST', form: { a: 1 } });
	expect(error?.message).toBeDefined();
	expect(sentTo(`/status/${status}`)).toBe(1);
	expect(provider.counters.logins).toBe(1);
});

it('a wrong password: 1 attempt for 100 items', async () => {
	const { error } = await call(store({ password: 'not the one' }), 'echo', 100);
	expect(error?.message).toMatch(/CAEPE API: the login was refused/);
	expect(provider.counters).toMatchObject({ logins: 0, refusedLogins: 1 });
});

it('another server gets no request, and the error is no reason to log in again', async () => {
	const { error } = await call(store(), 'echo', 1, { uri: 'http://localhost:9/x' });
	expect(error?.message).toMatch(/only sent to/);
	expect(provider.counters.logins).toBe(1);
});

it.each([
	['JSON', { body: { a: 1 }, json: true }, /^application\/json/, '{"a":1}'],
	['a form', { form: { a: 1 } }, /^application\/x-www-form-urlencoded/, 'a=1'],
	['nothing', {}, /^application\/x-www-form-urlencoded/, ''],
])('a POST of %s is sent as such', async (_what, more, type, body) => {
	const { error } = await call(store(), 'echo', 1, { method: 'POST', ...more });
	const sent = provider.requests[provider.requests.length - 1];
	expect(sent.headers['content-type']).toMatch(type);
	expect(sent.body).toBe(body);
	expect({ error: error?.message, violations: provider.counters.violations }).toEqual({
		error: undefined,
		violations: [],
	});
});

it('a revoked token, however young: one new one for 100 items, and none fails', async () => {
	const stored = store();
	await call(stored, 'echo');
	provider.revokeAll();
	const { error, items } = await call(stored, 'echo', 100);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(100);
	const { logins, renewals } = provider.counters;
	expect(logins + renewals).toBe(2);
});

it('a POST answered 500 is sent once, however old the token', async () => {
	const stored = store();
	await call(stored, 'echo');
	const now = performance.now();
	const clock = jest.spyOn(performance, 'now').mockImplementation(() => now + 60_000);
	await call(stored, 'status/500', 1, { method: 'POST', form: { a: 1 } });
	clock.mockRestore();
	expect(sentTo('/status/500')).toBe(1);
	expect(provider.counters).toMatchObject({ logins: 1, renewals: 0 });
});
