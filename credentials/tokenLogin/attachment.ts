import type { Attachment } from '../engine/tokenFlow';
import { headerName } from '../engine/values';
import { oneRequest } from './oneRequest';
import { filledHeaders, filledPairs } from './request/fieldsRequest';
import { requireCookie, requireHeader } from './wire/sendable';
import type { Settings } from './settings/readSettings';
import { fill } from './template/fill';
import { wrongField } from './template/wrongField';
import { type Lookup, mapText } from './template/template';

/** Where a call carries the token, and the further headers and query parameters of each call. */
export function attachmentOf(settings: Settings, known: Lookup): Attachment {
	const { use } = settings;
	const lookup = oneRequest(settings, known);
	const value = fill('Token Template', use.template, lookup);
	const name = fill('Token Name', use.name, lookup);
	// The kind Session Cookie has one field, "Cookie Name", for both the token's path and its name.
	const nameLabel = use.name === settings.tokenPath ? 'Cookie Name' : 'Token Name';
	const headers = filledHeaders('Headers of Each Call', use.headers, lookup);
	const query = Object.fromEntries(filledPairs('Query of Each Call', use.query, lookup));
	switch (use.place) {
		case 'header':
			requireHeader('Token Name', name, '');
			requireHeader('Token Template', name, value);
			return { kind: 'headers', headers: { ...headers, [name]: value }, query };
		case 'cookie':
			return {
				kind: 'headers',
				headers: withCookie(headers, cookieOf(nameLabel, name, value)),
				query,
			};
		case 'query':
		case 'body':
			return { kind: 'parameter', name, value, place: use.place, headers, query };
		default:
			throw wrongField('Send Token In', `has no choice "${use.place}"`);
	}
}

/**
 * The cookie that carries the token. A name with an asterisk stands for several cookies; the token
 * then contains their names.
 */
function cookieOf(label: string, name: string, value: string): string {
	requireCookie('Token Template', 'Cookie', value);
	if (name.includes('*')) return value;
	requireCookie(label, name, '');
	return `${name}=${value}`;
}

/**
 * Adds the session's cookie to the headers, before the cookies that the user sends with each call.
 */
function withCookie(headers: Record<string, string>, cookie: string): Record<string, string> {
	const name = headerName(headers, 'cookie') ?? 'Cookie';
	const further = headers[name];
	return { ...headers, [name]: further ? `${cookie}; ${further}` : cookie };
}

const DOTS = '•••';

/** The advice if the API may want the token in another way. */
export const CURE_OF_USE =
	'If the API requires another name, another word before the token or another value of the answer, correct "Token Name", "Token Template" or "Token Path" in the credential.';

/** A sentence on how calls carry the token (shown as dots), and which fields change that. */
export function shownUse({ use }: Settings): string {
	// A word such as "Bearer" is shown. Anything that could be a key is replaced by dots.
	const template = mapText(use.template, (text) => text.replace(/\S*\d\S*|\S{21,}/g, DOTS)).replace(
		/\$\{[^}]*\}/g,
		DOTS,
	);
	const shape = {
		header: `the header "${use.name}: ${template}"`,
		cookie: `the cookie "${use.name}=${template}"`,
		query: `the query parameter "${use.name}=${template}"`,
	}[use.place];
	return `It was sent as ${shape ?? `the field "${use.name}" of the body`}. ${CURE_OF_USE}`;
}

/** The secrets of a call: the values that it sends, and the values that the session keeps. */
export function secretsInUse(attachment: Attachment, values: Record<string, string>): string[] {
	const { headers = {}, query = {} } = attachment;
	const sent = [...Object.values(headers), ...Object.values(query)];
	if (attachment.kind === 'parameter') sent.push(attachment.value);
	// A scheme before the value ("Bearer …") is not a secret. The value is masked with and without
	// it.
	const parts = sent.flatMap((text) => [text, text.replace(/^\S+\s+/, '')]);
	return [...parts, ...Object.values(values)].filter(isTelling);
}

/**
 * True if a text can be a secret. Masking "application/json" or an address would hide the cause of
 * an error.
 */
function isTelling(text: string): boolean {
	return text.length >= 8 && !/^(https?:\/\/|[\w.+-]+\/[\w.+-]+(;|$))/i.test(text);
}
