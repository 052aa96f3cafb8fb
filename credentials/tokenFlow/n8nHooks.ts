/**
 * The one file that knows in which order n8n calls a credential's hooks
 * (packages/core request-helpers/authentication.ts, packages/cli credentials-helper.ts):
 *
 *  1. `preAuthentication`, if the stored token is empty;
 *  2. `authenticate`, before each request;
 *  3. after a failure: `preAuthentication` again, then `authenticate`, then the request. The
 *     failure is an error whose `response.status` is 401, or for the deprecated helper any error.
 *
 * n8n knows no expiry. But an `authenticate` that throws an error with `response.status === 401`
 * leads n8n through step 3 before anything was sent: that is how a token is renewed ahead of its
 * expiry, and how the token resource renews and releases (it ends in an error of any other kind,
 * and nothing is sent). n8n documents this nowhere; a test on a real n8n pins it.
 */
import {
	type ICredentialDataDecryptedObject,
	type ICredentialTestFunction,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeProperties,
	sleep,
} from 'n8n-workflow';
import { attachToken } from './attach';
import type { OutgoingRequest } from './outgoingRequest';
import { networkOf, noteOf, type TokenCommand } from './callNotes';
import { testLogin } from './credentialTest';
import { TokenFlowError } from './errors';
import { fingerprintOf } from './fingerprint';
import { viaHttpRequest, viaLegacyRequest, type LegacyHelpers } from './n8nTransport';
import { SessionManager, type Subject } from './sessionManager';
import { fromStoredFields, STATE_FIELD, TOKEN_FIELD, toStoredFields } from './storedSession';
import type { Session, TokenFlow, Transport } from './types';

/** Reads a credential's fields into its flow; throws `invalid_configuration` errors. */
export type DescribeFlow = (credentials: ICredentialDataDecryptedObject) => TokenFlow;

/** One for the process: n8n loads this module once, so all executions share it. */
const sessions = new SessionManager({ now: () => Date.now(), sleep });

/** The fields that n8n stores for us. The first is the one whose emptiness makes n8n ask. */
export const hiddenFields: INodeProperties[] = [
	{
		displayName: 'Access Token',
		name: TOKEN_FIELD,
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
		default: '',
	},
	{
		displayName: 'Session State',
		name: STATE_FIELD,
		type: 'hidden',
		typeOptions: { password: true },
		default: '',
	},
];

/** What a credential's fields were read into, as long as it holds the same session. */
interface Reading {
	token: unknown;
	state: unknown;
	subject: Subject;
}

/** By the object that n8n handed out: reading one costs more than the rest of a call's hooks. */
const readings = new WeakMap<object, Reading>();

function subjectOf(
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

/** Sessions that n8n was given to save. */
const saved = new WeakSet<Session>();

/**
 * Whether the database has a session, or is about to. A hundred calls that waited for one login
 * would write it a hundred times, and could write over a newer one of another worker.
 */
function isSaved(session: Session, { stored }: Subject): boolean {
	return saved.has(session) || stored?.token === session.token;
}

/** Thrown by `authenticate` where a token must be obtained first; n8n reads `response.status`. */
function renewalNeeded(provider: string): TokenFlowError {
	const error = new TokenFlowError(
		'renewal_needed',
		`${provider}: the token expired before it could be used. Its lifetime may be too short for this many calls at once.`,
	);
	return Object.assign(error, { response: { status: 401 } });
}

/** Thrown by `authenticate` once the token resource has what it asked for: nothing is sent. */
const commandDone = () => new TokenFlowError('command_done', 'Done; no call was to be made.');

/** The two hooks of a credential type. */
export function createHooks(type: string, describe: DescribeFlow) {
	async function authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const request = requestOptions as OutgoingRequest;
		const note = noteOf(credentials);
		// Until the token is attached, a failure is our own refusal to send. It says nothing of the
		// token: no renewal, no second send.
		note.refused = true;
		note.token = undefined;
		if (note.command?.done) throw commandDone();
		note.network ??= networkOf(request as Record<string, unknown>);
		const subject = subjectOf(type, describe, credentials);
		const session = sessions.usable(subject);
		const token = subject.flow.fixedToken ?? session?.token;
		if (token === undefined || note.command) {
			note.refused = false;
			throw renewalNeeded(subject.flow.provider);
		}
		const attached = attachToken(subject.flow, token, request, session?.values);
		note.refused = false;
		note.token = token;
		return attached as IHttpRequestOptions;
	}

	async function preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<Record<string, string>> {
		const subject = subjectOf(type, describe, credentials);
		const note = noteOf(credentials);
		const { token, refused } = note;
		note.token = undefined;
		note.refused = false;
		// Without the token field in what is returned, n8n saves nothing and retries nothing.
		if (subject.flow.fixedToken !== undefined || refused) return {};
		const transport = viaHttpRequest(
			async (options) => await this.helpers.httpRequest(options),
			note.network,
		);
		if (note.command) return await carryOut(note.command, subject, transport);
		const used = token ?? subject.stored?.token;
		const session =
			used === undefined
				? await sessions.obtain(subject, transport)
				: await sessions.afterUnexplainedFailure(subject, used, transport);
		if (session === undefined || (note.sendsAgain && isSaved(session, subject))) return {};
		saved.add(session);
		return toStoredFields(session);
	}

	return { authenticate, preAuthentication };
}

async function carryOut(
	command: TokenCommand,
	subject: Subject,
	transport: Transport,
): Promise<Record<string, string>> {
	if (command.kind === 'renew') {
		const session = await sessions.renew(subject, transport);
		command.done = true;
		return toStoredFields(session);
	}
	if (command.kind === 'save') {
		command.done = true;
		const session = sessions.peek(subject);
		return session === undefined ? {} : toStoredFields(session);
	}
	command.told = await sessions.release(subject, transport);
	command.done = true;
	return { [TOKEN_FIELD]: '', [STATE_FIELD]: '' };
}

/** The session that a call with these credentials would start from, if any. Uses nothing up. */
export function knownSession(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
): Session | undefined {
	return sessions.peek(subjectOf(type, describe, credentials));
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

/** The function that n8n calls for "Test" in the credential's form. Always logs in afresh. */
export function createCredentialTest(
	type: string,
	describe: DescribeFlow,
): ICredentialTestFunction {
	return async function (credential) {
		try {
			const credentials = credential.data ?? {};
			const subject = subjectOf(type, describe, credentials);
			const transport = viaLegacyRequest(this.helpers as unknown as LegacyHelpers);
			const message = await testLogin(sessions, subject, transport);
			return { status: 'OK', message };
		} catch (error) {
			return { status: 'Error', message: (error as Error).message };
		}
	};
}
