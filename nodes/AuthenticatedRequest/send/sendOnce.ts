import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { invalidConfiguration, TokenFlowError } from '../../../credentials/engine/errors';
import { allowedDomainsOf, isDomainAllowed } from '../../../credentials/engine/n8n/allowedDomains';
import { noteOf } from '../../../credentials/engine/n8n/callNotes';
import { TOKEN_FIELD } from '../../../credentials/engine/n8n/storedSession';
import { secretsOfCall } from '../../../credentials/engine/n8n/subjects';
import { networkReason } from '../../../credentials/engine/networkReason';
import { quote } from '../../../credentials/engine/secrets';
import { Exchange } from '../answer/exchange';
import { readAnswer } from '../answer/readAnswer';
import { noAnswer, type Unanswered } from '../call/callErrors';
import type { Call, CallAnswer, CallContext } from '../call/callTypes';
import { nameOfCall, withoutQuery } from '../call/shownCall';

/** A token can die between login and use when its life is short; nothing was sent then. */
const MAX_UNSENT = 5;
/** What n8n waits for an answer where no timeout is set. */
const DEFAULT_TIMEOUT_MS = 300_000;

/**
 * Sends one request through n8n, which runs the credential's hooks, and reads its answer. The
 * credentials that it went out with are added to `used`. Throws a `CallError` where no answer
 * came, and the engine's own errors as they are.
 */
export async function sendOnce(
	context: CallContext,
	call: Call,
	used: ICredentialDataDecryptedObject[],
): Promise<CallAnswer> {
	const { execution, type } = context;
	const { request, network, response } = call;
	const allowedDomains = requireAllowedDomain(context, request.url);
	for (let unsent = 0; ; unsent++) {
		// A copy for each call: the hooks note on it which token this very call went out with.
		const credentials = { ...context.credentials };
		used.push(credentials);
		Object.assign(noteOf(credentials), { network, sendsAgain: true, copyOf: context.credentials });
		const exchange = new Exchange(execution, network.timeout ?? DEFAULT_TIMEOUT_MS);
		try {
			const { body, headers } = call.openBody
				? await call.openBody(call.formFields ?? {})
				: { body: wireBody(request), headers: {} };
			const answered = await execution.helpers.httpRequestWithAuthentication.call(
				exchange.context,
				type,
				{
					...request,
					...network,
					body,
					headers: { ...request.headers, ...headers },
					abortSignal: exchange.signal,
					...(allowedDomains !== undefined && { allowedDomains }),
				},
				{ credentialsDecrypted: { id: '', name: '', type, data: credentials } },
			);
			noteToken(context, credentials);
			return await readAnswer(answered, exchange, {
				format: response.responseFormat ?? 'autodetect',
				keepsFailures: response.neverError ?? false,
				helpers: execution.helpers,
				url: withoutQuery(request.url),
			});
		} catch (error) {
			const own = ownErrorIn(error);
			if (own?.reason === 'renewal_needed' && unsent < MAX_UNSENT) continue;
			throw own ?? unansweredError(context, call, error, credentials, exchange);
		} finally {
			exchange.end();
			// n8n merged a new session into the call's copy; the following calls start from it.
			if (
				credentials[TOKEN_FIELD] !== '' &&
				context.credentials[TOKEN_FIELD] !== credentials[TOKEN_FIELD]
			)
				Object.assign(context.credentials, credentials);
		}
	}
}

/** Each item's credential has a token of its own: only that of a shared one is renewed. */
function noteToken(
	{ notes, itemIndex }: CallContext,
	credentials: ICredentialDataDecryptedObject,
): void {
	const { token } = noteOf(credentials);
	if (token !== undefined && itemIndex === undefined) notes.noteToken(token);
}

/** Throws if the credential is restricted to other domains; gives the list, if there is one. */
function requireAllowedDomain({ flow, credentials }: CallContext, url: string): string | undefined {
	const allowedDomains = allowedDomainsOf(credentials);
	if (allowedDomains === undefined || isDomainAllowed(url, allowedDomains)) return allowedDomains;
	throw invalidConfiguration(
		flow.provider,
		allowedDomains === ''
			? 'the credential is restricted to specific domains, but none is entered. Enter them in "Allowed Domains" of the credential.'
			: `the credential may not be used for ${new URL(url).host}. "Allowed Domains" of the credential has ${allowedDomains}.`,
	);
}

/**
 * The body as it is handed to n8n. A form is copied, since the token can become a field of it.
 * JSON goes as its text: n8n takes an empty object or `false` for "no body", and its HTTP library
 * (axios, `mergeConfig`) loses fields with names such as `constructor` when it copies objects.
 */
function wireBody({ body, json }: Call['request']): Call['request']['body'] {
	if (body instanceof URLSearchParams) return new URLSearchParams(body);
	return json && body !== undefined ? JSON.stringify(body) : body;
}

/** n8n wraps what the hooks throw; the engine's own error is somewhere in the chain of causes. */
export function ownErrorIn(error: unknown): TokenFlowError | undefined {
	for (let current = error; current instanceof Error; current = current.cause) {
		if (current instanceof TokenFlowError) return current;
	}
	return undefined;
}

function unansweredError(
	{ flow, type, describe }: CallContext,
	{ request }: Call,
	error: unknown,
	credentials: ICredentialDataDecryptedObject,
	{ hasTimedOut }: Exchange,
): Error {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const reason = hasTimedOut ? 'the answer stopped coming' : networkReason(cause);
	const secrets = secretsOfCall(type, describe, credentials);
	return noAnswer(
		flow.provider,
		nameOfCall(request),
		quote(reason, secrets),
		hasTimedOut ? 'timeout' : kindOf(cause),
	);
}

function kindOf(cause: unknown): Unanswered {
	const { code, message } = (cause ?? {}) as { code?: string; message?: string };
	if (code === 'ERR_CANCELED') return 'cancelled';
	const isTimeout = code === 'ECONNABORTED' || /timeout of \d+ms exceeded/.test(message ?? '');
	return isTimeout ? 'timeout' : 'connection';
}
