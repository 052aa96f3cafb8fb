import { parseExactJson } from '../../../credentials/engine/formats/exactJson';

/** Prefixes that stop a page from running JSON as a script (Angular, Gerrit, Facebook). */
const PREFIX = /^\s*(?:\)\]\}'[^\n\r{["]*(?:\r?\n|(?=[{["]))|(?:while\s*\(1\)|for\s*\(;;\))\s*;)/;
/** What begins each record of a JSON text sequence (RFC 7464 section 2.2). */
const RECORD_SEPARATOR = '\u001E';

/**
 * Parses an answer's text as JSON; a text that is not JSON stays as it is. A number that JavaScript
 * can't hold becomes the text of its digits.
 *
 * @param mayBeLines whether several JSON texts, one a line or a record, are a list
 */
export function parseJson(text: string, mayBeLines: boolean): unknown {
	const parsed = parsedOrUndefined(text);
	if (parsed !== undefined) return parsed;
	const rest = text.replace(PREFIX, '');
	const withoutPrefix = rest.length === text.length ? undefined : parsedOrUndefined(rest);
	return withoutPrefix ?? (mayBeLines ? linesOf(text) : undefined) ?? text;
}

function linesOf(text: string): unknown[] | undefined {
	const records = text
		.split(text.includes(RECORD_SEPARATOR) ? RECORD_SEPARATOR : '\n')
		.filter((record) => record.trim() !== '');
	const list: unknown[] = [];
	for (const record of records) {
		const parsed = parsedOrUndefined(record);
		if (parsed === undefined) return undefined;
		list.push(parsed);
	}
	return list.length === 0 ? undefined : list;
}

function parsedOrUndefined(text: string): unknown {
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}
