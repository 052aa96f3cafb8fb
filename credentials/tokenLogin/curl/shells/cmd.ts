import { type CommandWords, WordReader } from './wordReader';

/** Reads the words of a command for Windows' cmd.exe. */
export function readCmdWords(text: string): CommandWords {
	return readArguments(withoutCarets(withVariables(text)));
}

/** Turns `%NAME%` into the placeholder `${NAME}`, because the user has to give its value. */
const withVariables = (text: string) =>
	text.replace(/%([A-Za-z_]\w*)%/g, (all, name: string) =>
		/^[\dA-F]{2}/i.test(name) ? all : `\${${name}}`,
	);

/**
 * Removes carets as cmd does. Outside quotes, a caret makes the next character an ordinary one. At
 * the end of a line it joins two lines. Chrome's "Copy as cURL (cmd)" also puts carets before
 * quotes.
 */
function withoutCarets(text: string): string {
	let result = '';
	let isQuoted = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		const lineEnd = /^\^[ \t]*(\n|$)/.exec(text.slice(at));
		if (lineEnd !== null) {
			at += lineEnd[0].length;
			result += text[at] ?? '';
			isQuoted = text[at] === '"' ? !isQuoted : isQuoted;
		} else if (character === '^' && !isQuoted) result += text[++at] ?? '';
		else {
			if (character === '"') isQuoted = !isQuoted;
			result += character;
		}
	}
	return result;
}

/** Splits arguments by Windows' own rules (Microsoft C/C++: "Parsing C command-line arguments"). */
function readArguments(text: string): CommandWords {
	const reader = new WordReader(text);
	while (!reader.isOver) {
		if (reader.takePlaceholder() || takeEscaped(reader)) continue;
		if (reader.endsWithLine()) return reader.end();
		else if (reader.skip(/\s/)) reader.endWord();
		else if (!reader.isInWord && reader.match(/'[^']*'(?=\s|$)/))
			// For cmd these are not quotes, but they are meant as such: the example was written for sh.
			reader.quoted("'", () => false);
		else if (reader.next === '"') reader.quoted('"', () => inQuotes(reader));
		else if (reader.match(/[|]|&&|&(?=\s|$)/)) return reader.end();
		else if (reader.isInWord || !reader.skip(/\d?>{1,2}\s*\S+/)) reader.take();
	}
	return reader.end();
}

/**
 * Keeps half of the backslashes before a quote. If their number is odd, the quote is an ordinary
 * character.
 */
function takeEscaped(reader: WordReader): boolean {
	const found = reader.match(/(\\+)"/);
	if (found === null) return false;
	const count = found[1].length;
	const kept = '\\'.repeat(Math.floor(count / 2));
	if (count % 2 === 1) reader.take(count + 1, `${kept}"`);
	else reader.take(count, kept);
	return true;
}

function inQuotes(reader: WordReader): boolean {
	if (takeEscaped(reader)) return true;
	if (!reader.match(/""/)) return false;
	reader.take(2, '"');
	return true;
}
