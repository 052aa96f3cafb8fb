import { constants, createPublicKey, type KeyObject, publicEncrypt, X509Certificate } from 'crypto';

/** How a text is padded before it is encrypted (RFC 8017 section 7). */
export type Padding = 'oaep' | 'oaepSha256' | 'pkcs1';

const PADDINGS: Record<Padding, { padding: number; oaepHash?: string }> = {
	oaep: { padding: constants.RSA_PKCS1_OAEP_PADDING },
	oaepSha256: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
	pkcs1: { padding: constants.RSA_PKCS1_PADDING },
};
/** The usual exponent, written in decimal digits. */
const DECIMAL_EXPONENT = '65537';

/**
 * Encrypts a text with a server's RSA public key. The key can be PEM, even without its line breaks
 * or its first and last line, a certificate, .NET's `RSAKeyValue`, or `modulus:exponent` in
 * hexadecimal or Base64. Throws a `RangeError` for any other key, and if the text is too long for
 * the key.
 */
export function rsaEncrypted(keyText: string, text: string, padding: Padding): Buffer {
	const key = readKey(keyText);
	const encrypted = orNone(() => publicEncrypt({ key, ...PADDINGS[padding] }, Buffer.from(text)));
	if (encrypted === undefined) throw new RangeError('the text is too long for this key');
	return encrypted;
}

function readKey(text: string): KeyObject {
	const key = ofNumbers(text) ?? ofBytes(text);
	if (key?.asymmetricKeyType === 'rsa') return key;
	throw new RangeError(
		'the key is not an RSA public key (PEM, its Base64, a certificate, or modulus:exponent)',
	);
}

/**
 * Reads a key given by its numbers (RFC 8017 section 3.1), through the JWK format (RFC 7518 section
 * 6.3.1).
 */
function ofNumbers(text: string): KeyObject | undefined {
	const tag = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
	const [n, e, more] = text.startsWith('<')
		? [tag('Modulus'), tag('Exponent')]
		: text.split(':').map((part) => part.trim());
	if (!n || !e || more !== undefined) return undefined;
	const isHex = /^(?:0x)?[\da-f]+$/i.test(n);
	const bytes = (number: string) =>
		isHex
			? Buffer.from(evenHex(number === DECIMAL_EXPONENT ? '10001' : number), 'hex')
			: Buffer.from(number, 'base64');
	return orNone(() =>
		createPublicKey({
			key: { kty: 'RSA', n: bytes(n).toString('base64url'), e: bytes(e).toString('base64url') },
			format: 'jwk',
		}),
	);
}

function evenHex(text: string): string {
	const digits = text.replace(/^0x/i, '');
	return digits.length % 2 === 0 ? digits : `0${digits}`;
}

/** Reads a key as DER in Base64, as in PEM (RFC 7468). Line breaks don't matter. */
function ofBytes(text: string): KeyObject | undefined {
	const base64 = text.replace(/-----[A-Z ]+-----|\\[nr]|\s/g, '');
	if (!/^[\w+/-]+={0,2}$/.test(base64)) return undefined;
	const key = Buffer.from(base64, 'base64');
	return (
		orNone(() => createPublicKey({ key, format: 'der', type: 'spki' })) ??
		orNone(() => createPublicKey({ key, format: 'der', type: 'pkcs1' })) ??
		orNone(() => new X509Certificate(key).publicKey)
	);
}

function orNone<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
