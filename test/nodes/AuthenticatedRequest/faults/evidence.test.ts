/** The search for secrets finds them wherever they could be. */
import { LoggerProxy } from 'n8n-workflow';
import { startCca, type Provider } from '../../../providers';
import { type NodeResult, StoredCredentials } from '../../../support/n8nHost';
import { expectNoSecrets, recordLogs } from './evidence';

const SECRET = 'p"ä&s w+ord%';
const TOKEN = 'S-0123456789';

let provider: Provider;

beforeAll(async () => {
	provider = await startCca();
});
afterAll(async () => await provider.stop());
afterEach(() => jest.restoreAllMocks());

const clean: NodeResult = {
	items: [{ json: { ok: true } }],
	errorItems: [],
	hints: [],
	everything: '{}',
};

function search(run: Partial<NodeResult>, log: unknown) {
	provider.reset();
	provider.issued.push(TOKEN);
	recordLogs();
	LoggerProxy.error('The run', { log } as never);
	const stored = new StoredCredentials();
	stored.set('ccaApi', { username: 'zoë', password: SECRET });
	expectNoSecrets({ provider, type: 'ccaApi', stored, runs: [{ ...clean, ...run }] });
}

const withProperty = (name: string, value: unknown, enumerable = true) =>
	Object.defineProperty(new Error('failed'), name, { value, enumerable }) as NodeResult['error'];
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

it('lets pass what holds none', () => {
	expect(() => search({}, 'started')).not.toThrow();
});

it.each<[where: string, run: Partial<NodeResult>, log?: unknown]>([
	['the stored run', { everything: JSON.stringify({ a: SECRET }) }],
	['the stored run, as JSON in JSON', { everything: JSON.stringify(JSON.stringify([SECRET])) }],
	['an item', { items: [{ json: { echoed: { token: TOKEN } } }] }],
	["a field's name", { items: [{ json: { [TOKEN]: 1 } }] }],
	['an item of the error output', { errorItems: [{ json: { error: `no ${TOKEN}` } }] }],
	['the message', { error: new Error(`failed: ${encodeURIComponent(SECRET)}`) }],
	['the cause of a cause', { error: withProperty('cause', withProperty('cause', TOKEN)) }],
	['a hidden property', { error: withProperty('config', { auth: TOKEN }, false) }],
	[
		'the description',
		{ error: withProperty('description', new URLSearchParams({ a: SECRET }).toString()) },
	],
	['the messages', { error: withProperty('messages', ['a', `b ${TOKEN}`]) }],
	['the context', { error: withProperty('context', { request: { headers: { a: TOKEN } } }) }],
	['a buffer', { error: withProperty('body', Buffer.from(TOKEN)) }],
	['a map', { error: withProperty('headers', new Map([['a', TOKEN]])) }],
	['a Basic header', { error: withProperty('context', basic(`zoë:${SECRET}`)) }],
	['a Basic header of the key alone', { error: withProperty('context', basic(`${SECRET}:`)) }],
	['the log', {}, `logged in: ${TOKEN}`],
	['an error in the log', {}, withProperty('cause', TOKEN)],
])('finds one in %s', (_where, run, log = 'started') => {
	expect(() => search(run, log)).toThrow();
});
