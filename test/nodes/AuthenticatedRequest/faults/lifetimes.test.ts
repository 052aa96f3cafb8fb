/** Odd announcements of a token's lifetime, and providers whose clock is off: fault × credential. */
import type { IDataObject } from 'n8n-workflow';
import { startAllProviders, type AllProviders } from '../../../providers';
import type { Fields } from '../../../providers/types';
import { TOKEN_METHODS, type Method } from '../../../support/methods';
import { runNode, type StoredCredentials } from '../../../support/n8nHost';
import { passTime } from './fakeTime';
import { checkRow, countsOf, wrapped, type Fault } from './faultTable';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('./fakeTime')>('./fakeTime').withFakeSleep(),
);

let providers: AllProviders;

beforeAll(async () => {
	providers = await startAllProviders();
});
afterAll(async () => {
	await Promise.all(Object.values(providers).map(async (provider) => await provider.stop()));
});

async function inspect({ type }: Method, stored: StoredCredentials): Promise<IDataObject> {
	const parameters = { api: type, resource: 'token', tokenOperation: 'inspect' } as never;
	const { items } = await runNode(stored, { parameters });
	return items[0].json;
}

/** One login serves all items, and its token is taken to live so long. */
async function check(method: Method, fault: Fault, seconds: number, kind = 'absolute') {
	const item = wrapped(method, { status: 200 });
	const stored = await checkRow(providers, method, fault, { logins: 1, sends: 3, item });
	expect(providers[method.type].counters.rejected).toBe(0);
	expect(await inspect(method, stored)).toMatchObject({
		lifetimeSeconds: seconds,
		expiryKind: kind === 'idle' ? 'after a time without use' : 'at a fixed time',
		live: true,
	});
	return stored;
}

const methods = (...names: string[]) =>
	TOKEN_METHODS.filter(({ type, method }) => names.includes(`${type} ${method}`));
const OAUTH2 = methods('caepeApi userAccount', 'caepeApi serviceAccount', 'cloudCxApi oAuth2');

const IN_TOKEN = 1000;
/** Whole seconds from `iat` to `exp`. */
const claims = (edit: (claims: Fields & { iat: number }) => Fields): Fault => ({
	arrange: ({ settings }) =>
		void (settings.editClaims = (all) => edit(all as Fields & { iat: number })),
});
const tokenOf1000s = claims((all) => ({ ...all, exp: all.iat + IN_TOKEN }));
const withExpiresIn = (value: string): Fault => ({
	arrange(provider, stored) {
		tokenOf1000s.arrange?.(provider, stored);
		provider.settings.editLogin = (body) =>
			body.replace(/"expires_in":\d+/, `"expires_in":${value}`);
	},
});

describe.each(OAUTH2)('$type $method, expires_in', (method) => {
	it.each<[what: string, value: string, seconds: number]>([
		['a number with decimals', '119.6', 120],
		['an empty string', '""', IN_TOKEN],
		['a list', '[120]', IN_TOKEN],
		['a date instead of a duration', '"2031-01-01T00:00:00Z"', IN_TOKEN],
		['huge', '99999999999999', IN_TOKEN],
		['beyond all numbers', '1e999', IN_TOKEN],
	])('%s', async (_what, value, seconds) => {
		await check(method, withExpiresIn(value), seconds);
	});
});

/** Providers that tell the lifetime by the token alone, and what is assumed where it does not. */
const JWT_ONLY = methods('caTokenApi login', 'crmComApi userAccount', 'crmComApi webApiKey');
const ASSUMED: Record<string, [seconds: number, kind: string]> = {
	login: [420, 'absolute'],
	userAccount: [3600, 'idle'],
	webApiKey: [7200, 'absolute'],
};

describe.each(JWT_ONLY)('$type $method, JWT', (method) => {
	const asJwt = ({ arrange }: Fault): Fault => ({
		fields: { fallbackLifetimeMinutes: 7 },
		arrange(provider, stored) {
			if (method.type === 'crmComApi') providers.crmComApi.settings.jwtTokens = true;
			arrange?.(provider, stored);
		},
	});

	it.each<[what: string, edit: (all: Fields & { iat: number }) => Fields]>([
		['with exp in the past', (all) => ({ ...all, exp: all.iat - 600 })],
		['with exp when it was issued', (all) => ({ ...all, exp: all.iat })],
		['with exp a string', (all) => ({ ...all, exp: 'tomorrow' })],
		['with exp negative', (all) => ({ ...all, exp: -1 })],
		['with exp huge', (all) => ({ ...all, exp: 9e15 })],
	])('%s: what is assumed without', async (_what, edit) => {
		await check(method, asJwt(claims(edit)), ...ASSUMED[method.method]);
	});

	it.each<[what: string, edit: (all: Fields & { iat: number }) => Fields]>([
		['of 1000 s without iat', ({ iat, ...all }) => ({ ...all, exp: iat + IN_TOKEN })],
		['of 1000 s, issued long ago', (all) => ({ ...all, iat: 1000, exp: 1000 + IN_TOKEN })],
	])('%s', async (_what, edit) => {
		await check(method, asJwt(claims(edit)), IN_TOKEN);
	});
});

describe.each(TOKEN_METHODS)("$type $method, the provider's clock", (method) => {
	it.each([
		['right', 0],
		['10 minutes ahead', 600_000],
		['10 minutes behind', -600_000],
	])('%s: the token serves its whole life, and is renewed before its end', async (_how, offset) => {
		const seconds = method.lifetimeSeconds;
		const provider = providers[method.type];
		const arrange = () => {
			// Release R12: the token tells its end by itself.
			providers.crmComApi.settings.jwtTokens = true;
			provider.settings.now = () => Date.now() + offset;
		};
		const stored = await check(method, { arrange }, seconds, method.isIdle ? 'idle' : 'absolute');
		const parameters = { api: method.type, url: method.echo } as never;

		passTime(seconds * 500);
		expect((await runNode(stored, { parameters })).error).toBeUndefined();
		expect(countsOf(provider)).toEqual({ logins: 1, renewals: 0, sends: 4 });

		// Of an idle lifetime that use was a new beginning.
		passTime(seconds * (method.isIdle ? 1000 : 500) - 1000);
		expect((await runNode(stored, { parameters })).error).toBeUndefined();
		const renewals = method.renewsBy === undefined ? 0 : 1;
		expect(countsOf(provider)).toEqual({ logins: 2 - renewals, renewals, sends: 5 });
		expect(provider.counters.rejected).toBe(0);
	});
});
