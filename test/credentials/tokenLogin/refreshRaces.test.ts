/**
 * Tests causes that could send a rotating refresh token twice: other processes, clocks, Explain.
 */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { startFakeTime } from '../../nodes/AuthenticatedRequest/faults/fakeTime';
import { readBody, startServer, type TestServer } from '../../support/httpServer';
import * as here from '../../support/n8nHost';

type Host = Pick<typeof here, 'runNode' | 'StoredCredentials'>;
const TYPE = 'tokenLoginApi';

let server: TestServer;
let sent: string[] = [];
let current = '';
let count = 0;

beforeAll(async () => {
	server = await startServer(async (request, response) => {
		const answer = (status: number, json: object): void => {
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
		};
		if (request.url !== '/token') return answer(200, { ok: true });
		const given = new URLSearchParams((await readBody(request)).toString()).get('refresh_token');
		sent.push(String(given));
		if (given !== current) return answer(400, { error: 'invalid_grant' });
		current = `R-${(count += 1)}`;
		answer(200, { access_token: `A-${count}`, expires_in: 600, refresh_token: current });
	});
});
afterAll(async () => await server.stop());

let now = 0;
beforeEach(() => {
	startFakeTime();
	now = Date.now();
	sent = [];
	current = `initial-${(count += 1)}`;
});
const at = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(now + ms);

const store = ({ StoredCredentials }: Host) => {
	const stored = new StoredCredentials();
	stored.set(TYPE, {
		loginKind: 'refreshToken',
		baseUrl: server.url,
		loginUrl: '/token',
		refreshToken: current,
	});
	return stored;
};
const call = async ({ runNode }: Host, stored: here.StoredCredentials, more: IDataObject = {}) =>
	await runNode(stored, { parameters: { api: TYPE, url: '/me', ...more } });
const onToken = (tokenOperation: string, explain = false) => ({
	resource: 'token',
	tokenOperation,
	explain,
});

/** Runs in a separate process that has read the same database. */
async function inAnotherProcess(
	row: ReturnType<here.StoredCredentials['get']>,
	use: (host: Host, stored: here.StoredCredentials) => Promise<unknown>,
) {
	let saved = row;
	await jest.isolateModulesAsync(async () => {
		const host = await import('../../support/n8nHost');
		const stored = new host.StoredCredentials();
		stored.set(TYPE, row);
		await use(host, stored);
		saved = stored.get(TYPE);
	});
	return saved;
}

it('Explain goes on from the stored token, and says so', async () => {
	const first = current;
	const stored = store(here);
	await call(here, stored);
	const { items, error } = await call(here, stored, onToken('inspect', true));
	expect(error).toBeUndefined();
	expect(sent).toEqual([first, `R-${count - 1}`]);
	expect(items[0].json).toMatchObject({
		tokenFoundAt: 'access_token',
		expiry: '600 seconds after the login: the answer says so (expires_in)',
		renewal: expect.stringMatching(/by the stored refresh token: it works/) as string,
		steps: [{ step: '1. renewal' }],
	});
	await call(here, stored, onToken('inspect', true));
	expect(sent.at(-1)).toBe(`R-${count - 1}`);
});

it('a worker that is refused goes on with what another one saves late', async () => {
	const stored = store(here);
	await call(here, stored);
	at(700_000);
	const saved = await inAnotherProcess(stored.get(TYPE), call);
	const read = stored.getDecrypted.bind(stored);
	let reads = 0;
	stored.getDecrypted = async (...args) => {
		if ((reads += 1) === 4) stored.set(TYPE, saved);
		return await read(...args);
	};
	const { error } = await call(here, stored);
	expect(error).toBeUndefined();
	expect(sent.slice(1)).toEqual([`R-${count - 1}`, `R-${count - 1}`]);
	at(1_400_000);
	await call(here, stored);
	expect(sent.at(-1)).toBe(`R-${count - 1}`);
});

it('a refusal that nobody else made up for is an error', async () => {
	const stored = store(here);
	await call(here, stored);
	current = 'ended elsewhere';
	at(700_000);
	const { error } = await call(here, stored);
	expect(error?.message).toMatch(/renewal was refused.*enter it in "Refresh Token"/);
	expect(sent).toHaveLength(2);
});

it.each([
	['the node', {}],
	['Token → Renew', onToken('renew')],
])('a clock that was set back hides no newer token from %s', async (_title, parameters) => {
	const stored = store(here);
	at(7_200_000);
	await call(here, stored);
	at(0);
	const saved = await inAnotherProcess(
		stored.get(TYPE),
		async (host, other) => await call(host, other, onToken('renew')),
	);
	const newest = current;
	stored.set(TYPE, saved);
	at(9_000_000);
	expect((await call(here, stored, parameters)).error).toBeUndefined();
	expect(sent.at(-1)).toBe(newest);
	expect(current).toBe(`R-${count}`);
});
