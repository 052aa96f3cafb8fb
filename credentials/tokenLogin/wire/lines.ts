/** Fields with one pair per line. */
import { wrongField } from '../template/wrongField';
import { expressionsOf, mapText, splitTemplate } from '../template/template';

/** A pair such as "Accept: application/json". */
export interface Line {
	name: string;
	value: string;
}

/** The pairs of a field with one per line; an error names the field and the line. */
export function linesOf(label: string, text: string, separator: ':' | '='): Line[] {
	const lines = readLines(text, separator);
	if (typeof lines !== 'number') return lines;
	throw wrongField(
		label,
		`has no "${separator}" between name and value in line ${lines} (such as ${separator === ':' ? 'Accept: application/json' : 'scope=read'})`,
	);
}

/**
 * The pairs of a query or a form: one per line, or all in one line as they go over the wire
 * (`a=1&b=${b}`; application/x-www-form-urlencoded, WHATWG URL section 5).
 */
export function pairsOf(label: string, text: string): Line[] {
	return pairsInOneLine(text) ?? linesOf(label, text, '=');
}

/**
 * Reads one pair per line; empty lines and those that start with # are left out. Returns the number
 * of the first line (from 1) that is not a pair instead.
 *
 * @param separator the first one divides name and value
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
/** An address with a query of its own, which is one value. */
const URL_WITH_QUERY = /:\/\/[^&]*\?/;

/** Undefined unless the text is one line, or one that goes on after each `&`. */
function pairsInOneLine(text: string): Line[] | undefined {
	const lines = text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => !isIgnored(line));
	const isOne = lines.every(
		(line, index) => index === 0 || line.startsWith('&') || lines[index - 1].endsWith('&'),
	);
	// As it is copied from an address, or written for the eye.
	const line = lines.join('').replace(/^\?/, '');
	if (!isOne || !line.includes('&') || !isTemplate(line) || URL_WITH_QUERY.test(line))
		return undefined;
	const pieces = splitTemplate(line, '&')
		.map((piece) => piece.trim().replace(/^([\w.-]+)\s*=\s*/, '$1='))
		.filter((piece) => piece !== '');
	if (pieces.length < 2 || !pieces.every((piece) => PAIR.test(piece))) return undefined;
	return pieces.map((piece) => {
		const [name, ...value] = piece.split('=');
		// What was copied from a document is encoded already; values of placeholders are not.
		return { name: decoded(name), value: mapText(value.join('='), decoded) };
	});
}

/** A placeholder without its end is reported when the line is filled in. */
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
