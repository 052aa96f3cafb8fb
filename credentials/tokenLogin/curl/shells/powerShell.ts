import { type CommandWords, WordReader } from './wordReader';

/** The escapes after a backquote (about_Special_Characters in PowerShell's documentation). */
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', 0: '\0' };

/**
 * Reads the words of a command for PowerShell (about_Quoting_Rules). `\"` is read as a quote,
 * because PowerShell before 7.3 removes plain quotes from the arguments of programs.
 */
export function readPowerShellWords(text: string): CommandWords {
	const reader = new WordReader(text);
	while (!reader.isOver) {
		if (reader.takePlaceholder() || variable(reader)) continue;
		if (reader.skip(/`[ \t]*(\n|$)/)) reader.endWord();
		else if (reader.endsWithLine()) return reader.end();
		else if (reader.skip(/\s/)) reader.endWord();
		else if (reader.next === "'") reader.quoted("'", () => doubled(reader, "'"));
		else if (reader.next === '"')
			reader.quoted('"', () => doubled(reader, '"') || escaped(reader) || variable(reader));
		else if (reader.match(/[;|)]/)) return reader.end();
		else if (!escaped(reader)) reader.take();
	}
	return reader.end();
}

/** Reads `$name` and `$env:NAME` as placeholders, because the user has to give their values. */
function variable(reader: WordReader): boolean {
	const found = reader.match(/\$(?:env:)?([A-Za-z_]\w*)/i);
	if (found === null) return false;
	reader.take(found[0].length, `\${${found[1]}}`);
	return true;
}

function doubled(reader: WordReader, quote: string): boolean {
	if (!reader.match(/\\"/) && !reader.text.startsWith(quote + quote, reader.at)) return false;
	reader.take(2, reader.next === '\\' ? '"' : quote);
	return true;
}

function escaped(reader: WordReader): boolean {
	if (reader.next !== '`') return false;
	const character = reader.text[reader.at + 1];
	reader.take(2, ESCAPES[character] ?? character);
	return true;
}
