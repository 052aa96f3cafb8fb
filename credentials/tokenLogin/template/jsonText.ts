import { escapeXml } from '../../engine/formats/xml';
import { isObject } from '../../engine/values';
import { fill } from './fill';
import { wrongField } from './wrongField';
import type { Encode, Lookup } from './template';

const PLACEHOLDER = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
/** Matches a string, whose placeholders may contain quotes, or a placeholder outside a string. */
const STRING_OR_PLACEHOLDER =
	/"(?:\$\{(?:[^{}"]|"(?:[^{}"]|\{[^{}]*\})*"|\{[^{}]*\})*\}|[^"\\]|\\.)*"|\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
/** Marks a string that was a placeholder without quotes. No JSON text contains this character unescaped. */
const BARE = '\u0000';
const LITERAL = /^(-?(0|[1-9]\d*)(\.\d+)?|true|false|null)$/;

/**
 * Reads JSON with placeholders. In quotes, a placeholder gives a text. Without quotes, it gives a
 * number, true, false or null if its value is one, else a text. Values are escaped, even in a
 * string that is itself JSON or a GraphQL query with quoted texts. Throws an error that names the
 * field if the text is not valid JSON.
 */
export function fillJson(label: string, text: string, lookup: Lookup): unknown {
	return fillStrings(parseJson(label, text), (value) =>
		fill(label, value, lookup, value.startsWith('<') ? undefined : escapeAtDepth),
	);
}

/**
 * How to escape values in a form or query value that is itself JSON, XML or a GraphQL query.
 * Undefined for other values.
 */
export function escapeInQuotes(template: string): Encode | undefined {
	if (/^\s*<[?!A-Za-z]/.test(template)) return escapeXml;
	return /^\s*([[{]|(mutation|query|subscription)\b)/.test(template) ? escapeAtDepth : undefined;
}

/**
 * The same for a whole form or query, whose fields can be JSON or XML. A value is first escaped for
 * that format, then encoded.
 */
export const inField =
	(encode: Encode): Encode =>
	(value, place) => {
		const { literal, expression } = place;
		// A function of the template already encodes the value, as documentation writes it.
		if (/^(?:url|form)\(/.test(expression)) return value;
		const start = Math.max(literal.lastIndexOf('&'), literal.lastIndexOf('?')) + 1;
		const field = decoded(literal.slice(start).replace(/^[^=]*=/, ''));
		const escape = escapeInQuotes(field);
		return encode(escape ? escape(value, { ...place, literal: field }) : value, place);
	};

function decoded(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return text;
	}
}

/** Escapes a value once for each pair of quotes around it. */
const escapeAtDepth: Encode = (value, { literal, expression }) => {
	if (/^json\(/.test(expression)) return value;
	let escaped = value;
	for (let depth = quoteDepth(literal); depth > 0; depth--) escaped = inJson(escaped);
	return escaped;
};

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** How many nested quoted texts are still open at the end of a text. */
function quoteDepth(text: string): number {
	const opening = openQuote(text);
	return opening < 0 ? 0 : 1 + quoteDepth(unescaped(text.slice(opening + 1)));
}

/** The position of the quote that is still open at the end; −1 if there is none. */
function openQuote(text: string): number {
	let opening = -1;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '\\') at++;
		else if (text[at] === '"') opening = opening < 0 ? at : -1;
	}
	return opening;
}

const unescaped = (text: string) => text.replace(/\\(.)/gs, '$1');

function parseJson(label: string, text: string): unknown {
	const quoted = text.replace(STRING_OR_PLACEHOLDER, (part) =>
		part.startsWith('"')
			? part.replace(PLACEHOLDER, (each) => each.replace(/(?<!\\)"/g, '\\"'))
			: JSON.stringify(BARE + part),
	);
	try {
		return JSON.parse(quoted);
	} catch (error) {
		throw wrongField(
			label,
			`is not valid JSON (${likelyCause(quoted) ?? (error as Error).message}). It looks like {"user": "\${username}"}`,
		);
	}
}

/** Names a common mistake in clearer words than the parser does; undefined for others. */
function likelyCause(text: string): string | undefined {
	const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
	if (/[“”„]/.test(outside)) return 'it has typographic quotes such as “; write "';
	if (/[{,[:]\s*'/.test(outside))
		return 'it has single quotes \'; names and texts are written in "';
	if (/,\s*[}\]]/.test(outside)) return 'it has a comma before a closing bracket';
	const name = /[{,]\s*([A-Za-z_][\w-]*)\s*:/.exec(outside)?.[1];
	return name === undefined ? undefined : `the name ${name} needs quotes around it: "${name}"`;
}

function fillStrings(value: unknown, fillIn: (text: string) => string): unknown {
	if (typeof value === 'string')
		return value.startsWith(BARE) ? literal(fillIn(value.slice(BARE.length))) : fillIn(value);
	if (Array.isArray(value)) return value.map((part) => fillStrings(part, fillIn));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [fillIn(name), fillStrings(part, fillIn)]),
	);
}

/**
 * Turns a text into the number, true, false or null that it is. A number too large to be exact
 * stays a text.
 */
function literal(text: string): unknown {
	if (!LITERAL.test(text)) return text;
	const value: unknown = JSON.parse(text);
	return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? text : value;
}
