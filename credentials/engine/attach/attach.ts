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
 * Some logins give the token with its scheme (`"token": "Bearer abc"`), and those who send it write the
 * scheme before it once more. A token has no spaces (RFC 9110 section 11.2, `token68`), so a known word
 * before one is its scheme.
 */
const SCHEME = /^(basic|bearer|dpop|jwt|mac|session|sso-key|token|api-?key)[ \t]+(?=\S+$)/i;

/** Puts the token into the request, after checking that the request may have it. */
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
	// HTTP Request builds requests of the older shape, and takes whole URLs only.
	const takesPaths = request.uri === undefined;
	requireTrustedOrigin(addressed, targetUrl(request), takesPaths);
	requireTrueHeaders(flow, request);
	// Only n8n's own header handling knows this switch; headers it does not know follow a redirect.
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

/** Replaces the placeholder of the base URL by the one that the login's answer gave. */
function moveTo(request: OutgoingRequest, from: string, to: string): void {
	request.url = request.url && movedUrl(request.url, from, to);
	request.uri = request.uri && movedUrl(request.uri, from, to);
	request.baseURL = request.baseURL && movedUrl(request.baseURL, from, to);
}

/** What the credential sets in each call, for its names: the values are not those of a call. */
export function attachedNames({ attach, attachedNames: names }: TokenFlow): Attachment {
	return names?.() ?? attach('');
}

/** Moves a URL from one base to another; a URL outside of the base stays as it is. */
export function movedUrl(url: string, from: string, to: string): string {
	return url.startsWith(from) ? `${to.replace(/\/+$/, '')}${url.slice(from.length)}` : url;
}

/** Throws for a header that n8n would alter or not send. The value is not shown. */
function requireSendable(provider: string, headers: Record<string, string>): void {
	for (const name in headers) {
		const problem = headerProblem(name, headers[name]);
		if (problem !== undefined)
			throw invalidConfiguration(
				provider,
				`the header "${name}" of the credential can't be sent: ${problem}. Correct the token, key or header in the credential: a copied one can have a dash or quotation mark of a text editor.`,
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

/** Whether the body only makes sense under its own content type, as all but JSON does. */
function isTypeOfBody(request: OutgoingRequest): boolean {
	const type = contentType(request);
	if (type !== '') return !/^application\/(json|[\w.-]+\+json)/.test(type);
	return isForm(request) || request.formData !== undefined || request.body instanceof FormData;
}

function setQuery(request: OutgoingRequest, name: string, value: string): void {
	dropFromUrl(request, name);
	request.qs = { ...request.qs, [name]: value };
}

/** Removes an older parameter of the same name, which a link from an answer can contain. */
function dropFromUrl(request: OutgoingRequest, name: string): void {
	if (request.url !== undefined) request.url = withoutParameter(request.url, name);
	if (request.uri !== undefined) request.uri = withoutParameter(request.uri, name);
}

/** Declares a request without body and content type as a form. */
function defaultToForm(request: OutgoingRequest): void {
	if (isForm(request) || hasBody(request) || contentType(request) !== '') return;
	request.headers = { ...request.headers, 'Content-Type': FORM };
}

/** Puts a parameter into the body, if the method has one and it can have fields; else into the query. */
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
			`the body is neither a form nor a JSON object, so the token can't become a field of it. Write \${${name}} in the body where the token goes.`,
		);
	setQuery(request, name, value);
}

/** A URL without the parameters of one name; what else is in it stays as it is written. */
export function withoutParameter(url: string, name: string): string {
	const [path, query] = url.split(/\?(.*)/s);
	if (query === undefined || !new URLSearchParams(query).has(name)) return url;
	const kept = query.split('&').filter((pair) => !new URLSearchParams(pair).has(name));
	return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

/** A token without the scheme that its login wrote before it. */
export function withoutScheme(token: string): string {
	return token.replace(SCHEME, '');
}

/**
 * A header's value with one scheme where it has two: the same word twice, or another one before a token
 * that brings its own.
 */
export function withOneScheme(value: string, token = ''): string {
	const once = value.replace(/^([a-z][\w-]*)[ \t]+(?:\1[ \t]+)+(?=\S)/i, '$1 ');
	if (once !== value || withoutScheme(token) === token) return once;
	return /^[a-z][\w-]*[ \t]+$/i.test(value.slice(0, -token.length)) && value.endsWith(token)
		? token
		: value;
}
