import { oneTimePassword } from '../../../../credentials/tokenLogin/template/oneTimePassword';

// "12345678901234567890" in Base32, the shared secret of RFC 4226 and RFC 6238
const shared = 'GEZDGNBVGY3TQOJQ'.repeat(2);

const passwordAt = (seconds: number, written: string) => oneTimePassword(written, seconds * 1000);

it.each([
	// RFC 6238 appendix B, SHA-1: the last six of its eight digits
	[59, '287082'],
	[1_111_111_109, '081804'],
	[1_111_111_111, '050471'],
	[1_234_567_890, '005924'],
	[2_000_000_000, '279037'],
	[20_000_000_000, '353130'],
	// RFC 4226 appendix D: the counters 0 to 9 are half minutes
	[0, '755224'],
	[29.999, '755224'],
	[30, '287082'],
	[60, '359152'],
	[90, '969429'],
	[120, '338314'],
	[150, '254676'],
	[180, '287922'],
	[210, '162583'],
	[240, '399871'],
	[270, '520489'],
	[299.999, '520489'],
])('at %d seconds: %s', (seconds, expected) => {
	expect(passwordAt(seconds, shared)).toBe(expected);
});

it.each([
	['lower case', shared.toLowerCase()],
	['groups', shared.replace(/.{4}/g, '$& ')],
	['hyphens', shared.replace(/.{4}(?=.)/g, '$&-')],
	['padding', `${shared}======`],
	['spaces around', `  ${shared}\n`],
])('the secret may be written with %s', (_title, written) => {
	expect(passwordAt(59, written)).toBe('287082');
});

it.each(['0', '1', '8', '9', '!', 'Ä'])('the secret can hold no "%s"', (letter) => {
	for (const written of [letter + shared, shared + letter]) {
		const read = () => passwordAt(59, written);
		expect(read).toThrow(RangeError);
		expect(read).toThrow(/^the secret is not written in Base32 \(A to Z, 2 to 7\)$/);
	}
});

it.each([
	['nothing', ''],
	['white space', ' \n'],
	['padding alone', '===='],
	['one letter', 'A'],
	['eight letters', 'GEZDGNBV'],
	['fifteen letters', shared.slice(0, 15)],
	['fifteen letters in groups', 'GEZD-GNBV GY3T QOJ'],
	['fifteen letters with padding', `${shared.slice(0, 15)}=`],
])('less than 80 bits are refused: %s', (_title, written) => {
	const read = () => passwordAt(59, written);
	expect(read).toThrow(RangeError);
	expect(read).toThrow(/^the secret is too short: it has 16 letters or more$/);
});

it.each([
	// Reckoned with Python's hmac and base64
	['80 bits', shared.slice(0, 16), '263420'],
	['17 letters, of which the last is left over', `${shared.slice(0, 16)}A`, '263420'],
	['520 bits', shared.repeat(4).slice(0, 104), '403651'],
])('%s are enough', (_title, written, expected) => {
	expect(passwordAt(59, written)).toBe(expected);
});

it('the clock is not asked', () => {
	const clock = jest.spyOn(Date, 'now');
	expect(passwordAt(59, shared)).toBe('287082');
	expect(clock).not.toHaveBeenCalled();
	clock.mockRestore();
});
