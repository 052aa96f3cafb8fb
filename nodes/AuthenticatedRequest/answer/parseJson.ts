import { parseExactJson } from '../../../credentials/engine/formats/exactJson';
import { isDeeper } from '../../../credentials/engine/formats/jsonDepth';

/**
 * Prefixes that stop a page from running JSON as a script (Angular, Gerrit, Facebook, Google,
 * Spring).
 */
const PREFIX =
	/^\s*(?:\)\]\}'[^\n\r{["]*(?:\r?\n|(?=[{["]))|(?:while\s*\((?:1|true)\)|for\s*\(;;\)|throw\s+[^\n\r;{["]*)\s*;(?:\s*<[^<>]*>)?|\{\}\s*&&)/;
/** The beginning of JSON as a script, which passes it to a function (JSONP). */
const CALL = /^\s*(?:\/\*[^*]*\*\/\s*)?[A-Za-z_$][\w$.]*\s*\(\s*(?=[{[])/;
/** Whether the lines or records of an answer are JSON texts of their own. */
export type JsonLines = 'always' | 'perhaps' | 'never';

/** The character that begins each record of a JSON text sequence (RFC 7464 section 2.2). */
const RECORD_SEPARATOR = '\u001E';

/** The deepest nesting of an answer. n8n's recursion over items fails at some thousand levels. */
export const MAX_DEPTH = 1_000;

/** True if a text, taken as JSON, is nested more deeply than `MAX_DEPTH`. */
export function isTooDeep(text: string): boolean {
	// Each level takes at least one character.
	if (text.length <= MAX_DEPTH) return false;
	return isDeeper(unwrapped(text).replace(RECORD_SEPARATOR, ''), MAX_DEPTH);
}

/**
 * Parses an answer's text as JSON. A text that is not JSON is returned as it is. A number that
 * JavaScript can't hold becomes the text of its digits.
 *
 * @param lines whether several JSON texts, one per line or record, are read as a list. With
 * `always`, a single one is a list, too.
 */
export function parseJson(text: string, lines: JsonLines): unknown {
	const records = lines === 'always' ? linesOf(text) : undefined;
	if (records !== undefined && !(records.length === 1 && Array.isArray(records[0]))) return records;
	const parsed = parsedOrUndefined(text);
	if (parsed !== undefined) return typeof parsed === 'string' ? jsonInText(parsed) : parsed;
	const rest = unwrapped(text);
	const inner = rest.length === text.length ? undefined : parsedOrUndefined(rest);
	return inner ?? (lines === 'never' ? undefined : linesOf(text)) ?? text;
}

/**
 * Parses a text that was encoded as JSON twice, as some frameworks do with a text that is JSON
 * already. Returns any other text as it is.
 */
function jsonInText(text: string): unknown {
	if (!/^\s*[[{]/.test(text) || isDeeper(text, MAX_DEPTH)) return text;
	return parsedOrUndefined(text) ?? text;
}

/** Removes a JSONP call or anti-script prefix around JSON. Returns any other text as it is. */
function unwrapped(text: string): string {
	const call = CALL.exec(text)?.[0];
	if (call === undefined) return text.replace(PREFIX, '');
	const end = text.trimEnd().replace(/;$/, '').trimEnd();
	return end.endsWith(')') ? end.slice(call.length, -1) : text;
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
