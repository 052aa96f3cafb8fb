import {
	refusedWithoutToken,
	requireSuccess,
	type StepAnswer,
} from '../../../../../credentials/engine/session/login/refusal';
import type { HttpAnswer } from '../../../../../credentials/engine/tokenFlow';
import { TEST_BASE, testFlow, testLogin } from '../../../../support/testFlow';

const source = testLogin();
const flow = testFlow({ secrets: ['hidden'], failureIn: () => undefined });
const answer = (status: number, body: unknown, headers = {}): HttpAnswer => ({
	status,
	body,
	headers,
});
const stepWith = (given: HttpAnswer, more: Partial<StepAnswer> = {}): StepAnswer => ({
	flow,
	source,
	answer: given,
	origin: TEST_BASE,
	sent: [],
	happened: 'the login was refused',
	...more,
});
const FAULT = '<Envelope><Body><Fault><faultstring>wrong</faultstring></Fault></Body></Envelope>';

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
	const refused = refusedWithoutToken(stepWith(answer(200, body), { sent: flow.secrets }));
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
	const require = () => requireSuccess(stepWith(given));
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
	const require = () => requireSuccess(stepWith(answer(302, '', { location }), { source: form }));
	if (words === undefined) expect(require).not.toThrow();
	else expect(require).toThrow(words);
});

it.each([
	[499, undefined],
	[500, true],
])('a refusal by HTTP %d may pass by itself: %s', (status, expected) => {
	try {
		requireSuccess(stepWith(answer(status, {})));
		throw new Error('expected a refusal');
	} catch (error) {
		expect((error as { mayPass?: boolean }).mayPass).toBe(expected);
	}
});
