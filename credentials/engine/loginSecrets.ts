/** What the requests and answers of a login hold that opens an API: it must not show. */
import type { FlowRequest } from './tokenFlow';
import { isObject } from './values';

/** Headers that hold a secret by their names. */
const SECRET_HEADER = /auth|cookie|token|secret|session|password|api-?key|signature/i;

/** What a request of a login holds that must not show, as it was sent. */
export function sentSecrets({ headers, secrets = [] }: FlowRequest): string[] {
	const values = Object.entries(headers)
		.filter(([name]) => SECRET_HEADER.test(name))
		// A scheme's name before the value is not a secret.
		.map(([, value]) => value.replace(/^[A-Za-z][\w-]* +(?=\S+$)/, ''));
	return [...secrets, ...values.filter(({ length }) => length >= 8)];
}

const NAMES =
	'token|session|secret|jwt|key|ticket|auth(?!ors?\\b)|cookie|bearer|assertion|csrf|xsrf|nonce|passw|s(?:es)?s?id';
const NAME = new RegExp(NAMES, 'i');
/** The same in a text: XML, a form, a page. */
const IN_TEXT = new RegExp(
	`(?:${NAMES})[\\w-]{0,40}["']?\\s{0,9}[=:>]\\s{0,9}["']?([^\\s"'<>&;,]{8,})`,
	'gi',
);
/** More than a word or a code such as `invalid_token`. */
const ISSUED = /^(?=\S*\d)[\w.~+/=:|%!$-]{8,}$/;

/** Words with spaces between them and no digits: what is wrong with a field such as `key`. */
const isSentence = (text: string) =>
	/^[\p{L}\s.,:;!?'’()-]{1,300}$/u.test(text) && /\S\s+\S/.test(text) && !/\S{20}/.test(text);

/**
 * Values of an answer that look like tokens by their names and are no sentences: a later step can send
 * them, and fail.
 */
export function tokensIn(body: unknown): string[] {
	if (!isObject(body)) return [];
	return Object.entries(body).flatMap(([name, value]) => {
		if (typeof value === 'string') return NAME.test(name) && !isSentence(value) ? [value] : [];
		return tokensIn(value);
	});
}

/**
 * What an answer that counts as a failure has issued all the same: values that look like tokens by
 * their names and by themselves, so that a sentence under such a name can be read.
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
