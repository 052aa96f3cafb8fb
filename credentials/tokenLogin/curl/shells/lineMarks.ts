/** Removes what pages and terminals put before the lines of a command: numbers and prompts. */

/** Removes code fences, line numbers and the prompts before continued lines. */
export function withoutMarks(text: string): string {
	const lines = text.split('\n').filter((line) => !/^\s*```/.test(line));
	return withoutGlued(withoutPrompts(withoutNumbers(lines)).join('\n'));
}

/** Removes line numbers, before each line or on lines of their own. */
function withoutNumbers(lines: string[]): string[] {
	const filled = lines.filter((line) => line.trim() !== '');
	const isNumbered = filled.every((line, index) =>
		new RegExp(`^\\s*${index + 1}[.:|]?(?:\\s|$)`).test(line),
	);
	if (isNumbered) return filled.map((line) => line.replace(/^\s*\d+[.:|]?[ \t]?/, ''));
	if (filled[0]?.trim() !== '1') return lines;
	let next = 1;
	return filled.filter((line) => {
		const isNumber = line.trim() === String(next);
		if (isNumber) next++;
		return !isNumber;
	});
}

/** Removes the numbers of lines that a page has joined: `1curl … \2--header … \3--data …`. */
function withoutGlued(text: string): string {
	if (!/^\s*1curl\s/.test(text)) return text;
	let next = 2;
	return text
		.replace(/^\s*1/, '')
		.replace(/\\[ \t]*(?:\n[ \t]*)?(\d{1,2})(?=\s*-)/g, (all, digits: string) => {
			if (digits !== String(next)) return all;
			next++;
			return '\\\n';
		});
}

/**
 * Matches the prompts with which shells ask for the rest of a command: `>` (sh), `>>` (PowerShell)
 * and `More?` (cmd).
 */
const ASKING = /^(?:>{1,2}|More\?)[ \t]+(?=["'{}[\]-]|https?:|\s|\$)/;

function withoutPrompts(lines: string[]): string[] {
	let isGoingOn = false;
	return lines.map((line) => {
		const isAsked = isGoingOn && ASKING.test(line);
		isGoingOn = isAsked || /(?<![\w/.-])curl(?:\.exe)?\s/i.test(line);
		return isAsked ? line.replace(ASKING, '') : line;
	});
}
