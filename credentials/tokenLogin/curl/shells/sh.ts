import { wrongCommand } from '../../command/curlError';
import { type CommandWords, WordReader } from './wordReader';

/** The escapes of Bash's $'…' (manual, section 3.1.2.4). */
const ANSI: Record<string, string> = {
	a: '\u0007',
	b: '\b',
	e: '\u001b',
	E: '\u001b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
	v: '\v',
};

/** Matches a character written as a number. `\u` takes at most four digits, `\U` eight. */
const CODE = /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3}))/;
const LAST_CODE_POINT = 0x10ffff;

/** Matches a word in typographic quotes, in a command that has plain ones too. */
const TYPOGRAPHIC = /“[^“”\n]*”(?=\s|$)|‘[^‘’\n]*’(?=\s|$)/;

/** Reads the words of a command for sh or bash (POSIX Shell Command Language, section 2.2). */
export function readShWords(text: string): CommandWords {
	const reader = new WordReader(text);
	while (!reader.isOver) {
		if (reader.takePlaceholder() || variable(reader)) continue;
		refuseSubstitution(reader);
		if (reader.skipBeforeNextCommand()) return reader.end();
		// A space after the backslash is a mistake made in copying.
		if (reader.skip(/\\[ \t]*(\n|$)/)) reader.endWord();
		// A page can lose the line break after the backslash.
		else if (!reader.isInWord && reader.skip(/\\[ \t]+/)) continue;
		// In a shell, a comment between the lines would end the command. Documentation has such
		// comments, so they are skipped.
		else if (!reader.isInWord && reader.skip(/#[^\n]*/)) continue;
		else if (reader.endsWithLine()) return reader.end();
		else if (reader.skip(/\s/)) reader.endWord();
		else if (reader.next === "'") reader.quoted("'", () => false);
		else if (reader.match(/\$'/)) {
			reader.at++;
			reader.quoted("'", () => ansi(reader));
		} else if (reader.next === '"') reader.quoted('"', () => inDouble(reader));
		else if (!reader.isInWord && reader.match(TYPOGRAPHIC))
			reader.quoted(reader.next === '‘' ? '’' : '”', () => inDouble(reader));
		else if (reader.next === '\\') reader.take(2, reader.text[reader.at + 1]);
		else if (isEnd(reader) || reader.isAtAnswer()) return reader.end();
		else if (!skipRedirection(reader)) reader.take();
	}
	return reader.end();
}

function inDouble(reader: WordReader): boolean {
	refuseSubstitution(reader);
	if (variable(reader)) return true;
	if (reader.match(/\\["\\$`]/)) {
		reader.take(2, reader.text[reader.at + 1]);
		return true;
	}
	return reader.skip(/\\\n/);
}

function ansi(reader: WordReader): boolean {
	if (reader.next !== '\\') return false;
	const code = reader.match(CODE);
	if (code !== null) {
		const [all, byte, short, long, octal] = code;
		const value = octal === undefined ? parseInt(byte ?? short ?? long, 16) : parseInt(octal, 8);
		if (value > LAST_CODE_POINT) throw wrongCommand(`has ${all}, which is not a character`);
		reader.take(all.length, String.fromCodePoint(value));
		return true;
	}
	const character = reader.text[reader.at + 1];
	reader.take(2, ANSI[character] ?? character);
	return true;
}

/**
 * Reads a shell variable as a placeholder, because the user has to give its value: `$USER_ID` is
 * `${USER_ID}`.
 */
function variable(reader: WordReader): boolean {
	const found = reader.match(/\$([A-Za-z_]\w*)/);
	if (found === null) return false;
	reader.take(found[0].length, `\${${found[1]}}`);
	return true;
}

function refuseSubstitution(reader: WordReader): void {
	// This backtick closes a substitution around the whole command.
	if (reader.match(/`["']?\s*(\n|$)/)) return;
	const sign = reader.match(/\$\(|`/)?.[0];
	if (sign === undefined) return;
	throw wrongCommand(
		`runs a second command by ${sign === '`' ? '`…`' : '$(…)'}. Write its result or a function instead, such as \${base64(clientId:clientSecret)}`,
	);
}

/**
 * True at the end of the command: at `;`, `|`, `&&` or the `)` of a `$(…)` around it. An `&` within
 * a word belongs to a URL without quotes.
 */
function isEnd(reader: WordReader): boolean {
	return reader.match(/[;|)`]|&&|&(?=\s|$)/) !== null;
}

/**
 * Skips a redirection such as `> file` or `2>&1`. A sample value such as <user> is not a
 * redirection. Throws an error for one that reads a file.
 */
function skipRedirection(reader: WordReader): boolean {
	const sample = reader.match(/<[A-Za-z][^<>\n]*>/);
	if (sample !== null) {
		reader.take(sample[0].length);
		return true;
	}
	if (reader.match(/<{1,3}/)) throw wrongCommand('reads a file by "<". Write its contents instead');
	return !reader.isInWord && reader.skip(/[\d&]?>{1,2}(&\d|\s*[^\s;|&]+)/);
}
