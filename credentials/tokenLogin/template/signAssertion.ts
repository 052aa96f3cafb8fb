import { constants, createHmac, createPrivateKey, type KeyObject, sign } from 'crypto';

/** Algorithms of a JSON Web Signature (RFC 7518 section 3.1). */
export const ALGORITHMS = [
	'ES256',
	'ES384',
	'ES512',
	'HS256',
	'HS384',
	'HS512',
	'PS256',
	'PS384',
	'PS512',
	'RS256',
	'RS384',
	'RS512',
] as const;
/** One of these algorithms. */
export type Algorithm = (typeof ALGORITHMS)[number];

/** The parts of a signed assertion (RFC 7523). */
export interface Assertion {
	algorithm: Algorithm;
	/** A private key in PEM, or the shared secret of an HS algorithm (also `hex:…`, `base64:…`). */
	key: string;
	/** Passphrase of an encrypted private key. */
	passphrase?: string;
	header: Record<string, unknown>;
	claims: Record<string, unknown>;
}

/**
 * Signs a JSON Web Token (RFC 7515 section 3.1). Adds `alg` and `typ` if the header lacks them.
 * Throws a `TypeError` if the text is not a key or the algorithm can't use it.
 */
export function signAssertion(assertion: Assertion): string {
	const { algorithm, header, claims } = assertion;
	const signed = [{ alg: algorithm, typ: 'JWT', ...header }, claims]
		.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
		.join('.');
	return `${signed}.${signature(assertion, signed).toString('base64url')}`;
}

function signature({ algorithm, key, passphrase }: Assertion, text: string): Buffer {
	const hash = `sha${algorithm.slice(2)}`;
	if (algorithm.startsWith('HS')) return createHmac(hash, sharedSecret(key)).update(text).digest();
	const privateKey = readKey(key, passphrase);
	requireKeyOf(algorithm, privateKey);
	try {
		return sign(hash, Buffer.from(text), {
			key: privateKey,
			...(algorithm.startsWith('ES') && { dsaEncoding: 'ieee-p1363' as const }),
			...(algorithm.startsWith('PS') && {
				padding: constants.RSA_PKCS1_PSS_PADDING,
				saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
			}),
		});
	} catch (error) {
		throw wrongKey(`can't be used with ${algorithm} (${(error as Error).message})`);
	}
}

/** The curve of each ES algorithm (RFC 7518 section 3.4). */
const CURVES: Record<string, string> = {
	ES256: 'prime256v1',
	ES384: 'secp384r1',
	ES512: 'secp521r1',
};

function requireKeyOf(algorithm: Algorithm, key: KeyObject): void {
	const kind = key.asymmetricKeyType ?? 'unknown';
	const curve = key.asymmetricKeyDetails?.namedCurve;
	const kinds = { ES: ['ec'], PS: ['rsa', 'rsa-pss'], RS: ['rsa'] }[algorithm.slice(0, 2)] ?? [];
	if (!kinds.includes(kind))
		throw wrongKey(`is a key of type ${kind}, which ${algorithm} can't use`);
	if (kind === 'ec' && curve !== CURVES[algorithm])
		throw wrongKey(`is a key of the curve ${curve}, which ${algorithm} can't use`);
}

const SHARED_SECRETS: Record<string, RegExp> = {
	hex: /^([\da-f]{2})+$/i,
	base64: /^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?|[\w+/-]{4})$/,
};

/** Reads a shared secret. It is text, unless it begins with `hex:` or `base64:`. */
function sharedSecret(key: string): Buffer {
	const [, encoding, text] = /^(hex|base64):(.*)$/s.exec(key.trim()) ?? [];
	if (encoding === undefined) {
		if (key === '') throw wrongKey('is empty');
		return Buffer.from(key);
	}
	const digits = text.replace(/\s/g, '');
	if (!SHARED_SECRETS[encoding].test(digits)) throw wrongKey(`is not written in ${encoding}`);
	return Buffer.from(digits, encoding as BufferEncoding);
}

const wrongKey = (problem: string) => new TypeError(problem);

const PRIVATE_KEY =
	/(-----BEGIN [A-Z ]*PRIVATE KEY-----)([\s\S]*?)(-----END [A-Z ]*PRIVATE KEY-----)/;

/**
 * Reads a private key in PEM format. Restores line ends that a one-line field turned into spaces or
 * "\n". Throws a `TypeError` whose message continues a sentence that begins with the field's name.
 */
export function readKey(text: string, passphrase?: string): KeyObject {
	const unescaped = text.replace(/(\\r)?\\n/g, '\n');
	const [, begin, body, end] = PRIVATE_KEY.exec(unescaped) ?? [];
	if (begin === undefined && !/-----BEGIN/.test(unescaped))
		throw wrongKey('is not a key in PEM format (-----BEGIN … KEY-----)');
	if (begin === undefined) throw wrongKey('is not a private key (-----BEGIN … PRIVATE KEY-----)');
	// Lines such as "DEK-Info: …" must stay lines.
	const lines = body.includes(':') ? body : `\n${body.trim().split(/\s+/).join('\n')}\n`;
	try {
		return createPrivateKey({ key: begin + lines + end, ...(passphrase && { passphrase }) });
	} catch {
		throw wrongKey('is not a private key that can be read; is its passphrase missing or wrong?');
	}
}
