/** How long the token of a login is taken to live, as n8n stores it: fault × credential. */
import { startAllProviders, type AllProviders } from '../../../providers';
import type { LifetimeSource } from '../../../../credentials/engine/tokenFlow';
import type { Fields } from '../../../providers/types';
import { TOKEN_METHODS, type Method } from '../../../support/methods';
import { runNode } from '../../../support/n8nHost';
import type { Fault } from './faultTable';
import { checkLogin, works } from './loginTable';

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

const methods = (...names: string[]) =>
	TOKEN_METHODS.filter(({ type, method }) => names.includes(`${type} ${method}`));

/** Whole seconds from `iat` to `exp` in each token. */
const IN_TOKEN = 1000;
const RUNS = 5;

/** One login serves five runs, and what is stored tells this lifetime; undefined: until rejected. */
async function check(
	method: Method,
	fault: Fault,
	seconds: number | undefined,
	from: LifetimeSource,
	kind: 'absolute' | 'idle' = 'absolute',
): Promise<void> {
	const stored = await checkLogin(providers, method, fault, works());
	const { lifetime, obtainedAt, expiresAt } = JSON.parse(
		String(stored.get(method.type).sessionState),
	) as { lifetime?: object; obtainedAt: number; expiresAt?: number };
	const ms = seconds && seconds * 1000;
	expect(lifetime).toEqual(ms && { kind, ms, from });
	expect(expiresAt).toBe(ms && obtainedAt + ms);
	const parameters = { api: method.type, url: method.echo };
	for (let run = 0; run < RUNS; run++)
		expect((await runNode(stored, { parameters })).error).toBeUndefined();
	const { counters } = providers[method.type];
	expect(counters).toMatchObject({ logins: 1, refusedLogins: 0, renewals: 0, rejected: 0 });
}

type Claims = Fields & { iat: number };
const claims = (edit: (all: Claims) => Fields): Fault => ({
	arrange: ({ settings }) => void (settings.editClaims = (all) => edit(all as Claims)),
});
const live1000s = (all: Claims) => ({ ...all, exp: all.iat + IN_TOKEN });
const withoutExp = (all: Claims) => ({ ...all, exp: undefined });

/** The answer's `expires_in` becomes this text, or is left out. */
const withExpiresIn = (text: string | undefined, edit = live1000s): Fault => ({
	arrange({ settings }) {
		settings.editClaims = (all) => edit(all as Claims);
		const field = text === undefined ? '' : `"expires_in":${text},`;
		settings.editLogin = (body) =>
			body.replace(/,?"expires_in":\d+/, '').replace(/^\{/, `{${field}`);
	},
});

const OAUTH2 = methods('caepeApi userAccount', 'caepeApi serviceAccount', 'cloudCxApi oAuth2');

describe.each(OAUTH2)('$type $method, expires_in', (method) => {
	it.each<[what: string, text: string | undefined, seconds: number]>([
		['a number', '120', 120],
		['a numeric string', '"120"', 120],
		['missing: the token tells', undefined, IN_TOKEN],
		['negative: the token tells', '-120', IN_TOKEN],
		['zero: the token tells', '0', IN_TOKEN],
		['a zero string: the token tells', '"0"', IN_TOKEN],
		['null: the token tells', 'null', IN_TOKEN],
		['an object: the token tells', '{"seconds":120}', IN_TOKEN],
		['garbage: the token tells', '"in a while"', IN_TOKEN],
		['a century: believed', '3153600000', 3_153_600_000],
		['more than a century: the token tells', '3153600001', IN_TOKEN],
	])('%s', async (_what, text, seconds) => {
		await check(method, withExpiresIn(text), seconds, seconds === IN_TOKEN ? 'token' : 'answer');
	});

	it.each<[what: string, text: string | undefined]>([
		['missing', undefined],
		['garbage', '"in a while"'],
	])("%s, and the token tells nothing: the provider's default", async (_what, text) => {
		const seconds = method.type === 'caepeApi' ? 300 : undefined;
		await check(method, withExpiresIn(text, withoutExp as never), seconds, 'assumed');
	});
});

/** Providers whose token alone can tell, and what is assumed where it does not. */
const ASSUMED: Array<
	[name: string, seconds: number, from: LifetimeSource, kind: 'absolute' | 'idle']
> = [
	['caTokenApi login', 420, 'configured', 'absolute'],
	['crmComApi userAccount', 3_600, 'assumed', 'idle'],
	['crmComApi webApiKey', 7_200, 'assumed', 'absolute'],
];

describe.each(ASSUMED)('%s, a JWT', (name, seconds, from, kind) => {
	const [method] = methods(name);
	const asJwt = (edit: (all: Claims) => Fields): Fault => ({
		fields: method.type === 'caTokenApi' ? { fallbackLifetimeMinutes: 7 } : {},
		arrange(provider, stored) {
			providers.crmComApi.settings.jwtTokens = true;
			claims(edit).arrange?.(provider, stored);
		},
	});

	it('without exp: what is assumed', async () => {
		await check(method, asJwt(withoutExp), seconds, from, kind);
	});

	it('with exp before iat: what is assumed', async () => {
		await check(
			method,
			asJwt((all) => ({ ...all, exp: all.iat - 60 })),
			seconds,
			from,
			kind,
		);
	});

	it('with exp in the past, but after iat: from iat to exp', async () => {
		const longAgo = (all: Claims) => live1000s({ ...all, iat: all.iat - 86_400 });
		await check(method, asJwt(longAgo), IN_TOKEN, 'token');
	});

	it('with exp in the future: from iat to exp', async () => {
		await check(method, asJwt(live1000s), IN_TOKEN, 'token');
	});
});

describe.each(methods('caTokenApi login'))("$type $method, the provider's clock", (method) => {
	it.each([
		['right', 0],
		['10 minutes ahead', 600_000],
		['10 minutes behind', -600_000],
	])('%s: the same lifetime, one login', async (_how, offset) => {
		const arrange = () => void (providers.caTokenApi.settings.clockOffsetMs = offset);
		await check(method, { arrange }, 300, 'token');
	});
});

describe.each(methods('crmComApi crmCom5'))('$type $method, expiration_date in', (method) => {
	it.each([
		['seconds', 3600, 'answer'],
		['milliseconds', 3600, 'answer'],
		['iso', 3600, 'answer'],
		['none', IN_TOKEN, 'token'],
	] as const)('%s', async (expirationDate, seconds, from) => {
		const fault: Fault = {
			arrange(provider, stored) {
				providers.crmComApi.settings.expirationDate = expirationDate;
				claims(live1000s).arrange?.(provider, stored);
			},
		};
		await check(method, fault, seconds, from);
	});
});
