/** A wrong password, however reported: one attempt in ten seconds, and advice on what to check. */
import '../../../../support/fakeSleep';
import { useLoginApi } from '../../../../credentials/tokenLogin/loginApi';
import { runNode } from '../../../../support/n8nHost';
import { passTime, startFakeTime } from '../fakeTime';

beforeEach(() => startFakeTime());

const api = useLoginApi();
const attempts = () => api.seen.filter(({ line }) => line.includes('/login')).length;
/** Matches messages that show a person that the login is the problem. */
const TOLD =
	/login was refused|check (?:the )?user|user name, password|first token|was rejected|with a redirect/i;
const JSON_LOGIN = {};
const COOKIE = { loginKind: 'cookie', cookieName: 'SID' };
const SID = { 'set-cookie': 'SID=anon-7f3a; Path=/' };
const page = (text: string) =>
	`<!DOCTYPE html><html><head><title>x</title></head><body>${text}</body></html>`;
const HTML = { 'content-type': 'text/html' };
const FORM = page('<form method="post"><input name="u"><input type="password" name="p"></form>');
const fault = (words: string) =>
	`<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Reason><s:Text xml:lang="en">${words}</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`;

type Row = [
	title: string,
	status: number,
	body: unknown,
	headers?: Record<string, string>,
	fields?: Record<string, string>,
];

const ROWS: Row[] = [
	['200, nothing', 200, ''],
	['202, nothing', 202, ''],
	['204', 204, ''],
	['200, an empty object', 200, {}],
	['200, an empty list', 200, []],
	['200, null', 200, 'null'],
	['200, false', 200, 'false'],
	['200, 0', 200, '0'],
	['200, -1', 200, '-1'],
	['token null', 200, { token: null }],
	['token empty', 200, { token: '' }],
	['token "0"', 200, { token: '0' }],
	['token "false"', 200, { token: 'false' }],
	['token "undefined"', 200, { token: 'undefined' }],
	['a sentence as token', 200, { token: 'Invalid user name or password' }],
	['a word in capitals as token', 200, { access_token: 'AUTHENTICATION_FAILED' }],
	['a sentence of another language as token', 200, { token: 'Usuario o contraseña incorrectos' }],
	['a code alone', 200, { code: 1004 }],
	['a code and an empty text', 200, { errcode: 40001, errmsg: '' }],
	['a result code below 0', 200, { result: -1, data: null }],
	['a state in words', 200, { state: 'LOGIN_FAILED' }],
	['success: false', 200, { success: false }],
	['success: "false"', 200, { success: 'false', token: 'x1y2z3' }],
	['isSuccess: 0', 200, { isSuccess: 0, msg: 'no' }],
	['authenticated: false beside a session', 200, { authenticated: false, sessionId: 'anon-77' }],
	['ok: false beside a token', 200, { ok: false, token: 'anon-77' }],
	['GraphQL errors', 200, { data: null, errors: [{ message: 'Bad credentials' }] }],
	['GraphQL, a union type', 200, { data: { login: { __typename: 'LoginError', reason: 'x' } } }],
	['German', 401, { meldung: 'Benutzername oder Kennwort falsch' }],
	['French under 500', 500, 'Mot de passe incorrect', { 'content-type': 'text/plain' }],
	['Spanish under 503', 503, { mensaje: 'Contraseña incorrecta' }],
	['Japanese under 500', 500, { メッセージ: 'パスワードが違います' }],
	['Chinese under 200', 200, { code: 500, msg: '用户名或密码错误' }],
	['Russian under 502', 502, { текст: 'Неверный пароль' }],
	['Polish under 429', 429, { komunikat: 'Nieprawidłowe hasło' }],
	['Ukrainian under 503', 503, { помилка: 'Невірний логін або пароль' }],
	['Czech under 503', 503, 'Nesprávné heslo', { 'content-type': 'text/plain' }],
	['Romanian under 503', 503, { mesaj: 'Parolă greșită' }],
	['Danish under 503', 503, { besked: 'Forkert adgangskode' }],
	['a page under 403', 403, page('<h1>Forbidden</h1>'), HTML],
	['a page under 500', 500, page('<h1>Server Error</h1>'), HTML],
	['a SOAP fault under 500', 500, fault('Logon failure')],
	['a SOAP fault under 200', 200, fault('The password is not right')],
	['an attribute that says no', 200, '<login status="failed" errorCode="5"/>'],
	['302 to the form', 302, '', { location: '/login?error=1' }],
	['302 to nowhere', 302, ''],
	['400, nothing', 400, ''],
	['403, nothing', 403, ''],
	['404, nothing', 404, ''],
	['406', 406, {}],
	['409', 409, { message: 'conflict' }],
	['412', 412, { message: 'Precondition failed' }],
	['418', 418, ''],
	['419', 419, { message: 'CSRF token mismatch.' }],
	['422', 422, { errors: { email: ['These credentials do not match our records.'] } }],
	['423', 423, { message: 'Locked' }],
	['429, nothing', 429, ''],
	['440', 440, ''],
	['449', 449, { message: 'Retry with' }],
	['498', 498, ''],
	['499', 499, { error: 'token required' }],
	['500, nothing', 500, ''],
	['500, a number', 500, '1326', { 'content-type': 'text/plain' }],
	['501', 501, { message: 'not today' }],
	['503 with a code', 503, { code: 'AUTH-0007', text: 'no' }],
	['520 with words', 520, { message: 'nope' }],
	['a cookie and an error', 200, { error: 'Bad login' }, SID, COOKIE],
	['a cookie and a state', 200, { Login: 'Failed' }, SID, COOKIE],
	['a cookie and a result', 200, { result: false }, SID, COOKIE],
	['a cookie and a word', 200, 'Login failed', { ...SID, 'content-type': 'text/plain' }, COOKIE],
	['a cookie and the form again', 200, FORM, { ...SID, ...HTML }, COOKIE],
	['no cookie and the form again', 200, FORM, HTML, COOKIE],
	['a cookie and a way back', 303, '', { ...SID, location: '/login' }, COOKIE],
	['a cookie and a way to an error', 302, '', { ...SID, location: '/user/error' }, COOKIE],
	['a cookie and nothing', 200, '', SID, COOKIE],
	['an empty cookie', 200, '', { 'set-cookie': 'SID=; Path=/' }, COOKIE],
	[
		'a cookie that is deleted',
		302,
		'',
		{ 'set-cookie': 'SID=deleted; Max-Age=0', location: '/' },
		COOKIE,
	],
];

it.each(ROWS)('%s', async (...[, status, body, headers, fields = JSON_LOGIN]: Row) => {
	api.answers['/login'] = { status, headers, body };
	api.answers['/me'] = { status: 401, body: {} };
	const parameters = { api: 'tokenLoginApi', url: '/me' };
	const further = { items: [{}, {}, {}], onError: 'continueRegularOutput' as const };
	const { stored, error } = await api.run(fields);
	const { items } = await runNode(stored, { parameters, ...further });
	const first = attempts();
	passTime(10_001);
	await runNode(stored, { parameters, ...further });
	const second = attempts();
	expect(`${error?.message} ${error?.description}`).toMatch(TOLD);
	expect([items.length, first, second]).toEqual([3, 1, 2]);
});
