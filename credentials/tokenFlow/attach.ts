import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { parseBody } from './answers';
import { invalidConfiguration } from './errors';
import { requireTrustedOrigin } from './origins';
import type { Attachment, TokenFlow } from './types';

/**
 * A request as n8n's nodes build it: `httpRequest`'s shape, or that of the deprecated `request`
 * helper, which the HTTP Request node still uses (`uri`, `form`).
 */
export type OutgoingRequest = Omit<IHttpRequestOptions, 'url'> & {
	url?: string;
	uri?: string;
	form?: unknown;
	formData?: unknown;
};

const FORM = 'application/x-www-form-urlencoded';
const BODY_METHODS = ['POST', 'PUT', 'PATCH'];

/** The absolute URL that the request goes to. */
export function targetUrl(request: OutgoingRequest): string {
	const url = request.url ?? request.uri ?? '';
	if (request.baseURL === undefined || /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url)) return url;
	return url === ''
		? request.baseURL
		: `${request.baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}

/** Puts the token into the request, after checking that the request may have it. */
export function attachToken(
	flow: TokenFlow,
	token: string,
	request: OutgoingRequest,
	values: Record<string, string> = {},
): OutgoingRequest {
	const realBase = flow.baseUrlFrom?.(values);
	if (realBase !== undefined) moveTo(request, flow.baseUrl, realBase);
	const trustedUrls = realBase === undefined ? flow.trustedUrls : [...flow.trustedUrls, realBase];
	requireTrustedOrigin({ ...flow, trustedUrls }, targetUrl(request));
	// Only n8n's own header handling knows this switch; headers it does not know follow a redirect.
	request.sendCredentialsOnCrossOriginRedirect = false;
	if (flow.formOnlyMethods) requireFormBody(flow, flow.formOnlyMethods, request);
	const attachment = flow.attach(token, values);
	if (attachment.kind === 'parameter') attachParameter(request, attachment);
	if (attachment.headers) request.headers = withHeaders(request.headers, attachment.headers);
	if (attachment.query) request.qs = { ...request.qs, ...attachment.query };
	return request;
}

/** Puts the base URL that the login told in the place of the one that stood for it. */
function moveTo(request: OutgoingRequest, from: string, to: string): void {
	const move = (url: string | undefined) =>
		url?.startsWith(from) ? `${to.replace(/\/+$/, '')}${url.slice(from.length)}` : url;
	request.url = move(request.url);
	request.uri = move(request.uri);
	request.baseURL = move(request.baseURL);
}

function withHeaders(present: IDataObject | undefined, added: Record<string, string>): IDataObject {
	const names = new Set(Object.keys(added).map((name) => name.toLowerCase()));
	const kept = Object.entries(present ?? {}).filter(([name]) => !names.has(name.toLowerCase()));
	return { ...Object.fromEntries(kept), ...added };
}

/** Sets a header unless the request already has it in any spelling. */
function defaultHeader(request: OutgoingRequest, name: string, value: string): void {
	if (contentType(request) === '') request.headers = { ...request.headers, [name]: value };
}

function contentType(request: OutgoingRequest): string {
	const name = Object.keys(request.headers ?? {}).find(
		(key) => key.toLowerCase() === 'content-type',
	);
	return name === undefined ? '' : String(request.headers?.[name]).toLowerCase();
}

function method(request: OutgoingRequest): string {
	return (request.method ?? 'GET').toUpperCase();
}

function hasBody({ body, formData }: OutgoingRequest): boolean {
	if (formData !== undefined) return true;
	if (body === undefined || body === null || body === '') return false;
	return (
		typeof body !== 'object' ||
		Object.getPrototypeOf(body) !== Object.prototype ||
		Object.keys(body).length > 0
	);
}

function isForm(request: OutgoingRequest): boolean {
	return (
		request.form !== undefined ||
		request.body instanceof URLSearchParams ||
		contentType(request).startsWith(FORM)
	);
}

function requireFormBody(flow: TokenFlow, methods: string[], request: OutgoingRequest): void {
	if (!methods.includes(method(request)) || isForm(request)) return;
	if (hasBody(request) || contentType(request) !== '') {
		throw invalidConfiguration(
			flow.provider,
			`the API accepts only form-encoded bodies for ${methods.join(' and ')}. Set "Body Content Type" to "Form URL Encoded".`,
		);
	}
	defaultHeader(request, 'Content-Type', FORM);
}

/** A parameter goes into the body of a method that has one, where it can; else into the query. */
function attachParameter(
	request: OutgoingRequest,
	{ name, value, place }: Attachment & { kind: 'parameter' },
): void {
	// A link from an answer can bring an older token along; one of a name is enough.
	if (request.url !== undefined) request.url = withoutParameter(request.url, name);
	if (request.uri !== undefined) request.uri = withoutParameter(request.uri, name);
	const mayBeInBody = place !== 'query' && BODY_METHODS.includes(method(request));
	if (!mayBeInBody || !setBodyField(request, name, value))
		request.qs = { ...request.qs, [name]: value };
}

function withoutParameter(url: string, name: string): string {
	const [path, query] = url.split(/\?(.*)/s);
	if (query === undefined || !new URLSearchParams(query).has(name)) return url;
	const kept = query.split('&').filter((pair) => !new URLSearchParams(pair).has(name));
	return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

function setBodyField(request: OutgoingRequest, name: string, value: string): boolean {
	if (request.formData !== undefined) return false;
	if (typeof request.form === 'string') {
		request.form = withFormField(request.form, name, value);
		return true;
	}
	if (request.form !== undefined && typeof request.form === 'object') {
		request.form = { ...request.form, [name]: value };
		return true;
	}
	if (request.body instanceof URLSearchParams || request.body instanceof FormData) {
		request.body.set(name, value);
		return true;
	}
	if (!hasBody(request)) {
		request.body = { [name]: value };
		request.json = true;
		return true;
	}
	if (typeof request.body === 'string') return setTextBodyField(request, request.body, name, value);
	if (Object.getPrototypeOf(request.body) !== Object.prototype) return false;
	request.body = { ...(request.body as IDataObject), [name]: value };
	return true;
}

function withFormField(text: string, name: string, value: string): string {
	const form = new URLSearchParams(text);
	form.set(name, value);
	return form.toString();
}

function setTextBodyField(
	request: OutgoingRequest,
	text: string,
	name: string,
	value: string,
): boolean {
	if (isForm(request)) {
		request.body = withFormField(text, name, value);
		return true;
	}
	const parsed = parseBody(text);
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return false;
	request.body = JSON.stringify({ ...parsed, [name]: value });
	return true;
}
