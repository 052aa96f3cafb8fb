import type { IHttpRequestOptions } from 'n8n-workflow';
import { type FullResponse, isFullResponse, toAnswer } from '../answers';
import { withOneScheme } from '../attach/attach';
import type { NetworkSettings } from './network';
import { asError, UnusableAnswer } from '../errors';
import { cookieLivesIn, cookiesIn } from '../formats/cookies';
import { parseLoginBody, readBounded, requireShortHeaders } from './loginBody';
import { legacyNetwork } from './network';
import type { FlowRequest, HttpAnswer, Transport } from '../tokenFlow';

/** The timeout of each request of a login. */
const LOGIN_TIMEOUT_MS = 30_000;

/** n8n's `helpers.httpRequest`, as `preAuthentication` receives it. */
export type HttpRequestHelper = (options: IHttpRequestOptions) => Promise<unknown>;

/** n8n's deprecated `request` helper, the only one that a credential test function receives. */
export interface LegacyHelpers {
	request(options: Record<string, unknown>): Promise<unknown>;
}

/** Settings for sending the requests of a login. */
export interface Route {
	/** The credential's own settings, and the node's timeout. */
	network?: NetworkSettings;
	/**
	 * The address that calls go to. Of two cookies with the same name, the one for this address
	 * counts.
	 */
	baseUrl?: string;
	/**
	 * Ends the login, whatever it waits for. Absent: after a minute, or after the timeout if that is
	 * longer.
	 */
	deadline?: AbortSignal;
}

/** The time for all requests of a login together, unless the node's timeout is longer. */
const LOGIN_DEADLINE_MS = 60_000;

/**
 * Returns a transport that sends requests through n8n, so that its proxy, TLS and domain settings
 * apply. It serves one login, because its deadline starts when it is made.
 */
export function viaHttpRequest(httpRequest: HttpRequestHelper, route: Route = {}): Transport {
	const { network = {}, deadline = loginDeadline(network) } = route;
	return async (request) =>
		await settle(request, route, deadline, async () => {
			const response = await httpRequest({
				...common(request),
				...network,
				url: request.url,
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				abortSignal: deadline,
			});
			return await withBody(response, deadline);
		});
}

/**
 * Returns a transport that uses the deprecated helper. This helper can't abort a request: until the
 * body comes, only the waiting for it ends. n8n itself reads the body of an HTTP failure, whatever
 * its size (packages/core request-helpers/factory.ts).
 */
export function viaLegacyRequest(helpers: LegacyHelpers, route: Route = {}): Transport {
	const { network = {}, deadline = loginDeadline(network) } = route;
	return async (request) =>
		await settle(request, route, deadline, async () => {
			const response = await helpers.request({
				...common(request),
				...legacyNetwork(network),
				uri: request.url,
				useStream: true,
				resolveWithFullResponse: true,
				simple: false,
				followRedirect: false,
				followAllRedirects: false,
			});
			return await withBody(response, deadline);
		});
}

/**
 * Returns the signal that ends a login, whatever it waits for: a minute from now, or after the
 * timeout if that is longer.
 */
export const loginDeadline = ({ timeout = 0 }: NetworkSettings) =>
	AbortSignal.timeout(Math.max(LOGIN_DEADLINE_MS, timeout));

function common({ method, headers, body }: FlowRequest) {
	const once = Object.entries(headers).map(([name, value]) => [name, withOneScheme(value)]);
	return {
		method,
		headers: Object.fromEntries(once) as Record<string, string>,
		timeout: LOGIN_TIMEOUT_MS,
		...(body === undefined ? {} : { body }),
	};
}

async function withBody(response: unknown, deadline: AbortSignal): Promise<unknown> {
	if (!isFullResponse(response)) return await readBounded(response, deadline);
	return { ...response, body: await readBounded(response.body ?? response.data, deadline) };
}

/**
 * Sends a request and reads its answer. An error that holds an answer counts as that answer,
 * because n8n's helpers throw errors for different statuses. If that answer is a success, its body
 * broke off, so the error is thrown.
 */
async function settle(
	{ url }: FlowRequest,
	{ baseUrl }: Route,
	deadline: AbortSignal,
	send: () => Promise<unknown>,
): Promise<HttpAnswer> {
	const read = (response: unknown) => toLoginAnswer(response, url, baseUrl);
	try {
		return read(await before(deadline, send()));
	} catch (error) {
		if (deadline.aborted) throw tooLate();
		const response = responseIn(error);
		if (isFullResponse(response) && (response.statusCode ?? response.status ?? 0) >= 300)
			return read(await before(deadline, withBody(response, deadline)));
		throw asError(error);
	}
}

/** Returns the answer in an error. Undefined if there is none or it can't be read. */
function responseIn(error: unknown): unknown {
	try {
		return (error as { response?: unknown } | null | undefined)?.response;
	} catch {
		return undefined;
	}
}

const tooLate = () =>
	new UnusableAnswer('the answer was not complete in the time that a login may take', false);

/** Waits for work, but only until the signal aborts. */
async function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
	if (deadline.aborted) throw tooLate();
	let end: (() => void) | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		end = () => reject(tooLate());
		deadline.addEventListener('abort', end, { once: true });
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		if (end !== undefined) deadline.removeEventListener('abort', end);
	}
}

/** Converts a response to an answer with its cookies. Throws if it exceeds the limits. */
function toLoginAnswer(response: unknown, url: string, baseUrl?: string): HttpAnswer {
	const { headers: rawHeaders } = (isFullResponse(response) ? response : {}) as FullResponse;
	requireShortHeaders(rawHeaders);
	const answer = toAnswer(response, parseLoginBody);
	const sent = Object.entries(rawHeaders ?? {}).find(([name]) => /^set-cookie$/i.test(name));
	const date = Date.parse(answer.headers.date ?? '');
	const scope = {
		url,
		now: Number.isNaN(date) ? Date.now() : date,
		...(baseUrl !== undefined && { callPath: new URL(baseUrl).pathname }),
	};
	const cookies = cookiesIn(sent?.[1], scope);
	if (cookies === undefined) return answer;
	return { ...answer, cookies, cookieLives: cookieLivesIn(sent?.[1], scope) };
}
