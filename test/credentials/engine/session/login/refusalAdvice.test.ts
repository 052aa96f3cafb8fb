/** What a refused login advises, by what was answered and what was entered. */
import { requireSuccess } from '../../../../../credentials/engine/session/login/refusal';
import type { HttpAnswer } from '../../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin } from '../../../../support/testFlow';

const source = testLogin();
const flow = testFlow({ secrets: ['hidden'], failureIn: () => undefined });
const common = { flow, source, origin: TEST_BASE, sent: [], happened: 'the login was refused' };
const answer = (status: number, body: unknown, headers = {}): HttpAnswer => ({
	status,
	body,
	headers,
});

const CHECK = 'Check the user name, password or key and the other login fields in the credential.';
const LOGIN_URL = `${TEST_BASE}/v1/login`;

it.each<[string, HttpAnswer, string[], string]>([
	['words about the password', answer(401, { message: 'Wrong password' }), [], CHECK],
	[
		'no words: where the login went',
		answer(401, {}),
		[],
		`${CHECK} If they are right, check "Base URL": the login went to ${LOGIN_URL}.`,
	],
	[
		'"unauthorized" alone says as little',
		answer(401, { error: 'unauthorized' }),
		[],
		`the login went to ${LOGIN_URL}.`,
	],
	['another status has words of the login', answer(400, { message: 'locked' }), [], CHECK],
	['no blanks', answer(401, { message: 'Wrong password' }), ['secret'], CHECK],
	['a blank before one', answer(401, { message: 'Wrong password' }), [' secret'], 'begins or ends'],
	['a line break', answer(401, { message: 'Wrong password' }), ['a\n'], 'begins or ends'],
	['a blank after a password', answer(401, { message: 'Wrong password' }), ['secret '], 'a space'],
	['a key of several lines', answer(401, { message: 'Wrong password' }), ['a\nb\n'], CHECK],
	['a second factor', answer(401, { error: 'mfa_required' }), [], 'a second factor'],
	['a second factor under HTTP 200', answer(200, { mfa_required: true, ok: false }), [], 'ok'],
	['an expired secret', answer(401, { message: 'Client secret has expired' }), [], 'Get a new'],
	[
		'a wrong password, or barred',
		answer(400, { message: 'Invalid username or password; or user locked out.' }),
		[],
		`${CHECK} If they are right, the API may block this user for now`,
	],
	[
		'barred',
		answer(400, { message: 'Your account is locked' }),
		[],
		'The API blocks logins of this user',
	],
])('the advice after a refusal: %s', (_title, given, secrets, advice) => {
	const called = () =>
		requireSuccess({
			...common,
			flow: { ...flow, secrets },
			answer: given,
			address: LOGIN_URL,
		});
	if (advice === 'ok') expect(called).not.toThrow();
	else expect(called).toThrow(advice);
	if (advice === CHECK) expect(called).toThrow(new RegExp(`${CHECK.replaceAll('.', '\\.')}$`));
});

it.each<[string, HttpAnswer, string | undefined, RegExp]>([
	['404: the URL', answer(404, {}), 'my advice', /Check "Base URL"/],
	['405: the URL', answer(405, {}), undefined, /Check "Base URL"/],
	['a page with 403: the URL', answer(403, '<html>x</html>'), undefined, /Check "Base URL"/],
	['401: the fields', answer(401, {}), undefined, /user name, password or key/],
	['401: the vendor’s advice', answer(401, {}), 'my advice', /my advice/],
])('what to do: %s', (_title, given, refusalAdvice, expected) => {
	const require = () =>
		requireSuccess({ ...common, source: { ...source, refusalAdvice }, answer: given });
	expect(require).toThrow(expected);
});
