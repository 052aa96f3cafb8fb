import type { IHttpRequestOptions } from 'n8n-workflow';
import { parseBody } from '../answers';
import type { NetworkSettings } from './callNotes';
import { type ClientCertificate, offered } from '../attach/clientCertificate';
import { asError, certificateNotSent } from '../errors';
import type { FlowRequest, HttpAnswer, TokenFlow, Transport } from '../tokenFlow';
import { isObject } from '../values';

/** A login that takes longer than this is given up. */
const LOGIN_TIMEOUT_MS = 30_000;

/** n8n's `helpers.httpRequest`, as it is handed to `preAuthentication`. */
export type HttpRequestHelper = (options: IHttpRequestOptions) => Promise<unknown>;

/** n8n's deprecated `request` helper, the only one that a credential test function is given. */
export interface LegacyHelpers {
	request(options: Record<string, unknown>): Promise<unknown>;
}

/** Sends the flow's requests through n8n, so that its proxy, TLS and domain settings apply. */
export function viaHttpRequest(
	httpRequest: HttpRequestHelper,
	network: NetworkSettings = {},
): Transport {
	return async (request) =>
		await settle(
			async () =>
				await httpRequest({
					...common(request),
					...network,
					url: request.url,
					encoding: 'text',
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
				}),
		);
}

/**
 * A transport that shows a certificate to the server. Rejects with a `TokenFlowError` if this n8n does
 * not take it: an older one has no such option.
 *
 * @param transportWith makes the transport with what n8n is to be given
 */
export function withCertificate(
	flow: TokenFlow,
	transportWith: (tls: { agentOptions?: ClientCertificate }) => Transport,
): Transport {
	const { provider, clientCertificate } = flow;
	if (clientCertificate === undefined) return transportWith({});
	return async (request) => {
		const { agentOptions, isTaken } = offered(clientCertificate);
		const answered = transportWith({ agentOptions })(request);
		const problem = await answered.then(
			() => undefined,
			(error: unknown) => asError(error),
		);
		if (!isTaken()) throw certificateNotSent(provider);
		if (problem !== undefined) throw problem;
		return await answered;
	};
}

/** The same through the deprecated helper. */
export function viaLegacyRequest(
	helpers: LegacyHelpers,
	tls: { agentOptions?: ClientCertificate } = {},
): Transport {
	return async (request) =>
		await settle(
			async () =>
				await helpers.request({
					...common(request),
					...tls,
					uri: request.url,
					resolveWithFullResponse: true,
					simple: false,
					followRedirect: false,
					followAllRedirects: false,
				}),
		);
}

function common({ method, headers, body }: FlowRequest) {
	return { method, headers, timeout: LOGIN_TIMEOUT_MS, ...(body === undefined ? {} : { body }) };
}

/**
 * An error that holds an answer (hosts differ in what they throw for) is that answer; but one that
 * holds a success is about its body, which broke off.
 */
async function settle(send: () => Promise<unknown>): Promise<HttpAnswer> {
	try {
		return toAnswer(await send());
	} catch (error) {
		const response = (error as { response?: unknown } | undefined)?.response;
		if (isFullResponse(response) && (response.statusCode ?? response.status ?? 0) >= 300)
			return toAnswer(response);
		throw asError(error);
	}
}

interface FullResponse {
	statusCode?: number;
	status?: number;
	headers?: Record<string, unknown>;
	body?: unknown;
	data?: unknown;
}

function isFullResponse(value: unknown): value is FullResponse {
	if (!isObject(value)) return false;
	const { statusCode, status } = value as FullResponse;
	return typeof statusCode === 'number' || typeof status === 'number';
}

/** Reads n8n's full response (or a bare body) as an answer. */
export function toAnswer(response: unknown): HttpAnswer {
	if (!isFullResponse(response)) return { status: 200, headers: {}, body: parseBody(response) };
	const headers = Object.entries(response.headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		Array.isArray(value) ? value.join(', ') : String(value),
	]);
	const cookies = cookiesIn(response.headers?.['set-cookie']);
	const raw = response.body ?? response.data;
	const body = parseBody(raw);
	return {
		status: response.statusCode ?? response.status ?? 0,
		headers: Object.fromEntries(headers) as Record<string, string>,
		body,
		...(cookies && { cookies }),
		...(typeof body === 'number' && { text: String(raw) }),
	};
}

/** The names and values of `Set-Cookie` headers (RFC 6265 section 5.2), without their attributes. */
function cookiesIn(setCookie: unknown): Record<string, string> | undefined {
	if (setCookie === undefined) return undefined;
	const pairs = [setCookie]
		.flat()
		.map((line) => /^\s*([^=;]+?)\s*=\s*([^;]*)/.exec(String(line)))
		.filter((match) => match !== null);
	return Object.fromEntries(pairs.map(([, name, value]) => [name, value.trim()]));
}
