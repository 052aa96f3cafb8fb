/** What becomes of a run if its token has ended, or soon will, and a new one can't be obtained. */
import '../../../support/fakeSleep';
import type { LoginAnswer } from '../../../providers';
import { useProviders } from '../../../support/lifecycle';
import { refreshes, renewsLive, TOKEN_METHODS, type Method } from '../../../support/methods';
import { passTime } from './fakeTime';
import { checkRow, wrapped, type Fault, type Outcome } from './faultTable';
import { NEVER_MS, timeOutLogins } from './loginTable';

const providers = useProviders({ resetsBeforeEach: false });

timeOutLogins(() => providers);

const HOUR_MS = 3_600_000;

const lifetimeMs = ({ type, method }: Method) =>
	method === 'webApiKey' ? 2 * HOUR_MS : providers[type].settings.tokenLifetimeMs;

const text = { 'content-type': 'text/plain' };
const busy = (status: number): LoginAnswer => ({ status, headers: text, body: 'busy tonight' });
const TIMEOUT_MS = 60_000;
const SLOW: Fault = {
	arrange: ({ settings }) => void (settings.loginDelayMs = NEVER_MS),
	parameters: { options: { timeout: TIMEOUT_MS } },
};
/**
 * Answers the next logins and renewals with this answer: as many as `times` says, by default all.
 */
const answered = (answer: LoginAnswer, times = Infinity): Fault => ({
	arrange: ({ settings }) => void (settings.failLogins = { ...answer, times }),
});

/**
 * `asked`: requests for a new token, by refresh token if the method has one. `logins`: logins after
 * a failed renewal.
 */
type Expected = Pick<Outcome, 'waits'> & { asked: number; logins?: number; words?: string[] };

async function check(
	method: Method,
	{ arrange, ...fault }: Fault,
	pass: number,
	{ asked, logins = 0, waits, words }: Expected,
): Promise<void> {
	const isDead = pass >= lifetimeMs(method);
	const counts =
		refreshes(method) || (renewsLive(method) && !isDead)
			? { renewals: asked, logins }
			: { renewals: 0, logins: asked + logins };
	await checkRow(
		providers,
		method,
		{
			...fault,
			isLoggedIn: true,
			arrange(provider, stored) {
				arrange?.(provider, stored);
				passTime(pass);
			},
		},
		{ ...counts, waits, sends: words ? 0 : 3, item: words ?? wrapped(method, { status: 200 }) },
	);
	expect(providers[method.type].counters.rejected).toBe(0);
}

/** No new token can be obtained. Because the token is dead, a login follows a failed renewal. */
const unreachable =
	(...words: string[]) =>
	(method: Method): Expected => ({
		asked: 3,
		...(refreshes(method) ? { logins: 3, waits: [300, 300, 1000, 1000] } : { waits: [300, 1000] }),
		words: ['the login at http://127.0.0.1:', 'got no usable answer', ...words],
	});
const whatever = (expected: Expected) => () => expected;

describe.each(TOKEN_METHODS)('$type $method, the token has ended:', (method) => {
	it.each<[fault: string, fault: Fault, expected: (method: Method) => Expected]>([
		['nothing else', {}, whatever({ asked: 1 })],
		['500 once', answered(busy(500), 1), whatever({ asked: 2, waits: [300] })],
		['500 always', answered(busy(500)), unreachable('HTTP 500: busy tonight')],
		['429 once', answered(busy(429), 1), whatever({ asked: 2, waits: [300] })],
		['reset once', answered({ status: 0 }, 1), whatever({ asked: 2, waits: [300] })],
		['reset always', answered({ status: 0 }), unreachable('the connection was closed')],
		['timeout', SLOW, unreachable(`no answer within ${TIMEOUT_MS} ms`)],
	])('%s', async (_fault, fault, expected) => {
		await check(method, fault, lifetimeMs(method), expected(method));
	});
});

describe.each(TOKEN_METHODS)('$type $method, the token ends in a second:', (method) => {
	it.each<[fault: string, fault: Fault]>([
		['500', answered(busy(500))],
		['503', answered(busy(503))],
		['429', answered(busy(429))],
		['408', answered(busy(408))],
		['reset', answered({ status: 0 })],
		['timeout', SLOW],
	])('%s: it serves to its end, after one attempt', async (_fault, fault) => {
		await check(method, fault, lifetimeMs(method) - 1000, { asked: 1 });
	});
});

describe.each(TOKEN_METHODS.filter(({ renewsBy }) => renewsBy !== undefined))(
	'$type $method, renewed or, where that fails, by login:',
	(method) => {
		const when = () => lifetimeMs(method) - (renewsLive(method) ? 1000 : 0);
		const html = { 'content-type': 'text/html' };
		it.each<[fault: string, fault: Fault]>([
			[
				'revoked',
				{
					arrange: (provider) =>
						renewsLive(method) ? provider.revokeAll() : provider.revokeRefreshTokens(),
				},
			],
			['400', answered({ status: 400, headers: text, body: 'no' }, 1)],
			['401', answered({ status: 401, headers: text, body: 'no' }, 1)],
			['a web page', answered({ status: 200, headers: html, body: '<!doctype html>' }, 1)],
			['an empty body', answered({ status: 200, headers: {}, body: '' }, 1)],
			['204', answered({ status: 204 }, 1)],
			['truncated JSON', answered({ status: 200, headers: {}, body: '{"access_token":"ab' }, 1)],
			['no token', answered({ status: 200, headers: {}, body: '{"expires_in":300}' }, 1)],
			['token a list', answered({ status: 200, headers: {}, body: '{"access_token":[5]}' }, 1)],
			[
				'a redirect',
				answered({ status: 307, headers: { location: 'http://127.0.0.1:9/token' } }, 1),
			],
		])('%s', async (_fault, fault) => {
			await check(method, fault, when(), { asked: 1, logins: 1 });
		});

		it('refused, and the login too', async () => {
			const fault = answered({ status: 401, headers: text, body: 'no such user' });
			const words = ['the login was refused (HTTP 401: no such user)', 'Check the user name'];
			await check(method, fault, when(), { asked: 1, logins: 1, words });
		});
	},
);

describe.each(TOKEN_METHODS.filter(refreshes))('$type $method, by refresh token:', (method) => {
	it('500 in words that repeat the tokens', async () => {
		const fault: Fault = {
			arrange: ({ issued, settings }) =>
				void (settings.loginAnswer = { ...busy(500), body: issued.slice(-1).join(' ') }),
		};
		await check(method, fault, lifetimeMs(method), unreachable('HTTP 500: *****')(method));
	});

	it('renewals answered 500 for ever give way to a login, each time the token is dead', async () => {
		// Only the three attempts of the renewal fail. The login after them is answered as usual.
		await check(method, answered(busy(500), 3), lifetimeMs(method), {
			asked: 3,
			logins: 1,
			waits: [300, 1000],
		});
		await check(method, answered(busy(500), 3), 3 * lifetimeMs(method), {
			asked: 3,
			logins: 1,
			waits: [300, 1000],
		});
	});

	it('a renewal that brings no new refresh token is a renewal', async () => {
		const fault: Fault = {
			arrange: ({ settings }) =>
				void (settings.editLogin = (body) => body.replace(/,"refresh_token":"[^"]*"/, '')),
		};
		await check(method, fault, lifetimeMs(method), { asked: 1 });
	});
});

it.each([
	['caepeApi', 'userAccount', 'known', { renewals: 0, logins: 1 }],
	['cloudCxApi', 'oAuth2', 'told by the refusal', { renewals: 1, logins: 1 }],
] as const)('%s %s: the end of the refresh token is %s', async (type, name, _how, counts) => {
	const method = TOKEN_METHODS.find((row) => row.type === type && row.method === name)!;
	const item = wrapped(method, { status: 200 });
	const arrange = () => passTime(25 * HOUR_MS);
	await checkRow(providers, method, { isLoggedIn: true, arrange }, { ...counts, sends: 3, item });
});
