/**
 * Tests values that are more than a plain path in an answer, and what the answer to a call says
 * about token and call.
 */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { testCredential } from '../../support/credentialTest';
import { runNode } from '../../support/n8nHost';
import { LoginApi, useLoginApi } from './loginApi';

const api = useLoginApi();
const lastCall = () => api.seen[api.seen.length - 1];
const COOKIES = { 'set-cookie': ['SID=abc; Path=/', 'ROUTE=.2; HttpOnly', 'wp_9f=x'] } as never;
const logins = () => api.seen.filter(({ line }) => line === 'POST /login').length;

describe('cookies', () => {
	it.each<[string, IDataObject, string]>([
		['all of the login', { cookieName: '*' }, 'SID=abc; ROUTE=.2; wp_9f=x'],
		['one whose name the answer gives', { cookieName: 'wp_*' }, 'wp_9f=x'],
		['one by its name', { cookieName: 'SID' }, 'SID=abc'],
	])('%s', async (_title, fields, cookie) => {
		api.answers['/login'] = { headers: COOKIES, body: {} };
		const { error } = await api.run({ loginKind: 'cookie', ...fields });
		expect(error).toBeUndefined();
		expect(lastCall().headers.cookie).toBe(cookie);
	});

	it('of all steps, the later one of a name', async () => {
		api.answers['/login'] = { headers: COOKIES, body: {} };
		api.answers['/second'] = { headers: { 'set-cookie': 'SID=new' }, body: {} };
		const { error } = await api.run({
			loginKind: 'cookie',
			cookieName: '*',
			showSteps: true,
			steps: { steps: [{ method: 'GET', url: '/second' }] },
		});
		expect(error).toBeUndefined();
		expect(lastCall().headers.cookie).toBe('SID=new; ROUTE=.2; wp_9f=x');
	});

	it('none is told', async () => {
		api.answers['/login'] = { headers: { 'set-cookie': 'OTHER=1' }, body: {} };
		const { error } = await api.run({ loginKind: 'cookie', cookieName: 'wp_*' });
		expect(error?.message).toMatch(/no token at "wp_\*" \(the answer has OTHER\)/);
	});

	it('a name that the body gives', async () => {
		api.answers['/login'] = { body: { session_name: 'SESS7f', sessid: 'v-1' } };
		const { error } = await api.run({
			showAnswer: true,
			tokenPath: 'sessid',
			keepValues: 'name=session_name',
			showUse: true,
			tokenPlace: 'cookie',
			tokenName: '${name}',
			tokenTemplate: '${token}',
		});
		expect(error).toBeUndefined();
		expect(lastCall().headers.cookie).toBe('SESS7f=v-1');
	});
});

describe('the element of a list in which a field has a value', () => {
	const body = {
		token: 'T-1',
		centers: [
			{ active: false, host: 'a', id: 7 },
			{ active: true, host: 'b', id: 8, at: { name: 'x y' } },
		],
	};
	it.each([
		['centers[active=true].host', 'b'],
		['centers[id=7].host', 'a'],
		['centers[at.name=x y].id', '8'],
		["centers[ host = 'b' ].id", '8'],
	])('%s', async (path, value) => {
		api.answers['/login'] = { body };
		const { error } = await api.run({
			showAnswer: true,
			keepValues: `v=${path}`,
			showCallValues: true,
			callHeaders: `X-V: \${v}\nX-S: \${step1.${path}}`,
		});
		expect(error).toBeUndefined();
		expect(lastCall().headers).toMatchObject({ 'x-v': value, 'x-s': value });
	});

	it('none is told', async () => {
		api.answers['/login'] = { body };
		const { error } = await api.run({ showAnswer: true, keepValues: 'v=centers[id=9].host' });
		expect(error?.message).toMatch(/"Values to Keep" finds nothing at "centers\[id=9\]\.host"/);
	});
});

describe('a dead token told by a text', () => {
	it.each([
		['Session has EXPIRED', { error: { note: 'your session has expired.' } }],
		['/"code":\\s*40\\d{3}/', { code: 40_017 }],
		['expired', 'Token expired'],
	])('%s', async (rejectedText, body) => {
		api.answers['/me'] = { body };
		const { error } = await api.run({ showRejection: true, rejectedText });
		expect(error?.message).toMatch(/the token was rejected/);
		// At its first use: another login would be no better.
		expect(logins()).toBe(1);
	});

	it('another answer is none', async () => {
		const { error } = await api.run({ showRejection: true, rejectedText: 'expired' });
		expect(error).toBeUndefined();
		expect(logins()).toBe(1);
	});

	it('a pattern that is none is told with its field', async () => {
		const { error } = await api.run({ showRejection: true, rejectedText: '/(/' });
		expect(error?.message).toMatch(/"Rejected Text" is not a regular expression/);
		expect(api.seen).toEqual([]);
	});
});

describe('a call that failed under HTTP 200', () => {
	const FAILS = { showFailure: true };
	it.each<[string, IDataObject, unknown, string]>([
		[
			'a value',
			{ failedPath: 'status', failedValue: 'error|fail' },
			{ status: 'fail', message: 'no stock' },
			'no stock',
		],
		[
			'false',
			{ failedPath: 'ok', failedValue: 'false' },
			{ ok: false, error: 'not_in_channel' },
			'not_in_channel',
		],
		[
			'another value',
			{ failedPath: 'code', failedMatch: 'differs', failedValue: '0' },
			{ code: 17, msg: 'x', message: 'full' },
			'full',
		],
		[
			'part of a value',
			{ failedPath: 'info', failedMatch: 'contains', failedValue: 'ERR' },
			{ info: 'AN-ERR-1' },
			'AN-ERR-1',
		],
		[
			'anything there',
			{ failedPath: 'errors[0]', failedWordsPath: 'errors[0]' },
			{ errors: ['bad id'] },
			'bad id',
		],
		[
			'a text',
			{ failedText: 'no permission' },
			{ result: 'No Permission' },
			'the answer says that the call failed',
		],
		[
			'a pattern',
			{ failedText: '/"success":\\s*false/' },
			{ success: false, detail: 'locked' },
			'locked',
		],
		[
			'words of its own',
			{ failedPath: 'ok', failedValue: 'false', failedWordsPath: 'why.text' },
			{ ok: false, why: { text: 'closed' } },
			'closed',
		],
	])('%s', async (_title, fields, body, words) => {
		api.answers['/me'] = { body };
		const { error } = await api.run({ ...FAILS, ...fields });
		expect(error?.message).toContain(words);
		expect((error as Error & { description: string }).description).toContain('HTTP 200');
		expect(api.seen).toHaveLength(2);
	});

	it('a good one passes, and the switch off changes nothing', async () => {
		expect(
			(await api.run({ ...FAILS, failedPath: 'ok', failedValue: 'false' })).error,
		).toBeUndefined();
		api.answers['/me'] = { body: { ok: false } };
		expect((await api.run({ failedPath: 'ok', failedValue: 'false' })).error).toBeUndefined();
	});
});

describe('the test call', () => {
	const test = async (fields: IDataObject) =>
		await testCredential('tokenLoginApi', {
			baseUrl: api.url,
			loginUrl: '/login',
			username: 'ada',
			password: 'pw-12345',
			testPath: '/graphql',
			showTest: true,
			...fields,
		});

	it.each<[string, IDataObject, string, string | undefined, string]>([
		[
			'JSON',
			{ testMethod: 'POST', testBody: '{"query": "{ me }"}' },
			'POST /graphql',
			'application/json',
			'{"query": "{ me }"}',
		],
		[
			'a form',
			{ testMethod: 'PUT', testBody: 'a=1&b=2' },
			'PUT /graphql',
			'application/x-www-form-urlencoded',
			'a=1&b=2',
		],
		['a GET still', { testMethod: 'GET', testBody: '{}' }, 'GET /graphql', undefined, ''],
		[
			'with the token in the body',
			{
				testMethod: 'POST',
				testBody: '{"q":1}',
				showUse: true,
				tokenPlace: 'body',
				tokenName: 'sid',
				tokenTemplate: '${token}',
			},
			'POST /graphql',
			'application/json',
			'{"q":1,"sid":"T-1"}',
		],
	])('%s', async (_title, fields, line, type, body) => {
		const { status } = await test(fields);
		expect(status).toBe('OK');
		expect(lastCall()).toMatchObject({ line, body });
		expect(lastCall().headers['content-type']).toBe(type);
	});

	it('fails where the answer says so under HTTP 200', async () => {
		api.answers['/graphql'] = { body: { errors: [{ message: 'no such field' }] } };
		const { status, message } = await test({
			testMethod: 'POST',
			testBody: '{"query":"{ me }"}',
			showFailure: true,
			failedPath: 'errors[0].message',
		});
		expect(status).toBe('Error');
		expect(message).toContain('no such field');
	});
});

describe('the margin before the end', () => {
	afterEach(() => jest.restoreAllMocks());
	it.each([
		['600 s life, 120 s margin: 470 s', 120, 470_000, 1],
		['600 s life, 120 s margin: 490 s', 120, 490_000, 2],
		['at most half the life: 290 s', 5_000, 290_000, 1],
		['at most half the life: 310 s', 5_000, 310_000, 2],
		['empty: as before', 0, 530_000, 1],
	])('%s', async (_title, renewBefore, later, count) => {
		const started = Date.now();
		const { stored } = await api.run({ showAnswer: true, renewBefore });
		api.answers['/login'].body = { token: 'T-2', expires_in: 600 };
		jest.spyOn(Date, 'now').mockReturnValue(started + later);
		await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
		expect(logins()).toBe(count);
	});

	it('a wrong one is told', async () => {
		const { error } = await api.run({ showAnswer: true, renewBefore: -5 });
		expect(error?.message).toMatch(/"Renew Before \(Seconds\)" must be a number above 0/);
	});
});

it('who is logged in is shown by Inspect, also after a renewal', async () => {
	api.answers['/login'] = {
		body: { token: 'T-1', refresh_token: 'R-1', user: { name: 'Ada L.' }, expires_in: 600 },
	};
	api.answers['/refresh'] = { body: { token: 'T-2', expires_in: 600 } };
	const { stored } = await api.run({
		showAnswer: true,
		whoPath: 'user.name',
		showRenewal: true,
		renewUrl: '/refresh',
	});
	for (const tokenOperation of ['inspect', 'renew']) {
		const { items } = await runNode(stored, {
			parameters: { api: 'tokenLoginApi', resource: 'token', tokenOperation },
		});
		expect(items[0].json).toMatchObject({ loggedInAs: 'Ada L.' });
	}
	expect(LoginApi.lifetimeIn(stored)).toEqual({ kind: 'absolute', ms: 600_000, from: 'answer' });
});

it.each([['X-Sign: ${hmacSha256(username, body)}'], ['X-Sign: ${sha256("${method}${url}")}']])(
	'a signature over each call is refused in words: %s',
	async (callHeaders) => {
		const { error } = await api.run({ showCallValues: true, callHeaders });
		expect(error?.message).toMatch(/"Headers of Each Call" needs the call's own method.*OAuth1/);
		expect(api.seen).toEqual([]);
	},
);
