import { CallError, invalidParameter } from '../../call/callErrors';

/** Placeholders for optional parameters in a link template (RFC 6570, HAL's `templated`). */
const OPTIONAL_PARAMETERS = /\{[?&][\w.,*:%-]+\}/g;

/** An ampersand escaped for HTML or XML: some APIs escape their links once too often. */
const ESCAPED = /&(?:amp|#38|#x26);/gi;

/**
 * Returns the address that a next link leads to. Throws if it is not a URL.
 *
 * @param from the address of the page that has the link. If absent, the link is returned unchanged.
 * @param keepServer true to keep the scheme, host and port of `from`
 */
export function nextAddress(link: string, from: string | undefined, keepServer: boolean): string {
	if (from === undefined) return link;
	const expanded = link.replace(OPTIONAL_PARAMETERS, '').replace(ESCAPED, '&');
	if (!URL.canParse(expanded, from))
		throw invalidParameter(
			'Pagination: Next Link Path',
			`leads to something that is not a URL ("${link}")`,
		);
	const next = new URL(expanded, from);
	// The fragment is never sent, so links that differ only in it lead to the same page.
	next.hash = '';
	return keepServer ? onServerOf(next, from) : next.href;
}

/** The address with the scheme, host and port of another one. */
export function onServerOf({ pathname, search, hash }: URL, from: string): string {
	return new URL(from).origin + pathname + search + hash;
}

/** The error for a next page on a server that must not get the token. */
export function foreignPage(address: string, servers: string[]): CallError {
	return new CallError(
		`The next page's address is ${address}, but the token is only sent to ${servers.join(' and ')}`,
		'If it is the same API under another address (behind a proxy, for example), switch on Options > Pagination > Keep Server.',
	);
}
