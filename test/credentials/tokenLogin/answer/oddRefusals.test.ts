/**
 * Tests unusual answers to a wrong password: there is one attempt for all items, and the error says
 * what to do.
 */
import '../../../support/fakeSleep';
import { startFakeTime } from '../../../nodes/AuthenticatedRequest/faults/fakeTime';
import { runNode } from '../../../support/n8nHost';
import { useLoginApi } from '../loginApi';

beforeEach(() => startFakeTime());

const api = useLoginApi();
const TEXT = { 'content-type': 'text/plain' };
const PAGE = { 'content-type': 'text/html; charset=utf-8' };
const FORM = '<html><title>Sign in</title><form><input name=p type="password"></form></html>';
const COOKIE = { loginKind: 'cookie', cookieName: 'SID' };
const REFUSED = /the login was refused/;
const CHECK = /the user name, password or key is wrong: check them/;

interface Row {
	status?: number;
	body?: unknown;
	headers?: Record<string, string>;
	fields?: object;
	words: RegExp;
}

const under503 = (message: string): [string, Row] => [
	message,
	{ status: 503, body: { message }, words: REFUSED },
];

it.each<[string, Row]>([
	[
		'the page of the login again',
		{ body: FORM, headers: PAGE, words: /asks for a password: many/ },
	],
	[
		'a redirect to its failure',
		{ status: 302, headers: { location: '/login?error' }, words: REFUSED },
	],
	[
		'a page for failures in the place of the cookie',
		{
			status: 302,
			headers: { location: '/loginFailed.jsp', 'set-cookie': 'SID=a' },
			fields: COOKIE,
			words: /refused \(HTTP 302: a redirect to \/loginFailed.jsp\)/,
		},
	],
	[
		'a page for its status',
		{
			status: 303,
			headers: { location: '/errors/401.html', 'set-cookie': 'SID=a' },
			fields: COOKIE,
			words: REFUSED,
		},
	],
	[
		'the same page again, with a cookie that nothing accepts',
		{
			status: 302,
			headers: { location: '/login', 'set-cookie': 'SID=a' },
			fields: COOKIE,
			words: /the token was rejected/,
		},
	],
	['204', { status: 204, words: CHECK }],
	['nothing', { body: '', headers: TEXT, words: CHECK }],
	['false', { body: false, words: CHECK }],
	['null', { body: 'null', words: CHECK }],
	['0', { body: '0', words: CHECK }],
	['{}', { body: {}, words: CHECK }],
	['[]', { body: [], words: CHECK }],
	['"error"', { body: '"error"', words: REFUSED }],
	['401 and nothing', { status: 401, body: '', words: REFUSED }],
	['423', { status: 423, body: '', words: REFUSED }],
	['a number', { status: 400, body: { code: 10023 }, words: /refused \(HTTP 400: 10023\)/ }],
	['a number under 200', { body: { errorCode: 1005, token: null }, words: REFUSED }],
	[
		'a fault of XML-RPC',
		{
			body: '<methodResponse><fault><value>Bad login</value></fault></methodResponse>',
			words: REFUSED,
		},
	],
	[
		'a lock in German',
		{ status: 429, body: { e: 'Zu viele Versuche' }, words: /check them before/ },
	],
	[
		'words of no known language',
		{ status: 503, body: { m: 'Qapla’' }, words: /check them before/ },
	],
	['a code', { status: 503, body: { code: 'AUTH_001' }, words: /check them before/ }],
	['502 in words', { status: 502, body: 'Not today', headers: TEXT, words: /check them before/ }],
	under503('Credenziali non valide'),
	under503('Credenciales inválidas'),
	under503('Nieprawidłowe dane logowania'),
	under503('Kullanıcı adı veya şifre hatalı'),
	under503('Λάθος κωδικός πρόσβασης'),
	under503('كلمة المرور غير صحيحة'),
	under503('ログインに失敗しました'),
	under503('Anmeldung fehlgeschlagen'),
])('%s', async (_title, { status, body = '', headers, fields = {}, words }) => {
	api.answers = {
		'/login': { status, headers, body },
		'/me': { status: 401, body: { message: 'no' } },
	};
	const { error, stored } = await api.run({ ...fields });
	expect(error?.message).toMatch(words);
	await runNode(stored, {
		parameters: { api: 'tokenLoginApi', url: '/me' },
		items: [{}, {}],
		onError: 'continueRegularOutput',
	});
	expect(api.seen.filter(({ line }) => line.endsWith('/login'))).toHaveLength(1);
});

it.each([
	['Max-Age', 'SID=a; Max-Age=900', 900_000],
	['Expires', 'SID=a; Expires=Thu, 01 Jan 2099 00:10:00 GMT', 600_000],
])('the life of the cookie that is the token: %s', async (_attribute, cookie, ms) => {
	const date = 'Thu, 01 Jan 2099 00:00:00 GMT';
	api.answers['/login'] = { headers: { 'set-cookie': cookie, date }, body: 'ok' };
	const { error, stored } = await api.run(COOKIE);
	expect(error).toBeUndefined();
	const { sessionState } = stored.get('tokenLoginApi');
	expect(JSON.parse(String(sessionState))).toMatchObject({
		lifetime: { kind: 'absolute', ms, from: 'cookie' },
	});
});

it('says nothing of another token, nor where the answer says more', async () => {
	const headers = { 'set-cookie': 'SID=a; Max-Age=900' };
	api.answers['/login'] = { headers, body: { token: 'T-1' } };
	const lifetime = async (fields: object) => {
		const { sessionState } = (await api.run({ ...fields })).stored.get('tokenLoginApi');
		return (JSON.parse(String(sessionState)) as { lifetime?: object }).lifetime;
	};
	expect(await lifetime({})).toBeUndefined();
	api.answers['/login'] = { headers, body: { expires_in: 60 } };
	expect(await lifetime(COOKIE)).toMatchObject({ ms: 60_000, from: 'answer' });
});
