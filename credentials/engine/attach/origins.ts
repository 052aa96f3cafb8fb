import { foreignOrigin, invalidConfiguration } from '../errors';
import type { TokenFlow } from '../tokenFlow';

type Addressed = Pick<TokenFlow, 'provider' | 'baseUrl' | 'trustedUrls'>;

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Resolves the text of a URL field: an absolute URL, or a path under the base URL. */
export function resolveUnderBase(flow: Addressed, urlOrPath: string): string {
	const text = urlOrPath.trim();
	if (ABSOLUTE.test(text)) return text;
	if (text === '' || text === '/') return flow.baseUrl;
	return /^\/?\?/.test(text)
		? `${flow.baseUrl}${text.replace(/^\//, '')}`
		: `${flow.baseUrl.replace(/\/$/, '')}/${text.replace(/^\/+/, '')}`;
}

/** Trusted origins by the list of URLs. All calls of a flow have the same list object. */
const originsOf = new WeakMap<string[], string[]>();

/** Returns the origins (scheme, host, port) that may receive the token. */
export function trustedOrigins({ trustedUrls }: Pick<Addressed, 'trustedUrls'>): string[] {
	let origins = originsOf.get(trustedUrls);
	if (origins === undefined) {
		origins = [...new Set(trustedUrls.map((url) => new URL(url).origin))];
		originsOf.set(trustedUrls, origins);
	}
	return origins;
}

/** The URL that was last found to be trusted, by the same list. */
const lastTrusted = new WeakMap<string[], string>();

/**
 * Throws unless the URL has one of the credential's own origins. This is checked before anything is
 * sent, in every node that uses the credential.
 *
 * @param takesPaths whether the calling node accepts a path under the base URL
 */
export function requireTrustedOrigin(flow: Addressed, url: string, takesPaths: boolean): void {
	// Many items in a row often go to the same address.
	if (lastTrusted.get(flow.trustedUrls) === url) return;
	let target: URL;
	try {
		target = new URL(url);
	} catch {
		throw invalidConfiguration(
			flow.provider,
			`"${url}" is not a URL. Write ${takesPaths ? 'a path such as /users, or ' : ''}a URL that starts with ${flow.baseUrl}.`,
		);
	}
	const trusted = trustedOrigins(flow);
	if (!trusted.includes(target.origin))
		throw foreignOrigin(flow.provider, target.origin, trusted, takesPaths);
	if (target.username || target.password)
		throw invalidConfiguration(
			flow.provider,
			'a URL with a user name or password in it would replace the token. Remove them from the URL.',
		);
	lastTrusted.set(flow.trustedUrls, url);
}
