import type { Session, TokenFlow } from '../../tokenFlow';

/** Whose session is meant: the provider's flow and the credential's key and stored copy. */
export interface Subject {
	flow: TokenFlow;
	/** Credential type and fingerprint: one login per key, however many ask. */
	key: string;
	fingerprint: string;
	/** Differs between two states of the credential's fields that have the same fingerprint. */
	edition?: string;
	/** What n8n has stored, if it fits the credential as it is now. */
	stored?: Session;
}
