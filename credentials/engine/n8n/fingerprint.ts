import { createHash } from 'crypto';
import { HIDDEN_STATE_FIELDS } from './storedSession';

/** Fields that n8n adds to every credential; a login does not depend on them. */
const OF_N8N = ['allowedHttpRequestDomains', 'allowedDomains'];

/**
 * Identifies a credential by what its user entered: SHA-256 over all fields but the hidden state and
 * n8n's own.
 * n8n gives the hooks no credential id, and keeps the old token when a credential is edited; a
 * changed fingerprint is how an edit is seen.
 */
export function fingerprintOf(credentials: Record<string, unknown>): string {
	const fields = Object.keys(credentials)
		.filter((name) => !HIDDEN_STATE_FIELDS.includes(name) && !OF_N8N.includes(name))
		.sort()
		.map((name) => [name, credentials[name]]);
	return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
