/**
 * Writes a secret in codes and looks for the result. These are codes that can't be decoded once a
 * server has cut, broken or marked the text, and codes that are rarely used.
 */

/** Only this much of a longer secret is looked for. Characters. */
const MAX_LENGTH = 400;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Bytes in a group of Base64 and of Base32 (RFC 4648 sections 4 and 6). */
const BASE64_GROUP = 3;
const BASE32_GROUP = 5;

/** Returns texts whose letters and digits are looked for whole and in parts. */
export function rewritten(secret: string): string[] {
	const text = secret.slice(0, MAX_LENGTH);
	const bytes = Buffer.from(text);
	return [
		...inGroups(bytes, BASE64_GROUP, 6, (each) => each.toString('base64').replace(/=/g, '')),
		...inGroups(bytes, BASE32_GROUP, 5, base32),
		rot13(text),
		[...text].reverse().join(''),
		[...bytes.toString('base64')].reverse().join(''),
	];
}

/** Returns texts whose letters and digits are looked for only as a whole. */
export function rewrittenWhole(secret: string): string[] {
	const bytes = Buffer.from(secret.slice(0, MAX_LENGTH));
	return [bytes.toString('hex'), base58(bytes)];
}

/**
 * Writes bytes as they appear in the middle of others, in a code that writes groups of bytes. They
 * can begin at any byte of a group. Characters that hold bits of their neighbors are left out.
 *
 * @param bits the number of bits that a character holds
 */
function inGroups(
	bytes: Buffer,
	group: number,
	bits: number,
	write: (bytes: Buffer) => string,
): string[] {
	return Array.from({ length: group }, (_each, before) => {
		const written = write(Buffer.concat([Buffer.alloc(before), bytes]));
		const first = Math.ceil((before * 8) / bits);
		const end = Math.floor(((before + bytes.length) * 8) / bits);
		return written.slice(first, end);
	});
}

function base32(bytes: Buffer): string {
	let written = '';
	let [held, count] = [0, 0];
	for (const byte of bytes) {
		held = (held << 8) | byte;
		for (count += 8; count >= 5; count -= 5) written += BASE32[(held >> (count - 5)) & 31];
		held &= 31;
	}
	return written;
}

function base58(bytes: Buffer): string {
	let number = BigInt(`0x0${bytes.toString('hex')}`);
	let written = '';
	for (; number > 0n; number /= 58n) written = BASE58[Number(number % 58n)] + written;
	return written;
}

function rot13(text: string): string {
	return text.replace(/[a-z]/gi, (letter) => {
		const code = letter.charCodeAt(0);
		return String.fromCharCode(code + ((code & 31) <= 13 ? 13 : -13));
	});
}
