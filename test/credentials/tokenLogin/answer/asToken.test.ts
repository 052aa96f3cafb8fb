/** Tests which values at the path of the token can be a token. */
import { asToken, wholeAsToken } from '../../../../credentials/tokenLogin/answer/asToken';

it.each([
	...['abc123', 'A-1', 'eyJ.x.y', '5', '12345', 'token', 'Success', 'ready set go', 'e123456'],
	...['a'.repeat(210), `bad ${'word '.repeat(50)}`, 'notvalid', '1 error', 'err@1', 'unknowns'],
])('%j can be a token', (value) => {
	expect(asToken(value)).toBe(value);
	expect(asToken(` ${value}\n`)).toBe(` ${value}\n`);
});

it.each([
	...['null', 'undefined', 'None', 'nil', 'NaN', 'true', 'FALSE', 'ok', 'nok', 'ko', 'no', 'yes'],
	...['n/a', 'deleted', '0', '000', '-1', '-403', 'e12345', 'ERR7', 'err12345'],
	...['LOGIN_FAILED', 'AccessDenied', 'ERR 5', 'Invalid user.', 'not found', 'user not valid'],
	...[
		'Unauthorized',
		'unauthorised',
		'account locked!',
		'Error:',
		'wrong-password',
		'user.blocked',
	],
	...['bad request 400', 'expired', 'unknown user', 'exception', 'Failure: 12', 'not allowed'],
])('%j is none', (value) => {
	expect(asToken(value)).toBeUndefined();
	expect(asToken(` ${value} `)).toBeUndefined();
});

it.each([
	['1', undefined],
	[' 12 ', undefined],
	['-123', undefined],
	['1234', '1234'],
	['1a', '1a'],
	['a1', 'a1'],
	['denied', undefined],
	[undefined, undefined],
])('a whole answer %j', (value, expected) => {
	expect(wholeAsToken(value)).toBe(expected);
});
