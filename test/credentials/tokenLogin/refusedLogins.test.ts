/**
 * Tests a wrong password as real APIs report it: one attempt in ten seconds, with the API's words.
 */
import '../../support/fakeSleep';
import { runNode } from '../../support/n8nHost';
import { passTime, startFakeTime } from '../../nodes/AuthenticatedRequest/faults/fakeTime';
import { useLoginApi } from './loginApi';

beforeEach(() => startFakeTime());

const api = useLoginApi();
const ITEMS = { items: [{}, {}, {}], onError: 'continueRegularOutput' as const };
const logins = () => api.seen.filter(({ line }) => line.includes('/login')).length;
const TEXT = { 'content-type': 'text/plain' };
const PAGE = { 'content-type': 'text/html' };
const SOAP =
	'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultstring>Bad login</faultstring></s:Fault></s:Body></s:Envelope>';

type Row = [
	title: string,
	status: number,
	body: unknown,
	words: RegExp,
	headers?: Record<string, string>,
];

it.each<Row>([
	['a lock', 429, { message: 'Too many failed login attempts. Account locked.' }, /blocks logins/],
	['a limit of logins', 429, { message: 'Too many login attempts.' }, /blocks logins.*Wait/],
	[
		'a lock with a pause',
		429,
		{ error: 'Account is locked' },
		/blocks logins/,
		{ 'retry-after': '2' },
	],
	['a lock under 503', 503, { error: 'account_locked' }, /blocks logins/],
	['a lock under 423', 423, { message: 'User has been blocked' }, /blocks logins/],
	['text', 500, 'invalid credentials', /refused \(HTTP 500: invalid cred/, TEXT],
	[
		'a page',
		500,
		'<html><h1>Login failed</h1>Invalid credentials</html>',
		/Check the user name/,
		PAGE,
	],
	['a trace', 500, '<html><pre>x.FailedLoginException: no</pre></html>', /Check the user/, PAGE],
	['a pause', 500, { message: 'Invalid username or password' }, /refused/, { 'retry-after': '1' }],
	['501', 501, { message: 'Unknown user name' }, /refused \(HTTP 501: Unknown user name\)/],
	['a gateway', 502, { message: 'wrong password' }, /refused \(HTTP 502: wrong password\)/],
	['503', 503, { code: 'INVALID_CREDENTIALS' }, /refused \(HTTP 503: INVALID_CREDENTIALS\)/],
	['504', 504, 'upstream login failed: bad password', /refused \(HTTP 504/, TEXT],
	['another number', 520, { message: 'Authentication failed' }, /refused \(HTTP 520/],
	['another language', 500, 'Falsches Kennwort', /refused \(HTTP 500: Falsches Kennwort\)/, TEXT],
	['SOAP under 503', 503, SOAP, /refused \(HTTP 503: Bad login\)/, { 'content-type': 'text/xml' }],
	[
		'a page that says so',
		200,
		'<html><script>"Invalid user"</script><p>Wrong password</p></html>',
		/refused \(HTTP 200: Wrong password\)/,
		PAGE,
	],
	[
		'errors deep inside',
		200,
		{ data: { login: { token: null, errors: [{ message: 'Try again' }] } } },
		/refused \(HTTP 200: login: Try again\)/,
	],
	[
		'a list of errors',
		200,
		{ token: '', errList: [{ errorCode: 7, errLogMessage: 'Not today' }] },
		/refused \(HTTP 200: 7: Not today\)/,
	],
	[
		'3GPP',
		401,
		{ requestError: { serviceException: { messageId: 'SVC1', text: 'No such login' } } },
		/refused \(HTTP 401: SVC1: No such login\)/,
	],
	['a user who is not there', 404, { message: 'User not found' }, /Check the user name/],
])('%s', async (...[, status, body, words, headers]: Row) => {
	api.answers['/login'] = { status, headers, body };
	const { items, stored } = await api.run({}, {});
	expect(items).toEqual([]);
	const { items: failed } = await runNode(stored, {
		parameters: { api: 'tokenLoginApi', url: '/me' },
		...ITEMS,
	});
	expect((failed[0].json.error as { message: string }).message).toMatch(words);
	expect(logins()).toBe(1);
	passTime(10_001);
	await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' }, ...ITEMS });
	expect(logins()).toBe(2);
});

it.each<Row>([
	['a service that is away', 503, { message: 'Login service unavailable' }, /no usable answer/],
	['a database', 503, { message: 'Authentication failed: database connection' }, /no usable/],
])('%s is tried again', async (...[, status, body, words, headers]: Row) => {
	api.answers['/login'] = { status, headers, body };
	const { error } = await api.run({});
	expect(error?.message).toMatch(words);
	expect(logins()).toBe(3);
});

/**
 * Failures of a login that has never worked. They may mean a wrong password or a lock, so the login
 * is not repeated.
 */
const DOUBTFUL: Row[] = [
	['a rate limit', 429, { message: 'Too many requests' }, /\(HTTP 429.*check them before/],
	[
		'nothing',
		500,
		'',
		/no usable answer \(HTTP 500\).*Some APIs answer like this if the user name/,
		TEXT,
	],
	['a page without words', 500, '<html><h1>Oops</h1></html>', /check them before/, PAGE],
];
it.each(DOUBTFUL)('%s is tried once in ten seconds', async (...row: Row) => {
	const [, status, body, words, headers] = row;
	api.answers['/login'] = { status, headers, body };
	const { error, stored } = await api.run({});
	expect(error?.message).toMatch(words);
	expect(logins()).toBe(1);
	const again = async () =>
		await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' }, ...ITEMS });
	passTime(9_000);
	await again();
	expect(logins()).toBe(1);
	passTime(1_001);
	await again();
	expect(logins()).toBe(2);
});

it.each(DOUBTFUL)('%s is tried once more where the login has worked', async (...row: Row) => {
	const [, status, body, , headers] = row;
	const { stored } = await api.run({});
	api.answers['/login'] = { status, headers, body };
	passTime(601_000);
	await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
	expect(logins()).toBe(3);
});

it('a pause that the API asks for is kept, and the login tried again', async () => {
	api.answers['/login'] = { status: 429, headers: { 'retry-after': '5' }, body: '' };
	await api.run({});
	expect(logins()).toBe(3);
});

it('a lock that names its end is left alone so long, a minute at most', async () => {
	api.answers['/login'] = {
		status: 429,
		headers: { 'retry-after': '40' },
		body: { message: 'Too many login attempts' },
	};
	const { stored } = await api.run({});
	const again = async () =>
		await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' }, ...ITEMS });
	passTime(39_000);
	await again();
	expect(logins()).toBe(1);
	passTime(2_000);
	await again();
	expect(logins()).toBe(2);
});

it('a live token serves on while its renewal is refused so', async () => {
	const { stored } = await api.run({});
	api.answers['/login'] = { status: 503, body: { message: 'Invalid login' } };
	passTime(560_000);
	const { error } = await runNode(stored, { parameters: { api: 'tokenLoginApi', url: '/me' } });
	expect(error).toBeUndefined();
});

it('a form that comes back with its words is a refusal, though it sets the cookie', async () => {
	const page = (words: string) => `<html><p>${words}</p><input name=p type="password"></html>`;
	api.answers['/login'] = {
		headers: { 'set-cookie': 'SID=anonymous', ...PAGE },
		body: page('Invalid user or password'),
	};
	const cookie = { loginKind: 'cookie', cookieName: 'SID' };
	const { error } = await api.run(cookie);
	expect(error?.message).toMatch(/refused \(HTTP 200: Invalid user or password\)/);
	expect(logins()).toBe(1);
	// A home page can have a form for the password, too.
	api.answers['/login'].body = page('Welcome');
	expect((await api.run(cookie)).error).toBeUndefined();
});
