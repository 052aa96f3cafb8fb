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
 * expiry. n8n documents this nowhere; a test on a real n8n pins it.
 */
import {
	type ICredentialDataDecryptedObject,
	type ICredentialTestFunction,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeProperties,
	sleep,
} from 'n8n-workflow';
import { attachToken, type OutgoingRequest } from './attach';
import { testLogin } from './credentialTest';
import { TokenFlowError } from './errors';
import { fingerprintOf } from './fingerprint';
import { viaHttpRequest, viaLegacyRequest, type LegacyHelpers } from './n8nTransport';
import { SessionManager, type Subject } from './sessionManager';
import { fromStoredFields, STATE_FIELD, TOKEN_FIELD, toStoredFields } from './storedSession';
import type { TokenFlow } from './types';

/** Reads a credential's fields into its flow; throws `invalid_configuration` errors. */
export type DescribeFlow = (credentials: ICredentialDataDecryptedObject) => TokenFlow;

/** One for the process: n8n loads this module once, so all executions share it. */
const sessions = new SessionManager({ now: () => Date.now(), sleep });

/** What `authenticate` last did with a credentials object, for the `preAuthentication` after it. */
const lastUse = new WeakMap<object, { token?: string; refused?: boolean }>();

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

function subjectOf(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
): Subject {
	const fingerprint = fingerprintOf(credentials);
	const stored = fromStoredFields(credentials, fingerprint);
	return { flow: describe(credentials), key: `${type}:${fingerprint}`, fingerprint, stored };
}

/** Thrown by `authenticate` where a token must be obtained first; n8n reads `response.status`. */
function renewalNeeded(provider: string): TokenFlowError {
	const error = new TokenFlowError(
		'renewal_needed',
		`${provider}: the token expired before it could be used. Its lifetime may be too short for this many calls at once.`,
	);
	return Object.assign(error, { response: { status: 401 } });
}

/** The two hooks of a credential type. */
export function createHooks(type: string, describe: DescribeFlow) {
	async function authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const request = requestOptions as OutgoingRequest;
		// Until the token is attached, a failure is our own refusal to send. It says nothing of the
		// token: no renewal, no second send.
		lastUse.set(credentials, { refused: true });
		const subject = subjectOf(type, describe, credentials);
		const token = subject.flow.fixedToken ?? sessions.usable(subject)?.token;
		if (token === undefined) {
			lastUse.delete(credentials);
			throw renewalNeeded(subject.flow.provider);
		}
		const attached = attachToken(subject.flow, token, request) as IHttpRequestOptions;
		lastUse.set(credentials, { token });
		return attached;
	}

	async function preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<Record<string, string>> {
		const subject = subjectOf(type, describe, credentials);
		const use = lastUse.get(credentials);
		lastUse.delete(credentials);
		// Without the token field in what is returned, n8n saves nothing and retries nothing.
		if (subject.flow.fixedToken !== undefined || use?.refused) return {};
		const transport = viaHttpRequest(async (options) => await this.helpers.httpRequest(options));
		const used = use?.token ?? (subject.stored && subject.stored.token);
		const session =
			used === undefined
				? await sessions.obtain(subject, transport)
				: await sessions.afterUnexplainedFailure(subject, used, transport);
		return session === undefined ? {} : toStoredFields(session);
	}

	return { authenticate, preAuthentication };
}

/**
 * Tells the engine that the provider's answer to a call proved the token dead.
 * Returns whether sending the call again with another token makes sense.
 */
export function reportRejectedToken(
	type: string,
	describe: DescribeFlow,
	credentials: ICredentialDataDecryptedObject,
): boolean {
	const subject = subjectOf(type, describe, credentials);
	const token = lastUse.get(credentials)?.token ?? subject.stored?.token;
	if (subject.flow.fixedToken !== undefined || token === undefined) return false;
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
