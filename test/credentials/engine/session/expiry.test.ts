import {
	decideLifetime,
	expiryMarginMs,
	isExpired,
	isRenewalDue,
	jwtLifetimeMs,
	markUsed,
} from '../../../../credentials/engine/session/expiry';
import { secondsToMs } from '../../../../credentials/engine/formats/instants';
import type { Lifetime, Session } from '../../../../credentials/engine/tokenFlow';
import { mintJwt } from '../../../providers';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

function session(lifetime?: Lifetime): Session {
	return {
		token: 'abc',
		fingerprint: 'f',
		obtainedAt: NOW,
		obtainedBy: 'login',
		lifetime,
		expiresAt: lifetime && NOW + lifetime.ms,
	};
}

it.each([
	[300, 300_000],
	['3599', 3_599_000],
	[0.5, 500],
	[0, undefined],
	[-1, undefined],
	['', undefined],
	['soon', undefined],
	[1e15, undefined],
	[Number.NaN, undefined],
	[null, undefined],
	[undefined, undefined],
	[{}, undefined],
])('%p seconds are %p ms', (value, expected) => {
	expect(secondsToMs(value)).toBe(expected);
});

const claims = (payload: object) =>
	`e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;

it.each([
	['clocks agree', mintJwt('a', NOW, 5 * MINUTE), 5 * MINUTE],
	['the server is 10 minutes ahead', mintJwt('a', NOW + 10 * MINUTE, 5 * MINUTE), 5 * MINUTE],
	['the server is 10 minutes behind', mintJwt('a', NOW - 10 * MINUTE, 5 * MINUTE), 5 * MINUTE],
	['no iat', claims({ exp: NOW / 1000 + 60 }), MINUTE],
	['no iat, exp past', claims({ exp: NOW / 1000 - 60 }), undefined],
	['no exp', claims({ iat: NOW / 1000 }), undefined],
	['exp is no number', claims({ exp: 'tomorrow' }), undefined],
	[
		'exp and iat are numbers as text',
		claims({ iat: '1494329548', exp: '1494336748' }),
		120 * MINUTE,
	],
	['not a JWT', 'A-b189a7c5', undefined],
	['three parts of nothing', 'a.b.c', undefined],
])('JWT lifetime where %s', (_title, token, expected) => {
	expect(jwtLifetimeMs(token, NOW)).toBe(expected);
});

const at = (epochMs: number) => ({ date: new Date(epochMs).toUTCString() });
const inSeconds = (iat: number, exp: number) =>
	claims({ iat: NOW / 1000 + iat, exp: NOW / 1000 + exp });

it.each([
	['a token from the cache', inSeconds(-3598, 2), NOW, 2_000],
	['the same by the server’s clock, ahead', inSeconds(-3598, 2), NOW + 1_000, 1_000],
	['a new token', inSeconds(0, 300), NOW, 300_000],
	['a new token, the front end’s clock behind', inSeconds(60, 360), NOW, 300_000],
	['without iat', claims({ exp: NOW / 1000 + 60 }), NOW + 10_000, 50_000],
	['over on receipt', inSeconds(-3600, 0), NOW, 0],
	['long over', inSeconds(-3600, -10), NOW, -10_000],
	['claims that make no sense', inSeconds(0, -10), NOW, undefined],
	['an end beyond all lifetimes', inSeconds(0, 1e12), NOW, undefined],
])('JWT lifetime against the answer’s Date: %s', (_title, token, date, expected) => {
	// This machine's clock has no say.
	expect(jwtLifetimeMs(token, NOW + 86_400_000, at(date))).toBe(expected);
});

it('takes the lifetime from the answer, then the token, then the default', () => {
	const idle: Lifetime = { kind: 'idle', ms: 1, from: 'assumed' };
	const flow = { tokenMayBeJwt: true, defaultLifetime: idle };
	const token = mintJwt('a', NOW, 5 * MINUTE);
	expect(decideLifetime(flow, { token, expiresIn: 60 }, NOW)).toEqual({
		kind: 'absolute',
		ms: MINUTE,
		from: 'answer',
	});
	expect(decideLifetime(flow, { token, expiresIn: -5 }, NOW)).toEqual({
		kind: 'absolute',
		ms: 5 * MINUTE,
		from: 'token',
	});
	expect(decideLifetime(flow, { token: 'opaque' }, NOW)).toBe(idle);
	expect(decideLifetime({ tokenMayBeJwt: false, defaultLifetime: idle }, { token }, NOW)).toBe(
		idle,
	);
	expect(decideLifetime({ tokenMayBeJwt: true }, { token: 'opaque' }, NOW)).toBeUndefined();
});

it.each([
	[1_000, 100],
	[5 * MINUTE, 30_000],
	[60 * MINUTE, MINUTE],
])('a lifetime of %p ms has a margin of %p ms', (ms, margin) => {
	expect(expiryMarginMs({ kind: 'absolute', ms, from: 'answer' })).toBe(margin);
});

it('is due within the margin, expired at its end', () => {
	const subject = session({ kind: 'absolute', ms: 1_000, from: 'answer' });
	expect(isRenewalDue(subject, NOW + 899)).toBe(false);
	expect(isRenewalDue(subject, NOW + 900)).toBe(true);
	expect(isExpired(subject, NOW + 999)).toBe(false);
	expect(isExpired(subject, NOW + 1_000)).toBe(true);
});

it('is not due while renewal was put off, but is once expired', () => {
	const subject = {
		...session({ kind: 'absolute', ms: 1_000, from: 'answer' }),
		renewalNotBefore: NOW + 5_000,
	};
	expect(isRenewalDue(subject, NOW + 950)).toBe(false);
	expect(isRenewalDue(subject, NOW + 1_000)).toBe(true);
});

it('without a known expiry is never due', () => {
	expect(isRenewalDue(session(), NOW + 1e12)).toBe(false);
});

it('a use extends an idle lifetime and leaves an absolute one', () => {
	const idle = session({ kind: 'idle', ms: 1_000, from: 'assumed' });
	const absolute = session({ kind: 'absolute', ms: 1_000, from: 'answer' });
	markUsed(idle, NOW + 500);
	markUsed(absolute, NOW + 500);
	expect(idle.expiresAt).toBe(NOW + 1_500);
	expect(absolute.expiresAt).toBe(NOW + 1_000);
});
