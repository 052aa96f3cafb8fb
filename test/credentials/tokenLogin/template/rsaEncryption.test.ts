/**
 * Tests passwords that are encrypted with the server's public key, and hashes over two bytes per
 * character.
 */
import { constants, generateKeyPairSync, privateDecrypt } from 'crypto';
import { fillTemplate } from '../../../../credentials/tokenLogin/template/template';
import { SERVER_CERT } from '../certificates';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const pem = (type: 'pkcs1' | 'spki') =>
	publicKey.export({ format: 'pem', type }).toString() as string;
const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex');
const base64 = (text: string) => Buffer.from(text, 'base64url').toString('base64');
const PASSWORD = 'p"ä&s';

const filled = (template: string, key = pem('spki')) => {
	const values: Record<string, string> = { key, password: PASSWORD, n: hex(n), e: hex(e) };
	return fillTemplate(template, { lookup: (name) => values[name], now: 0 });
};
const opened = (text: string, oaepHash: string, encoding: 'base64' | 'hex' = 'base64') =>
	privateDecrypt(
		{ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash },
		Buffer.from(text, encoding),
	).toString();

it.each([
	['PEM', pem('spki')],
	['PKCS #1', pem('pkcs1')],
	['no line breaks', pem('spki').replace(/\n/g, ' ')],
	['line breaks as text', pem('spki').replace(/\n/g, '\\n')],
	['only its Base64', pem('spki').replace(/-----[^-]+-----|\n/g, '')],
	['hexadecimal numbers', `${hex(n)}:10001`],
	['a decimal exponent', `${hex(n)}:65537`],
	['an odd number of digits', `0${hex(n)}:${hex(e)}`],
	['Base64 numbers', `${base64(n)}:${base64(e)}`],
	[
		'.NET',
		`<RSAKeyValue><Modulus>${base64(n)}</Modulus><Exponent>${base64(e)}</Exponent></RSAKeyValue>`,
	],
])('a key as %s', (_how, key) => {
	expect(opened(filled('${rsaOaep(key, password)}', key), 'sha1')).toBe(PASSWORD);
});

it('hash, encoding and numbers of an answer', () => {
	expect(opened(filled('${rsaOaepSha256(key, password)}'), 'sha256')).toBe(PASSWORD);
	expect(opened(filled('${rsaOaep(n:e, password, hex)}'), 'sha1', 'hex')).toBe(PASSWORD);
	expect(opened(filled("${rsaOaep(key, 'x${password}')}"), 'sha1')).toBe(`x${PASSWORD}`);
});

it('PKCS #1 v1.5 pads with a 2', () => {
	const bytes = privateDecrypt(
		{ key: privateKey, padding: constants.RSA_NO_PADDING },
		Buffer.from(filled('${rsaPkcs1(key, password)}'), 'base64'),
	);
	expect([...bytes.subarray(0, 2)]).toEqual([0, 2]);
	expect(bytes.subarray(bytes.indexOf(0, 2) + 1).toString()).toBe(PASSWORD);
});

it.each([
	['a certificate of an EC key', '${rsaOaep(key, password)}', SERVER_CERT, /not an RSA public key/],
	['a word', "${rsaPkcs1('abc', password)}", '', /calls rsaPkcs1 wrongly: the key is not an RSA/],
	['a text that is too long', `\${rsaOaep(key, '${'x'.repeat(200)}')}`, pem('spki'), /too long/],
	['another encoding', '${rsaOaep(key, password, "b32")}', pem('spki'), /hex, base64/],
])('%s', (_what, template, key, message) => {
	expect(() => filled(template, key)).toThrow(message);
});

it.each([
	// The example of AVM's document on sessions of a FRITZ!Box.
	["${md5Utf16('1234567z-äbc')}", '9e224a41eeefa284df7bb0f26c2913e2'],
	["${sha256Utf16('')}", 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
])('%s', (template, hash) => {
	expect(filled(template)).toBe(hash);
});
