/** Tests the lifetime of a token that the login's answer gives. */
import type { HttpAnswer, Lifetime } from '../../../../credentials/engine/tokenFlow';
import {
	BY_PATH,
	readLifetime,
	type ExpirySettings,
} from '../../../../credentials/tokenLogin/answer/lifetime';

const NOW = Date.UTC(2026, 10, 27);
const MINUTE = 60_000;
const IN_10_MINUTES = new Date(NOW + 10 * MINUTE);
const SECONDS = IN_10_MINUTES.getTime() / 1000;
const TOKEN = 'T'.repeat(20);
const answer = (body: unknown): HttpAnswer => ({
	status: 200,
	headers: { date: new Date(NOW).toUTCString() },
	body,
});
const read = (
	body: unknown,
	settings: Partial<ExpirySettings> = {},
	mustBeThere = true,
	token = TOKEN,
) =>
	readLifetime(
		{ source: 'auto', path: '', minutes: 7, ...settings },
		{ answers: [answer({ first: 90 }), answer(body)], token, now: NOW, mustBeThere },
	);
const answered = (ms: number): Lifetime => ({ kind: 'absolute', ms, from: 'answer' });

it.each(['expires_in', 'expiresIn', 'Expires-In-Seconds', 'expires_in_sec', 'token.expires.in'])(
	'%s is a span, or an instant if it is that long',
	(name) => {
		expect(read({ token: TOKEN, [name]: 600 })).toEqual(answered(10 * MINUTE));
		expect(read({ token: TOKEN, [name]: '600' })).toEqual(answered(10 * MINUTE));
		expect(read({ token: TOKEN, [name]: SECONDS })).toEqual(answered(10 * MINUTE));
		expect(read({ data: { [name]: 600 } })).toEqual(answered(10 * MINUTE));
	},
);

it.each([
	...['expires_at', 'expiresOn', '.expires', 'expires_date', 'expiryDate', 'expiry_time'],
	...['expirationDate', 'expiration_time', 'expiration', 'expiry', 'tokenExpiry', 'token_expires'],
	...['tokenExpiration', 'token_expiry_date', 'tokenExpirationDate', 'token_expires_at'],
	...['accessTokenExpiresAt', 'access_token_expiration', 'expireTime', 'expire_date', 'expireAt'],
	...['expirationDateTime', 'session_expires', 'validUntil', 'valid_to'],
])('%s is an instant', (name) => {
	expect(read({ token: TOKEN, [name]: IN_10_MINUTES.toISOString() })).toEqual(
		answered(10 * MINUTE),
	);
	expect(read({ token: TOKEN, [name]: SECONDS })).toEqual(answered(10 * MINUTE));
	// Without a time zone it could be any.
	expect(read({ token: TOKEN, [name]: '2026-11-27 00:10:00' })).toBeUndefined();
	expect(read({ token: TOKEN, [name]: 600 })).toBeUndefined();
});

it.each<[unknown, number | undefined]>([
	['90s', 90_000],
	['30m', 30 * MINUTE],
	['1h', 60 * MINUTE],
	['2 d', 2 * 24 * 60 * MINUTE],
	['1w', undefined],
	['1H', undefined],
	['x1h', undefined],
	['1h x', undefined],
	['', undefined],
	[999_999_999, 999_999_999_000],
	[0, undefined],
	[null, undefined],
	[true, undefined],
	[{ a: 1 }, undefined],
])('expires_in %j', (value, ms) => {
	expect(read({ token: TOKEN, expires_in: value })).toEqual(
		ms === undefined ? undefined : answered(ms),
	);
});

it.each<[unknown, boolean]>([
	['2026-11-27T00:10:00Z', true],
	[' 2026-11-27T00:10:00z ', true],
	['2026-11-27T01:10:00+01:00', true],
	['2026-11-27T01:10:00+0100', true],
	['Fri, 27 Nov 2026 00:10:00 GMT', true],
	['Fri, 27 Nov 2026 00:10:00 UTC', true],
	[`/Date(${SECONDS * 1000})/`, true],
	[String(SECONDS * 1000), true],
	['2026-11-27T00:10:00', false],
	['Z', false],
])('expires_at %j: %s', (value, isRead) => {
	expect(read({ token: TOKEN, expires_at: value })).toEqual(
		isRead ? answered(10 * MINUTE) : undefined,
	);
});

it('a span counts before an instant, one beside a token further in after both', () => {
	expect(read({ token: TOKEN, expires_at: SECONDS, expires_in: 60 })).toEqual(answered(MINUTE));
	expect(read({ a: { token: TOKEN, expires_in: 60 } })).toEqual(answered(MINUTE));
	expect(read({ a: { token: TOKEN, expires_at: SECONDS } })).toEqual(answered(10 * MINUTE));
});

const jwt = `e30.${Buffer.from(JSON.stringify({ exp: SECONDS })).toString('base64url')}.x`;

it('else a JWT says it itself', () => {
	expect(read({}, {}, true, jwt)).toEqual({ kind: 'absolute', ms: 10 * MINUTE, from: 'token' });
	expect(read({ expires_in: 60 }, {}, true, jwt)).toEqual(answered(MINUTE));
	const byJwt = { source: 'jwt' } as const;
	expect(read({ expires_in: 60 }, byJwt, true, jwt)).toMatchObject({
		ms: 10 * MINUTE,
		from: 'token',
	});
	expect(() => read({}, byJwt)).toThrow(
		/"Expiry From" is JWT, but the token is not a JWT that says/,
	);
	expect(read({}, byJwt, false)).toBeUndefined();
});

it.each<[ExpirySettings['source'], Lifetime | undefined]>([
	['fixed', { kind: 'absolute', ms: 7 * MINUTE, from: 'configured' }],
	['idle', { kind: 'idle', ms: 7 * MINUTE, from: 'configured' }],
	['none', undefined],
])('%s needs no answer', (source, expected) => {
	expect(read({ expires_in: 60 }, { source })).toEqual(expected);
});

it.each<[ExpirySettings['source'], unknown, Lifetime['kind'], number, string]>([
	['seconds', '90', 'absolute', 90_000, 'number of seconds'],
	['minutes', 2, 'absolute', 2 * MINUTE, 'number of minutes'],
	['milliseconds', '1500', 'absolute', 1_500, 'number of milliseconds'],
	['idleSeconds', 90, 'idle', 90_000, 'number of seconds'],
	['idleMinutes', '2', 'idle', 2 * MINUTE, 'number of minutes'],
	['date', '2026-11-27T00:10:00Z', 'absolute', 10 * MINUTE, 'date in the future'],
])('%s at a path', (source, value, kind, ms, name) => {
	expect(BY_PATH).toContain(source);
	const settings = { source, path: 'a.b' };
	expect(read({ a: { b: value } }, settings)).toEqual({ kind, ms, from: 'answer' });
	expect(() => read({}, settings)).toThrow(
		'"Expiry Path" finds nothing at "a.b" in the answer of the login',
	);
	expect(() => read({ a: { b: 'soon' } }, settings)).toThrow(
		`"Expiry Path" finds no ${name} at "a.b"`,
	);
	expect(read({}, settings, false)).toBeUndefined();
	expect(read({ a: { b: 'soon' } }, settings, false)).toBeUndefined();
});

it('a path can lead into an earlier answer', () => {
	expect(read({}, { source: 'seconds', path: 'step1.first' })).toEqual(answered(90_000));
});
