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
export type Algorithm = (typeof ALGORITHMS)[number];

/** What a signed assertion (RFC 7523) is made of. */
export interface Assertion {
	algorithm: Algorithm;
	/** A private key in PEM, or the shared secret of an HS algorithm (also `hex:…`, `base64:…`). */
	key: string;
	header: Record<string, unknown>;
	claims: Record<string, unknown>;
}

/**
 * Signs a JSON Web Token (RFC 7515 section 3.1). `alg` and `typ` are set where the header lacks
 * them. Throws a `TypeError` for a key that is none, or none of the algorithm's kind.
 */
export function signAssertion({ algorithm, key, header, claims }: Assertion): string {
	const signed = [{ alg: algorithm, typ: 'JWT', ...header }, claims]
		.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
		.join('.');
	return `${signed}.${signature(algorithm, key, signed).toString('base64url')}`;
}

function signature(algorithm: Algorithm, key: string, text: string): Buffer {
	const hash = `sha${algorithm.slice(2)}`;
	if (algorithm.startsWith('HS')) return createHmac(hash, sharedSecret(key)).update(text).digest();
	const privateKey = readKey(key);
	const isEc = algorithm.startsWith('ES');
	const kind = privateKey.asymmetricKeyType ?? 'unknown';
	if (!(isEc ? kind === 'ec' : kind.startsWith('rsa')))
		throw new TypeError(`is a key of type ${kind}, which ${algorithm} can't use`);
	return sign(hash, Buffer.from(text), {
		key: privateKey,
		...(isEc ? { dsaEncoding: 'ieee-p1363' as const } : {}),
		...(algorithm.startsWith('PS')
			? {
					padding: constants.RSA_PKCS1_PSS_PADDING,
					saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
				}
			: {}),
	});
}

/** A shared secret is text, unless it says that it is written in hexadecimal or Base64. */
function sharedSecret(key: string): Buffer {
	const [, encoding = 'utf8', text = key] = /^(hex|base64):(.*)$/s.exec(key.trim()) ?? [];
	return Buffer.from(text, encoding as BufferEncoding);
}

const wrongKey = (problem: string) => new TypeError(problem);

/** One-line fields turn a PEM's line ends into spaces or "\n"; they are put back. */
function readKey(text: string): KeyObject {
	const [, begin, body, end] =
		/(-----BEGIN [^-]+-----)([\s\S]*?)(-----END [^-]+-----)/.exec(text.replace(/\\n/g, '\n')) ?? [];
	if (begin === undefined) throw new TypeError('is no key in PEM format (-----BEGIN … KEY-----)');
	const lines = body.trim().split(/\s+/).join('\n');
	try {
		return createPrivateKey([begin, lines, end].join('\n'));
	} catch {
		throw wrongKey('is no private key that can be read (PEM, without a passphrase)');
	}
}
