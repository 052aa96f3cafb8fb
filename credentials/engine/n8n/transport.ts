import type { IHttpRequestOptions } from 'n8n-workflow';
import { type FullResponse, isFullResponse, toAnswer } from '../answers';
import { withOneScheme } from '../attach/attach';
import type { NetworkSettings } from './network';
import { asError, UnusableAnswer } from '../errors';
import { cookieLivesIn, cookiesIn } from '../formats/cookies';
import { parseLoginBody, readBounded, requireShortHeaders } from './loginBody';
import { legacyNetwork } from './network';
import type { FlowRequest, HttpAnswer, Transport } from '../tokenFlow';

/** A login that takes longer than this is given up. */
const LOGIN_TIMEOUT_MS = 30_000;

/** n8n's `helpers.httpRequest`, as it is handed to `preAuthentication`. */
export type HttpRequestHelper = (options: IHttpRequestOptions) => Promise<unknown>;

/** n8n's deprecated `request` helper, the only one that a credential test function is given. */
export interface LegacyHelpers {
	request(options: Record<string, unknown>): Promise<unknown>;
}

/** How the requests of a login go out. */
export interface Route {
	/** The credential's own settings, and the time that the node gives an answer. */
	network?: NetworkSettings;
	/** Where calls go: of two cookies with one name, the one for this address counts. */
	baseUrl?: string;
	/** Ends the login, whatever it waits for; after a minute unless given. */
	deadline?: AbortSignal;
}

/** All requests of a login together get this long, or the node's timeout if that is longer. */
const LOGIN_DEADLINE_MS = 60_000;

/**
 * Sends the flow's requests through n8n, so that its proxy, TLS and domain settings apply. A transport
 * is for one login: its deadline begins with it.
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
 * The same through the deprecated helper, which ends no request early: before the body comes only the
 * waiting for it ends. The body of an HTTP failure n8n reads itself, whatever its size
 * (packages/core request-helpers/factory.ts).
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

/** When a login ends, whatever it waits for: a minute from now, or the timeout if that is longer. */
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
 * An error that holds an answer counts as that answer: n8n's helpers differ in the answers that they
 * throw an error for. If the answer in it is a success, its body broke off, so the error stays one.
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

/** The answer in an error; undefined if it has none, or can't be read. */
function responseIn(error: unknown): unknown {
	try {
		return (error as { response?: unknown } | null | undefined)?.response;
	} catch {
		return undefined;
	}
}

const tooLate = () => new UnusableAnswer('no whole answer in the time that a login has', false);

/** Waits for work, at most until the signal aborts. */
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

/** An answer to a login, with its cookies. Throws for what is beyond bounds. */
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
