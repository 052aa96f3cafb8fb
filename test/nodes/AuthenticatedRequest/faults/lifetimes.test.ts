/** How long a token is taken to live, and providers whose clock is wrong: fault × credential. */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import type { LifetimeSource } from '../../../../credentials/engine/tokenFlow';
import type { Fields } from '../../../providers/types';
import { useProviders } from '../../../support/lifecycle';
import { TOKEN_METHODS, type Method } from '../../../support/methods';
import { runNode, type StoredCredentials } from '../../../support/n8nHost';
import { passTime } from './fakeTime';
import { countsOf, type Fault } from './faultTable';
import { checkLogin, works } from './loginTable';

const providers = useProviders({ resetsBeforeEach: false });

const methods = (...names: string[]) =>
	TOKEN_METHODS.filter(({ type, method }) => names.includes(`${type} ${method}`));

/** Whole seconds from `iat` to `exp` in each token. */
const IN_TOKEN = 1000;
const RUNS = 5;
const SENDS = 3 + RUNS;
const SHOWN_KINDS = { absolute: 'at a fixed time', idle: 'after a time without use' };

type Kind = keyof typeof SHOWN_KINDS;

async function inspect({ type }: Method, stored: StoredCredentials): Promise<IDataObject> {
	const parameters = { api: type, resource: 'token', tokenOperation: 'inspect' } as never;
	const { items } = await runNode(stored, { parameters });
	return items[0].json;
}

/**
 * Checks that one login serves three items and five runs, and that the token is taken to live this
 * long. n8n's stored session and the node must agree on it. Undefined: until it is rejected.
 */
async function check(
	method: Method,
	fault: Fault,
	seconds: number | undefined,
	from: LifetimeSource,
	kind: Kind = 'absolute',
): Promise<StoredCredentials> {
	const stored = await checkLogin(providers, method, fault, works());
	const { lifetime, obtainedAt, expiresAt } = JSON.parse(
		String(stored.get(method.type).sessionState),
	) as { lifetime?: object; obtainedAt: number; expiresAt?: number };
	const ms = seconds && seconds * 1000;
	expect(lifetime).toEqual(ms && { kind, ms, from });
	expect(expiresAt).toBe(ms && obtainedAt + ms);
	expect(await inspect(method, stored)).toMatchObject({
		lifetimeSeconds: seconds === undefined ? null : Math.round(seconds),
		expiryKind: seconds === undefined ? 'when it is rejected' : SHOWN_KINDS[kind],
		live: true,
	});
	const parameters = { api: method.type, url: method.echo };
	for (let run = 0; run < RUNS; run++)
		expect((await runNode(stored, { parameters })).error).toBeUndefined();
	const { counters } = providers[method.type];
	expect(counters).toMatchObject({ logins: 1, refusedLogins: 0, renewals: 0, rejected: 0 });
	return stored;
}

type Claims = Fields & { iat: number };
type Edit = (all: Claims) => Fields;
const claims = (edit: Edit): Fault => ({
	arrange: ({ settings }) => void (settings.editClaims = (all) => edit(all as Claims)),
});
const live1000s = (all: Claims) => ({ ...all, exp: all.iat + IN_TOKEN });
const withoutExp = (all: Claims) => ({ ...all, exp: undefined });

/** Replaces the value of `expires_in` in the answer with this text, or leaves the field out. */
const withExpiresIn = (text: string | undefined, edit: Edit = live1000s): Fault => ({
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
		['a number with decimals', '119.6', 119.6],
		['a century: believed', '3153600000', 3_153_600_000],
	])('%s', async (_what, text, seconds) => {
		await check(method, withExpiresIn(text), seconds, 'answer');
	});

	it.each<[what: string, text: string | undefined]>([
		['missing', undefined],
		['negative', '-120'],
		['zero', '0'],
		['a zero string', '"0"'],
		['an empty string', '""'],
		['null', 'null'],
		['a list', '[120]'],
		['an object', '{"seconds":120}'],
		['garbage', '"in a while"'],
		['a date instead of a duration', '"2031-01-01T00:00:00Z"'],
		['more than a century', '3153600001'],
		['beyond all numbers', '1e999'],
	])('%s: the token tells', async (_what, text) => {
		await check(method, withExpiresIn(text), IN_TOKEN, 'token');
	});

	it.each<[what: string, text: string | undefined]>([
		['missing', undefined],
		['garbage', '"in a while"'],
	])("%s, and the token tells nothing: the provider's default", async (_what, text) => {
		const seconds = method.type === 'caepeApi' ? 300 : undefined;
		await check(method, withExpiresIn(text, withoutExp), seconds, 'assumed');
	});
});

/** Providers that give a lifetime in the token only, and the lifetime assumed if it has none. */
const ASSUMED: Array<[name: string, seconds: number, from: LifetimeSource, kind: Kind]> = [
	['caTokenApi login', 420, 'configured', 'absolute'],
	['crmComApi userAccount', 3_600, 'assumed', 'idle'],
	['crmComApi webApiKey', 7_200, 'assumed', 'absolute'],
];

describe.each(ASSUMED)('%s, a JWT', (name, seconds, from, kind) => {
	const [method] = methods(name);
	const asJwt = (edit: Edit): Fault => ({
		fields: method.type === 'caTokenApi' ? { fallbackLifetimeMinutes: 7 } : {},
		arrange(provider, stored) {
			providers.crmComApi.settings.jwtTokens = true;
			claims(edit).arrange?.(provider, stored);
		},
	});

	it.each<[what: string, edit: Edit]>([
		['without exp', withoutExp],
		['with exp before iat', (all) => ({ ...all, exp: all.iat - 600 })],
		['with exp when it was issued', (all) => ({ ...all, exp: all.iat })],
		['with exp a string', (all) => ({ ...all, exp: 'tomorrow' })],
		['with exp negative', (all) => ({ ...all, exp: -1 })],
		['with exp huge', (all) => ({ ...all, exp: 9e15 })],
	])('%s: what is assumed', async (_what, edit) => {
		await check(method, asJwt(edit), seconds, from, kind);
	});

	it.each<[what: string, edit: Edit]>([
		['with exp in the future', live1000s],
		['without iat', ({ iat, ...all }) => ({ ...all, exp: iat + IN_TOKEN })],
	])('%s: the token tells', async (_what, edit) => {
		await check(method, asJwt(edit), IN_TOKEN, 'token');
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

describe.each(TOKEN_METHODS)("$type $method, the provider's clock", (method) => {
	const { type, lifetimeSeconds: seconds, isIdle } = method;

	it.each([
		['right', 0],
		['10 minutes ahead', 600_000],
		['10 minutes behind', -600_000],
	])('%s: the token serves its whole life, and is renewed before its end', async (_how, offset) => {
		const provider = providers[type];
		const arrange = () => {
			// The tokens of release R12 contain their own end.
			providers.crmComApi.settings.jwtTokens = true;
			provider.settings.now = () => Date.now() + offset;
		};
		const isOfR12 = type === 'crmComApi' && method.lifetimeFrom === 'assumed';
		const from = isOfR12 ? 'token' : method.lifetimeFrom;
		const stored = await check(method, { arrange }, seconds, from, isIdle ? 'idle' : 'absolute');
		const parameters = { api: type, url: method.echo } as never;

		passTime(seconds * 500);
		expect((await runNode(stored, { parameters })).error).toBeUndefined();
		expect(countsOf(provider)).toEqual({ logins: 1, renewals: 0, sends: SENDS + 1 });

		// An idle lifetime starts again with each call.
		passTime(seconds * (isIdle ? 1000 : 500) - 1000);
		expect((await runNode(stored, { parameters })).error).toBeUndefined();
		const renewals = method.renewsBy === undefined ? 0 : 1;
		expect(countsOf(provider)).toEqual({ logins: 2 - renewals, renewals, sends: SENDS + 2 });
		expect(provider.counters.rejected).toBe(0);
	});
});
