import { fromStoredFields, toStoredFields } from '../../../../credentials/engine/n8n/storedSession';
import type { Session } from '../../../../credentials/engine/tokenFlow';

const session: Session = {
	token: 'T',
	fingerprint: 'f',
	obtainedAt: 1,
	obtainedBy: 'refresh',
	lifetime: { kind: 'idle', ms: 5, from: 'assumed' },
	expiresAt: 6,
	refreshToken: 'R',
	refreshExpiresAt: 9,
};

it('comes back as it was stored', () => {
	expect(fromStoredFields({ username: 'ada', ...toStoredFields(session) }, 'f')).toEqual(session);
});

it('stores two texts, the token only in the field that n8n empties', () => {
	const { accessToken, sessionState, ...others } = toStoredFields({
		...session,
		token: 'only-here',
	});
	expect(accessToken).toBe('only-here');
	expect(sessionState).not.toContain('only-here');
	expect(others).toEqual({});
});

const stored = toStoredFields(session);

it.each([
	['nothing stored', {}],
	['an emptied token', { ...stored, accessToken: '' }],
	['a token that is no text', { ...stored, accessToken: { value: 'T' } }],
	['no state', { accessToken: 'T' }],
	['an empty state', { ...stored, sessionState: '' }],
	['a state cut short', { ...stored, sessionState: '{"fingerprint":"f"' }],
	['a state that is null', { ...stored, sessionState: 'null' }],
	['another fingerprint', { ...stored, sessionState: '{"fingerprint":"g"}' }],
])('%s is no session', (_title, credentials) => {
	expect(fromStoredFields(credentials, 'f')).toBeUndefined();
});
