/**
 * Answers that HTTP or JSON allow, but nobody expects. Failures have readable errors, and no call
 * waits forever.
 */
import type { IDataObject } from 'n8n-workflow';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { settled } from '../../../support/fakeClock';
import { type Hostile, HostileServer } from './hostileServer';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../faults/fakeTime')>('../faults/fakeTime').withFakeSleep(),
);

const server = new HostileServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
afterEach(() => jest.restoreAllMocks());

const json = (body: string, more: Partial<Hostile> = {}): Hostile => ({
	headers: [`Content-Length: ${body.length}`, 'Connection: close'],
	body: Buffer.from(body),
	...more,
});
const NO_RETRIES = { retry: { retry: { maxRetries: 0 } } };
const ENTERED = 'p"ä&s w+ord%';
const USER = { username: 'ada', password: ENTERED };
let distinct = 0;

async function run(answers: Record<string, Hostile>, options: IDataObject = {}) {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', {
		baseUrl: server.url,
		loginKind: 'json',
		loginUrl: `/login?${++distinct}`,
		...USER,
	});
	server.answers = { '/login': json('{"token":"tok-1234-5678"}'), ...answers };
	const parameters = { api: 'tokenLoginApi', url: '/x', options };
	return await runNode(stored, { parameters });
}

it('101 in place of an answer: Node tells nobody, and the call ends with its time', async () => {
	const { timeout } = AbortSignal;
	const time = new AbortController();
	const limits: number[] = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		limits.push(ms);
		return ms === 8_000 ? time.signal : timeout.call(AbortSignal, ms);
	});
	server.requests = [];
	const call = run(
		{
			'/x': {
				status: '101 Switching Protocols',
				headers: ['Upgrade: websocket', 'Connection: Upgrade'],
				body: Buffer.alloc(0),
			},
		},
		{ timeout: 7_000, ...NO_RETRIES },
	);
	while (!server.requests.includes('/x')) await settled();
	await server.closed();
	time.abort();
	expect((await call).error?.message).toBe(
		'Token Login API: the call got no answer (no answer in time)',
	);
	expect(limits).toContain(8_000);
});

it.each(['[', '{"a":'])('data that is nested endlessly by %s', async (open) => {
	const close = open === '[' ? ']' : '}';
	const nested = (levels: number) => json(`${open.repeat(levels)}1${close.repeat(levels)}`);
	const { error } = await run({ '/x': nested(1_001) });
	expect(error?.message).toBe('The answer is nested deeper than 1,000 levels');
	expect(error?.description).toContain('Response Format to File');
	expect((await run({ '/x': nested(1_000) })).error).toBeUndefined();
	const kept = await run(
		{ '/x': nested(50_000) },
		{ response: { response: { responseFormat: 'file' } } },
	);
	expect(kept.error).toBeUndefined();
	const failed = await run({ '/x': { ...nested(50_000), status: '400 No' } });
	expect(failed.error?.message).toMatch(/^Token Login API: /);
});

it.each([")]}'\n", '\u001e', 'while(1);'])(
	'data that is nested endlessly behind %j',
	async (start) => {
		const deep = `${start}${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
		expect((await run({ '/x': json(deep) })).error?.message).toMatch(/nested deeper/);
		const failed = await run({ '/x': json(deep, { status: '500 No' }) }, NO_RETRIES);
		expect(failed.error?.message).toMatch(/^Token Login API: /);
	},
);

it('brackets in texts are no levels', async () => {
	const { items } = await run({ '/x': json(`{"a":"${'[\\"{'.repeat(2_000)}"}`) });
	expect(items[0].json.a).toHaveLength(6_000);
});

it('entities that are named like the parts of an object', async () => {
	const body = '<html><body>&constructor; &hasOwnProperty; &amp;</body></html>';
	const page = json(body, { status: '404 None' });
	const headers = [...(page.headers ?? []), 'Content-Type: text/html'];
	const { error } = await run({ '/x': { ...page, headers } });
	expect(error?.message).toContain('&constructor; &hasOwnProperty; &');
	expect(error?.message).not.toContain('native code');
});

it.each(['500 Oops', '401 No', '403 No', '302 Found', '599 Odd'])(
	'a login that fails under %s, but gives a token: it does not show',
	async (status) => {
		for (const body of [
			'{"error":"no","access_token":"issued-98765-x","token_hint":"the token is late"}',
			'error=no&access_token=issued-98765-x',
			'<e><token type="a">issued-98765-x</token><session>issued-98765-x</session></e>',
		]) {
			const { error } = await run({ '/login': json(body, { status }) });
			expect(error?.message).toMatch(/login/);
			expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toContain(
				'98765',
			);
		}
	},
);
