import { createHash } from 'crypto';
import { NETWORK_FIELDS } from './network';
import { readState } from './sessionState';
import type { Session } from '../tokenFlow';

/** The field that n8n empties and fills. Its value is the token itself. */
export const TOKEN_FIELD = 'accessToken';
/** The hidden field for everything else in the session, as JSON. */
export const STATE_FIELD = 'sessionState';
/** Fields that this package fills, and not the user. */
const HIDDEN_STATE_FIELDS = [TOKEN_FIELD, STATE_FIELD];

/**
 * The beginning of a text that n8n evaluates as an expression when it reads the credential again.
 * The expression could use all that the workflow and n8n's vaults hold (packages/cli
 * credentials-helper.ts, `applyDefaultsAndOverwrites`). A server could return one as a token.
 */
const EXPRESSION = /^=/;
/**
 * Value of the token's field if the token is in the state instead. The state is JSON and is never
 * evaluated.
 */
const IN_STATE = '(in the session state)';

/** Converts a session to the two hidden fields, which n8n saves encrypted. */
export function toStoredFields(session: Session): Record<string, string> {
	const { token, ...state } = session;
	return EXPRESSION.test(token)
		? { [TOKEN_FIELD]: IN_STATE, [STATE_FIELD]: JSON.stringify(session) }
		: { [TOKEN_FIELD]: token, [STATE_FIELD]: JSON.stringify(state) };
}

/**
 * Returns the session that a stored credential holds. Undefined if there is none, if it can't be
 * read, or if it was obtained with other field values because the credential was edited since.
 */
export function fromStoredFields(
	credentials: Record<string, unknown>,
	fingerprint: string,
): Session | undefined {
	const token = credentials[TOKEN_FIELD];
	const state = credentials[STATE_FIELD];
	if (typeof token !== 'string' || token === '' || typeof state !== 'string') return undefined;
	try {
		const read = readState(JSON.parse(state));
		return read?.fingerprint === fingerprint ? ({ token, ...read } as Session) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Fields that n8n adds to every credential, and those with network settings. The result of a login
 * does not depend on them.
 */
const WITHOUT_EFFECT = ['allowedHttpRequestDomains', 'allowedDomains', ...NETWORK_FIELDS];

/**
 * Identifies a credential by what its user entered: SHA-256 over all fields except the hidden
 * state, n8n's own fields and the network settings. n8n gives the hooks no credential id, and keeps
 * the old token when a credential is edited. A changed fingerprint reveals the edit.
 */
export function fingerprintOf(credentials: Record<string, unknown>): string {
	const fields = Object.keys(credentials)
		.filter((name) => !HIDDEN_STATE_FIELDS.includes(name) && !WITHOUT_EFFECT.includes(name))
		.sort()
		.map((name) => [name, credentials[name]]);
	return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
