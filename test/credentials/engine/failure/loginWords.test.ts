/** Tests which words in an answer are about the login. */
import {
	asksForPassword,
	barsLogin,
	blamesLogin,
	blamingLine,
	inWords,
	mayBarLogin,
	saysWhatIsWrong,
} from '../../../../credentials/engine/failure/loginWords';

const answer = (body: unknown) => ({ status: 401, headers: {}, body });

it.each([
	...[
		'WRONG PASSWORD',
		'invalid user name',
		'Password is not valid',
		'bad credentials',
		'Pin denied',
	],
	...[
		'user name and password do not match',
		'UnknownUserId',
		'API_KEY_REJECTED',
		'client id expired',
	],
	...['login failed', 'LogonFailure', 'sign in refused', 'AuthenticationFailed', 'unknown account'],
	...['Unauthorised', 'ACCESS DENIED', 'invalid_grant', 'invalid client', 'Kennwort', 'パスワード'],
	...['Mot de passe', 'password', 'Your account is locked', 'user has been BLOCKED', 'locked out'],
	...[
		'too many failed login attempts',
		'Too Many Logins',
		'password attempts: 3',
		'password doesn’t match',
	],
])('%j blames the login', (words) => {
	expect(blamesLogin(answer(words))).toBe(true);
	expect(blamesLogin(answer({ error: { text: words } }))).toBe(true);
	expect(saysWhatIsWrong(answer(words))).toBe(!/^(?:unauthori[sz]ed)$/i.test(words));
});

it.each([
	...['service unavailable', 'login failed: database error', 'unauthorized: upstream time out', ''],
	...['user connecting', 'wrong weather', 'the user is here', 'authorization backend failed'],
	...[`${'a '.repeat(250)}password`, 'MAINTENANCE'],
	...['invalid one two three four user', 'unlocked users only', 'unauthorizedly'],
])('%j does not', (words) => {
	expect(blamesLogin(answer(words))).toBe(false);
	expect(saysWhatIsWrong(answer(words))).toBe(false);
});

it('the word in a page is no words about it', () => {
	expect(blamesLogin(answer('<HTML><p>Password</p></HTML>'))).toBe(false);
	expect(blamesLogin(answer('<HTML><p>Wrong password</p></HTML>'))).toBe(true);
});

it.each<[string, boolean, boolean]>([
	['account locked', true, false],
	['the user is temporarily blocked', true, false],
	['wrong password or user locked out', true, true],
	['or the accounts of yours are SUSPENDED', true, true],
	['too many requests', false, false],
	['door locked', false, false],
	['wrong password', false, false],
])('%j bars the login: %s, perhaps: %s', (words, bars, mayBar) => {
	expect([barsLogin(answer(words)), mayBarLogin(answer(words))]).toEqual([bars, mayBar]);
});

it.each<[string, unknown, string | undefined]>([
	['a line', '<html><h1>Hi</h1><p> Wrong password. </p></html>', 'Wrong password.'],
	['a line that bars', '<html><p>a</p><p>Account locked</p></html>', 'Account locked'],
	['none', '<html><p>Hello</p></html>', undefined],
	['a long one', `<html><p>${'a '.repeat(260)}wrong password</p></html>`, undefined],
	['no text', { a: 'wrong password' }, undefined],
	['beyond what is read', `${' '.repeat(20_000)}wrong password`, undefined],
])('the line of a page: %s', (_title, body, expected) => {
	expect(blamingLine({ body })).toBe(expected);
});

it.each<[string, unknown, boolean]>([
	['a field', '<input name="p" type="password">', true],
	['in capitals, without quotes', '<INPUT TYPE = PASSWORD>', true],
	['another type', '<input type="text" name="password">', false],
	['a type that begins so', '<input type="passwords">', false],
	['no page', { type: 'password' }, false],
	['beyond what is read', `${' '.repeat(20_000)}<input type="password">`, false],
])('a page asks for a password: %s', (_title, body, expected) => {
	expect(asksForPassword({ body })).toBe(expected);
});

it.each([
	['LOGIN_FAILED', 'LOGIN FAILED'],
	['BadCredentialsException', 'Bad Credentials Exception'],
	[" <b>don't</b>  stop… ", 'dont stop'],
	['é1-ß', 'é1 ß'],
	['', ''],
])('the words of %j', (text, expected) => {
	expect(inWords(text)).toBe(expected);
});
