/** The lines of a field such as "Accept: application/json", as pairs. */
export interface Line {
	name: string;
	value: string;
}

/**
 * Reads one pair a line; empty lines and those that start with # are left out. Returns the number
 * of the first line (from 1) that is no pair instead.
 *
 * @param separator the first one divides name and value
 */
export function readLines(text: string, separator: ':' | '='): Line[] | number {
	const lines: Line[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const trimmed = line.trim();
		if (trimmed === '' || trimmed.startsWith('#')) continue;
		const at = trimmed.indexOf(separator);
		if (at <= 0) return index + 1;
		lines.push({ name: trimmed.slice(0, at).trim(), value: trimmed.slice(at + 1).trim() });
	}
	return lines;
}
