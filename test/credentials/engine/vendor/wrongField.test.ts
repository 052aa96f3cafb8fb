/** An error about a field says which and what is wrong, to people and to code. */
import { WrongField, wrongFieldOf } from '../../../../credentials/engine/vendor/wrongField';
import { requireCookie, requireHeader } from '../../../../credentials/tokenLogin/wire/sendable';

const caught = (run: () => void): unknown => {
	try {
		run();
	} catch (error) {
		return error;
	}
	return undefined;
};

it('is worded once', () => {
	const error = wrongFieldOf('Odd API', 'Base URL', 'must be a whole URL');
	expect(error).toBeInstanceOf(WrongField);
	expect(error).toMatchObject({
		reason: 'invalid_configuration',
		field: 'Base URL',
		problem: 'must be a whole URL',
		isUnsendable: false,
		message: 'Odd API: the field "Base URL" must be a whole URL. Correct it in the credential.',
	});
});

it('has nothing unmasked where an error is written out', () => {
	const error = wrongFieldOf('Odd API', 'Login Body', 'has "s3cret-pass"');
	expect(JSON.stringify(error)).not.toContain('s3cret-pass');
	expect(Object.keys({ ...error })).not.toContain('problem');
});

it.each([
	['a header’s value', () => requireHeader('Login Headers', 'X', 'a€'), true],
	['a header’s name', () => requireHeader('Login Headers', 'X Y', 'a€'), false],
	['a cookie’s value', () => requireCookie('Cookie Name', 'X', 'a\nb'), true],
	['a cookie’s name', () => requireCookie('Cookie Name', '', 'a'), false],
])('says of %s whether the value is why it can’t be sent', (_what, run, isUnsendable) => {
	expect(caught(run)).toMatchObject({
		isUnsendable,
		message: expect.stringContaining("can't be sent") as string,
	});
});
