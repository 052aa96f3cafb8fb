/**
 * The one file that knows in which order n8n calls a credential's hooks
 * (packages/core request-helpers/authentication.ts, packages/cli credentials-helper.ts):
 *
 *  1. `preAuthentication`, if the stored token is empty;
 *  2. `authenticate`, before each request;
 *  3. after a failure: `preAuthentication` again, then `authenticate`, then the request. A failure
 *     is an error whose `response.status` is 401; for the deprecated helper, it is any error.
 *
 * n8n does not know when a token expires. But if `authenticate` throws an error with
 * `response.status === 401`, n8n goes through step 3 before anything was sent. In this way a token is
 * renewed before its expiry, and the token resource renews and releases. That ends in an error of
 * another kind, so that nothing is sent. n8n does not document this; a test on a real n8n checks it.
 */
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { attachToken } from '../attach/attach';
import { asError } from '../errors';
import { leaving } from '../leaving';
import { type CallNote, noteOf, type TokenCommand } from './callNotes';
import { withCertificate } from './certificate';
import { applyNetwork, networkOf, requireSafeRoute } from './network';
import { probeFor } from '../trial/probe';
import { explainLogin } from '../trial/explain';
import { type HttpRequestHelper, loginDeadline, viaHttpRequest } from './transport';
import type { OutgoingRequest } from '../attach/outgoingRequest';
import type { Subject } from '../session/sessionManager';
import { STATE_FIELD, TOKEN_FIELD, toStoredFields } from './storedSession';
import {
	type Provider,
	secretsKnown,
	sessions,
	type SubjectInN8n,
	subjectOf,
	usableToken,
} from './subjects';
import type { Session, Transport } from '../tokenFlow';

/** The fields in which n8n stores the session. If the first one is empty, n8n asks for a token. */
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

/**
 * Thrown by `authenticate` to control what n8n does next. It is not a failure of the token flow.
 */
export class HookSignal extends Error {
	/** With status 401, n8n calls `preAuthentication` and then `authenticate` again. */
	declare response?: { status: 401 };
}

/** Makes n8n obtain a token first. A person sees this error only if a new token is dead at once. */
function tokenNeeded(provider: string): HookSignal {
	const signal = new HookSignal(
		`${provider}: the token expired before it could be used. Its lifetime may be too short for this many calls at once: make fewer at a time.`,
	);
	return Object.assign(signal, { response: { status: 401 } as const });
}

/** Makes n8n send no call, because the node's command has been carried out. */
const commandDone = () => new HookSignal('Done; no call was to be sent.');

/**
 * Creates the two hooks of a credential type. Their errors hold no secrets, because n8n shows them
 * as they are.
 */
export function createHooks(provider: Provider) {
	const hooks = hooksOf(provider);
	const exit = (credentials: ICredentialDataDecryptedObject) => (error: unknown) => {
		throw error instanceof HookSignal
			? error
			: leaving(asError(error), secretsKnown(provider, credentials));
	};
	return {
		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			requestOptions: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> {
			return await hooks.authenticate(credentials, requestOptions).catch(exit(credentials));
		},
		async preAuthentication(
			this: IHttpRequestHelper,
			credentials: ICredentialDataDecryptedObject,
		): Promise<Record<string, string>> {
			return await hooks.preAuthentication.call(this, credentials).catch(exit(credentials));
		},
	};
}

function hooksOf(provider: Provider) {
	async function authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const request = requestOptions as OutgoingRequest;
		const note = noteOf(credentials);
		// If this fails before the token is attached, we refused to send. That must not lead to a
		// renewal.
		note.outcome = 'refused';
		if (note.command?.done) throw commandDone();
		const subject = subjectOf(provider, credentials);
		const usable = usableToken(subject);
		if (usable === undefined || note.command) {
			note.outcome = 'tokenNeeded';
			throw tokenNeeded(subject.flow.provider);
		}
		const { flow, network } = subject;
		const attachmentOf = () => flow.attach(usable.token, usable.values);
		requireSafeRoute(flow, attachmentOf, request, network, networkOf(request));
		applyNetwork(request, network);
		const attached = attachToken(flow, usable.token, request, usable.values);
		note.outcome = { sentWith: usable.token };
		if (flow.source.kind === 'login') sessions.reportUsedUnjudged(subject, usable.token);
		return attached as IHttpRequestOptions;
	}

	async function preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<Record<string, string>> {
		const subject = subjectOf(provider, credentials);
		const note = noteOf(credentials);
		const { outcome } = note;
		note.outcome = undefined;
		// If the result lacks the token field, n8n saves nothing and retries nothing.
		if (subject.flow.source.kind === 'fixed' || outcome === 'refused') return {};
		const send = async (options: IHttpRequestOptions) => await this.helpers.httpRequest(options);
		const transport = loginTransport(subject, send, note.timeout);
		if (note.command) return await carryOut(note.command, subject, transport);
		const session = await sessionAfter(outcome, subject, transport);
		return session === undefined ? {} : toSave(session);
	}

	return { authenticate, preAuthentication };
}

/** Returns a transport for the requests of a login. `timeout` is the node's own, in ms. */
function loginTransport(
	{ flow, network }: SubjectInN8n,
	send: HttpRequestHelper,
	timeout: number | undefined,
): Transport {
	const limit = timeout === undefined ? {} : { timeout };
	const deadline = loginDeadline(limit);
	return withCertificate(flow, (tls) =>
		viaHttpRequest(send, {
			network: { ...network, ...limit, ...tls },
			baseUrl: flow.baseUrl,
			deadline,
		}),
	);
}

/**
 * Returns the session that n8n asks for, before a first call or after a call that failed with the
 * current token. Undefined: the current one stays.
 */
async function sessionAfter(
	outcome: CallNote['outcome'],
	subject: SubjectInN8n,
	transport: Transport,
): Promise<Session | undefined> {
	const used = typeof outcome === 'object' ? outcome.sentWith : subject.stored?.token;
	if (used === undefined || outcome === 'tokenNeeded')
		return await sessions.obtain(subject, transport);
	const probe = outcome && probeFor(sessions, subject, transport);
	return await sessions.afterUnexplainedFailure(subject, used, transport, probe);
}

/** Carries out the node's command. Returns the fields that n8n is to save. */
async function carryOut(
	command: TokenCommand,
	subject: Subject,
	transport: Transport,
): Promise<Record<string, string>> {
	switch (command.kind) {
		case 'obtain': {
			const session = await sessions.obtain(subject, transport);
			Object.assign(command, { done: true, session });
			// A hundred calls that waited for one login would save it a hundred times, and could
			// overwrite a newer session of another worker.
			return isSaved(session, subject) ? {} : toSave(session);
		}
		case 'renew': {
			const session = await sessions.renew(subject, transport);
			command.done = true;
			return toSave(session);
		}
		case 'explain': {
			const trace = command.trace ?? { exchanges: [] };
			const session = await explainLogin(sessions, subject, transport, trace);
			command.done = true;
			return toSave(session);
		}
		case 'save': {
			const session = sessions.peek(subject);
			command.done = true;
			return session === undefined ? {} : toSave(session);
		}
		case 'release':
			command.endedByProvider = await sessions.release(subject, transport);
			command.done = true;
			return { [TOKEN_FIELD]: '', [STATE_FIELD]: '' };
	}
}

/** Sessions that were given to n8n to save. */
const saved = new WeakSet<Session>();

function toSave(session: Session): Record<string, string> {
	saved.add(session);
	return toStoredFields(session);
}

/** Whether n8n's database has a session, or will have it soon. */
function isSaved(session: Session, { stored }: Subject): boolean {
	return saved.has(session) || stored?.token === session.token;
}
