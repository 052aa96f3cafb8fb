import { fill, wrongField } from './fill';
import type { Lookup } from './template';
import { isObject } from '../../engine/values';

/** A string, or a placeholder that stands outside of one. */
const STRING_OR_PLACEHOLDER = /"(?:[^"\\]|\\.)*"|\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
/** Begins a string that was a placeholder without quotes. JSON texts can't hold it as it is. */
const BARE = '\u0000';
const LITERAL = /^(-?(0|[1-9]\d*)(\.\d+)?|true|false|null)$/;

/**
 * JSON text with placeholders. In quotes a placeholder gives text; without quotes it gives a number,
 * true, false or null if its value is one. The result needs no escaping by hand.
 */
export function fillJson(label: string, text: string, lookup: Lookup): unknown {
	return fillStrings(parseJson(label, text), (value) => fill(label, value, lookup));
}

function parseJson(label: string, text: string): unknown {
	const quoted = text.replace(STRING_OR_PLACEHOLDER, (part) =>
		part.startsWith('"') ? part : JSON.stringify(BARE + part),
	);
	try {
		return JSON.parse(quoted);
	} catch (error) {
		throw wrongField(
			label,
			`is not valid JSON (${(error as Error).message}). It looks like {"user": "\${username}"}`,
		);
	}
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

/** More digits than a number holds stay text. */
function literal(text: string): unknown {
	if (!LITERAL.test(text)) return text;
	const value: unknown = JSON.parse(text);
	return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? text : value;
}
