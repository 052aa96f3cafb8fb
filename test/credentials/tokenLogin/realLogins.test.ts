/**
 * Tests tokens and refusals as real servers send them: what the API receives, and what the person
 * reads.
 */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../support/n8nHost';
import { testCredential } from '../../support/credentialTest';
import { startFakeTime } from '../../nodes/AuthenticatedRequest/faults/fakeTime';
import { LoginApi, useLoginApi } from './loginApi';

beforeEach(() => startFakeTime());

const api = useLoginApi();
const COOKIE = { loginKind: 'cookie', cookieName: 'SID' };
const lines = () => api.seen.map(({ line }) => line);
const logins = () => lines().filter((line) => line.includes('/login')).length;
const sentHeader = (name: string) => api.seen.at(-1)?.headers[name];
const jwt = (claims: object) =>
	['{"alg":"HS256"}', JSON.stringify(claims), 'sig']
		.map((part) => Buffer.from(part).toString('base64url'))
		.join('.');
const again = async (stored: Awaited<ReturnType<LoginApi['run']>>['stored'], count = 1) =>
	await runNode(stored, {
		parameters: { api: 'tokenLoginApi', url: '/me' },
		items: Array.from({ length: count }, () => ({})),
		onError: 'continueRegularOutput',
	});

describe('a token', () => {
	it.each<[string, unknown, string, IDataObject]>([
		['with its scheme', { token: 'Bearer abc.def' }, 'Bearer abc.def', {}],
		['with its scheme in small letters', { token: 'bearer abc' }, 'Bearer abc', {}],
		['with another scheme', { token: 'JWT abc' }, 'JWT abc', {}],
		['as the whole text, with its scheme', 'Bearer abcdef', 'Bearer abcdef', { path: 'text' }],
		['that is a number', { sessionId: 7615 }, 'Bearer 7615', {}],
		[
			'that is a number of 19 digits',
			'{"sessionId":7615917337495251231}',
			'Bearer 7615917337495251231',
			{},
		],
		[
			'that is such a number at a path',
			'{"a":{"sid":7615917337495251231}}',
			'Bearer 7615917337495251231',
			{ path: 'a.sid' },
		],
	])('%s', async (_what, body, expected, { path }) => {
		api.answers['/login'] = { body };
		const answer =
			path === 'text' ? { tokenFrom: 'text' } : path === undefined ? {} : { tokenPath: path };
		const { error } = await api.run({ showAnswer: true, ...answer });
		expect(error).toBeUndefined();
		expect(sentHeader('authorization')).toBe(expected);
	});

	it('shows nowhere, with its scheme or without', async () => {
		api.answers['/login'] = { body: { token: 'Bearer s3cret-token' } };
		api.answers['/me'] = { status: 400, body: { message: 's3cret-token is no good' } };
		const { error, everything } = await api.run({});
		expect(error?.message).toContain('***** is no good');
		expect(everything).not.toContain('s3cret');
	});

	it('from a cache has the life that is left of it', async () => {
		const now = Math.floor(Date.now() / 1000);
		api.answers['/login'] = {
			headers: { date: new Date(now * 1000).toUTCString() },
			body: { token: jwt({ iat: now - 3598, exp: now + 2 }) },
		};
		const { stored } = await api.run({});
		expect(LoginApi.lifetimeIn(stored)).toEqual({ kind: 'absolute', ms: 2000, from: 'token' });
	});

	it.each(['auto', 'jwt'])('that is over on receipt is an error: expiry %s', async (expiryFrom) => {
		const now = Math.floor(Date.now() / 1000);
		api.answers['/login'] = {
			headers: { date: new Date(now * 1000).toUTCString() },
			body: { token: jwt({ iat: now - 3600, exp: now - 5 }) },
		};
		const { error } = await api.run({ showAnswer: true, expiryFrom });
		expect(error?.message).toMatch(/answered, but its token had expired 5 s before it arrived/);
		expect(lines()).toEqual(['POST /login']);
	});
});

it('a deleted cookie of another path does not end the session', async () => {
	api.answers['/login'] = {
		headers: {
			'set-cookie': ['SID=good; Path=/', 'SID=deleted; Max-Age=0; Path=/old'],
		} as never,
		body: {},
	};
	const { error } = await api.run(COOKIE);
	expect(error).toBeUndefined();
	expect(sentHeader('cookie')).toBe('SID=good');
});

const SOAP =
	'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>Client</faultcode><faultstring>bad login</faultstring></s:Fault></s:Body></s:Envelope>';

it.each<[string, { status?: number; headers?: object; body: unknown }, string, IDataObject?]>([
	[
		'OAuth’s error under HTTP 200',
		{ body: { error: 'invalid_grant', error_description: 'Bad user' } },
		'HTTP 200: invalid_grant: Bad user',
	],
	[
		'the same as a form',
		{ body: 'error=bad_code&error_description=The+code+is+over' },
		'bad_code: The code is over',
	],
	[
		'the same beside a cookie',
		{
			headers: { 'set-cookie': 'SID=anonymous' },
			body: { error: 'x', error_description: 'Bad user' },
		},
		'x: Bad user',
		COOKIE,
	],
	['a sentence', { body: 'Fails.' }, 'HTTP 200: Fails.'],
	['a sentence, no cookie', { body: 'Fails.' }, 'HTTP 200: Fails.', COOKIE],
	['success: false', { body: { success: false, message: 'No' } }, 'HTTP 200: No'],
	['a message of refusal', { body: { message: 'Wrong password' } }, 'HTTP 200: Wrong password'],
	[
		'a redirect back to the form',
		{ status: 302, headers: { location: '/login?error', 'set-cookie': 'SID=x' }, body: '' },
		'a redirect to /login?error',
		COOKIE,
	],
	['a SOAP fault, HTTP 500', { status: 500, body: SOAP }, 'HTTP 500: bad login'],
	['a SOAP fault, HTTP 200', { body: SOAP }, 'HTTP 200: bad login'],
	[
		'JSON under HTTP 500',
		{ status: 500, body: { message: 'Bad credentials' } },
		'HTTP 500: Bad credentials',
	],
	['XML under HTTP 500', { status: 500, body: '<error>Bad login</error>' }, 'Bad login'],
])(
	'a login refused by %s: one attempt, in the API’s words',
	// All in one: jest takes a parameter that a row has no value for as its callback.
	async (...[, answer, words, fields]) => {
		api.answers['/login'] = answer as never;
		const { error } = await api.run(fields ?? {});
		expect(error?.message).toContain('the login was refused (');
		expect(error?.message).toContain(words);
		expect(lines()).toEqual(['POST /login']);
	},
);

it.each<[string, object]>([
	['a gateway’s 503', { status: 503, body: { message: 'Service Unavailable' } }],
	['500 that asks to come back', { status: 500, headers: { 'retry-after': '1' }, body: { a: 1 } }],
	['a gateway’s page', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }],
])('no refusal, so three attempts: %s', async (_what, answer) => {
	api.answers['/login'] = answer as never;
	const { error } = await api.run({});
	expect(error?.message).toContain('got no usable answer');
	expect(logins()).toBe(3);
});

it.each<[string, unknown, IDataObject]>([
	['another name', { ok: true, tok: 'T' }, {}],
	['a friendly message', { message: 'Welcome back', tok: 'T' }, {}],
])('no refusal, but no token either: %s', async (_what, body, fields) => {
	api.answers['/login'] = { body };
	const { error } = await api.run(fields);
	expect(error?.message).toContain('there was no token under any of the usual names');
});

describe('a form that redirects whatever the password', () => {
	const form = () => {
		api.answers['/login'] = {
			status: 302,
			headers: { location: '/home', 'set-cookie': 'SID=anonymous; Path=/' },
			body: '',
		};
		api.answers['/me'] = { status: 401, body: { error: 'login first' } };
	};

	it('is tried once for all items, and says what that means', async () => {
		form();
		const { error, stored } = await api.run(COOKIE);
		expect(error?.message).toContain('the token was rejected');
		expect(error?.description).toMatch(/rejected it at its first use.*user name or password/);
		const { items } = await again(stored, 20);
		expect(items).toHaveLength(20);
		expect(JSON.stringify(items[0].json.error)).toMatch(/rejected it at its first use/);
		expect(logins()).toBe(1);
	});

	it('is none if a call has succeeded: then a rejected token is replaced', async () => {
		form();
		api.answers['/me'] = { body: { ok: true } };
		const { error, stored } = await api.run(COOKIE);
		expect(error).toBeUndefined();
		api.answers['/me'] = { status: 401, body: {} };
		api.answers['/login'].headers = { location: '/home', 'set-cookie': 'SID=other; Path=/' };
		await again(stored, 1);
		expect(logins()).toBe(2);
	});
});

it.each(['test', 'renew'])(
	'%s: the session before is logged out once the new one works',
	async (by) => {
		const fields = { showRelease: true, releaseUrl: '/logout', releaseBody: '{"t":"${token}"}' };
		const { stored } = await api.run(fields);
		api.answers['/login'] = { body: { token: 'T-2', expires_in: 600 } };
		api.seen = [];
		if (by === 'test') {
			// As n8n's form has it, with the defaults.
			const data = await stored.getDecrypted({}, {} as never, 'tokenLoginApi');
			await testCredential('tokenLoginApi', data);
		} else {
			const parameters = { api: 'tokenLoginApi', resource: 'token', tokenOperation: 'renew' };
			const { error } = await runNode(stored, { parameters });
			expect(error).toBeUndefined();
		}
		expect(lines().at(0)).toBe('POST /login');
		expect(lines().at(-1)).toBe('POST /logout');
		expect(api.seen.at(-1)?.body).toBe('{"t":"T-1"}');
		await again(stored);
		expect(sentHeader('authorization')).toBe('Bearer T-2');
		expect(logins()).toBe(1);
	},
);
