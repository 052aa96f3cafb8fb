import { cureOf } from '../../../../credentials/engine/failure/refusalCures';

const PROXY = /"Proxy" of the credential/;
const FACTOR = /a second factor/;
const OUTDATED = /^Get a new password or key/;

it.each<[number, string, RegExp | undefined]>([
	[407, 'Cache Access Denied', PROXY],
	[401, 'mfa_required: Multifactor authentication required', FACTOR],
	[401, 'second-step-required: Second step required', FACTOR],
	[400, 'invalid_grant: AADSTS50076: you must use multi-factor authentication', FACTOR],
	[401, 'INVALID_OTP: Invalid user OTP.', FACTOR],
	[401, 'Please enter the verification code', FACTOR],
	[401, 'twoFactorRequired', FACTOR],
	[401, 'AADSTS7000222: The provided client secret keys for app are expired.', OUTDATED],
	[401, 'Your password has expired', OUTDATED],
	[401, 'Password must be changed', OUTDATED],
	[403, 'Please change your password', OUTDATED],
	[401, 'expired API key', OUTDATED],
	[401, 'Token expired.', undefined],
	[401, 'Wrong password', undefined],
	[401, 'Invalid user or password. Forgot your password?', undefined],
	[401, 'Otpor is unknown', undefined],
	[401, '', undefined],
])('the cure for HTTP %d "%s"', (status, words, cure) => {
	if (cure === undefined) expect(cureOf(status, words)).toBeUndefined();
	else expect(cureOf(status, words)).toMatch(cure);
});
