import { type ICredentialDataDecryptedObject, LoggerProxy, sleep } from 'n8n-workflow';
import { withoutScheme } from '../attach/attach';
import { allowedDomainsOf } from './allowedDomains';
import { leavingText } from '../leaving';
import type { NetworkSettings } from './network';
import { networkOfCredential, secretsOfNetwork } from './network';
import { SessionManager, type Subject } from '../session/sessionManager';
import type { TokenFlow, Session } from '../tokenFlow';
import { fingerprintOf, fromStoredFields, STATE_FIELD, TOKEN_FIELD } from './storedSession';

/** A credential type and the functions that read it. */
export interface Provider {
	/** The name of the credential type. */
	type: string;
	/** Converts a credential's fields to its flow. Throws `invalid_configuration` errors. */
	readFlow: (fields: ICredentialDataDecryptedObject) => TokenFlow;
	/**
	 * Returns the fields that a session depends on. An edit of another field does not end the
	 * session. Absent: all fields.
	 */
	sessionFields?: (fields: ICredentialDataDecryptedObject) => Record<string, unknown>;
}

/** A provider that the node offers in its list of APIs. */
export interface OfferedProvider extends Provider {
	/**
	 * The name in the list. n8n cuts a chosen name after about 50 characters, and breaks one in the
	 * list after about 45.
	 */
	offeredAs: string;
	/** Explains a choice that is not one API. Such choices come last. */
	description?: string;
}

/** The session manager of this process. n8n loads this module once, so all executions share it. */
export const sessions = new SessionManager(
	{ now: () => Date.now(), steady: () => performance.now(), sleep },
	undefined,
	logTokenEvent,
);

/**
 * The subject that a credential was read into. It is valid as long as the credential holds the same
 * session.
 */
interface Reading {
	token: unknown;
	state: unknown;
	subject: SubjectInN8n;
}

/** A subject with the network settings of its credential. */
export interface SubjectInN8n extends Subject {
	network: NetworkSettings;
	/** The domains that the credential is restricted to. Undefined allows all. */
	allowedDomains: string | undefined;
}

/**
 * Names of fields that hold a secret: those that n8n's linter requires to be masked, the proxy and
 * the stored session.
 */
const SECRET_NAME = /(?:password|secret|token|key|passphrase|proxy|state)$/i;

/**
 * The readings by the object that n8n gave us. They are kept, because reading takes longer than the
 * rest of a call's hooks.
 */
const readings = new WeakMap<object, Reading>();

/** Returns the subject of a credential: its flow, and the session that is stored with it. */
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
	// A login that failed through one proxy can succeed through another, so each has a key of its
	// own.
	const way = Object.keys(network).length === 0 ? '' : `:${JSON.stringify(network)}`;
	const key = `${provider.type}:${fingerprint}${way}`;
	const secrets = [...flow.secrets, ...secretsOfNetwork(credentials)];
	const edition = provider.sessionFields && fingerprintOf(credentials);
	const goesByProxy = network.proxy !== undefined;
	const subject = {
		flow: { ...flow, secrets, goesByProxy },
		...{ key, fingerprint, edition, stored, network },
		allowedDomains: allowedDomainsOf(credentials),
	};
	readings.set(credentials, { token, state, subject });
	return subject;
}

/** The token and values that a call is sent with. */
export type UsableToken = Pick<Session, 'token' | 'values'>;

/**
 * Returns the live token to send a call with, if there is one. Restarts the lifetime of an idle
 * session.
 */
export function usableToken(subject: Subject): UsableToken | undefined {
	const { source } = subject.flow;
	return source.kind === 'fixed' ? { token: source.token } : sessions.use(subject);
}

/**
 * Returns the session that a call with these credentials would start from, if any. Changes nothing.
 */
export function knownSession(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
): Session | undefined {
	return sessions.peek(subjectOf(provider, credentials));
}

/**
 * Characters of a fingerprint that a log shows. They distinguish credentials and reveal nothing of
 * their fields.
 */
const SHOWN_LENGTH = 8;

/**
 * Describes a credential for the log by its type, its server and a short fingerprint, without
 * secrets.
 */
function shownCredential({ key, flow, fingerprint }: Subject) {
	return {
		credentialType: key.split(':')[0],
		host: new URL(flow.baseUrl).host,
		credential: fingerprint.slice(0, SHOWN_LENGTH),
	};
}

/** Writes an event of a credential's token to n8n's log, at the level `debug`. */
function logTokenEvent(subject: Subject, what: string): void {
	const { flow } = subject;
	logLine(`${flow.provider}: ${what}`, flow.secrets, shownCredential(subject));
}

/** Writes a line to n8n's log, with secrets masked. */
export function logLine(text: string, secrets: string[], details?: object): void {
	write(leavingText(text, secrets), details);
}

/** The only place that writes to n8n's log. */
const write = (line: string, details?: object) => LoggerProxy.debug(line, { ...details });

/**
 * Masked lines about credentials in use. They are kept, because to mask one takes longer than all
 * else before a run's first call.
 */
const linesInUse = new Map<string, string>();
const MAX_LINES = 100;

/** Writes to n8n's log which credential a node uses, because the hooks don't know its name. */
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

/** Returns all secrets of a call that was sent with these credentials and this token. */
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

/**
 * Returns the secrets of a credential, even if its fields can't be read. Then the values of fields
 * with a secret's name are returned.
 */
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

/** Records that the answer to a call proved this token live. */
export function reportAcceptedToken(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
	token: string,
): void {
	const subject = subjectOf(provider, credentials);
	if (subject.flow.source.kind === 'login') sessions.reportAccepted(subject, token);
}

/**
 * Returns the login error that a token's rejection means, if it was the first use of a new login's
 * token.
 */
export function refusalByRejection(
	provider: Provider,
	credentials: ICredentialDataDecryptedObject,
	token: string,
): Error | undefined {
	return sessions.refusalBy(subjectOf(provider, credentials), token);
}
