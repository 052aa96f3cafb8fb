import {
	constants,
	createPublicKey,
	generateKeyPairSync,
	type KeyExportOptions,
	type KeyObject,
	verify,
	webcrypto,
} from 'node:crypto';
import {
	type Algorithm,
	ALGORITHMS,
	type Assertion,
	signAssertion,
} from '../../../../credentials/tokenLogin/template/signAssertion';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ec384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ec521 = generateKeyPairSync('ec', { namedCurve: 'P-521' });
const ec256k = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
const ed = generateKeyPairSync('ed25519');
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });

const pem = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' | 'spki' = 'pkcs8') =>
	key.export({ format: 'pem', type } as KeyExportOptions<'pem'>) as string;

const rsaOf = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const pssOf = (hash: string) =>
	generateKeyPairSync('rsa-pss', {
		modulusLength: 2048,
		hashAlgorithm: hash,
		mgf1HashAlgorithm: hash,
	}).privateKey;

const rsaPem = pem(rsa.privateKey);
const ecPem = pem(ec.privateKey);

function signed(algorithm: Algorithm, key: string, more: Partial<Assertion> = {}): string {
	return signAssertion({ algorithm, key, header: {}, claims: { iss: 'ada' }, ...more });
}

/**
 * Returns the header and the claims as they were written, and the signature with the text that it
 * signs.
 */
function partsOf(jwt: string) {
	const parts = jwt.split('.');
	const [header, claims, signature] = parts.map((part) => Buffer.from(part, 'base64url'));
	return {
		count: parts.length,
		header: header.toString(),
		claims: claims.toString(),
		signature,
		input: Buffer.from(`${parts[0]}.${parts[1]}`),
	};
}

const HASHES: Record<string, string> = { 256: 'SHA-256', 384: 'SHA-384', 512: 'SHA-512' };

/** Checks an HMAC with a different function from the one that made it. */
async function isHmac(algorithm: string, phrase: string | Buffer, jwt: string): Promise<boolean> {
	const { signature, input } = partsOf(jwt);
	const { subtle } = webcrypto;
	const bytes = typeof phrase === 'string' ? Buffer.from(phrase) : phrase;
	const use = { name: 'HMAC', hash: HASHES[algorithm.slice(2)] };
	const key = await subtle.importKey('raw', bytes, use, false, ['verify']);
	return await subtle.verify('HMAC', key, signature, input);
}

function isSignature(algorithm: string, key: KeyObject, jwt: string): boolean {
	const { signature, input } = partsOf(jwt);
	const hash = HASHES[algorithm.slice(2)].replace('-', '').toLowerCase();
	switch (algorithm.slice(0, 2)) {
		case 'RS':
			return verify(hash, input, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
		case 'PS': {
			// RFC 7518 section 3.5: the salt is as long as the hash.
			const saltLength = Number(algorithm.slice(2)) / 8;
			const padding = constants.RSA_PKCS1_PSS_PADDING;
			return verify(hash, input, { key, padding, saltLength }, signature);
		}
		default:
			return verify(hash, input, { key, dsaEncoding: 'ieee-p1363' }, signature);
	}
}

function messageOf(action: () => unknown): string {
	try {
		action();
	} catch (error) {
		expect(error).toBeInstanceOf(TypeError);
		return (error as Error).message;
	}
	return 'was done';
}

describe('header and claims', () => {
	it.each<[string, Record<string, unknown>, string]>([
		['none', {}, '{"alg":"HS256","typ":"JWT"}'],
		['more', { kid: 'k-1' }, '{"alg":"HS256","typ":"JWT","kid":"k-1"}'],
		['another type', { typ: 'at+jwt' }, '{"alg":"HS256","typ":"at+jwt"}'],
		['alg and typ in another order', { typ: 'JWT', alg: 'HS256' }, '{"alg":"HS256","typ":"JWT"}'],
		['no type', { typ: undefined }, '{"alg":"HS256"}'],
		[
			'several',
			{ x5t: 'b', kid: 'a', crit: ['exp'] },
			'{"alg":"HS256","typ":"JWT","x5t":"b","kid":"a","crit":["exp"]}',
		],
		['other letters', { kid: 'ä€' }, '{"alg":"HS256","typ":"JWT","kid":"ä€"}'],
	])('alg and typ come first, then what is given: %s', (_title, header, expected) => {
		expect(partsOf(signed('HS256', 'S', { header })).header).toBe(expected);
	});

	it.each<[Algorithm, string, string]>([
		// RFC 7515, appendixes A.2.1 and A.3.1
		['RS256', rsaPem, 'eyJhbGciOiJSUzI1NiJ9'],
		['ES256', ecPem, 'eyJhbGciOiJFUzI1NiJ9'],
	])('the header of %s alone is that of RFC 7515', (algorithm, key, expected) => {
		const jwt = signed(algorithm, key, { header: { typ: undefined } });
		expect(jwt.split('.')[0]).toBe(expected);
	});

	it.each<[string, Record<string, unknown>, string]>([
		['none', {}, '{}'],
		[
			'in the order given',
			{ sub: '2', iss: '1', exp: 3, aud: ['b', 'a'] },
			'{"sub":"2","iss":"1","exp":3,"aud":["b","a"]}',
		],
		['nested', { a: { b: [1, null, true] } }, '{"a":{"b":[1,null,true]}}'],
		['other letters', { name: 'ä€😀' }, '{"name":"ä€😀"}'],
		['escapes', { a: '"\\\n' }, '{"a":"\\"\\\\\\n"}'],
		['with a placeholder', { a: '${user}' }, '{"a":"${user}"}'],
	])('the claims are written as they are: %s', (_title, claims, expected) => {
		expect(partsOf(signed('HS256', 'S', { claims })).claims).toBe(expected);
	});

	it('three parts in Base64 of the URL alphabet, without padding', () => {
		const jwt = signed('HS256', 'S', { claims: { a: '<<???>>', b: 'ÿþý' } });
		expect(jwt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
		expect(partsOf(jwt).count).toBe(3);
	});

	it('header and claims stay as they were', () => {
		const header = { kid: 'k-1' };
		const claims = { iss: 'ada' };
		signed('HS256', 'S', { header, claims });
		expect(header).toEqual({ kid: 'k-1' });
		expect(claims).toEqual({ iss: 'ada' });
	});

	it('very long claims are signed', async () => {
		const claims = { text: 'x'.repeat(1_000_000) };
		const jwt = signed('HS256', 'S', { claims });
		expect(partsOf(jwt).claims).toHaveLength(1_000_011);
		expect(await isHmac('HS256', 'S', jwt)).toBe(true);
	});
});

/** RFC 7518 sections 3.2 to 3.5: what each algorithm is signed with, and the signature's bytes. */
const HMACS: Array<[Algorithm, number]> = [
	['HS256', 32],
	['HS384', 48],
	['HS512', 64],
];
const SIGNATURES: Array<[Algorithm, string, KeyObject, number]> = [
	['RS256', rsaPem, rsa.publicKey, 256],
	['RS384', rsaPem, rsa.publicKey, 256],
	['RS512', rsaPem, rsa.publicKey, 256],
	['PS256', rsaPem, rsa.publicKey, 256],
	['PS384', rsaPem, rsa.publicKey, 256],
	['PS512', rsaPem, rsa.publicKey, 256],
	['ES256', ecPem, ec.publicKey, 64],
	['ES384', pem(ec384.privateKey), ec384.publicKey, 96],
	['ES512', pem(ec521.privateKey), ec521.publicKey, 132],
];

it('every algorithm is tested', () => {
	const tested = [...HMACS, ...SIGNATURES].map(([algorithm]) => algorithm);
	expect([...ALGORITHMS].sort()).toEqual(tested.sort());
});

describe('HMAC', () => {
	it('HS256 is that of the widely known example', () => {
		const jwt = signed('HS256', ['your', '256', 'bit', 'secret'].join('-'), {
			claims: { sub: '1234567890', name: 'John Doe', iat: 1516239022 },
		});
		expect(jwt.split('.')).toEqual([
			'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
			'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
			'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
		]);
	});

	it.each(HMACS)(
		'%s has %i bytes and is right for its shared secret only',
		async (algorithm, length) => {
			for (const phrase of ['S', ' with spaces ', 'ä€', 'a\\nb', 'x'.repeat(200)]) {
				const jwt = signed(algorithm, phrase);
				expect(partsOf(jwt).signature).toHaveLength(length);
				expect(await isHmac(algorithm, phrase, jwt)).toBe(true);
				expect(await isHmac(algorithm, `${phrase}.`, jwt)).toBe(false);
			}
		},
	);

	const bytes = Buffer.from(Array.from({ length: 64 }, (_, index) => (index * 37 + 128) % 256));

	it.each([
		['hex', `hex:${bytes.toString('hex')}`],
		['hex in upper case', `hex:${bytes.toString('hex').toUpperCase()}`],
		['base64', `base64:${bytes.toString('base64')}`],
		['base64 without padding', `base64:${bytes.toString('base64').replaceAll('=', '')}`],
		['base64 of the URL alphabet', `base64:${bytes.toString('base64url')}`],
		['base64 in several lines', `base64:${bytes.toString('base64').replace(/.{40}/g, '$&\n')}`],
		['with spaces around', ` base64:${bytes.toString('base64')} \n`],
	])('a shared secret of bytes, written as %s', async (_title, key) => {
		for (const [algorithm] of HMACS)
			expect(await isHmac(algorithm, bytes, signed(algorithm, key))).toBe(true);
	});

	it.each(['HEX:6162', 'hex 6162', 'hexa:6162', 'x hex:6162', 'base64url:YWI', 'utf8:ab'])(
		'"%s" is a text as it is',
		async (phrase) => {
			expect(await isHmac('HS256', phrase, signed('HS256', phrase))).toBe(true);
		},
	);

	it.each([
		['hex of one byte', 'hex:61', '61'],
		['hex with spaces', 'hex: 61 62\n63', '616263'],
		['base64 of one byte', 'base64:YQ==', '61'],
		['base64 with spaces', 'base64: YWJj ZA==', '61626364'],
		['base64 of both alphabets', 'base64:-_+/', 'fbffbf'],
	])('%s is read', async (_title, key, expected) => {
		expect(await isHmac('HS256', Buffer.from(expected, 'hex'), signed('HS256', key))).toBe(true);
	});

	it.each([
		['nothing', '', 'is empty'],
		['hex of nothing', 'hex:', 'is not written in hex'],
		['hex of white space', 'hex: \n ', 'is not written in hex'],
		['half a byte', 'hex:6', 'is not written in hex'],
		['an odd number of digits', 'hex:616', 'is not written in hex'],
		['no digits', 'hex:secret', 'is not written in hex'],
		['a letter at the end', 'hex:6162g1', 'is not written in hex'],
		['colons', 'hex:61:62', 'is not written in hex'],
		['base64 of nothing', 'base64:', 'is not written in base64'],
		['padding alone', 'base64:==', 'is not written in base64'],
		['other letters', 'base64:YWI!', 'is not written in base64'],
		['umlauts', 'base64:YWIä', 'is not written in base64'],
		['padding within', 'base64:YQ==YQ==', 'is not written in base64'],
		['too much padding', 'base64:YQ===', 'is not written in base64'],
		['a full stop', 'base64:YWJj.', 'is not written in base64'],
	])('a shared secret is refused: %s', (_title, key, expected) => {
		for (const [algorithm] of HMACS) expect(messageOf(() => signed(algorithm, key))).toBe(expected);
	});

	it('is the same each time', () => {
		expect(signed('HS256', 'S')).toBe(signed('HS256', 'S'));
	});
});

describe('signatures', () => {
	it.each(SIGNATURES)(
		'%s can be verified by the public key',
		(algorithm, key, publicKey, length) => {
			const jwt = signed(algorithm, key, { header: { kid: 'k-1' }, claims: { iss: 'ä' } });
			expect(partsOf(jwt).header).toBe(`{"alg":"${algorithm}","typ":"JWT","kid":"k-1"}`);
			expect(partsOf(jwt).signature).toHaveLength(length);
			expect(isSignature(algorithm, publicKey, jwt)).toBe(true);
			const [header, , signature] = jwt.split('.');
			const claims = Buffer.from('{"iss":"b"}').toString('base64url');
			expect(isSignature(algorithm, publicKey, `${header}.${claims}.${signature}`)).toBe(false);
		},
	);

	it('RS256 and PS256 of the same key are not each other', () => {
		expect(isSignature('PS256', rsa.publicKey, signed('RS256', rsaPem))).toBe(false);
		expect(isSignature('RS256', rsa.publicKey, signed('PS256', rsaPem))).toBe(false);
	});
});

const otherPem = pem(ec384.privateKey);
/** What may stand beside a key; it is not read. */
const certificate = `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(16)}\n-----END CERTIFICATE-----\n`;
/** The curve P-256, as "openssl ecparam -genkey" writes it before the key. */
const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';

/** A key that is encrypted: as PKCS #8, or with a DEK-Info line as OpenSSL did before. */
const locked = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1', passphrase = 'open sesame') =>
	key.export({
		format: 'pem',
		type,
		cipher: 'aes-256-cbc',
		passphrase,
	} as KeyExportOptions<'pem'>) as string;
const LOCKED: Array<[string, Algorithm, string, KeyObject]> = [
	['RSA, PKCS #8', 'RS256', locked(rsa.privateKey, 'pkcs8'), rsa.publicKey],
	['RSA, DEK-Info', 'PS256', locked(rsa.privateKey, 'pkcs1'), rsa.publicKey],
	['EC, PKCS #8', 'ES256', locked(ec.privateKey, 'pkcs8'), ec.publicKey],
	['EC, DEK-Info', 'ES256', locked(ec.privateKey, 'sec1'), ec.publicKey],
];

describe('a key with a passphrase', () => {
	const unreadable = 'is not a private key that can be read; is its passphrase missing or wrong?';

	it.each(LOCKED)('%s is read with it', (title, algorithm, key, publicKey) => {
		expect(key).toContain(title.includes('DEK') ? 'DEK-Info: ' : 'BEGIN ENCRYPTED PRIVATE KEY');
		const forms = [
			key,
			key.trimEnd(),
			`\n ${key} \n`,
			key.replaceAll('\n', '\r\n'),
			key.replaceAll('\n', '\\n'),
			key.replaceAll('\n', '\\r\\n'),
			certificate + key + otherPem,
		];
		for (const form of forms) {
			const jwt = signed(algorithm, form, { passphrase: 'open sesame' });
			expect(isSignature(algorithm, publicKey, jwt)).toBe(true);
		}
	});

	it.each(LOCKED.filter(([title]) => title.includes('PKCS')))(
		'%s is read in one line',
		(_title, algorithm, key, publicKey) => {
			const jwt = signed(algorithm, key.replaceAll('\n', ' '), { passphrase: 'open sesame' });
			expect(isSignature(algorithm, publicKey, jwt)).toBe(true);
		},
	);

	it.each(LOCKED)('%s is refused without it', (_title, algorithm, key) => {
		for (const passphrase of [undefined, '', 'wrong', 'open sesame ', 'OPEN SESAME']) {
			const message = messageOf(() => signed(algorithm, key, { passphrase }));
			expect(message).toBe(unreadable);
		}
	});

	it('may hold other letters', () => {
		const key = locked(rsa.privateKey, 'pkcs8', 'ä€ ${x}\\n');
		const jwt = signed('RS256', key, { passphrase: 'ä€ ${x}\\n' });
		expect(isSignature('RS256', rsa.publicKey, jwt)).toBe(true);
	});

	it('is not needed by a key that has none, nor by a shared secret', async () => {
		const jwt = signed('RS256', rsaPem, { passphrase: 'p' });
		expect(isSignature('RS256', rsa.publicKey, jwt)).toBe(true);
		expect(await isHmac('HS256', 'S', signed('HS256', 'S', { passphrase: 'p' }))).toBe(true);
	});
});

describe('how a key is written', () => {
	it.each<[string, (text: string) => string]>([
		['as it is', (text) => text],
		['without its last line end', (text) => text.trimEnd()],
		['with spaces and lines around it', (text) => `\n\n  ${text}  \n`],
		['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
		['in one line, with spaces', (text) => text.replaceAll('\n', ' ')],
		['in one line, with nothing between', (text) => text.replaceAll('\n', '')],
		['with \\n', (text) => text.replaceAll('\n', '\\n')],
		['with \\n and line ends', (text) => text.replaceAll('\n', '\\n\n')],
		['with \\r\\n', (text) => text.replaceAll('\n', '\\r\\n')],
		['with \\r\\n and line ends', (text) => text.replaceAll('\n', '\\r\\n\r\n')],
		['after a text', (text) => `Bag Attributes\n  friendlyName: a key\n${text}`],
		['before its certificate', (text) => text + certificate],
		['after its certificate', (text) => certificate + text],
		['after its certificate, in one line', (text) => (certificate + text).replaceAll('\n', ' ')],
		['after its certificate, with \\n', (text) => (certificate + text).replaceAll('\n', '\\n')],
		['after its public key', (text) => pem(rsa.publicKey, 'spki') + text],
		['after its parameters', (text) => parameters + text],
		['before another key', (text) => text + otherPem],
		['before a broken key', (text) => `${text}-----BEGIN PRIVATE KEY-----\n`],
		['indented', (text) => text.replaceAll('\n', '\n\t  ')],
		['with empty lines', (text) => text.replaceAll('\n', '\n\n')],
	])('%s', (_title, rewrite) => {
		const forms: Array<[Algorithm, string, KeyObject]> = [
			['RS256', pem(rsa.privateKey, 'pkcs8'), rsa.publicKey],
			['RS256', pem(rsa.privateKey, 'pkcs1'), rsa.publicKey],
			['ES256', pem(ec.privateKey, 'pkcs8'), ec.publicKey],
			['ES256', pem(ec.privateKey, 'sec1'), ec.publicKey],
		];
		for (const [algorithm, key, publicKey] of forms)
			expect(isSignature(algorithm, publicKey, signed(algorithm, rewrite(key)))).toBe(true);
	});

	it('the public key that fits can be had from the private one', () => {
		expect(isSignature('RS256', createPublicKey(rsaPem), signed('RS256', rsaPem))).toBe(true);
	});
});

describe('a key that can not be used', () => {
	const noPem = 'is not a key in PEM format (-----BEGIN … KEY-----)';
	const noPrivate = 'is not a private key (-----BEGIN … PRIVATE KEY-----)';
	const unreadable = 'is not a private key that can be read; is its passphrase missing or wrong?';
	const emptyKey = '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----';
	const body = rsaPem.split('\n').slice(1, -2).join('\n');

	it.each([
		['nothing', '', noPem],
		['white space', ' \n ', noPem],
		['a shared secret', 'S', noPem],
		['the body alone', body, noPem],
		['no end', rsaPem.slice(0, -40), noPrivate],
		['no begin', rsaPem.slice(40), noPem],
		['a JWK', JSON.stringify(rsa.privateKey.export({ format: 'jwk' })), noPem],
		['a public key', pem(rsa.publicKey, 'spki'), noPrivate],
		['a public key of PKCS #1', pem(rsa.publicKey, 'pkcs1'), noPrivate],
		['a certificate', certificate, noPrivate],
		['parameters', parameters, noPrivate],
		['a public key with \\n', pem(rsa.publicKey, 'spki').replaceAll('\n', '\\n'), noPrivate],
		['a broken key before a good one', `${emptyKey}\n${rsaPem}`, unreadable],
		['a header line alone', emptyKey.replace('\n', '\nDEK-Info: AES-256-CBC,00\n'), unreadable],
		['an empty body', emptyKey, unreadable],
		['no Base64', '-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----', unreadable],
		['a part of the body', rsaPem.replace(body, body.slice(0, 640)), unreadable],
	])('%s', (_title, key, expected) => {
		for (const algorithm of ALGORITHMS.filter((name) => !name.startsWith('HS'))) {
			const message = messageOf(() => signed(algorithm, key));
			expect(message).toBe(expected);
		}
	});

	it.each<[string, string, Algorithm[]]>([
		['rsa', rsaPem, ['ES256', 'ES384', 'ES512']],
		['ec', ecPem, ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
		['rsa-pss', pem(pss.privateKey), ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']],
		['ed25519', pem(ed.privateKey), ['ES256', 'ES384', 'ES512', 'RS256', 'PS256']],
	])('one of type %s for another algorithm', (type, key, algorithms) => {
		for (const algorithm of algorithms)
			expect(messageOf(() => signed(algorithm, key))).toBe(
				`is a key of type ${type}, which ${algorithm} can't use`,
			);
	});

	it.each<[string, string, Algorithm[]]>([
		['prime256v1', ecPem, ['ES384', 'ES512']],
		['prime256v1', pem(ec.privateKey, 'sec1'), ['ES384', 'ES512']],
		['secp384r1', pem(ec384.privateKey), ['ES256', 'ES512']],
		['secp521r1', pem(ec521.privateKey), ['ES256', 'ES384']],
		['secp256k1', pem(ec256k.privateKey), ['ES256', 'ES384', 'ES512']],
	])('one of the curve %s for another algorithm', (curve, key, algorithms) => {
		for (const algorithm of algorithms)
			expect(messageOf(() => signed(algorithm, key))).toBe(
				`is a key of the curve ${curve}, which ${algorithm} can't use`,
			);
	});

	it('one for PSS is used by the PS algorithms', () => {
		for (const algorithm of ['PS256', 'PS384', 'PS512'] as const) {
			const jwt = signed(algorithm, pem(pss.privateKey));
			expect(isSignature(algorithm, pss.publicKey, jwt)).toBe(true);
		}
	});

	it.each<[string, Algorithm, () => KeyObject]>([
		['too short for the hash', 'RS512', () => rsaOf(512)],
		['too short for hash and salt', 'PS512', () => rsaOf(1024)],
		['of another hash', 'PS256', () => pssOf('sha512')],
	])("OpenSSL's own error says why: %s", (_title, algorithm, make) => {
		const message = messageOf(() => signed(algorithm, pem(make())));
		expect(message).toMatch(new RegExp(`^can't be used with ${algorithm} \\(.+\\)$`));
	});

	it.each([
		['begins', '-----BEGIN A-----'.repeat(20_000), noPrivate],
		['hyphens', `-----BEGIN ${'-'.repeat(200_000)}`, noPrivate],
		['a name', `-----BEGIN ${'A'.repeat(200_000)}`, noPrivate],
		['a body', `-----BEGIN PRIVATE KEY-----${'A '.repeat(100_000)}`, noPrivate],
		['no begin', '-'.repeat(400_000), noPem],
	])('a very long text: %s', (_title, key, expected) => {
		expect(messageOf(() => signed('RS256', key))).toBe(expected);
	});
});
