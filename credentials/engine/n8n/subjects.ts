import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { noteOf } from './callNotes';
import { fingerprintOf } from './fingerprint';
import { SessionManager, type Subject } from '../session/sessionManager';
import { fromStoredFields, STATE_FIELD, TOKEN_FIELD } from './storedSession';
import { logTokenEvent } from './tokenLog';
import type { TokenFlow } from '../tokenFlow';

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
