import type { Session, TokenFlow } from '../../tokenFlow';

/**
 * Identifies the session that is meant: the provider's flow, and the credential's key and stored
 * session.
 */
export interface Subject {
	flow: TokenFlow;
	/** Credential type and fingerprint. There is one login per key, however many callers ask. */
	key: string;
	fingerprint: string;
	/** Distinguishes states of the credential's fields that have the same fingerprint. */
	edition?: string;
	/** The session that n8n has stored, if it belongs to the credential as it is now. */
	stored?: Session;
}
