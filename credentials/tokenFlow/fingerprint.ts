import { createHash } from 'crypto';
import { HIDDEN_STATE_FIELDS } from './storedSession';

/**
 * Identifies a credential by what its user entered: SHA-256 over all fields but the hidden state.
 * n8n gives the hooks no credential id, and keeps the old token when a credential is edited; a
 * changed fingerprint is how an edit is seen.
 */
export function fingerprintOf(credentials: Record<string, unknown>): string {
	const fields = Object.keys(credentials)
		.filter((name) => !HIDDEN_STATE_FIELDS.includes(name))
		.sort()
		.map((name) => [name, credentials[name]]);
	return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
