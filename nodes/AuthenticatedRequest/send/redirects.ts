import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { withoutParameter } from '../../../credentials/engine/attach/attach';
import { beginningOf } from '../../../credentials/engine/secrets';
import type { HttpAnswer } from '../../../credentials/engine/tokenFlow';
import { redirectRefused } from '../call/callErrors';
import type { Call, SentCall } from '../call/callTypes';
import { isRedirect } from '../call/redirectStatus';
import { withoutQuery } from '../call/shownCall';
import { isIdempotent, isSafe } from '../request/methods';

/** At most this many characters of an address are shown. */
const MAX_SHOWN = 2000;
/** Headers meant for this server alone: its name, and those that hold a secret by their name. */
const FOR_THIS_SERVER =
	/^(host|content-.*)$|auth|cookie|token|secret|session|password|credential|api-?key|csrf|xsrf/i;

/** What following a redirect needs to know about the credential. */
export interface RedirectRules {
	provider: string;
	/** True if an answer proves that the token was rejected. Some APIs say so by a redirect. */
	provesRejection: (answer: HttpAnswer) => boolean;
	/** The query parameters that the credential sets. */
	parameters: () => string[];
	/** True if a text contains the token or another secret of the credential. */
	hasSecret: (text: string, sentWith: string) => boolean;
	/** All secrets of the credential, which are masked in errors. */
	secrets: () => string[];
}

/**
 * Follows the redirect that a call was answered with, and those after it (RFC 9110 section 15.4).
 *
 * - Within the origin, the call keeps its credential. After a 307 or 308 it also keeps its method
 * and body, because the first request was not processed.
 * - To another origin, only `GET` and `HEAD` are followed. The credential is left out, even
 * if a later redirect leads back.
 * - From https to http, no redirect is followed, because secrets could be read on the way.
 *
 * Resolves to the first answer that is not a redirect, or that proves that the token was rejected.
 * Rejects with a `CallError` that shows the whole address of a redirect that is not followed.
 */
export async function followRedirects(
	call: Call,
	first: SentCall,
	sendOnce: (call: Call) => Promise<SentCall>,
	rules: RedirectRules,
): Promise<SentCall> {
	let current = call;
	let sentWith = '';
	let repeats = 0;
	for (let hops = 0; ; hops++) {
		const result = hops === 0 ? first : await sendOnce(current);
		if (!current.isForeign) ({ sentWith } = result);
		const { status, headers } = result.answer;
		const isOver =
			call.maxRedirects === 0 ||
			!isRedirect(result.answer) ||
			(!current.isForeign && rules.provesRejection(result.answer));
		if (isOver && hops === 0) return result;
		if (isOver)
			return { ...result, sentWith, landedOn: current.request.url, isForeign: current.isForeign };
		const from = new URL(result.sentTo ?? current.request.url);
		const location = asUtf8(headers.location ?? '');
		const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
		const refuse = (why: string) =>
			redirectRefused(
				rules.provider,
				`${current.request.method ?? 'GET'} ${withoutQuery(from.href)}`,
				beginningOf(to?.href ?? location, rules.secrets(), MAX_SHOWN).masked.slice(0, MAX_SHOWN),
				why,
			);
		if (to === undefined) throw refuse('its Location header is not a URL');
		if (hops >= call.maxRedirects)
			throw refuse(`more than ${call.maxRedirects} redirects in a row`);
		current =
			to.origin === from.origin
				? within(current, status, to.href, refuse)
				: toOtherServer(current, from, to, refuse);
		if (current.isForeign) current = cleared(current, sentWith, rules, refuse);
		const isRepeat = current.request.method === call.request.method;
		if (isRepeat && !isIdempotent(call.request.method) && ++repeats > 1)
			throw refuse(`it asks to send the ${call.request.method} a third time`);
	}
}

type Refuse = (why: string) => Error;

/** Decodes a Location as UTF-8 if it is valid, as browsers do. Node reads headers as Latin-1. */
function asUtf8(location: string): string {
	if (!/[\x80-\xff]/.test(location)) return location;
	const text = Buffer.from(location, 'latin1').toString();
	return text.includes('\uFFFD') ? location : text;
}

/** The call at its new address on the same server. */
function within(call: Call, status: number, url: string, refuse: Refuse): Call {
	const method: string = call.request.method ?? 'GET';
	// The new address has its own query.
	const request: IHttpRequestOptions = { ...call.request, url, qs: undefined };
	if (isSafe(method)) return { ...call, request };
	const becomesGet = status === 303 || (method === 'POST' && (status === 301 || status === 302));
	if (becomesGet) return withoutBody({ ...call, request: { ...request, method: 'GET' } });
	const mayRepeat = isIdempotent(method) || status === 307 || status === 308;
	if (mayRepeat) return { ...call, request };
	throw refuse(`it asks to send the ${method} again. Use the new address in the URL`);
}

/** The call to another server, without anything that is meant for this server alone. */
function toOtherServer({ request, ...call }: Call, from: URL, to: URL, refuse: Refuse): Call {
	const { method = 'GET' } = request;
	if (method !== 'GET' && method !== 'HEAD')
		throw refuse(
			`it leads away from ${from.origin}, and a ${method} goes to the credential's own server only`,
		);
	if (to.protocol !== 'https:' && (to.protocol !== 'http:' || from.protocol === 'https:'))
		throw refuse(
			from.protocol === 'https:' && to.protocol === 'http:'
				? 'it leads from https to http, where others on the network can read it'
				: 'it leads to something that is not a web server',
		);
	to.username = '';
	to.password = '';
	const headers = Object.fromEntries(
		Object.entries(request.headers ?? {}).filter(([name]) => !FOR_THIS_SERVER.test(name)),
	) as IDataObject;
	const foreign = { ...request, url: to.href, qs: undefined, headers };
	return withoutBody({ ...call, request: foreign, isForeign: true });
}

/** Removes the credential's own parameters from the address of a redirect. */
function cleared(call: Call, sentWith: string, rules: RedirectRules, refuse: Refuse): Call {
	const { request } = call;
	const url = rules.parameters().reduce(withoutParameter, request.url);
	if (rules.hasSecret(url, sentWith))
		throw refuse(
			'the address has a secret of the credential in it, which is for its own server only',
		);
	return { ...call, request: { ...request, url } };
}

function withoutBody({ request, ...call }: Call): Call {
	const headers = Object.entries(request.headers ?? {}).filter(
		([name]) => !/^content-/i.test(name),
	);
	return {
		...call,
		openBody: undefined,
		request: {
			...request,
			body: undefined,
			json: undefined,
			headers: Object.fromEntries(headers),
		},
	};
}
