import { createHmac, randomUUID } from 'node:crypto';
import type { Fields } from './types';

const SIGNING_KEY = 'emulator';

function encode(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Converts a lifetime in ms to the whole seconds that a provider announces, at least 1. */
export function wholeSeconds(lifetimeMs: number): number {
	return Math.max(1, Math.floor(lifetimeMs / 1000));
}

/**
 * Mints an HS256 JWT (RFC 7519) with `iat` and `exp` in whole seconds and a random `jti`.
 *
 * @param nowMs the issuer's clock, epoch ms
 * @param edit changes the claims before they are signed
 */
export function mintJwt(
	subject: string,
	nowMs: number,
	lifetimeMs: number,
	edit?: ((claims: Fields) => Fields) | null,
): string {
	const iat = Math.floor(nowMs / 1000);
	const claims = { sub: subject, jti: randomUUID(), iat, exp: iat + wholeSeconds(lifetimeMs) };
	const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(edit ? edit(claims) : claims)}`;
	return `${signed}.${createHmac('sha256', SIGNING_KEY).update(signed).digest('base64url')}`;
}
