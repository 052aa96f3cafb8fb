import {
	refusedWithoutToken,
	refusesBy500,
	requireSuccess,
} from '../../../../credentials/engine/session/refusal';
import type { HttpAnswer } from '../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin } from '../../../support/testFlow';

const source = testLogin();
const flow = testFlow({ secrets: ['hidden'], failureIn: () => undefined });
const answer = (status: number, body: unknown, headers = {}): HttpAnswer => ({
	status,
	body,
	headers,
});
const FAULT = '<Envelope><Body><Fault><faultstring>wrong</faultstring></Fault></Body></Envelope>';

it.each<[boolean, string, HttpAnswer]>([
	[true, 'JSON with words', answer(500, { message: 'wrong password' })],
	[true, 'a list with something in it', answer(500, ['wrong password'])],
	[true, 'XML', answer(500, ' <error>wrong password</error>')],
	[true, 'a SOAP fault', answer(500, FAULT)],
	[false, 'empty JSON', answer(500, {})],
	[false, 'an empty list', answer(500, [])],
	[false, 'nothing', answer(500, '')],
	[false, 'null', answer(500, null)],
	[false, 'a text', answer(500, 'Internal Server Error <oops>')],
	[false, 'a page', answer(500, '<html><body>Oops</body></html>')],
	[false, 'a page in capitals', answer(500, '<!DOCTYPE HTML><HTML>Oops</HTML>')],
	[false, 'a page in capitals without a doctype', answer(500, '\n<HTML>Oops</HTML>')],
	[false, 'a request to come back', answer(500, { message: 'busy' }, { 'retry-after': '1' })],
	[false, 'a gateway', answer(502, { message: 'bad gateway' })],
	[false, 'another status', answer(401, { message: 'wrong password' })],
])('refuses by HTTP 500: %s, %s', (expected, _title, given) => {
	expect(refusesBy500(given)).toBe(expected);
});

it.each<[string, unknown, string | undefined]>([
	['a sentence', 'Wrong password', 'Wrong password'],
	['a sentence with space around', '  Wrong password\n', 'Wrong password'],
	['a sentence of 300 characters', 'bad '.repeat(74) + 'user', 'bad bad'],
	['a longer text', 'bad '.repeat(74) + 'users', undefined],
	['a word that could be a token', `it is ${'x'.repeat(24)}`, undefined],
	['JSON as text', '{"error": "Wrong"}', undefined],
	['a list as text', '["Wrong"]', undefined],
	['XML', '<a>Wrong</a>', 'Wrong'],
	['a page', '<html><p>Hello</p></html>', undefined],
	['a text that does not refuse', 'welcome, Ann', undefined],
	['nothing', '', undefined],
	['success: false', { success: false, note: 'ask Ann' }, 'ask Ann'],
	['ok: false', { ok: false, note: 'ask Ann' }, 'ask Ann'],
	['success: 0 is a code', { success: 0, note: 'ask Ann' }, undefined],
	['error: true', { error: true, note: 'ask Ann' }, 'ask Ann'],
	['error: empty', { error: '', note: 'ask Ann' }, undefined],
	['error: {}', { error: {}, note: 'ask Ann' }, undefined],
	['errors: an object', { errors: { a: 1 }, note: 'ask Ann' }, 'ask Ann'],
	['a status that refuses', { status: 'FAILED', note: 'ask Ann' }, 'FAILED: ask Ann'],
	['a status that does not', { status: 'done', note: 'ask Ann' }, undefined],
	['words that refuse', { message: 'user is locked' }, 'user is locked'],
	['words that do not', { message: 'hello' }, undefined],
	['the first of a list', [{ message: 'user is locked' }, {}], 'user is locked'],
	['a secret in the words', { message: 'wrong: hidden' }, 'wrong: *****'],
	['a second factor', { mfa_required: true, id: 'c1' }, 'mfa_required). The API asks for a second'],
	['no second factor', { mfa_required: false, id: 'c1' }, undefined],
])('without a token: %s', (_title, body, words) => {
	const refused = refusedWithoutToken(flow, source, answer(200, body), flow.secrets, 'no login');
	if (words === undefined) expect(refused).toBeUndefined();
	else expect(refused?.message).toContain(words);
});

it.each<[string, HttpAnswer, string | undefined]>([
	['success', answer(200, {}), undefined],
	['399 is a redirect', answer(399, {}, { location: 'https://x.example/' }), 'https://x.example/'],
	['300 is one', answer(300, {}), 'a redirect to elsewhere'],
	['299 is none', answer(299, {}), undefined],
	['a success with an address', answer(201, {}, { location: '/login?error' }), undefined],
	['a redirect to an error', answer(303, {}, { location: '/login?error' }), '/login?error'],
	['OAuth with words', answer(200, { error: 'x', error_description: 'too bad' }), 'x: too bad'],
	...[
		...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client'],
		...['unsupported_grant_type', 'invalid_scope', 'access_denied'],
	].map((error): [string, HttpAnswer, string] => [
		`OAuth’s ${error}`,
		answer(200, { error }),
		error,
	]),
	[
		'OAuth’s code, empty words',
		answer(200, { error: 'access_denied', error_description: '' }),
		'access_denied',
	],
	['another code', answer(200, { error: 'x' }), undefined],
	['OAuth as a form', answer(200, ' error=invalid_scope '), 'invalid_scope'],
	['OAuth as a form with more', answer(200, 'error=a&error_description=too+bad'), 'a: too bad'],
	['a text that begins so', answer(200, 'error=invalid_scope or not'), undefined],
	['a SOAP fault', answer(200, FAULT), 'wrong'],
	['a page', answer(200, '<html></html>', { 'content-type': 'text/html' }), 'a web page'],
])('the answer to a step: %s', (_title, given, words) => {
	const require = () => requireSuccess(flow, source, TEST_BASE, given, [], 'the login was refused');
	if (words === undefined) expect(require).not.toThrow();
	else expect(require).toThrow(words);
});

it.each<[string, string | undefined]>([
	['/login?error', 'a redirect to /login?error'],
	['/login?FAILED=1', 'a redirect to /login?FAILED'],
	['/login?error=false', undefined],
	['/login?fail=None', undefined],
	['/login?error=0', undefined],
	['/login?error=nobody', 'a redirect to /login?error'],
	['/home?x=error', undefined],
	['http://', undefined],
])('a form that redirects to %s', (location, words) => {
	const form = { ...source, acceptsRedirect: () => true };
	const require = () =>
		requireSuccess(
			flow,
			form,
			TEST_BASE,
			answer(302, '', { location }),
			[],
			'the login was refused',
		);
	if (words === undefined) expect(require).not.toThrow();
	else expect(require).toThrow(words);
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
	[
		'a blank after a password',
		answer(401, { message: 'Wrong password' }),
		['secret '],
		'begins or ends with a space',
	],
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
		requireSuccess({ ...flow, secrets }, source, TEST_BASE, given, [], 'refused', LOGIN_URL);
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
		requireSuccess(
			flow,
			{ ...source, refusalAdvice },
			TEST_BASE,
			given,
			[],
			'the login was refused',
		);
	expect(require).toThrow(expected);
});

it.each([
	[499, undefined],
	[500, true],
])('a refusal by HTTP %d may pass by itself: %s', (status, expected) => {
	try {
		requireSuccess(flow, source, TEST_BASE, answer(status, {}), [], 'the login was refused');
		throw new Error('expected a refusal');
	} catch (error) {
		expect((error as { mayPass?: boolean }).mayPass).toBe(expected);
	}
});
