import { decideLifetime } from '../../../../../credentials/engine/session/login/lifetime';
import type { Lifetime } from '../../../../../credentials/engine/tokenFlow';
import { mintJwt } from '../../../../providers';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

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
