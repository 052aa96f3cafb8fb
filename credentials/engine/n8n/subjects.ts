import { type ICredentialDataDecryptedObject, LoggerProxy, sleep } from 'n8n-workflow';
import { withoutScheme } from '../attach/attach';
import { leavingText } from '../leaving';
import type { NetworkSettings } from './network';
import { networkOfCredential, secretsOfNetwork } from './network';
import { SessionManager, type Subject } from '../session/sessionManager';
import type { TokenFlow, Session } from '../tokenFlow';
import { fingerprintOf, fromStoredFields, STATE_FIELD, TOKEN_FIELD } from './storedSession';

/** A credential type and what can be done with it. */
export interface Provider {
	/** The name of the credential type. */
	type: string;
	/** Reads a credential's fields into its flow. Throws `invalid_configuration` errors. */
	readFlow: (fields: ICredentialDataDecryptedObject) => TokenFlow;
	/** The fields that a session belongs to, if not all: an edit of another one does not end it. */
	sessionFields?: (fields: ICredentialDataDecryptedObject) => Record<string, unknown>;
}

/** A provider as the node offers it among its APIs. */
export interface OfferedProvider extends Provider {
	/** What people read; n8n cuts a chosen name after some 50 characters, and breaks one in the list after some 45. */
	offeredAs: string;
	/** What the choice stands for, if it is not one API: such choices come last. */
	description?: string;
}

/** One for the process: n8n loads this module once, so all executions share it. */
export const sessions = new SessionManager(
	{ now: () => Date.now(), steady: () => performance.now(), sleep },
	undefined,
	logTokenEvent,
);

/** What a credential's fields were read into, as long as it holds the same session. */
interface Reading {
	token: unknown;
	state: unknown;
	subject: SubjectInN8n;
}

/** A subject with the network settings of its credential. */
export interface SubjectInN8n extends Subject {
	network: NetworkSettings;
}

/** Names of fields that n8n's linter wants to be hidden, and of what is stored beside them. */
const SECRET_NAME = /(?:password|secret|token|key|passphrase|proxy|state)$/i;

/** By the object that n8n handed out. Kept, because reading it costs more than the rest of a call's hooks. */
const readings = new WeakMap<object, Reading>();

/** What the engine needs of a credential: its flow, and the session that is stored with it. */
export function subjectOf(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
): SubjectInN8n {
	const { [TOKEN_FIELD]: token, [STATE_FIELD]: state } = credentials;
	const known = readings.get(credentials);
	if (known !== undefined && known.token === token && known.state === state) return known.subject;
	const fingerprint = fingerprintOf(provider.sessionFields?.(credentials) ?? credentials);
	const stored = fromStoredFields(credentials, fingerprint);
	const flow = provider.readFlow(credentials);
	const network = networkOfCredential(flow.provider, credentials);
	// A login that failed by one proxy can succeed by another, so each has a key of its own.
	const way = Object.keys(network).length === 0 ? '' : `:${JSON.stringify(network)}`;
	const key = `${provider.type}:${fingerprint}${way}`;
	const secrets = [...flow.secrets, ...secretsOfNetwork(credentials)];
	const edition = provider.sessionFields && fingerprintOf(credentials);
	const goesByProxy = network.proxy !== undefined;
	const subject = {
		flow: { ...flow, secrets, goesByProxy },
		...{ key, fingerprint, edition, stored, network },
	};
	readings.set(credentials, { token, state, subject });
	return subject;
}

/** What a call is sent with. */
export type UsableToken = Pick<Session, 'token' | 'values'>;

/** The live token to send a call with, if there is one. Restarts the time of an idle session. */
export function usableToken(subject: Subject): UsableToken | undefined {
	const { source } = subject.flow;
	return source.kind === 'fixed' ? { token: source.token } : sessions.use(subject);
}

/** The session that a call with these credentials would start from, if any. Changes nothing. */
export function knownSession(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
): Session | undefined {
	return sessions.peek(subjectOf(provider, credentials));
}

/** As much of a fingerprint as it takes to distinguish credentials in a log; shows nothing of their fields. */
const SHOWN_LENGTH = 8;

/** What a log line says of a credential: its type, its server and a short fingerprint; no secret. */
function shownCredential({ key, flow, fingerprint }: Subject) {
	return {
		credentialType: key.split(':')[0],
		host: new URL(flow.baseUrl).host,
		credential: fingerprint.slice(0, SHOWN_LENGTH),
	};
}

/** Writes to n8n's log, at its level `debug`, what happened to a credential's token. */
function logTokenEvent(subject: Subject, what: string): void {
	const { flow } = subject;
	logLine(`${flow.provider}: ${what}`, flow.secrets, shownCredential(subject));
}

/** Writes a line to n8n's log, without the secrets. */
export function logLine(text: string, secrets: string[], details?: object): void {
	write(leavingText(text, secrets), details);
}

/** The only place that writes to n8n's log. */
const write = (line: string, details?: object) => LoggerProxy.debug(line, { ...details });

/** Lines about credentials in use, masked: to mask one takes longer than all else before a run's first call. */
const linesInUse = new Map<string, string>();
const MAX_LINES = 100;

/** Writes to n8n's log which credential a node calls with: hooks don't know its name. */
export function logCredentialInUse(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
	name: string,
): void {
	const subject = subjectOf(provider, credentials);
	const { flow, key, edition } = subject;
	const use = `${key} ${edition} ${name}`;
	let line = linesInUse.get(use);
	if (line === undefined) {
		line = leavingText(`${flow.provider}: calls with the credential "${name}"`, flow.secrets);
		if (linesInUse.size >= MAX_LINES) linesInUse.clear();
		linesInUse.set(use, line);
	}
	write(line, shownCredential(subject));
}

/** Everything that must not show of a call that was sent with these credentials and this token. */
export function secretsOfCall(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
	sentWith?: string,
): string[] {
	const subject = subjectOf(provider, credentials);
	const { secrets, sessionSecrets } = subject.flow;
	const known = [subject.stored, sessions.peek(subject)].filter(
		(session): session is Session => session !== undefined,
	);
	return [
		...secrets,
		...(sentWith === undefined ? [] : [sentWith, withoutScheme(sentWith)]),
		...known.flatMap((session) => [
			session.token,
			withoutScheme(session.token),
			...(session.refreshToken === undefined ? [] : [session.refreshToken]),
			...(sessionSecrets?.(session.token, session.values ?? {}) ?? []),
		]),
	];
}

/** The same for fields that may be impossible to read. */
export function secretsKnown(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
): string[] {
	try {
		return secretsOfCall(provider, credentials);
	} catch {
		return Object.entries(credentials)
			.filter(([name, value]) => SECRET_NAME.test(name) && typeof value === 'string')
			.map(([, value]) => String(value));
	}
}

/** Notes that the answer to a call with this token proves that it is live. */
export function reportAcceptedToken(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
	token: string,
): void {
	const subject = subjectOf(provider, credentials);
	if (subject.flow.source.kind === 'login') sessions.reportAccepted(subject, token);
}

/** What a token's rejection means, if it was the first use of a new login's token. */
export function refusalByRejection(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
	token: string,
): Error | undefined {
	return sessions.refusalBy(subjectOf(provider, credentials), token);
}
