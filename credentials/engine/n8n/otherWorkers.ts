/**
 * Finds tokens that other workers of n8n's queue mode stored for a credential, and decides whether
 * to save our own again.
 */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type Provider, sessions, subjectOf } from './subjects';
import type { Session } from '../tokenFlow';

/** Whether another worker can have stored a token that this worker has not looked for. */
export function mayHaveStored(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
): boolean {
	return sessions.others.mayHaveStored(subjectOf(provider, credentials));
}

/**
 * Whether a token of this process works, although another worker's was stored when the credential
 * was read.
 */
export function isAsideStored(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
	token: string,
): boolean {
	return sessions.others.isAsideStored(subjectOf(provider, credentials), token);
}

/** Sessions that a call has claimed to save again, with the token that was stored at that time. */
const claimed = new WeakMap<Session, string>();

/**
 * Claims the task of saving the session with this token, if it is newer than the stored one.
 * Returns true only for the first caller, because a hundred calls can find this out at the same
 * time.
 */
export function claimUnsaved(
	provider: Provider,
	stored: ICredentialDataDecryptedObject,
	token: string,
): boolean {
	const subject = subjectOf(provider, stored);
	const newest = sessions.peek(subject);
	if (newest?.token !== token || subject.stored?.token === token) return false;
	const instead = subject.stored?.token ?? '';
	const isFirst = claimed.get(newest) !== instead;
	claimed.set(newest, instead);
	return isFirst;
}
