/**
 * Tests every ready-made login with an emulator of its API, which knows only what the vendor
 * documents. Each request over the life of a token is compared with the documentation.
 */
import type { IDataObject } from 'n8n-workflow';
import { definitions } from '../../../credentials/knownLogins/definitions';
import { formName } from '../../../credentials/knownLogins/fields';
import { knownLoginFlow } from '../../../credentials/knownLogins/flow';
import { FactEmulator } from '../../providers/knownLogins/emulator';
import { FactWire } from '../../providers/knownLogins/wire';
import { FACTS, type FactCall, type KnownFacts } from '../../providers/knownLogins/facts';
import { withLists } from '../../providers/knownLogins/pages';
import { fillIn, RIGHT } from '../../providers/knownLogins/fillIn';
import { runTest } from '../../providers/knownLogins/testRun';
import { runNode, StoredCredentials } from '../../support/n8nHost';

const api = 'knownLoginApi';
const START = Date.UTC(2026, 2, 5, 7, 8, 9);
/** Returns a value that no other test enters, so that no login of another test is remembered. */
const wrongOf = (value: string) => `${value}x`;

const wire = new FactWire();
beforeAll(() => wire.start());
afterAll(() => wire.stop());

it('who has a way to page has the facts of it', () => {
	const known = definitions.filter(({ paging }) => paging).map(({ name }) => name);
	const facts = FACTS.filter(({ pages }) => pages).map(({ api: name }) => name);
	expect(facts.sort()).toEqual(known.sort());
});

it('each has its facts', () => {
	const names = (list: string[]) => [...list].sort((one, other) => one.localeCompare(other));
	expect(names(FACTS.map((facts) => facts.api))).toEqual(
		names(definitions.map(({ name }) => name)),
	);
});

function definitionOf({ api: name }: KnownFacts) {
	const found = definitions.find((each) => each.name === name);
	if (found === undefined) throw new Error(`There is no definition ${name}`);
	return found;
}

/** The form as a person fills it in. */
function fieldsOf({ api: name, enter }: KnownFacts, values = RIGHT): IDataObject {
	const entered = Object.entries(fillIn(enter, values));
	return {
		knownApi: name,
		...Object.fromEntries(entered.map(([field, value]) => [formName(name, field), value])),
	};
}

/** The node's parameters for the call of the facts. */
function parametersOf(call: FactCall, baseUrl: string): IDataObject {
	const { method, path, send, query = {}, type, body } = call;
	const own = Object.entries(query).filter(([, value]) => !value.includes('{{'));
	const search = own.length === 0 ? '' : `?${new URLSearchParams(own).toString()}`;
	const url = path ?? call.url.slice(baseUrl.length) + search;
	if (path === undefined && !call.url.startsWith(baseUrl))
		throw new Error(`${call.url} is not under ${baseUrl}`);
	if (method === 'GET') return { url: url === '' ? '/' : url };
	const write = { method, url: url === '' ? '/' : url, sendBody: true };
	if (Array.isArray(send))
		return {
			...write,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters: send.map(([name, value]) => ({ name, value })) },
		};
	expect(type).toBe('json');
	const fields = Object.entries((body ?? {}) as IDataObject).filter(
		([, value]) => value !== '{{token}}',
	);
	const jsonBody = send ?? JSON.stringify(Object.fromEntries(fields));
	return { ...write, contentType: 'json', specifyBody: 'json', jsonBody };
}

describe.each(FACTS)('$api', (facts) => {
	const definition = definitionOf(facts);
	const { login, token, words } = facts;
	const fields = fieldsOf(facts);
	const flow = knownLoginFlow(fields as never);
	const parameters = parametersOf(
		fillIn(facts.call, { ...RIGHT, token: '{{token}}', n: '{{n}}' }),
		flow.baseUrl,
	);
	const wrong = { [facts.wrong]: wrongOf(RIGHT[facts.wrong]) };
	const testUrl = definition.test && flow.baseUrl + definition.test;
	const emulator = new FactEmulator(facts, wrong, testUrl);
	const stored = new StoredCredentials();
	const loginKinds = login.map(() => 'login');
	const again = facts.renew ? ['renew'] : loginKinds;
	let now = START;

	beforeAll(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		wire.emulator = emulator;
		stored.set(api, fields as never);
	});
	afterAll(() => {
		jest.restoreAllMocks();
	});
	afterEach(() => {
		expect(emulator.violations.splice(0)).toEqual([]);
	});

	async function run(own: StoredCredentials, more: IDataObject = {}, items = [{}]) {
		const result = await runNode(own, { parameters: { api, ...parameters, ...more }, items });
		return { ...result, seen: emulator.look() };
	}

	it('logs in as the API wants it, and calls with the token', async () => {
		const { error, items, seen } = await run(stored);
		expect({ error, seen }).toEqual({ error: undefined, seen: [...loginKinds, 'call'] });
		expect(items.map(({ json }) => json)).toEqual([{ ok: true }]);
		const { accessToken, sessionState } = stored.get(api);
		const { lifetime } = JSON.parse(String(sessionState)) as { lifetime?: IDataObject };
		expect(accessToken).toBe(emulator.token);
		const kind = token.idle ? 'idle' : 'absolute';
		if (token.lifetime === null) expect(lifetime).toBeUndefined();
		else expect(lifetime).toMatchObject({ kind, ms: token.lifetime * 1000 });
	});

	it('takes no login for the next run', async () => {
		const { error, seen } = await run(stored, {}, [{}, {}]);
		expect({ error, seen }).toEqual({ error: undefined, seen: ['call', 'call'] });
	});

	if (token.lifetime !== null)
		it('gets a new token when the time is over, before it calls', async () => {
			now += (token.lifetime as number) * 1000 + 1000;
			const { error, seen } = await run(stored);
			expect({ error, seen }).toEqual({ error: undefined, seen: [...again, 'call'] });
		});

	it('knows a dead token by the answer, and calls once more with a new one', async () => {
		now += 60_000;
		await run(stored);
		emulator.kill();
		const { error, items, seen } = await run(stored);
		expect({ error, seen }).toEqual({ error: undefined, seen: ['dead', ...again, 'call'] });
		expect(items.map(({ json }) => json)).toEqual([{ ok: true }]);
	});

	if (facts.logout)
		it('logs out, and logs in again for the next call', async () => {
			const released = await run(stored, { resource: 'token', tokenOperation: 'release' });
			expect({ error: released.error, seen: released.seen }).toEqual({
				error: undefined,
				seen: ['logout'],
			});
			const { error, seen } = await run(stored);
			expect({ error, seen }).toEqual({ error: undefined, seen: [...loginKinds, 'call'] });
		});

	it('says the words of the API if the password is wrong, after one attempt', async () => {
		const own = new StoredCredentials();
		own.set(api, fieldsOf(facts, { ...RIGHT, ...wrong }) as never);
		const { error, seen, everything } = await run(own, {}, [{}, {}, {}]);
		expect(error?.message).toContain(words);
		expect(error?.message).toContain(definition.label);
		expect(seen.filter((kind) => kind === 'refused')).toHaveLength(1);
		expect(seen.length).toBeLessThanOrEqual(login.length);
		expect(everything).not.toContain(wrong.password ?? wrong.secret ?? wrong.key ?? 'no secret');
	});

	it('has a test that passes', async () => {
		now += 60_000;
		const { status, message } = await runTest(fields);
		// A test may try the renewal too.
		const seen = emulator.look().filter((kind) => kind !== 'renew');
		expect({ status, message, seen }).toEqual({
			status: 'OK',
			message: expect.stringMatching(/^Logged in/) as string,
			seen: [...loginKinds, ...(testUrl === undefined ? [] : ['call'])],
		});
	});

	if (facts.pages)
		it('pages as the API does', async () => {
			emulator.pages = withLists(facts.pages ?? []);
			const options = { pagination: { pagination: { paginationMode: 'automatic' } } };
			const { error, items, seen } = await run(stored, { options });
			const count = emulator.pages.length;
			emulator.pages = undefined;
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.id)).toEqual(items.map((_, id) => id));
			expect(items.length).toBeGreaterThan(2);
			expect(seen).toEqual(Array(count).fill('call'));
		});
});
