/**
 * Refuses headers with which a workflow could send its token to another server than the address
 * says.
 */
import { invalidConfiguration } from '../errors';
import { headerName } from '../values';
import type { TokenFlow } from '../tokenFlow';
import { type OutgoingRequest, targetUrl } from './outgoingRequest';

/**
 * Throws for a `Host` that differs from the address. On a server that many customers
 * share, such as that of a content network, the `Host` header decides whose machine gets the request
 * (RFC 9110 section 7.2). Also throws for a `Transfer-Encoding`, because with one, two servers in a row can disagree about where
 * a request ends (RFC 9112 section 11.2). Headers that the credential itself sets are not checked.
 */
export function requireTrueHeaders(
	{ provider }: Pick<TokenFlow, 'provider'>,
	request: OutgoingRequest,
): void {
	const { headers } = request;
	if (headers === undefined) return;
	if (headerName(headers, 'transfer-encoding') !== undefined)
		throw invalidConfiguration(
			provider,
			'the header "Transfer-Encoding" can\'t be set here, because n8n decides how a body is sent. Remove it from the headers.',
		);
	const name = headerName(headers, 'host');
	if (name === undefined) return;
	const { host, protocol } = new URL(targetUrl(request));
	const given = [headers[name]].flat().map((one) => String(one ?? '').trim());
	if (given.every((one) => hostOf(protocol, one) === host)) return;
	throw invalidConfiguration(
		provider,
		`the header "Host" names another server than the URL (${host}), to which the token could go. Remove it from the headers; if the API needs it, enter it in the credential.`,
	);
}

/** Returns a host as a URL has it, in lower case and without the default port. */
function hostOf(protocol: string, text: string): string | undefined {
	const url = `${protocol}//${text}`;
	return URL.canParse(url) && !/[/?#@\\\s]/.test(text) ? new URL(url).host : undefined;
}
