/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { inspect } from 'node:util';
import { leaving, leavingItem, leavingText } from '../../../credentials/engine/leaving';

const SECRET = 'p"ä&s w+ord%';

it('masks the message and what explains it, line by line, and keeps the error', () => {
	const error = Object.assign(new Error(`a ${SECRET}`), {
		description: `1: ok\n2: ${encodeURIComponent(SECRET)}`,
	});
	expect(leaving(error, [SECRET])).toBe(error);
	expect(error).toMatchObject({ message: 'a *****', description: '1: ok\n2: *****' });
});

it('cuts what is endless', () => {
	const error = Object.assign(new Error('x'.repeat(1e6)), { description: 'y\n'.repeat(1e6) });
	leaving(error, []);
	expect(error.message).toBe(`${'x'.repeat(2_000)}…`);
	expect(error.description.length).toBeLessThan(10_002);
});

it('does not mask our own words for a password that is words or short', () => {
	const message = 'Check the user name, password or key 1234567.';
	expect(leaving(new Error(message), ['password', 'user name', '1234567', undefined]).message).toBe(
		message,
	);
});

it('an error that is frozen, or whose cause is, is replaced by its masked words', () => {
	const frozen = Object.freeze(new Error(`frozen ${SECRET}`));
	expect(leaving(frozen, [SECRET])).toMatchObject({ message: 'frozen *****' });
	const around = new Error(`around ${SECRET}`, { cause: frozen });
	const left = leaving(around, [SECRET]);
	expect(left).toMatchObject({ message: 'around *****' });
	expect(left.cause).toBeUndefined();
});

it('what an error stands for, what n8n changed in it, and what an HTTP library left on it', () => {
	const axios = Object.assign(new Error('bad answer'), {
		config: { headers: { Authorization: SECRET } },
		request: Object.create({ headers: SECRET }) as object,
		response: { data: SECRET },
	});
	const renamed = new Error(`renamed ${SECRET}`, { cause: axios });
	expect(renamed.stack).toContain(SECRET);
	renamed.message = 'Something went wrong';
	const all = new AggregateError([renamed, new Error(SECRET, { cause: { sent: SECRET } })], 'all');
	const left = leaving(all, [SECRET]);
	expect(left).toBe(all);
	const shown = inspect(left, { depth: 9, showHidden: true });
	expect(shown).toContain('bad answer');
	expect(renamed.stack).toMatch(/renamed \*{5}/);
	expect(`${shown} ${renamed.stack} ${axios.stack}`).not.toContain(SECRET);
});

it('a request as it is shown stays', () => {
	const error = Object.assign(new Error('a'), { request: { url: '/x' } });
	expect(leaving(error, [SECRET])).toMatchObject({ request: { url: '/x' } });
});

it('causes that go round', () => {
	const [one, other] = [new Error(`one ${SECRET}`), new Error(`other ${SECRET}`)];
	one.cause = other;
	other.cause = one;
	expect(leaving(one, [SECRET]).message).toBe('one *****');
	expect(other.message).toBe('other *****');
});

it('an error that throws when it is read says nothing', () => {
	const odd = new Error('odd');
	Object.defineProperty(odd, 'message', {
		get() {
			throw new Error(SECRET);
		},
	});
	expect(leaving(odd, [SECRET]).message).toBe('an error without a message');
});

it.each([
	['12345678', 'a *****'],
	['1234567', 'a 1234567'],
	['password', 'a password'],
	['pass word', 'a pass word'],
	['passw0rd', 'a *****'],
])('%s in a text and in an item', (secret, expected) => {
	expect(leavingText(`a ${secret}`, [secret, undefined])).toBe(expected);
	expect(leavingItem({ a: [`a ${secret}`] }, [secret, undefined])).toEqual({ a: [expected] });
	expect(leaving(new Error(`a ${secret}`), [secret, undefined]).message).toBe(expected);
});

it('a text is cut where it is too long', () => {
	expect(leavingText('x'.repeat(2_000), [])).toBe('x'.repeat(2_000));
	expect(leavingText('x'.repeat(2_001), [])).toBe(`${'x'.repeat(2_000)}…`);
});

it('the stack has the message as it is shown', () => {
	const error = leaving(new Error(`a ${SECRET}`), [SECRET]);
	expect(error.stack).toMatch(/^Error: a \*{5}\n/);
});

it.each([9, 10])('of causes of causes ten are looked at (%d)', (depth) => {
	const chain = Array.from({ length: depth + 1 }, () => new Error(`a ${SECRET}`));
	chain.forEach((error, index) => Object.assign(error, { cause: chain[index + 1] }));
	leaving(chain[0], [SECRET]);
	expect(chain.map(({ message }) => message === 'a *****')).toEqual(
		chain.map((_error, index) => index < 10),
	);
});
