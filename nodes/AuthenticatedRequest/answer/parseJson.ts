import { parseExactJson } from '../../../credentials/engine/formats/exactJson';
import { isDeeper } from '../../../credentials/engine/formats/jsonDepth';

/** Prefixes that stop a page from running JSON as a script (Angular, Gerrit, Facebook, Google, Spring). */
const PREFIX =
	/^\s*(?:\)\]\}'[^\n\r{["]*(?:\r?\n|(?=[{["]))|(?:while\s*\((?:1|true)\)|for\s*\(;;\)|throw\s+[^\n\r;{["]*)\s*;(?:\s*<[^<>]*>)?|\{\}\s*&&)/;
/** The beginning of JSON as a script: a function that is called with it (JSONP). */
const CALL = /^\s*(?:\/\*[^*]*\*\/\s*)?[A-Za-z_$][\w$.]*\s*\(\s*(?=[{[])/;
/** Whether an answer's lines are JSON texts of their own. */
export type JsonLines = 'always' | 'perhaps' | 'never';

/** What begins each record of a JSON text sequence (RFC 7464 section 2.2). */
const RECORD_SEPARATOR = '\u001E';

/** n8n copies and stores items by functions that call themselves, up to some thousand levels. */
export const MAX_DEPTH = 1_000;

/** Whether a text, if it is JSON, is nested too deeply for what is done with it later. */
export function isTooDeep(text: string): boolean {
	// Each level takes a character.
	if (text.length <= MAX_DEPTH) return false;
	return isDeeper(unwrapped(text).replace(RECORD_SEPARATOR, ''), MAX_DEPTH);
}

/**
 * Parses an answer's text as JSON; a text that is not JSON stays as it is. A number that JavaScript
 * can't hold becomes the text of its digits.
 *
 * @param lines whether several JSON texts, one a line or a record, are a list; with `always`, a
 *   single one is, too
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
 * What a JSON text holds that has been made JSON twice, as frameworks do with a text that is JSON already;
 * any other text as it is.
 */
function jsonInText(text: string): unknown {
	if (!/^\s*[[{]/.test(text) || isDeeper(text, MAX_DEPTH)) return text;
	return parsedOrUndefined(text) ?? text;
}

/** The JSON in a text that is made to be a script, or kept from being one; else the text. */
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
