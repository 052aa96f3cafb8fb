/**
 * Tests the error about an answer without a token: it names the fields of the answer and the likely
 * cure.
 */
import { noToken, placesOf } from '../../../../credentials/tokenLogin/answer/noToken';
import { fill } from '../../../../credentials/tokenLogin/template/fill';
import type { Lookup } from '../../../../credentials/tokenLogin/template/template';
import type { Settings } from '../../../../credentials/tokenLogin/settings/readSettings';
import type { HttpAnswer } from '../../../../credentials/engine/tokenFlow';

const answer = (body: unknown): HttpAnswer => ({ status: 200, headers: {}, body });
const fields = (count: number, last: object = {}) => ({
	...Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index + 1}`, index + 1])),
	...last,
});

it.each<[unknown, string]>([
	[{ a: 1, b: { c: 2 } }, ' (the answer has a, b.c)'],
	[fields(13), ` (the answer has ${Object.keys(fields(12)).join(', ')})`],
	[
		{ a: '', b: null, c: false, d: 0, e: -1, f: 'x-secret' },
		' (the answer has a (empty), b (null), c (false), d (0), e (-1), f)',
	],
	[{ a: 'none' }, ' (the answer has a (a word that says "none" or "no"))'],
	[{ a: [{ b: 1 }], c: {} }, ' (the answer has a[0].b, c)'],
	[{ a: { b: { c: { d: { e: { f: 1 } } } } } }, ' (the answer has a.b.c.d.e)'],
	['not for you', ' (the answer has the text "not for you")'],
	['abc123', ' (the answer has a short text)'],
	['averyveryverylongword', ' (the answer has a short text)'],
	['', ''],
	['<a><b>1</b></a>', ' (the answer has a.b)'],
	[`${'x y '.repeat(50)}z`, ''],
	[null, ''],
	[undefined, ''],
	[401, ' (the answer has 401)'],
	[{}, ''],
])('%j', (body, expected) => {
	expect(placesOf(answer(body))).toBe(expected);
});

const settings = { tokenFrom: 'auto', tokenPath: 'nope' } as unknown as Settings;
const TOKEN = 'abcdef123456';

it.each<[string, unknown, string | undefined]>([
	['by its name', { data: { jwt: TOKEN } }, 'data.jwt'],
	['the better name', { key: TOKEN, sessionId: TOKEN }, 'sessionId'],
	['a fair name', { a: 'x', result: TOKEN }, 'result'],
	['an inner value', { ticket: { value: TOKEN } }, 'ticket.value'],
	['not a refresh token', { refresh_token: TOKEN }, undefined],
	['not a type', { token_type: TOKEN }, undefined],
	['not a number', { token: 5 }, undefined],
	['not words', { token: 'no such user' }, undefined],
	['not two characters', { token: 'ab' }, undefined],
	['three', { token: 'abc' }, 'token'],
	['the twentieth field', fields(19, { token: TOKEN }), 'token'],
	['not the one after', fields(20, { token: TOKEN }), undefined],
])('a likely place: %s', (_title, body, expected) => {
	const { cure } = noToken(settings, answer(body));
	if (expected === undefined) expect(cure).toMatch(/^Correct "Token From" and "Token Path"/);
	else expect(cure).toContain(`If the token is at ${expected}, write that into "Token Path"`);
});

it('for a short text the whole body is offered; for a cookie no place in the body', () => {
	expect(noToken(settings, answer('x1')).cure).toMatch(
		/^If that is the token, choose .*Whole Body/,
	);
	expect(noToken(settings, answer('x'.repeat(200))).cure).toMatch(/Whole Body/);
	expect(noToken(settings, answer('x'.repeat(201))).cure).not.toMatch(/Whole Body/);
	const cookie = { ...settings, tokenFrom: 'cookie' } as Settings;
	expect(noToken(cookie, answer({ token: TOKEN })).cure).toMatch(/^Correct/);
});

const lookupOf =
	(values: Record<string, string>): Lookup =>
	(name) =>
		values[name];

it.each<[string, Record<string, string>, string]>([
	['client', { clientId: 'a', clientSecret: 'b' }, '; write ${clientId}'],
	['myScope', { clientId: 'a', scope: 'b' }, '; write ${scope}'],
	['user_name', { username: 'a' }, '; write ${username}'],
	[
		'tenant',
		{ username: 'a', password: 'b' },
		'. There is ${username}, ${password}; others are added under "Further Values"',
	],
	['tenant', {}, '. Values are added under "Further Values"'],
	['step1.id', {}, ': the answer of step 1 has nothing at that path, or comes later'],
	['step12[0]', {}, ': the answer of step 12 has nothing at that path, or comes later'],
])('${%s}, where there is %j', (name, values, words) => {
	expect(() => fill('Login URL', `/x/\${${name}}`, lookupOf(values))).toThrow(
		`\${${name}}, but there is no such value${words}`,
	);
});
