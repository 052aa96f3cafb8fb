import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { SessionManager, type Subject } from '../session/sessionManager';
import type { TokenFlow, Session } from '../tokenFlow';
import { noteOf } from './callNotes';
import { fingerprintOf, fromStoredFields, STATE_FIELD, TOKEN_FIELD } from './storedSession';
import { logTokenEvent } from './tokenLog';

/** Reads a credential's fields into its flow; throws `invalid_configuration` errors. */
export type DescribeFlow = (credentials: ICredentialDataDecryptedObject) => TokenFlow;

/** One for the process: n8n loads this module once, so all executions share it. */
export const sessions = new SessionManager(
	{ now: () => Date.now(), sleep },
	undefined,
	logTokenEvent,
);

/** What a credential's fields were read into, as long as it holds the same session. */
interface Reading {
	token: unknown;
	state: unknown;
	subject: Subject;
}

/** By the object that n8n handed out: reading one costs more than the rest of a call's hooks. */
const readings = new WeakMap<object, Reading>();

/** What the engine needs of a credential: its flow, and the session that is stored with it. */
export function subjectOf(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
): Subject {
	const { copyOf = credentials } = noteOf(credentials);
	const { [TOKEN_FIELD]: token, [STATE_FIELD]: state } = credentials;
	const known = readings.get(copyOf);
	if (known !== undefined && known.token === token && known.state === state) return known.subject;
	const fingerprint = fingerprintOf(credentials);
	const stored = fromStoredFields(credentials, fingerprint);
	const key = `${type}:${fingerprint}`;
	const subject = { flow: describe(credentials), key, fingerprint, stored };
	readings.set(copyOf, { token, state, subject });
	return subject;
}

/** The session that a call with these credentials would start from, if any. Uses nothing up. */
export function knownSession(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
): Session | undefined {
	return sessions.peek(subjectOf(type, describe, credentials));
}

/** Writes to n8n's log which credential a node calls with: hooks don't know its name. */
export function logCredentialInUse(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
	name: string,
): void {
	logTokenEvent(subjectOf(type, describe, credentials), `calls with the credential "${name}"`);
}

/** Sessions that were given to n8n to save a second time. */
const savedAgain = new WeakSet<Session>();

/**
 * Whether the session with this token is newer than what n8n has stored for the credential. True
 * once for each session: a hundred calls can find this out at the same time.
 */
export function isNewestUnsaved(
	type: string,
	describe: DescribeFlow,
	stored: ICredentialDataDecryptedObject,
	token: string,
): boolean {
	const subject = subjectOf(type, describe, stored);
	const newest = sessions.peek(subject);
	if (newest?.token !== token || subject.stored?.token === token) return false;
	const isFirst = !savedAgain.has(newest);
	savedAgain.add(newest);
	return isFirst;
}

/** Everything that must not show of a call made with these credentials. */
export function secretsOfCall(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
): string[] {
	const subject = subjectOf(type, describe, credentials);
	const { secrets, sessionSecrets } = subject.flow;
	const token = noteOf(credentials).token;
	const known = [subject.stored, sessions.peek(subject)].filter(
		(session): session is Session => session !== undefined,
	);
	return [
		...secrets,
		...(token === undefined ? [] : [token]),
		...known.flatMap((session) => [
			session.token,
			...(session.refreshToken === undefined ? [] : [session.refreshToken]),
			...(sessionSecrets?.(session.token, session.values ?? {}) ?? []),
		]),
	];
}

/**
 * Tells the engine that the provider's answer to a call proved the token dead that it went out with.
 * `credentials` are as they are stored now, which another worker may have renewed.
 * Returns whether sending the call again with another token makes sense.
 */
export function reportRejectedToken(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
	token: string,
): boolean {
	const subject = subjectOf(type, describe, credentials);
	if (subject.flow.fixedToken !== undefined) return false;
	return sessions.reportRejected(subject, token);
}
