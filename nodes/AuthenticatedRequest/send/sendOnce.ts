import type { IHttpRequestOptions } from 'n8n-workflow';
import { attachToken } from '../../../credentials/engine/attach/attach';
import {
	asError,
	invalidConfiguration,
	textIn,
	TokenFlowError,
} from '../../../credentials/engine/errors';
import { stringifyLike } from '../../../credentials/engine/formats/jsonDigits';
import { networkOfCall, requireSafeRoute } from '../../../credentials/engine/n8n/network';
import { isDomainAllowed } from '../../../credentials/engine/n8n/allowedDomains';
import { subjectOf, usableToken, type UsableToken } from '../../../credentials/engine/n8n/subjects';
import { networkReason } from '../../../credentials/engine/networkReason';
import { quote } from '../../../credentials/engine/secrets';
import { FORM, headerName } from '../../../credentials/engine/values';
import { Exchange } from '../answer/exchange';
import { maxBytes, readAnswer } from '../answer/readAnswer';
import { secretsOf } from '../call/callContext';
import { CallError, noAnswer, type Unanswered } from '../call/callErrors';
import type { Call, CallContext, OpenedBody, SentCall } from '../call/callTypes';
import { nameOfCall } from '../call/shownCall';
import { encodeBody } from '../request/encodeBody';
import { asText } from '../request/lost/formAsText';
import { requireSendable, requireTrueLength } from '../request/headers';
import { withQuery } from '../request/query';
import { obtainToken } from './obtainToken';

/** How many milliseconds n8n waits for an answer if no timeout is set. */
const DEFAULT_TIMEOUT_MS = 300_000;

/**
 * Sends one request with the credential's token and reads its answer. Rejects with a `CallError` if
 * no answer came, and with the engine's own errors unchanged.
 *
 * n8n's `httpRequest` provides what it does for every node: proxy, TLS, the guard against requests
 * to internal addresses, and tracing headers (packages/core request-helpers/factory.ts).
 * `httpRequestWithAuthentication` would add two things (authentication.ts). One is the credential's
 * hooks, which only a new token needs. The other is the signal that stops an execution, which the
 * exchange passes on.
 */
export async function sendOnce(context: CallContext, call: Call): Promise<SentCall> {
	const subject = subjectOf(context.provider, context.credentials);
	const { network: ofCredential, allowedDomains } = subject;
	if (allowedDomains !== undefined)
		requireAllowedDomain(context.flow.provider, call.request.url, allowedDomains);
	requireSendable(call.request.headers);
	const token = call.isForeign
		? undefined
		: (usableToken(subject) ?? (await obtainToken(context, call)));
	const { execution, flow, notes, itemIndex } = context;
	const { request, network, response } = call;
	const limit = maxBytes(response);
	// Renewals are counted only for a credential that all items share: the tokens of items with
	// credentials of their own differ anyway.
	if (itemIndex === undefined && token) notes.noteToken(token.token);
	if (token && network.proxy !== undefined) {
		const attachmentOf = () => flow.attach(token.token, token.values);
		requireSafeRoute(flow, attachmentOf, request, ofCredential, network);
	}
	const exchange = new Exchange(execution, network.timeout ?? DEFAULT_TIMEOUT_MS);
	try {
		const opened = call.openBody && (await call.openBody(call.formFields ?? {}));
		const outgoing = outgoingRequest(context, call, token, opened);
		const sentTo = outgoing.url;
		if (outgoing.qs) outgoing.url = withQuery(sentTo, outgoing.qs, outgoing.arrayFormat);
		outgoing.qs = undefined;
		outgoing.abortSignal = exchange.signal;
		if (allowedDomains !== undefined) outgoing.allowedDomains = allowedDomains;
		Object.assign(outgoing, networkOfCall(ofCredential, network));
		const sending: Promise<unknown> = execution.helpers.httpRequest(outgoing);
		const answer = await readAnswer(await exchange.untilAnswered(sending), exchange, {
			format: response.responseFormat ?? 'autodetect',
			keepsFailures: response.neverError ?? false,
			followsRedirects: call.maxRedirects > 0,
			mustBeJson: call.mustBeJson,
			maxBytes: limit,
			helpers: execution.helpers,
			asked: request.headers,
			url: request.url,
		});
		return { ...answer, sentWith: token?.token ?? '', sentTo };
	} catch (error) {
		throw error instanceof TokenFlowError || error instanceof CallError
			? error
			: unansweredError(context, call, asError(error), token, exchange);
	} finally {
		exchange.end();
	}
}

/** The request as it is sent, with the token in it. */
function outgoingRequest(
	{ flow }: CallContext,
	call: Call,
	token: UsableToken | undefined,
	opened: OpenedBody | undefined,
): IHttpRequestOptions {
	const { request } = call;
	const body = opened ? opened.body : wireBody(call);
	const outgoing = { ...request, body, headers: { ...request.headers, ...opened?.headers } };
	if (token) attachToken(flow, token.token, outgoing, token.values);
	outgoing.body = asBytes(outgoing);
	if (opened === undefined) requireTrueLength(outgoing);
	return outgoing;
}

/** Throws if the credential's list of allowed domains does not have the URL's host. */
function requireAllowedDomain(provider: string, url: string, allowedDomains: string): void {
	if (!URL.canParse(url) || isDomainAllowed(url, allowedDomains)) return;
	throw invalidConfiguration(
		provider,
		allowedDomains === ''
			? 'the credential is restricted to specific domains, but none is entered. Enter them in "Allowed Domains" of the credential.'
			: `the credential may not be used for ${new URL(url).host}. "Allowed Domains" of the credential has ${allowedDomains}.`,
	);
}

/**
 * Returns the body for n8n. A form is copied, because the token can become one of its fields. JSON
 * is passed as a text, which is the typed one if there is one. As an object it could get lost. n8n
 * treats an empty object or `false` as "no body". Its HTTP library (axios, `mergeConfig`) drops
 * fields with names such as `constructor` when it copies objects.
 */
function wireBody({ request: { body, json }, typedJson }: Call): Call['request']['body'] {
	if (body instanceof URLSearchParams) return new URLSearchParams(body);
	if (!json || body === undefined) return body;
	if (typedJson === undefined) return JSON.stringify(body);
	return body === typedJson.value ? typedJson.text : stringifyLike(body, typedJson.text);
}

/**
 * Encodes a text body as bytes. A text that is declared as JSON would be changed by n8n's HTTP
 * library (axios, `stringifySafely`). The library trims it and turns invalid JSON, such as JSON
 * lines, into a JSON string.
 */
function asBytes({ body, headers, method }: Call['request']): Call['request']['body'] {
	if (typeof body !== 'string')
		return body instanceof URLSearchParams ? asText(body, method) : body;
	const name = headerName(headers, 'content-type') ?? '';
	const type = String(headers?.[name] ?? '');
	// n8n would try to turn bytes of this type into a form, and fail.
	return type === FORM ? body : encodeBody(body, type);
}

function unansweredError(
	context: CallContext,
	{ request }: Call,
	error: Error,
	token: UsableToken | undefined,
	{ hasTimedOut, hasAnswered }: Exchange,
): Error {
	const late = hasAnswered ? 'the answer stopped before its end' : 'no answer in time';
	const reason = hasTimedOut ? late : networkReason(error);
	const secrets = secretsOf(context, token?.token);
	return noAnswer(
		context.flow.provider,
		nameOfCall(request),
		quote(reason, secrets),
		hasTimedOut ? 'timeout' : kindOf(error),
		hasAnswered,
	);
}

/** Why no answer came, by the codes and words of n8n's HTTP library (axios, `AxiosError`). */
export function kindOf(error: Error): Unanswered {
	const code = textIn(error, 'code');
	const message = textIn(error, 'message');
	if (code === 'ERR_CANCELED') return 'cancelled';
	const isTimeout = code === 'ECONNABORTED' || /timeout of \d+ms exceeded/.test(message);
	return isTimeout ? 'timeout' : 'connection';
}
