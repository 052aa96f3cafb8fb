/** Fields with one pair per line. */
import { wrongField } from '../template/wrongField';
import { expressionsOf, mapText, splitTemplate } from '../template/template';

/** A pair such as "Accept: application/json". */
export interface Line {
	name: string;
	value: string;
}

/** Reads a field with one pair per line. Throws an error that names the field and the line. */
export function linesOf(label: string, text: string, separator: ':' | '='): Line[] {
	const lines = readLines(text, separator);
	if (typeof lines !== 'number') return lines;
	throw wrongField(
		label,
		`has no "${separator}" between name and value in line ${lines} (such as ${separator === ':' ? 'Accept: application/json' : 'scope=read'})`,
	);
}

/**
 * Reads the pairs of a query or a form: one per line, or all in one line as they are sent
 * (`a=1&b=${b}`; application/x-www-form-urlencoded, WHATWG URL section 5).
 */
export function pairsOf(label: string, text: string): Line[] {
	return pairsInOneLine(text) ?? linesOf(label, text, '=');
}

/**
 * Reads one pair per line. Skips empty lines and lines that start with #. If a line is not a pair,
 * returns its number instead, counted from 1.
 *
 * @param separator the first one in a line separates name and value
 */
function readLines(text: string, separator: ':' | '='): Line[] | number {
	const lines: Line[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const trimmed = line.trim();
		if (isIgnored(trimmed)) continue;
		const at = trimmed.indexOf(separator);
		if (at <= 0) return index + 1;
		lines.push({ name: trimmed.slice(0, at).trim(), value: trimmed.slice(at + 1).trim() });
	}
	return lines;
}

const isIgnored = (line: string) => line === '' || line.startsWith('#');

const PAIR = /^[\w.~*%:[\]-]+=/;
/** Matches an address with a query of its own. Its `&` does not separate pairs. */
const URL_WITH_QUERY = /:\/\/[^&]*\?/;

/**
 * Reads pairs in one line. The line may be broken before or after each `&`. Undefined for any other
 * text.
 */
function pairsInOneLine(text: string): Line[] | undefined {
	const lines = text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => !isIgnored(line));
	const isOne = lines.every(
		(line, index) => index === 0 || line.startsWith('&') || lines[index - 1].endsWith('&'),
	);
	// Line breaks were only for reading; the `?` comes from copying a query out of an address.
	const line = lines.join('').replace(/^\?/, '');
	if (!isOne || !line.includes('&') || !isTemplate(line) || URL_WITH_QUERY.test(line))
		return undefined;
	const pieces = splitTemplate(line, '&')
		.map((piece) => piece.trim().replace(/^([\w.-]+)\s*=\s*/, '$1='))
		.filter((piece) => piece !== '');
	if (pieces.length < 2 || !pieces.every((piece) => PAIR.test(piece))) return undefined;
	return pieces.map((piece) => {
		const [name, ...value] = piece.split('=');
		// Text copied from documentation is already encoded. The values of placeholders are not.
		return { name: decoded(name), value: mapText(value.join('='), decoded) };
	});
}

/** True if every placeholder is closed. One that isn't is reported when the line is filled in. */
function isTemplate(line: string): boolean {
	try {
		expressionsOf(line);
		return true;
	} catch {
		return false;
	}
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return text;
	}
}
