import { attachToken } from '../../../credentials/engine/attach/attach';
import { asError, invalidConfiguration, TokenFlowError } from '../../../credentials/engine/errors';
import { allowedDomainsOf, isDomainAllowed } from '../../../credentials/engine/n8n/allowedDomains';
import { networkOfCall, requireSafeRoute } from '../../../credentials/engine/n8n/network';
import {
	secretsOfCall,
	subjectOf,
	type UsableToken,
} from '../../../credentials/engine/n8n/subjects';
import { networkReason } from '../../../credentials/engine/networkReason';
import { quote } from '../../../credentials/engine/secrets';
import { Exchange } from '../answer/exchange';
import { readAnswer } from '../answer/readAnswer';
import { noAnswer, type Unanswered } from '../call/callErrors';
import type { Call, CallContext, SentCall } from '../call/callTypes';
import { nameOfCall, withoutQuery } from '../call/shownCall';
import { obtainToken } from './obtainToken';

/** How long n8n waits for an answer if no timeout is set. */
const DEFAULT_TIMEOUT_MS = 300_000;

/**
 * Sends one request with the credential's token and reads its answer. Rejects with a `CallError` if
 * no answer came, and with the engine's own errors as they are.
 *
 * n8n's `httpRequest` does for it what it does for every node: proxy, TLS, its guard against
 * requests to inner addresses, tracing headers (packages/core request-helpers/factory.ts). What
 * `httpRequestWithAuthentication` adds to that (authentication.ts) is the credential's hooks, which
 * only a new token needs, and the signal that stops an execution, which the exchange passes on.
 */
export async function sendOnce(context: CallContext, call: Call): Promise<SentCall> {
	const allowedDomains = requireAllowedDomain(context, call.request.url);
	const token = await obtainToken(context, call);
	const { execution, flow, notes, itemIndex } = context;
	const { request, network, response } = call;
	// Each item's credential has a token of its own: only that of a shared one is renewed.
	if (itemIndex === undefined) notes.noteToken(token.token);
	const { network: ofCredential } = subjectOf(context.provider, context.credentials);
	const attachment = flow.attach(token.token, token.values);
	requireSafeRoute(flow, attachment, request, ofCredential, network);
	const exchange = new Exchange(execution, network.timeout ?? DEFAULT_TIMEOUT_MS);
	try {
		const { body, headers } = call.openBody
			? await call.openBody(call.formFields ?? {})
			: { body: wireBody(request), headers: {} };
		const outgoing = { ...request, body, headers: { ...request.headers, ...headers } };
		const answered = await execution.helpers.httpRequest({
			...(attachToken(flow, token.token, outgoing, token.values) as Call['request']),
			...networkOfCall(ofCredential, network),
			abortSignal: exchange.signal,
			...(allowedDomains !== undefined && { allowedDomains }),
		});
		const answer = await readAnswer(answered, exchange, {
			format: response.responseFormat ?? 'autodetect',
			keepsFailures: response.neverError ?? false,
			helpers: execution.helpers,
			url: withoutQuery(request.url),
		});
		return { ...answer, sentWith: token.token };
	} catch (error) {
		throw error instanceof TokenFlowError
			? error
			: unansweredError(context, call, asError(error), token, exchange);
	} finally {
		exchange.end();
	}
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

function unansweredError(
	{ flow, provider, credentials }: CallContext,
	{ request }: Call,
	error: Error,
	{ token }: UsableToken,
	{ hasTimedOut }: Exchange,
): Error {
	const reason = hasTimedOut ? 'the answer stopped coming' : networkReason(error);
	const secrets = secretsOfCall(provider, credentials, token);
	return noAnswer(
		flow.provider,
		nameOfCall(request),
		quote(reason, secrets),
		hasTimedOut ? 'timeout' : kindOf(error),
	);
}

function kindOf({ code, message }: Error & { code?: string }): Unanswered {
	if (code === 'ERR_CANCELED') return 'cancelled';
	const isTimeout = code === 'ECONNABORTED' || /timeout of \d+ms exceeded/.test(message);
	return isTimeout ? 'timeout' : 'connection';
}
