import { createHash, createHmac, randomUUID } from 'crypto';

type TextFunction = (...args: string[]) => string;
type Encoding = 'hex' | 'base64' | 'base64url';

/** How a hash can be written. */
export const ENCODINGS = ['hex', 'base64', 'base64url'];
const UNITS_MS: Record<string, number> = {
	second: 1_000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
};

function encodingOf(name: string | undefined): Encoding {
	if (name === undefined) return 'hex';
	if (ENCODINGS.includes(name)) return name as Encoding;
	throw new RangeError(`"${name}" is none of ${ENCODINGS.join(', ')}`);
}

const hash =
	(algorithm: string): TextFunction =>
	(text, encoding) =>
		createHash(algorithm).update(text).digest(encodingOf(encoding));

const hmac =
	(algorithm: string): TextFunction =>
	(key, text, encoding) =>
		createHmac(algorithm, key).update(text).digest(encodingOf(encoding));

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const TOTP_STEP_MS = 30_000;

/** Six digits for the current half minute (RFC 6238 with its defaults; the secret in Base32). */
function oneTimePassword(secret: string, now: number): string {
	const bits = [...secret.toUpperCase().replace(/[\s=-]/g, '')].map((letter) => {
		const value = BASE32.indexOf(letter);
		if (value < 0) throw new RangeError('the secret is not written in Base32 (A to Z, 2 to 7)');
		return value.toString(2).padStart(5, '0');
	});
	const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / TOTP_STEP_MS)));
	const digest = createHmac('sha1', key).update(counter).digest();
	// RFC 4226 section 5.3: the last four bits say where the number begins.
	const number = digest.readUInt32BE(digest[digest.length - 1] & 0xf) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}

/** What can be done with values in a template: `${base64(user:password)}`. */
export const textFunctions: Record<string, TextFunction> = {
	base64: (text) => Buffer.from(text).toString('base64'),
	base64url: (text) => Buffer.from(text).toString('base64url'),
	url: (text) => encodeURIComponent(text),
	lower: (text) => text.toLowerCase(),
	upper: (text) => text.toUpperCase(),
	md5: hash('md5'),
	sha1: hash('sha1'),
	sha256: hash('sha256'),
	sha512: hash('sha512'),
	hmacSha1: hmac('sha1'),
	hmacSha256: hmac('sha256'),
	hmacSha512: hmac('sha512'),
	totp: (secret) => oneTimePassword(secret, Date.now()),
};

/** Names that make a new value each time. */
export const generators: Record<string, () => string> = {
	uuid: () => randomUUID(),
	random: () => randomUUID(),
};

/**
 * `now`, `now+7:days`, `now-5:minutes:epoch`, `now:YYYY-MM-DD`: the time in UTC, moved and written
 * as told (ISO 8601 unless told otherwise; `epoch` in seconds, `epochMs`, or a pattern).
 * Undefined for anything else.
 */
export function timeExpression(expression: string, now: number): string | undefined {
	const match = /^now(?:([+-]\d+):?([a-z]+))?(?::(.+))?$/i.exec(expression);
	if (match === null) return undefined;
	const [, amount = '0', unit = 'seconds', format] = match;
	const unitMs = UNITS_MS[unit.toLowerCase().replace(/s$/, '')];
	if (unitMs === undefined) return undefined;
	return formatTime(new Date(now + Number(amount) * unitMs), format ?? 'iso');
}

function formatTime(time: Date, format: string): string {
	const iso = time.toISOString();
	if (format === 'iso') return iso;
	if (format === 'epoch') return String(Math.floor(time.getTime() / 1000));
	if (format === 'epochMs') return String(time.getTime());
	const parts: Record<string, string> = {
		YYYY: iso.slice(0, 4),
		MM: iso.slice(5, 7),
		DD: iso.slice(8, 10),
		HH: iso.slice(11, 13),
		mm: iso.slice(14, 16),
		ss: iso.slice(17, 19),
		SSS: iso.slice(20, 23),
	};
	return format.replace(/YYYY|MM|DD|HH|mm|SSS|ss/g, (part) => parts[part]);
}
