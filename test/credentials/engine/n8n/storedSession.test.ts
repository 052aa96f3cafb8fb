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

/** What another version or an import could have stored. */
const ODD = [true, [], {}, [[]], '', 'x', { kind: 'idle' }, { kind: 'x', ms: 1 }, { a: null }];
it.each([
	['fingerprint', []],
	['obtainedAt', []],
	['obtainedBy', []],
	['lifetime', []],
	['expiresAt', []],
	['refreshToken', ['', 'x']],
	['refreshExpiresAt', []],
	['who', ['', 'x']],
	['values', [{}, { kind: 'idle' }]],
	['discovered', [{}, { kind: 'idle' }]],
	['renewalNotBefore', []],
	['madeBy', ['', 'x']],
	['chain', ['', 'x']],
	['renewals', []],
] as Array<[string, unknown[]]>)(
	'a state whose %s is of another kind is no session',
	(name, good) => {
		const state = JSON.parse(stored.sessionState) as object;
		const read = (value: unknown) =>
			fromStoredFields(
				{ ...stored, sessionState: JSON.stringify({ ...state, [name]: value }) },
				'f',
			);
		const taken = ODD.filter((value) => read(value) !== undefined);
		expect(taken).toEqual(good);
	},
);

it('a state with a member that is null, or that nobody knows, is read without it', () => {
	const state = { ...(JSON.parse(stored.sessionState) as object), expiresAt: null, other: 1 };
	const read = fromStoredFields({ ...stored, sessionState: JSON.stringify(state) }, 'f');
	expect(read).toEqual({ ...session, expiresAt: undefined });
	expect(read).not.toHaveProperty('other');
});
