/** The scheme before a token, such as `Bearer` (RFC 9110 section 11.1), which must not stand there twice. */

/**
 * Some logins give the token with its scheme (`"token": "Bearer abc"`), and those who send it write the
 * scheme before it once more. A token has no spaces (RFC 9110 section 11.2, `token68`), so a known word
 * before one is its scheme.
 */
const SCHEME = /^(basic|bearer|dpop|jwt|mac|session|sso-key|token|api-?key)[ \t]+(?=\S+$)/i;

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
