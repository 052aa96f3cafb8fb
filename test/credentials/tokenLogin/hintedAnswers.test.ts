/** Tests tokens and lifetimes that an answer only hints at, and words in the place of a token. */
import '../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { startFakeTime } from '../../nodes/AuthenticatedRequest/faults/fakeTime';
import { LoginApi, useLoginApi } from './loginApi';

beforeEach(() => startFakeTime());

const api = useLoginApi();
const login = async (body: unknown, fields: IDataObject = {}, headers = {}) => {
	const now = new Date(Date.now()).toUTCString();
	api.answers['/login'] = { headers: { date: now, ...headers }, body };
	return await api.run({ showAnswer: true, ...fields });
};
/** The login's answer, the expected result, and fields of the credential. */
type Row<T> = [title: string, body: unknown, expected: T, fields?: IDataObject];

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const iso = (seconds: number) => new Date(inSeconds(seconds) * 1000).toISOString();
const jwt = (claims: object) =>
	['{"alg":"HS256"}', JSON.stringify(claims), 'sig']
		.map((part) => Buffer.from(part).toString('base64url'))
		.join('.');

it.each<[string, () => object, number | undefined]>([
	['a date', () => ({ expires: iso(600) }), 600],
	['expiresAt', () => ({ expiresAt: iso(600) }), 600],
	['expires_at, an epoch', () => ({ expires_at: inSeconds(600) }), 600],
	['expires_on, an epoch as text', () => ({ expires_on: String(inSeconds(600)) }), 600],
	['an epoch in ms', () => ({ tokenExpiry: inSeconds(600) * 1000 }), 600],
	['ASP.NET’s', () => ({ '.expires': new Date(inSeconds(600) * 1000).toUTCString() }), 600],
	['within data', () => ({ data: { token: 'T-1', ExpirationDate: iso(600) } }), 600],
	['seconds before a date', () => ({ expires_in: '300', expires: iso(600) }), 300],
	['an instant under the name of a span', () => ({ expires_in: inSeconds(600) }), 600],
	['the same in ms', () => ({ expiresIn: inSeconds(600) * 1000 }), 600],
	['1h', () => ({ expiresIn: '1h' }), 3600],
	['30m', () => ({ expires_in: '30m' }), 1800],
	['a date without a time zone', () => ({ expires: '2099-01-01 00:00:00' }), undefined],
	['a small number without a unit', () => ({ expires: 900 }), undefined],
	['a date that is over', () => ({ expires_at: iso(-60) }), undefined],
	['zero', () => ({ expires_in: 0 }), undefined],
	['beside a token further in', () => ({ token: '', a: { jwt: 'T-1', expires_in: 600 } }), 600],
	['a JWT that counts ms', () => ({ token: jwt({ exp: inSeconds(600) * 1000 }) }), 600],
])('a lifetime from %s', async (_title, answer, seconds) => {
	const { stored, error } = await login({ token: 'T-1', ...answer() });
	expect(error).toBeUndefined();
	const lifetime = LoginApi.lifetimeIn(stored) as { ms: number } | undefined;
	expect(lifetime?.ms).toBe(seconds === undefined ? undefined : seconds * 1000);
});

it.each<Row<string>>([
	['a name in capitals', { ACCESS_TOKEN: 'abc' }, 'abc'],
	['a name with another case', { SessionID: 'abc' }, 'abc'],
	['a form', 'access_token=abc%3D&expires_in=500', 'abc='],
	['a pair', 'token=abc', 'abc'],
	['lines of pairs', 'SID=s\nLSID=l\nAuth=abc', 'abc', { tokenPath: 'Auth' }],
	['Base64 with its padding', 'YWJjZA==', 'YWJjZA=='],
	['further in, if it is the only one', { user: { auth: { token: 'abc' } }, id: 7 }, 'abc'],
	['a list', [{ token: 'abc' }], 'abc'],
	['the same one twice', { user: { token: 'abc' }, session: { token: 'abc' } }, 'abc'],
	['XML', '<r><a>1</a><s:sessionKey xmlns:s="u">abc</s:sessionKey></r>', 'abc'],
	['a name that also means other things', { sid: '6f2ab19c77d0e5e81' }, '6f2ab19c77d0e5e81'],
	['a path with $', { data: { id: 'abc' } }, 'abc', { tokenPath: '$.data.id' }],
	['words of letters that are long', 'failsafebadtokenqwertyuiop', 'failsafebadtokenqwertyuiop'],
])('a token from %s', async (...[, body, token, fields]: Row<string>) => {
	const { error } = await login(body, fields);
	expect(error).toBeUndefined();
	expect(api.seen.at(-1)?.headers.authorization).toBe(`Bearer ${token}`);
});

it.each<Row<RegExp>>([
	['"null"', { token: 'null' }, /no token.*token \(a word that says "none"/],
	['"undefined"', { token: 'undefined' }, /no token.*token \(a word that says "none"/],
	['"None"', { data: { token: 'None' } }, /no token.*data\.token \(a word that says/],
	['true', { token: true }, /no token.*token \(true\)/],
	[
		'false at a path',
		{ a: { ok: false } },
		/no token at "a.ok".*a\.ok \(false\)/,
		{ tokenPath: 'a.ok' },
	],
	['0 at a path', { sid: 0 }, /no token at "sid".*sid \(0\)/, { tokenPath: 'sid' }],
	['-1', { sid: -1 }, /no token at "sid"/, { tokenPath: 'sid' }],
	['an empty text', { token: '' }, /no token.*token \(empty\)/],
	['a result that is false', { id: 1, result: false }, /no token.*result \(false\)/],
	['LOGIN_FAILED', 'LOGIN_FAILED', /refused \(HTTP 200: LOGIN_FAILED\)/],
	['AccessDenied', 'AccessDenied', /refused \(HTTP 200: AccessDenied\)/],
	['invalid-credentials', 'invalid-credentials', /refused \(HTTP 200: invalid-cred/],
	['ERR5', 'ERR5', /refused \(HTTP 200: ERR5\)/],
	['ERR 5 as the whole body', 'ERR 5', /refused \(HTTP 200: ERR 5\)/, { tokenFrom: 'text' }],
	['E01', 'E01', /no token/],
	[
		'a sentence at a path',
		{ Result: 'Invalid login' },
		/no token at "Result"/,
		{ tokenPath: 'Result' },
	],
	['401', '401', /no token.*\(the answer has 401\)/],
	['-1 alone', '-1', /no token/],
	[
		'a sentence in another language',
		{ status: false, msg: 'Login falsch' },
		/refused .*Login falsch/,
	],
	['XML', '<r><error code="5">Wrong password</error></r>', /refused \(HTTP 200: Wrong password\)/],
	[
		'XML-RPC',
		'<methodResponse><fault><value><struct><member><name>faultString</name><value><string>Access Denied</string></value></member></struct></value></fault></methodResponse>',
		/refused \(HTTP 200: Access Denied\)/,
	],
	[
		'JSON-RPC',
		{ error: { code: -32602, message: 'Invalid params.', data: 'Login name is incorrect.' } },
		/refused .*Invalid params.*Login name is incorrect/,
	],
])('%s is no token', async (...[, body, message, fields]: Row<RegExp>) => {
	const { error } = await login(
		body,
		fields,
		typeof body === 'string' ? { 'content-type': 'text/plain' } : {},
	);
	expect(error?.message).toMatch(message);
	expect(api.seen).toHaveLength(1);
});

it.each<[string, unknown, RegExp]>([
	[
		'two of a name',
		{ a: { token: 'abc' }, b: { token: 'def' } },
		/at a\.token, write that into "Token/,
	],
	['access', { access: 'abc', refresh: 'r' }, /at access, write/],
	['result', { jsonrpc: '2.0', result: 'abcdef', id: 1 }, /at result, write/],
	['token.value', { token: { value: 'abc' } }, /at token\.value, write/],
	['words', 'one two', /the text "one two".*"Token From" → Whole Body/],
])('where the token is likely to be is said: %s', async (_title, body, message) => {
	const { error } = await login(
		body,
		{},
		typeof body === 'string' ? { 'content-type': 'text/plain' } : {},
	);
	expect(error?.message).toMatch(message);
});

it('a text that could be a secret does not show', async () => {
	const { error, everything } = await login('OK s3cr3t', {}, { 'content-type': 'text/plain' });
	expect(error?.message).toMatch(/the answer has a short text\).*Whole Body/);
	expect(everything).not.toContain('s3cr3t');
});
