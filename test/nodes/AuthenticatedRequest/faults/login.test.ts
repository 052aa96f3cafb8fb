/** The login is refused, or the provider can't answer it now: fault × credential. */
import '../../../support/fakeSleep';
import type { Provider } from '../../../providers';
import { useProviders } from '../../../support/lifecycle';
import { TOKEN_METHODS, type TokenMethod } from '../../../support/methods';
import { runNode, type StoredCredentials } from '../../../support/n8nHost';
import { passTime } from './fakeTime';
import { checkRow, countsOf, ITEMS, type Fault } from './faultTable';
import {
	answered,
	checkLogin,
	NEVER_MS,
	refused,
	timeOutLogins,
	unreachable,
	works,
	type LoginOutcome,
	type Vendor,
} from './loginTable';

const providers = useProviders({ resetsBeforeEach: false });

timeOutLogins(() => providers);

const WORDS = 'busy tonight';
const ONCE = 1;
const TEXT = { 'content-type': 'text/plain' };
const BUSY = { headers: TEXT, body: WORDS };

/** A failure in the vendor's own shape. */
const failure = (vendor: Vendor, status: number, retryAfter?: string) => ({
	status,
	headers: {
		'content-type': 'application/json',
		...(retryAfter !== undefined && { 'retry-after': retryAfter }),
	},
	body: JSON.stringify(vendor.failure(WORDS, status)),
});

type Row = [
	fault: string,
	arrange: (vendor: Vendor) => Fault,
	expected: (vendor: Vendor, provider: Provider) => LoginOutcome,
];

const failsOnce = (status: number, waitMs = 300, retryAfter?: string): Row => [
	`${status} once${retryAfter === undefined ? '' : `, Retry-After ${retryAfter}`}`,
	(vendor) => answered(failure(vendor, status, retryAfter), ONCE),
	() => works(2, [waitMs]),
];
const failsAlways = (status: number): Row => [
	`${status} always`,
	(vendor) => answered(failure(vendor, status)),
	(vendor, provider) =>
		unreachable(vendor, provider, `HTTP ${status}: ${vendor.told(WORDS, status)}`),
];
const asksForTooLong = (status: number, retryAfter: string): Row => [
	`${status}, Retry-After ${retryAfter}: too long to wait for`,
	(vendor) => answered(failure(vendor, status, retryAfter)),
	(vendor, provider) =>
		unreachable(
			vendor,
			provider,
			`HTTP ${status}: ${vendor.told(WORDS, status)}, retry after ${retryAfter}`,
			1,
		),
];

const ROWS: Row[] = [
	['500 once', () => answered({ status: 500, ...BUSY }, ONCE), () => works(2, [300])],
	failsOnce(502),
	failsOnce(503),
	failsOnce(504),
	failsOnce(429),
	failsOnce(408),
	failsOnce(429, 7_000, '7'),
	failsOnce(503, 7_000, '7'),
	failsOnce(429, 10_000, '10'),
	failsOnce(429, 0, '0'),
	failsOnce(429, 300, '-5'),
	failsOnce(429, 300, 'soon'),
	[
		'429 once, Retry-After a date in 7 s',
		(vendor) => ({
			arrange({ settings }) {
				const date = new Date(Date.now() + 7_000).toUTCString();
				settings.failLogins = { ...failure(vendor, 429, date), times: ONCE };
			},
		}),
		() => works(2, [7_000]),
	],
	[
		'500 in the vendor’s own form: a refusal',
		(vendor) => answered(failure(vendor, 500)),
		(vendor, provider) => {
			const told = vendor.told(WORDS, 500);
			// Broadcom refuses logins with another status, so 500 counts as a server error here.
			if (vendor.type === 'caTokenApi') return unreachable(vendor, provider, `HTTP 500: ${told}`);
			return refused(vendor, 500, told);
		},
	],
	failsAlways(502),
	failsAlways(429),
	asksForTooLong(429, '11'),
	asksForTooLong(429, '3600'),
	asksForTooLong(503, '3600'),
	[
		'timeout',
		() => ({
			arrange: ({ settings }) => void (settings.loginDelayMs = NEVER_MS),
			parameters: { options: { timeout: 60_000 } },
		}),
		(vendor, provider) => ({
			...unreachable(vendor, provider, 'no answer within 60000 ms'),
			refusedLogins: 0,
		}),
	],
	['reset once', () => answered({ status: 0 }, ONCE), () => works(2, [300])],
	['reset twice', () => answered({ status: 0 }, 2), () => works(3, [300, 1_000])],
	[
		'reset always',
		() => answered({ status: 0 }),
		(vendor, provider) => unreachable(vendor, provider, 'the connection was closed'),
	],
	['500 twice', () => answered({ status: 500, ...BUSY }, 2), () => works(3, [300, 1_000])],
	[
		'reset in the middle of the body once',
		() => answered({ status: 200, ...BUSY, cutAfter: 4 }, ONCE),
		// The provider has counted the login whose answer was cut off.
		() => ({ ...works(2, [300]), logins: 2, refusedLogins: 0 }),
	],
	[
		'reset in the middle of the body always',
		() => answered({ status: 200, ...BUSY, cutAfter: 4 }),
		(vendor, provider) => ({
			...unreachable(vendor, provider, 'the connection was closed'),
			logins: 3,
			refusedLogins: 0,
		}),
	],
];

describe.each(TOKEN_METHODS)('$type $method, login:', (method) => {
	it.each(ROWS)('%s', async (_fault, arrange, expected) => {
		await checkLogin(providers, method, arrange(method), expected(method, providers[method.type]));
	});
});

const WRONG = 'wr"ong &pässword/+';

async function checkRefused(method: TokenMethod): Promise<StoredCredentials> {
	const { secret: field, refusal } = method;
	const [status, words] = refusal;
	const fault = { fields: { [field]: WRONG } };
	const outcome = refused(method, status, words);
	return await checkLogin(providers, method, fault, outcome);
}

describe.each(TOKEN_METHODS)('$type $method, refused:', (method) => {
	const provider = (): Provider => providers[method.type];
	const run = async (stored: StoredCredentials) =>
		await runNode(stored, {
			parameters: { api: method.type, url: method.echo },
			items: ITEMS,
		});

	it("one attempt, in the vendor's words", async () => {
		await checkRefused(method);
	});

	it('the next attempt comes after ten seconds, not earlier', async () => {
		const fault = answered({ status: 400, headers: {}, body: 'locked' });
		const outcome = refused(method, 400, 'locked');
		const stored = await checkLogin(providers, method, fault, outcome);
		passTime(9_999);
		await run(stored);
		expect(countsOf(provider()).logins).toBe(1);
		passTime(1);
		await run(stored);
		expect(countsOf(provider()).logins).toBe(2);
	});

	it('a corrected credential is tried at once', async () => {
		const { secret: field } = method;
		const valid = provider().credentials[method.method][field];
		const wrong = { fields: { [field]: 'wrong' }, ...answered({ status: 400, body: 'locked' }) };
		const outcome = refused(method, 400, 'locked');
		const stored = await checkLogin(providers, method, wrong, outcome);
		provider().settings.failLogins = null;
		stored.edit(method.type, { [field]: valid } as never);
		const { error, items } = await run(stored);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(ITEMS.length);
		expect(provider().counters).toMatchObject({ logins: 1, refusedLogins: 1, calls: 3 });
	});

	it('a provider that could not be reached is asked again after two seconds', async () => {
		const fault = answered({ status: 0 }, 3);
		const outcome = unreachable(method, provider(), 'the connection was closed');
		const stored = await checkLogin(providers, method, fault, outcome);
		passTime(1_999);
		expect((await run(stored)).error?.message).toBe(outcome.message);
		expect(countsOf(provider()).logins).toBe(3);
		passTime(1);
		expect((await run(stored)).error).toBeUndefined();
		expect(countsOf(provider())).toEqual({ logins: 4, renewals: 0, sends: 3 });
	});
});

describe.each(TOKEN_METHODS)('$type $method, a wrong secret:', (method) => {
	const asIs = JSON.stringify(WRONG).slice(1, -1);
	it.each<[string, string]>([
		['as they are', WRONG],
		['URL-encoded', encodeURIComponent(WRONG)],
		['form-encoded', new URLSearchParams({ v: WRONG }).toString()],
		['as JSON', JSON.stringify({ error: 'no', message: `${WRONG} is wrong` })],
		['as JSON in JSON', JSON.stringify({ message: `{"password":"${asIs}"}` })],
		['as Basic', Buffer.from(`${WRONG}:`).toString('base64')],
		['as Base64', Buffer.from(WRONG).toString('base64')],
	])('refused in words that repeat the secret %s', async (_how, body) => {
		await checkRow(
			providers,
			method,
			{ fields: { [method.secret]: WRONG }, ...answered({ status: 400, headers: TEXT, body }) },
			{
				logins: 1,
				sends: 0,
				item: [
					'the login was refused',
					'HTTP 400',
					'*****',
					'Check the user name, password or key',
				],
			},
		);
	});
});
