import { createHmac } from 'node:crypto';
import {
	ENCODING,
	ENCODINGS,
	generators,
	textFunctions,
} from '../../../../credentials/tokenLogin/template/templateFunctions';

const run = (name: string, ...args: string[]) => textFunctions[name].run(args, 0);

describe('encodings and cases', () => {
	it.each([
		// RFC 4648 section 10
		['base64', '', ''],
		['base64', 'f', 'Zg=='],
		['base64', 'fo', 'Zm8='],
		['base64', 'foo', 'Zm9v'],
		['base64', 'foob', 'Zm9vYg=='],
		['base64', 'fooba', 'Zm9vYmE='],
		['base64', 'foobar', 'Zm9vYmFy'],
		// RFC 7617 section 2 and 2.1
		['base64', 'Aladdin:open sesame', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
		['base64', 'test:123£', 'dGVzdDoxMjPCow=='],
		['base64', '<<???>>', 'PDw/Pz8+Pg=='],
		['base64url', '<<???>>', 'PDw_Pz8-Pg'],
		['base64url', '', ''],
		['base64url', 'f', 'Zg'],
		['base64url', 'fo', 'Zm8'],
		['base64url', 'foo', 'Zm9v'],
		['base64url', '{"alg":"RS256"}', 'eyJhbGciOiJSUzI1NiJ9'],
		['url', ' ä&"<', '%20%C3%A4%26%22%3C'],
		['url', 'a/b?c=d#e+f%', 'a%2Fb%3Fc%3Dd%23e%2Bf%25'],
		['url', 'azAZ09-._~', 'azAZ09-._~'],
		['url', '', ''],
		['lower', 'ADA Ä', 'ada ä'],
		['upper', 'ada ä', 'ADA Ä'],
		['hexToBase64url', '666f6f626172', 'Zm9vYmFy'],
		['hexToBase64url', '66', 'Zg'],
		['hexToBase64url', 'FBFF', '-_8'],
		['hexToBase64url', 'fb:ff', '-_8'],
		['hexToBase64url', ' fb ff\n', '-_8'],
		['hexToBase64url', '00', 'AA'],
		['json', '', ''],
		['json', 'ada', 'ada'],
		['json', '"', '\\"'],
		['json', 'a\\b', 'a\\\\b'],
		['json', 'a\nb\r\t\u0001', 'a\\nb\\r\\t\\u0001'],
		['json', "ä€ ' /", "ä€ ' /"],
		['json', '{"a":1}', '{\\"a\\":1}'],
		['origin', 'https://example.com', 'https://example.com'],
		['origin', 'https://example.com/a/b?c=d#e', 'https://example.com'],
		['origin', 'https://example.com:8443/a', 'https://example.com:8443'],
		['origin', 'https://example.com:443/a', 'https://example.com'],
		['origin', 'http://example.com:80', 'http://example.com'],
		['origin', 'HTTPS://Example.COM/A', 'https://example.com'],
		['origin', 'https://ada:pw@example.com/', 'https://example.com'],
	])('%s of "%s" is "%s"', (name, text, expected) => {
		expect(run(name, text)).toBe(expected);
	});
});

it.each([
	[
		'hexToBase64url',
		'the text is not hexadecimal',
		['', ' ', ':', 'a', 'abc', 'xy', '0xab', 'a-b'],
	],
	[
		'origin',
		'the text is not the URL',
		['', 'example.com', '/a', '//example.com', 'https://', 'a b'],
	],
])('%s refuses what it can not read: %s', (name, message, texts) => {
	for (const text of texts) expect(() => run(name, text)).toThrow(message);
});

it('what json writes is read back in a text of JSON', () => {
	for (const text of ['', 'ada', '"\\\n\u2028', '{"a":"${b}"}', '\ud800'])
		expect(JSON.parse(`{"a":"${run('json', text)}"}`)).toEqual({ a: text });
});

it('only the last parameter may be an encoding', () => {
	for (const { parameters } of Object.values(textFunctions)) {
		expect(parameters.length).toBeGreaterThan(0);
		expect(parameters.slice(0, -1)).not.toContain(ENCODING);
	}
});

it('totp is of the instant that is given', () => {
	const shared = 'GEZDGNBVGY3TQOJQ'.repeat(2);
	// RFC 6238 appendix B
	expect(textFunctions.totp.run([shared], 59_000)).toBe('287082');
	expect(textFunctions.totp.run([shared], 1_111_111_109_000)).toBe('081804');
});

describe('hashes', () => {
	it.each([
		// RFC 1321 section A.5
		['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
		['md5', 'a', '0cc175b9c0f1b6a831c399e269772661'],
		['md5', 'abc', '900150983cd24fb0d6963f7d28e17f72'],
		['md5', 'message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
		// FIPS 180-2, appendixes A to C
		['sha1', '', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
		['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
		[
			'sha1',
			'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
			'84983e441c3bd26ebaae4aa1f95129e5e54670f1',
		],
		['sha256', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
		['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
		[
			'sha256',
			'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
			'248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
		],
		[
			'sha512',
			'abc',
			'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
				'2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
		],
	])('%s of "%s"', (name, text, expected) => {
		expect(run(name, text)).toBe(expected);
		expect(run(name, text, 'hex')).toBe(expected);
	});

	it('a text is hashed as UTF-8', () => {
		// The bytes c3 a4, as `printf 'ä' | md5sum` has it
		expect(run('md5', 'ä')).toBe('8419b71c87a225a2c70b50486fbee545');
	});

	it.each([
		['hex', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
		['base64', 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='],
		['base64url', 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'],
	])('are written as %s', (encoding, expected) => {
		expect(ENCODINGS).toContain(encoding);
		expect(run('sha256', 'abc', encoding)).toBe(expected);
	});
});

describe('HMACs', () => {
	const jefe = ['Jefe', 'what do ya want for nothing?'] as const;
	const hiThere = ['\x0b'.repeat(20), 'Hi There'] as const;

	it.each([
		// RFC 2202 section 3, cases 1, 2 and 5
		['hmacSha1', ...hiThere, 'b617318655057264e28bc0b6fb378c8ef146be00'],
		['hmacSha1', ...jefe, 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
		[
			'hmacSha1',
			'\x0c'.repeat(20),
			'Test With Truncation',
			'4c1a03424b55e07fe7f27be1d58bb9324a9a5a04',
		],
		// RFC 4231 sections 4.2 and 4.3
		['hmacSha256', ...hiThere, 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
		['hmacSha256', ...jefe, '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
		[
			'hmacSha512',
			...hiThere,
			'87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde' +
				'daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
		],
		[
			'hmacSha512',
			...jefe,
			'164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554' +
				'9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
		],
	])('%s with the key %j of "%s"', (name, key, text, expected) => {
		expect(run(name, key, text)).toBe(expected);
		expect(run(name, key, text, 'hex')).toBe(expected);
		const bytes = Buffer.from(expected, 'hex');
		expect(run(name, key, text, 'base64')).toBe(bytes.toString('base64'));
		expect(run(name, key, text, 'base64url')).toBe(bytes.toString('base64url'));
	});

	it('RFC 4231 section 4.6: truncated to 128 bits', () => {
		const whole = run('hmacSha256', '\x0c'.repeat(20), 'Test With Truncation');
		expect(whole.slice(0, 32)).toBe('a3b6167473100ee06e0c796c2955552b');
	});
});

it.each(['md5', 'sha1', 'sha256', 'sha512'])('%s knows no other encoding', (name) => {
	for (const encoding of ['', 'HEX', 'latin1', 'utf8', 'toString', 'constructor'])
		expect(() => run(name, 'abc', encoding)).toThrow('hex, base64, base64url');
});

it.each(['hmacSha1', 'hmacSha256', 'hmacSha512'])(
	'%s knows no other encoding, and wants a text',
	(name) => {
		for (const encoding of ['', 'Base64', 'latin1', '__proto__'])
			expect(() => run(name, 'k', 'abc', encoding)).toThrow('hex, base64, base64url');
		expect(() => run(name, 'k')).toThrow();
	},
);

it('a function is known by its own name only', () => {
	for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
		expect(Object.hasOwn(textFunctions, name)).toBe(false);
		expect(Object.hasOwn(generators, name)).toBe(false);
	}
});

it.each(['uuid', 'random'])('%s makes a new UUID (RFC 9562, version 4) each time', (name) => {
	const made = Array.from({ length: 50 }, () => generators[name]());
	expect(new Set(made).size).toBe(50);
	for (const text of made)
		expect(text).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

const bytes = (...codes: number[]) => Buffer.from(codes);
it.each<[string, Buffer]>([
	['hex:6b6579', bytes(0x6b, 0x65, 0x79)],
	['hex:6B65', bytes(0x6b, 0x65)],
	['base64:a2V5', Buffer.from('key')],
	['base64:a2U=', Buffer.from('ke')],
	['base64:_-8', bytes(0xff, 0xef)],
	...['hex:', 'hex:6b657', 'hex:6b65zz', 'hex:6b 65', ' hex:6b65', 'HEX:6b65'].map(
		(text): [string, Buffer] => [text, Buffer.from(text)],
	),
	...['base64:', 'base64:a2V5===', 'base64:a2V5 ', 'base64:a2V5!', 'base64: a2V5'].map(
		(text): [string, Buffer] => [text, Buffer.from(text)],
	),
])('the bytes of the key %j', (key, expected) => {
	const digest = createHmac('sha256', expected).update('x').digest('hex');
	expect(run('hmacSha256', key, 'x')).toBe(digest);
});
