/**
 * Finds the secrets in the requests and answers of a login. They open an API, so they must not be
 * shown.
 */
import type { FlowRequest } from './tokenFlow';
import { isObject } from './values';

/** Names of headers that hold a secret. */
const SECRET_HEADER = /auth|cookie|token|secret|session|password|api-?key|signature/i;

/** Returns the secrets in a request of a login, spelled as they were sent. */
export function sentSecrets({ headers, secrets = [] }: FlowRequest): string[] {
	const values = Object.entries(headers)
		.filter(([name]) => SECRET_HEADER.test(name))
		// The name of a scheme before the value is not a secret.
		.map(([, value]) => value.replace(/^[A-Za-z][\w-]* +(?=\S+$)/, ''));
	return [...secrets, ...values.filter(({ length }) => length >= 8)];
}

const NAMES =
	'token|session|secret|jwt|key|ticket|auth(?!ors?\\b)|cookie|bearer|assertion|csrf|xsrf|nonce|passw|s(?:es)?s?id';
const NAME = new RegExp(NAMES, 'i');
/** Such a name and its value in a text: XML, a form, a web page. */
const IN_TEXT = new RegExp(
	`(?:${NAMES})[\\w-]{0,40}["']?\\s{0,9}[=:>]\\s{0,9}["']?([^\\s"'<>&;,]{8,})`,
	'gi',
);
/** A value that is more than a word or a code such as `invalid_token`. */
const ISSUED = /^(?=\S*\d)[\w.~+/=:|%!$-]{8,}$/;

/**
 * Whether a text is a sentence: words with spaces between them and no digits. A field such as `key`
 * can hold one that says what is wrong.
 */
const isSentence = (text: string) =>
	/^[\p{L}\s.,:;!?'’()-]{1,300}$/u.test(text) && /\S\s+\S/.test(text) && !/\S{20}/.test(text);

/**
 * Returns values of an answer that look like tokens by their names and are not sentences. A later
 * request of the login can send them, and fail.
 */
export function tokensIn(body: unknown): string[] {
	if (!isObject(body)) return [];
	return Object.entries(body).flatMap(([name, value]) => {
		if (typeof value === 'string') return NAME.test(name) && !isSentence(value) ? [value] : [];
		return tokensIn(value);
	});
}

/**
 * Returns the values that an answer issued although it counts as a failure. They look like tokens
 * by name and by content, so a sentence under such a name stays readable.
 */
export function issuedIn({
	body,
	cookies = {},
}: {
	body: unknown;
	cookies?: Record<string, string>;
}): string[] {
	const inText =
		typeof body === 'string' ? Array.from(body.matchAll(IN_TEXT), ([, value]) => value) : [];
	return [...tokensIn(body), ...inText, ...Object.values(cookies)].filter((value) =>
		ISSUED.test(value),
	);
}
