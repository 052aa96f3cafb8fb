import {
	constants,
	createPublicKey,
	generateKeyPairSync,
	type KeyPairKeyObjectResult,
	verify,
} from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { CatalogueApi } from './types';

/** Makes a pair of keys when it is first asked for, because that takes longer than a test. */
function lazily(make: () => KeyPairKeyObjectResult): () => KeyPairKeyObjectResult {
	let pair: KeyPairKeyObjectResult | undefined;
	return () => (pair ??= make());
}
const rsa = lazily(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
const ec = lazily(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
const asPem = ({ privateKey }: KeyPairKeyObjectResult) =>
	String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

/** Private keys as a person pastes them. */
export const rsaKey = () => asPem(rsa());
/** A key in one line, as a field for one line stores it. */
export const ecKeyInOneLine = () => asPem(ec()).trim().replace(/\n/g, ' ');

const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Finds the signed assertion in a text and verifies it with the public key. Returns it, and the
 * text without it.
 */
export function readAssertion(text: string, { algorithm }: NonNullable<CatalogueApi['assertion']>) {
	const [jwt = ''] = JWT.exec(text) ?? [];
	const [header, claims, signature] = jwt.split('.');
	const isEc = algorithm.startsWith('ES');
	// RFC 7518 section 3.5: the salt is as long as the hash.
	const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
	const { publicKey } = isEc ? ec() : rsa();
	const key = { key: createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })) };
	const isSigned = verify(
		'sha256',
		Buffer.from(`${header}.${claims}`),
		isEc
			? { ...key, dsaEncoding: 'ieee-p1363' }
			: { ...key, ...(algorithm.startsWith('PS') && pss) },
		Buffer.from(signature ?? '', 'base64url'),
	);
	return {
		isSigned,
		header: decoded(header),
		claims: decoded(claims),
		rest: text.replace(JWT, '<assertion>'),
	};
}

function decoded(part: string): IDataObject {
	const text = Buffer.from(part, 'base64url').toString();
	return JSON.parse(text, (_name, value: unknown) =>
		typeof value === 'string' && UUID.test(value) ? '<uuid>' : value,
	) as IDataObject;
}
