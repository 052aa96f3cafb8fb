/** Rate limits that APIs report in other ways than by status 429, in a run of many items. */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { startFakeTime, waits } from '../faults/fakeTime';
import { useServer } from '../../../support/lifecycle';

let calls: string[] = [];
let logins = 0;
/** How many refusals are still to come. `refusal` is the answer of each. */
let refusals = 0;
let refusal: { status: number; headers: Record<string, string>; body: string };

const server = useServer((request, response) => {
	const { method, url = '' } = request;
	const isLogin = url === '/login';
	if (isLogin) logins++;
	else calls.push(`${method} ${url}`);
	const isRefused = !isLogin && refusals-- > 0;
	const { status, headers, body } = isRefused
		? refusal
		: { status: 200, headers: {}, body: '{"token":"T-1","expires_in":600}' };
	response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
});
beforeEach(() => {
	startFakeTime();
	calls = [];
	logins = 0;
	refusals = 0;
	refusal = { status: 403, headers: {}, body: '{"message":"API rate limit exceeded"}' };
});

let runs = 0;
async function run(parameters: IDataObject, items = 1, fields: IDataObject = {}) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl: server.url,
		loginUrl: '/login',
		username: 'ada',
		password: 'p-12345678',
		testPath: `/${++runs}`,
		...fields,
	} as never);
	return await runNode(stored, {
		parameters: { api: 'tokenLoginApi', url: '=/items/{{ $json.n }}', ...parameters },
		items: Array.from({ length: items }, (_, n) => ({ n })),
	});
}
const retry = (values: IDataObject) => ({ options: { retry: { retry: values } } });

it('a 403 with Retry-After and nothing remaining is paced and tried again', async () => {
	refusals = 15;
	refusal.headers = { 'retry-after': '1', 'x-ratelimit-remaining': '0' };
	const { error, items, hints } = await run({}, 30);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(30);
	expect(calls).toHaveLength(45);
	expect(Math.max(...waits)).toBe(1_000);
	expect(hints.join()).toContain('The API asked for fewer calls 15 times');
	expect(logins).toBe(1);
});

it('a 403 whose only header is the reset of the quota', async () => {
	refusals = 1;
	const reset = String(Date.now() / 1000 + 7);
	refusal.headers = {
		'x-ratelimit-remaining': '0',
		'x-ratelimit-reset': reset,
		date: new Date(Date.now()).toUTCString(),
	};
	expect((await run({})).error).toBeUndefined();
	expect(waits).toEqual([7_000]);
});

it('is no proof of a rejected token, where a 403 is one', async () => {
	refusals = 100;
	refusal.headers = { 'x-ratelimit-remaining': '0' };
	const fields = { showRejection: true, rejectedStatuses: '401, 403' };
	const { error } = await run(retry({ maxRetries: 1 }), 1, fields);
	expect([logins, calls.length]).toEqual([1, 2]);
	expect(error?.message).toContain('API rate limit exceeded');
	expect(error?.description).toContain('The API asks for fewer calls: lower Options > Concurrency');
});

it('a 403 that lacks the right is none', async () => {
	refusals = 100;
	refusal = { status: 403, headers: { 'x-ratelimit-remaining': '9' }, body: '{"message":"no"}' };
	const { error } = await run({});
	expect(calls).toHaveLength(1);
	expect(error?.description).toContain('lacks the right');
});

describe('429 with Retry-After: 120', () => {
	beforeEach(() => {
		refusals = 1;
		refusal = { status: 429, headers: { 'retry-after': '120' }, body: '{}' };
	});

	it('is too long by default: the error says how long', async () => {
		const { error } = await run({});
		expect(calls).toHaveLength(1);
		expect(error?.description).toContain('to wait 120 seconds');
		expect(error?.description).toContain('Options > Retries > Wait at Most is 60 seconds');
	});

	it.each([120, 300])('is waited for where Wait at Most is %d', async (maxWait) => {
		const { error } = await run(retry({ maxWait }));
		expect(error).toBeUndefined();
		expect([calls.length, ...waits]).toEqual([2, 120_000]);
	});

	it('0 waits for nothing', async () => {
		refusal.headers = { 'retry-after': '1' };
		expect((await run(retry({ maxWait: 0 }))).error?.description).toContain('to wait 1 second ');
		expect(waits).toEqual([]);
	});
});

it.each([
	['PROPFIND', 4],
	['REPORT', 4],
	['SEARCH', 4],
	['PROPPATCH', 4],
	['MKCOL', 4],
	['COPY', 4],
	['MOVE', 4],
	['UNLOCK', 4],
	['LOCK', 1],
])('%s is sent %d times', async (method, expected) => {
	refusals = 100;
	refusal = { status: 503, headers: {}, body: '' };
	await run({ method });
	expect(calls).toHaveLength(expected);
});
