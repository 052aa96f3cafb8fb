import { createHash, createHmac, pbkdf2Sync, randomUUID } from 'crypto';
import { oneTimePassword } from './oneTimePassword';
import { between, parameterOf, partOf } from './partFunctions';
import { type Padding, rsaEncrypted } from './rsaEncryption';

/** A template function. Parameters whose names are in `OPTIONAL` may be left out. */
interface TextFunction {
	parameters: string[];
	/** @param now epoch ms */
	run(args: string[], now: number): string;
}
type Encoding = 'hex' | 'base64' | 'base64url';

/** How a hash can be written. */
export const ENCODINGS = ['hex', 'base64', 'base64url'];
/** The name of the parameter that takes one of these encodings. */
export const ENCODING = 'encoding';

/** Parameters that take a whole number. A negative one counts from the end. */
export const NUMBERS = ['start', 'end', 'shift', 'index', 'iterations'];
/** Parameters that may be left out. `…` stands for any number of further ones. */
export const OPTIONAL = [ENCODING, 'end', 'after', 'shift', '…'];

function encodingOf(name = 'hex'): Encoding {
	if (ENCODINGS.includes(name)) return name as Encoding;
	throw new RangeError(`the ${ENCODING} must be one of ${ENCODINGS.join(', ')}`);
}

const ofText = (run: (text: string) => string): TextFunction => ({
	parameters: ['text'],
	run: ([text]) => run(text),
});

const hash = (algorithm: string): TextFunction => ({
	parameters: ['text', ENCODING],
	run: ([text, encoding]) => createHash(algorithm).update(text).digest(encodingOf(encoding)),
});

const hmac = (algorithm: string): TextFunction => ({
	parameters: ['key', 'text', ENCODING],
	run: ([key, text, encoding]) =>
		createHmac(algorithm, bytesOf(key)).update(text).digest(encodingOf(encoding)),
});

/**
 * Hashes UTF-16, as .NET and Windows programs do: each character is two bytes, the lower one first.
 */
const hashOfUtf16 = (algorithm: string): TextFunction => ({
	parameters: ['text', ENCODING],
	run: ([text, encoding]) =>
		createHash(algorithm).update(Buffer.from(text, 'utf16le')).digest(encodingOf(encoding)),
});

/** Encrypts with RSA. The result is in Base64 by default, because most logins expect that. */
const rsa = (padding: Padding): TextFunction => ({
	parameters: ['publicKey', 'text', ENCODING],
	run: ([key, text, encoding = 'base64']) =>
		rsaEncrypted(key, text, padding).toString(encodingOf(encoding)),
});

/** The number can come from a server. A thousand iterations take about a millisecond. */
const MAX_ITERATIONS = 1_000_000;

/** PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), 32 bytes. */
function pbkdf2([password, salt, iterations, encoding]: string[]): string {
	const count = numberOf(iterations, 'iterations');
	if (count < 1 || count > MAX_ITERATIONS)
		throw new RangeError(`the iterations must be a number from 1 to ${MAX_ITERATIONS}`);
	const key = pbkdf2Sync(bytesOf(password), bytesOf(salt), count, 32, 'sha256');
	return key.toString(encodingOf(encoding));
}

/** The bytes of a text: UTF-8, or those that are written after `hex:` or `base64:`. */
function bytesOf(text: string): Buffer {
	const [, encoding, digits] = /^(hex|base64):([\s\S]*)$/.exec(text) ?? [];
	const fits = { hex: /^(?:[\da-f]{2})+$/i, base64: /^[\w+/-]+={0,2}$/ }[encoding];
	return fits?.test(digits) ? Buffer.from(digits, encoding as 'hex') : Buffer.from(text);
}

function hexToBase64Url(text: string): string {
	const digits = text.replace(/[\s:]/g, '');
	if (!/^([\da-f]{2})+$/i.test(digits)) throw new RangeError('the text is not hexadecimal');
	return Buffer.from(digits, 'hex').toString('base64url');
}

function originOf(url: string): string {
	const { origin } = URL.canParse(url) ? new URL(url) : { origin: 'null' };
	if (origin === 'null') throw new RangeError('the text is not the URL of a server');
	return origin;
}

function numberOf(text: string, parameter: string): number {
	if (/^-?\d+$/.test(text)) return Number(text);
	throw new RangeError(`the ${parameter} must be a whole number`);
}

/** For each digit of `positions`, the character of the text at that position, counted from 0. */
function charactersAt([text, positions, shift = '0']: string[]): string {
	if (!/^\d*$/.test(positions)) throw new RangeError('the positions must be digits');
	const by = numberOf(shift, 'shift');
	const characters = Array.from(text);
	return Array.from(positions, (digit) => {
		const character = characters[Number(digit) + by];
		if (character === undefined) throw new RangeError('the text is too short for the positions');
		return character;
	}).join('');
}

/** Half of a whole number, rounded down, with the same number of digits. */
function halfOf(text: string): string {
	if (!/^\d+$/.test(text)) throw new RangeError('the text is not a whole number');
	return String(BigInt(text) / 2n).padStart(text.length, '0');
}

/** The functions of a template, such as `${base64(user:password)}`. */
export const textFunctions: Record<string, TextFunction> = {
	base64: ofText((text) => Buffer.from(text).toString('base64')),
	base64url: ofText((text) => Buffer.from(text).toString('base64url')),
	hexToBase64url: ofText(hexToBase64Url),
	url: ofText((text) => encodeURIComponent(text)),
	form: ofText((text) => new URLSearchParams({ v: text }).toString().slice(2)),
	json: ofText((text) => JSON.stringify(text).slice(1, -1)),
	origin: ofText(originOf),
	lower: ofText((text) => text.toLowerCase()),
	upper: ofText((text) => text.toUpperCase()),
	md5: hash('md5'),
	md5Utf16: hashOfUtf16('md5'),
	sha1: hash('sha1'),
	sha256: hash('sha256'),
	sha256Utf16: hashOfUtf16('sha256'),
	sha512: hash('sha512'),
	hmacSha1: hmac('sha1'),
	hmacSha256: hmac('sha256'),
	hmacSha512: hmac('sha512'),
	rsaOaep: rsa('oaep'),
	rsaOaepSha256: rsa('oaepSha256'),
	rsaPkcs1: rsa('pkcs1'),
	pbkdf2: { parameters: ['password', 'salt', 'iterations', ENCODING], run: pbkdf2 },
	concat: { parameters: ['text', '…'], run: (texts) => texts.join('') },
	between: { parameters: ['text', 'before', 'after'], run: between },
	part: {
		parameters: ['text', 'separator', 'index'],
		run: ([text, separator, index]) => partOf(text, separator, numberOf(index, 'index')),
	},
	parameter: { parameters: ['url', 'name'], run: parameterOf },
	slice: {
		parameters: ['text', 'start', 'end'],
		run: ([text, start, end]) =>
			Array.from(text)
				.slice(numberOf(start, 'start'), end === undefined ? undefined : numberOf(end, 'end'))
				.join(''),
	},
	charsAt: { parameters: ['text', 'positions', 'shift'], run: charactersAt },
	half: ofText(halfOf),
	totp: { parameters: ['secret'], run: ([secret], now) => oneTimePassword(secret, now) },
};

/** Names that have a new value each time. */
export const generators: Record<string, () => string> = {
	uuid: () => randomUUID(),
	random: () => randomUUID(),
};
