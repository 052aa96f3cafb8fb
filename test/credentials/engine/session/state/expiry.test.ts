import {
	expiryMarginMs,
	isExpired,
	isRenewalDue,
	markUsed,
} from '../../../../../credentials/engine/session/state/expiry';
import type { Lifetime, Session } from '../../../../../credentials/engine/tokenFlow';

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
