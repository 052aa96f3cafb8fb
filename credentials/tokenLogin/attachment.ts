import type { Attachment } from '../engine/tokenFlow';
import { headerName } from '../engine/values';
import { oneRequest } from './oneRequest';
import { filledHeaders, filledPairs } from './requests';
import { requireCookie, requireHeader } from './wire/sendable';
import type { Settings } from './settings/readSettings';
import { fill, wrongField } from './template/fill';
import { type Lookup, mapText } from './template/template';

/** Where the token goes in a call, with the headers and query that go along. */
export function attachmentOf(settings: Settings, known: Lookup): Attachment {
	const { use } = settings;
	const lookup = oneRequest(settings, known);
	const value = fill('Token Template', use.template, lookup);
	const name = fill('Token Name', use.name, lookup);
	// Session Cookie has a field of its own, which is the path too.
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

/** A name with an asterisk stands for several cookies, whose names are part of the token. */
function cookieOf(label: string, name: string, value: string): string {
	requireCookie('Token Template', 'Cookie', value);
	if (name.includes('*')) return value;
	requireCookie(label, name, '');
	return `${name}=${value}`;
}

/** The session's cookie before those that go with every call anyway. */
function withCookie(headers: Record<string, string>, cookie: string): Record<string, string> {
	const name = headerName(headers, 'cookie') ?? 'Cookie';
	const further = headers[name];
	return { ...headers, [name]: further ? `${cookie}; ${further}` : cookie };
}

const DOTS = '•••';

/** How calls carry the token, with dots in its place, and the fields that say so. */
export function shownUse({ use }: Settings): string {
	// A word such as "Bearer" is shown; what can be a key is not.
	const template = mapText(use.template, (text) => text.replace(/\S*\d\S*|\S{21,}/g, DOTS)).replace(
		/\$\{[^}]*\}/g,
		DOTS,
	);
	const shape = {
		header: `the header "${use.name}: ${template}"`,
		cookie: `the cookie "${use.name}=${template}"`,
		query: `the query parameter "${use.name}=${template}"`,
	}[use.place];
	return `It was sent as ${shape ?? `the field "${use.name}" of the body`}. If the API wants another name, another word before the token or another value of the answer, correct "Token Name", "Token Template" or "Token Path" in the credential.`;
}

/** What must not show of a call: the texts that its placeholders made, and the values kept for it. */
export function secretsInUse(attachment: Attachment, values: Record<string, string>): string[] {
	const { headers = {}, query = {} } = attachment;
	const sent = [...Object.values(headers), ...Object.values(query)];
	if (attachment.kind === 'parameter') sent.push(attachment.value);
	// A scheme's name before the value ("Bearer …") is not a secret; the rest is one even by itself.
	const parts = sent.flatMap((text) => [text, text.replace(/^\S+\s+/, '')]);
	return [...parts, ...Object.values(values)].filter(isTelling);
}

/** Words such as "application/json" or an address are not secrets; masking them would hide the cause. */
function isTelling(text: string): boolean {
	return text.length >= 8 && !/^(https?:\/\/|[\w.+-]+\/[\w.+-]+(;|$))/i.test(text);
}
