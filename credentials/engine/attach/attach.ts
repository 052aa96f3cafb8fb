import type { IDataObject } from 'n8n-workflow';
import { fillMark, setBodyField } from './bodyField';
import { invalidConfiguration } from '../errors';
import { headerProblem } from '../formats/headerSyntax';
import { requireTrueHeaders } from './misleadingHeaders';
import { requireTrustedOrigin } from './origins';
import {
	contentType,
	hasBody,
	isForm,
	method,
	type OutgoingRequest,
	targetUrl,
} from './outgoingRequest';
import type { Attachment, TokenFlow } from '../tokenFlow';
import { headerName, FORM } from '../values';

const BODY_METHODS = ['POST', 'PUT', 'PATCH'];
/**
 * A scheme before a token. Some logins return the token with its scheme (`"token": "Bearer abc"`),
 * and users then write the scheme once more. A token has no spaces (RFC 9110 section 11.2,
 * `token68`), so a known word before it is its scheme.
 */
const SCHEME = /^(basic|bearer|dpop|jwt|mac|session|sso-key|token|api-?key)[ \t]+(?=\S+$)/i;

/**
 * Puts the token into the request, after checking that the request may have it. Throws an
 * `invalid_configuration` or `foreign_origin` error if not. Changes and returns the request.
 */
export function attachToken(
	flow: TokenFlow,
	token: string,
	request: OutgoingRequest,
	values: Record<string, string> = {},
): OutgoingRequest {
	const realBase = flow.baseUrlFrom?.(values);
	if (realBase !== undefined) moveTo(request, flow.baseUrl, realBase);
	const addressed =
		realBase === undefined ? flow : { ...flow, trustedUrls: [...flow.trustedUrls, realBase] };
	// HTTP Request builds requests of the older shape, and accepts only whole URLs.
	const takesPaths = request.uri === undefined;
	requireTrustedOrigin(addressed, targetUrl(request), takesPaths);
	requireTrueHeaders(flow, request);
	// Keeps n8n from sending credentials to another origin after a redirect. Headers that n8n does
	// not know as credentials still follow.
	request.sendCredentialsOnCrossOriginRedirect = false;
	if (flow.clientCertificate)
		request.agentOptions = { ...request.agentOptions, ...flow.clientCertificate };
	if (flow.formMethods?.includes(method(request))) defaultToForm(request);
	const attachment = flow.attach(token, values);
	if (attachment.kind === 'parameter') attachParameter(flow, request, attachment);
	if (attachment.headers) {
		requireSendable(flow.provider, attachment.headers);
		setHeaders(request, attachment.headers, token);
	}
	for (const [name, value] of Object.entries(attachment.query ?? {}))
		setQuery(request, name, value);
	return request;
}

/** Replaces the placeholder of the base URL with the base URL from the login's answer. */
function moveTo(request: OutgoingRequest, from: string, to: string): void {
	request.url = request.url && movedUrl(request.url, from, to);
	request.uri = request.uri && movedUrl(request.uri, from, to);
	request.baseURL = request.baseURL && movedUrl(request.baseURL, from, to);
}

/**
 * Returns what the credential sets in each call. Only the names are right; the values are not those
 * of a call.
 */
export function attachedNames({ attach, attachedNames: names }: TokenFlow): Attachment {
	return names?.() ?? attach('');
}

/** Moves a URL from one base to another. A URL outside the first base stays as it is. */
export function movedUrl(url: string, from: string, to: string): string {
	return url.startsWith(from) ? `${to.replace(/\/+$/, '')}${url.slice(from.length)}` : url;
}

/** Throws for a header that n8n would alter or not send. The error does not show its value. */
function requireSendable(provider: string, headers: Record<string, string>): void {
	for (const name in headers) {
		const problem = headerProblem(name, headers[name]);
		if (problem !== undefined)
			throw invalidConfiguration(
				provider,
				`the header "${name}" of the credential can't be sent: ${problem}. Correct the token, key or header in the credential: a copied one may have a typographic dash or quotation mark in it.`,
			);
	}
}

function setHeaders(
	request: OutgoingRequest,
	headers: Record<string, string>,
	token: string,
): void {
	const ownTypeCounts = isTypeOfBody(request);
	const isKept = (name: string) =>
		headerName(headers, name) === undefined || (ownTypeCounts && isContentType(name));
	const kept = Object.entries(request.headers ?? {}).filter(([name]) => isKept(name));
	const added = Object.entries(headers).map(([name, value]) => [name, withOneScheme(value, token)]);
	request.headers = Object.fromEntries([
		...kept,
		...(ownTypeCounts ? added.filter(([name]) => !isContentType(name)) : added),
	]) as IDataObject;
}

const isContentType = (name: string) => name.toLowerCase() === 'content-type';

/**
 * Whether the body is only readable with its own content type, which holds for all types except
 * JSON.
 */
function isTypeOfBody(request: OutgoingRequest): boolean {
	const type = contentType(request);
	if (type !== '') return !/^application\/(json|[\w.-]+\+json)/.test(type);
	return isForm(request) || request.formData !== undefined || request.body instanceof FormData;
}

function setQuery(request: OutgoingRequest, name: string, value: string): void {
	dropFromUrl(request, name);
	request.qs = { ...request.qs, [name]: value };
}

/**
 * Removes an older parameter of the same name from the URL. A link from an answer can contain one.
 */
function dropFromUrl(request: OutgoingRequest, name: string): void {
	if (request.url !== undefined) request.url = withoutParameter(request.url, name);
	if (request.uri !== undefined) request.uri = withoutParameter(request.uri, name);
}

/** Declares a request as a form if it has neither a body nor a content type. */
function defaultToForm(request: OutgoingRequest): void {
	if (isForm(request) || hasBody(request) || contentType(request) !== '') return;
	request.headers = { ...request.headers, 'Content-Type': FORM };
}

/**
 * Puts a parameter into the body if the method has one and the body can have fields, else into the
 * query.
 */
function attachParameter(
	flow: TokenFlow,
	request: OutgoingRequest,
	{ name, value, place }: Attachment & { kind: 'parameter' },
): void {
	const mayBeInBody = place !== 'query' && BODY_METHODS.includes(method(request));
	if (!mayBeInBody) return setQuery(request, name, value);
	dropFromUrl(request, name);
	if (place === 'body' && fillMark(request, name, value)) return;
	if (setBodyField(request, name, value)) return;
	if (place === 'body')
		throw invalidConfiguration(
			flow.provider,
			`the body is neither a form nor a JSON object, so the token can't be added to it as a field. Write \${${name}} in the body where the token goes.`,
		);
	setQuery(request, name, value);
}

/** Removes all parameters of one name from a URL. The rest stays as it is written. */
export function withoutParameter(url: string, name: string): string {
	const [path, query] = url.split(/\?(.*)/s);
	if (query === undefined || !new URLSearchParams(query).has(name)) return url;
	const kept = query.split('&').filter((pair) => !new URLSearchParams(pair).has(name));
	return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

/** Returns a token without the scheme that its login put before it. */
export function withoutScheme(token: string): string {
	return token.replace(SCHEME, '');
}

/**
 * Removes the second scheme from a header's value: the same word twice, or a different one before a
 * token that has its own.
 */
export function withOneScheme(value: string, token = ''): string {
	const once = value.replace(/^([a-z][\w-]*)[ \t]+(?:\1[ \t]+)+(?=\S)/i, '$1 ');
	if (once !== value || withoutScheme(token) === token) return once;
	return /^[a-z][\w-]*[ \t]+$/i.test(value.slice(0, -token.length)) && value.endsWith(token)
		? token
		: value;
}
