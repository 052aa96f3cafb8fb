/** Tests that every thrown value, of any shape, becomes an error with a message. */
import { asError, findCause, TokenFlowError } from '../../../credentials/engine/errors';
import { networkReason } from '../../../credentials/engine/networkReason';

const bare = (fields: object) => Object.assign(Object.create(null) as object, fields);

const throwing = (target: object) =>
	new Proxy(target, {
		get() {
			throw new Error('not to be read');
		},
	});

it.each<[string, unknown, string]>([
	['a text', 'odd', 'odd'],
	['nothing', undefined, 'an error without a message'],
	['null', null, 'an error without a message'],
	['a symbol', Symbol('odd'), 'an error without a message'],
	['an object without a prototype', bare({}), 'an error without a message'],
	['such an object with a message', bare({ message: 'odd' }), 'odd'],
	['an object whose message is none', { message: 5 }, 'an error without a message'],
	['an object that throws when it is read', throwing({}), 'an error without a message'],
])('%s', (_what, thrown, message) => {
	expect(asError(thrown).message).toBe(message);
	expect(networkReason(thrown)).toBe(message);
});

it('an error is passed on as it is', () => {
	const error = new Error('odd');
	expect(asError(error)).toBe(error);
});

it.each<[string, object, string]>([
	['no message', {}, 'it gave no reason'],
	['no message, but a code', { code: 'EODD' }, 'EODD'],
	['no message, but a code that is known', { code: 'ECONNRESET' }, 'the connection was closed'],
])('an error with %s', (_what, fields, reason) => {
	expect(networkReason(Object.assign(new Error(''), fields))).toBe(reason);
});

it.each(['constructor', '__proto__', 'toString'])('a code that is named %s', (code) => {
	expect(networkReason(Object.assign(new Error('odd'), { code }))).toBe('odd');
});

it('an error that throws when it is read', () => {
	expect(networkReason(throwing(new Error('odd')))).toBe('it gave no reason');
});

describe('the causes of an error', () => {
	it('can be the error itself', () => {
		const error = new Error('odd');
		error.cause = error;
		expect(findCause(error, TokenFlowError)).toBeUndefined();
	});

	it('can go round', () => {
		const [one, other] = [new Error('one'), new Error('other')];
		one.cause = other;
		other.cause = one;
		expect(findCause(one, TokenFlowError)).toBeUndefined();
	});

	it('are found behind others', () => {
		const wanted = new TokenFlowError('login_refused', 'no');
		const error = new Error('one', { cause: new Error('two', { cause: wanted }) });
		expect(findCause(error, TokenFlowError)).toBe(wanted);
	});
});
