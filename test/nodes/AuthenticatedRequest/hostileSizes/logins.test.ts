/**
 * Answers to logins that would fill n8n's memory or never end, for each way to log in: this node,
 * HTTP Request, and the credential's test. The tests count what was decompressed and sent until the
 * login ends.
 */
import '../../../support/fakeSleep';
import { CredentialTestContext } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import { createCredentialTest } from '../../../../credentials/engine/n8n/credentialTest';
import { tokenLogin } from '../../../../credentials/TokenLoginApi.credentials';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { bombs, ENDLESS, type Hostile, HostileServer, MEGABYTE } from './hostileServer';
import { takeInflated } from './inflated';

const LIMIT = 16 * MEGABYTE;
const BOMBS = bombs(18 * MEGABYTE);
/** Bytes that a stream may still have under way when it is stopped. */
const SLACK = MEGABYTE / 2;
/** Bytes that a connection may still have under way. */
const ON_THE_WAY = 12 * MEGABYTE;
const TOO_LARGE = /answered, but with more than 16 MB, which no login does/;

const server = new HostileServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => {
	server.requests = [];
	server.sent = 0;
	takeInflated();
});
afterEach(() => jest.restoreAllMocks());

let distinct = 0;
/** Each login has a credential of its own, because refused logins are remembered. */
const fields = () => ({
	baseUrl: server.url,
	loginKind: 'json',
	loginUrl: `/login?${++distinct}`,
	username: 'ada',
	password: 'pa-ss-wo-rd',
});

async function run(parameters: IDataObject, nodeType?: 'deprecatedRequest') {
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', fields());
	const all = { api: 'tokenLoginApi', ...parameters };
	return (await runNode(stored, { parameters: all, nodeType })).error?.message;
}

/** Each way to log in. Returns the message of the failed login. */
const WAYS: Record<string, () => Promise<string | undefined>> = {
	'this node': async () => await run({ url: '/me' }),
	'HTTP Request': async () =>
		await run(
			{ request: JSON.stringify({ uri: `${server.url}/me`, method: 'GET' }) },
			'deprecatedRequest',
		),
	Explain: async () => await run({ resource: 'token', tokenOperation: 'inspect', explain: true }),
	'the test of the credential': async () => {
		const data = fields();
		const credential = { id: '1', name: 'c', type: 'tokenLoginApi', data };
		const test = createCredentialTest(tokenLogin);
		const context = new CredentialTestContext({} as never);
		return (await test.call(context as never, credential)).message;
	},
};

describe.each(Object.entries(WAYS))('%s', (way, login) => {
	/**
	 * Rows for every way to log in (`names`), and for this node only (`more`), because decompressing
	 * takes time.
	 */
	const some = (table: Record<string, Hostile>, names: string[], more: string[]) =>
		Object.entries(table).filter(
			([name]) => names.includes(name) || (way === 'this node' && more.includes(name)),
		);

	it.each(some(ENDLESS, ['no length, compressed'], ['chunks']))(
		'an endless answer with %s',
		async (_name, endless) => {
			server.answers = { '/': endless };
			expect(await login()).toMatch(TOO_LARGE);
			expect(server.requests).toHaveLength(1);
			await server.closed();
			expect(server.sent).toBeLessThan(LIMIT + ON_THE_WAY);
			expect(takeInflated()).toBeLessThan(LIMIT + SLACK);
		},
	);

	it.each(some(BOMBS, ['gzip'], ['brotli', 'many gzip members']))(
		'a bomb of %s',
		async (_name, bomb) => {
			server.answers = { '/': bomb };
			expect(await login()).toMatch(TOO_LARGE);
			expect(server.requests).toHaveLength(1);
			await server.closed();
			expect(takeInflated()).toBeLessThan(LIMIT + SLACK);
		},
	);

	it('an answer that comes byte by byte: it ends with the time of the login', async () => {
		const { timeout } = AbortSignal;
		const time = new AbortController();
		jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) => (ms === 60_000 ? time.signal : timeout.call(AbortSignal, ms)));
		server.answers = {
			'/': { headers: ['Connection: close'], body: Buffer.from('{'), drips: true },
		};
		const failed = login();
		await server.dripped(5);
		time.abort();
		expect(await failed).toMatch(/the answer was not complete in the time that a login may take/);
		await server.closed();
	});
});

it.each<[string, Hostile, RegExp]>([
	[
		'is not compressed at all',
		{ headers: ['Content-Encoding: gzip'], body: Buffer.from('{}') },
		/no usable answer \(the answer can't be decompressed \(incorrect header check\)\)/,
	],
	[
		'is shorter than it says',
		{ headers: ['Content-Length: 99'], body: Buffer.from('{}') },
		/no usable answer/,
	],
	[
		'is longer than it says',
		{ headers: ['Content-Length: 5'], body: Buffer.from('{"a":1}') },
		/no token/,
	],
	[
		'is said to be compressed twice',
		{ ...BOMBS.gzip, headers: ['Content-Encoding: gzip, gzip'] },
		/no token/,
	],
	[
		'has headers without end',
		{ headers: [`X-Long: ${'a'.repeat(200_000)}`], body: Buffer.from('{}') },
		/no usable answer \(.*[Hh]eader/,
	],
	['is a bomb under an error', { ...BOMBS.gzip, status: '401 No' }, TOO_LARGE],
	['is a bomb under a redirect', { ...BOMBS.gzip, status: '302 Found' }, TOO_LARGE],
])('an answer that %s is an error in words', async (_name, answer, words) => {
	server.answers = { '/': answer };
	expect(await WAYS['this node']()).toMatch(words);
	await server.closed();
});
