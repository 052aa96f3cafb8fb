import type { IHttpRequestOptions } from 'n8n-workflow';
import { redirectRefused } from '../call/callErrors';
import type { Call, CallAnswer } from '../call/callTypes';
import { nameOfCall } from '../call/shownCall';

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Follows redirects within the origin, since the token belongs to it. What to send is RFC 9110
 * section 15.4's rule; a method that is not idempotent is never sent a second time.
 */
export async function followRedirects<A extends CallAnswer>(
	provider: string,
	call: Call,
	sendOnce: (call: Call) => Promise<A>,
): Promise<A> {
	let current = call;
	for (let hops = 0; ; hops++) {
		const result = await sendOnce(current);
		const { status, headers } = result.answer;
		if (call.maxRedirects === 0 || !REDIRECTS.includes(status) || headers.location === undefined)
			return result;
		const { request } = current;
		const from = new URL(request.url);
		const to = URL.canParse(headers.location, from.href)
			? new URL(headers.location, from)
			: undefined;
		const refuse = (why: string) =>
			redirectRefused(provider, nameOfCall(request), to?.origin ?? 'an unreadable address', why);
		if (to === undefined) throw refuse('its Location header is not a URL');
		if (to.origin !== from.origin)
			throw refuse(`it leads away from ${from.origin}, and the token belongs to that server only`);
		if (hops >= call.maxRedirects)
			throw refuse(`more than ${call.maxRedirects} redirects in a row`);
		current = redirected(current, status, to.href, refuse);
	}
}

function redirected(call: Call, status: number, url: string, refuse: (why: string) => Error): Call {
	const method: string = call.request.method ?? 'GET';
	// The address brings its own query.
	const request: IHttpRequestOptions = { ...call.request, url, qs: undefined };
	if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return { ...call, request };
	const becomesGet = status === 303 || (method === 'POST' && (status === 301 || status === 302));
	if (becomesGet) {
		const headers = Object.entries(request.headers ?? {}).filter(
			([name]) => !/^content-/i.test(name),
		);
		return {
			...call,
			openBody: undefined,
			request: {
				...request,
				method: 'GET',
				body: undefined,
				json: undefined,
				headers: Object.fromEntries(headers),
			},
		};
	}
	if (method === 'PUT' || method === 'DELETE') return { ...call, request };
	throw refuse(`it asks to send the ${method} again. Use the new address in the URL`);
}
