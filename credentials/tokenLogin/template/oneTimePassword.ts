import { createHmac } from 'crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;
/** 80 bits: authenticator apps never get a shorter secret. */
const MIN_KEY_BYTES = 10;

/**
 * The six digits for the half minute of `now` (epoch ms): RFC 6238 with its defaults. The secret is
 * in Base32 (RFC 4648 section 6). Throws a `RangeError` if it isn't, or if it is too short.
 */
export function oneTimePassword(secret: string, now: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / STEP_MS)));
	const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
	// RFC 4226 section 5.3: the last four bits say where the number begins.
	const number = digest.readUInt32BE(digest[digest.length - 1] & 0xf) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
	const bits = [...text.toUpperCase().replace(/[\s=-]/g, '')].map((letter) => {
		const value = BASE32.indexOf(letter);
		if (value < 0) throw new RangeError('the secret is not written in Base32 (A to Z, 2 to 7)');
		return value.toString(2).padStart(5, '0');
	});
	const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
	if (bytes.length < MIN_KEY_BYTES)
		throw new RangeError('the secret is too short: it has 16 letters or more');
	return Buffer.from(bytes);
}
