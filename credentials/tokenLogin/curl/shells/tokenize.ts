import { wrongCommand } from '../curlError';
import { readCmdWords } from './cmd';
import { readPowerShellWords } from './powerShell';
import { readShWords } from './sh';

/** What may stand before the command: a prompt, a variable that takes its output, sudo. */
const START =
	/^\s*(?:(?:PS )?[A-Z]:\\[^>\n]*>|PS>|[$%>#!])?\s*(?:(?:export |set |local |\$)?\w+ ?= ?["']?(?:\$\(|`))?\s*(?:sudo |time )?(?:\/usr\/bin\/)?curl(\.exe)?(?=\s|\\\n|$)/i;

/** A login's command with a key and a certificate in it is a tenth as long. */
const MAX_COMMAND = 65_536;

/**
 * The arguments of a cURL command as a shell would hand them to curl, without "curl" itself. Quotes
 * and line continuations are those of sh, of Windows' cmd or of PowerShell, recognised by their signs. Throws an error that names what only a real shell could do.
 */
export function tokenize(command: string): string[] {
	if (command.length > MAX_COMMAND)
		throw wrongCommand(`is longer than ${MAX_COMMAND} characters, which no login's is`);
	const text = withoutFrame(command.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ')).trimStart();
	const start = START.exec(text);
	if (start === null)
		throw wrongCommand(
			text.trim() === ''
				? 'is empty'
				: 'does not begin with "curl". Paste the command of the documentation',
		);
	const rest = text.slice(start[0].length);
	const words = wordsOf(rest, start[1] !== undefined);
	const quote = words.find((word) => /^[“”‘’]/.test(word));
	if (quote !== undefined)
		throw wrongCommand(`has the typographic quote ${quote[0]}; write " or ' in its place`);
	const dash = words.find((word) => /^[–—]\w/.test(word));
	if (dash !== undefined)
		throw wrongCommand(`has "${/^[–—][\w-]+/.exec(dash)?.[0]}" with a long dash; write hyphens`);
	return words;
}

/** Without the fences of Markdown, and the comments and empty lines before the command. */
function withoutFrame(text: string): string {
	const lines = text.split('\n').filter((line) => !/^\s*```/.test(line));
	while (lines.length > 0 && /^\s*(#(?!\s*curl\s)|$)/.test(lines[0])) lines.shift();
	return lines.join('\n');
}

function wordsOf(text: string, isWindows: boolean): string[] {
	const isPowerShell =
		/`[ \t]*(\n|$)/.test(text) || /'\s*[{[]\s*\\"/.test(text) || (isWindows && text.includes("'"));
	if (isPowerShell) return readPowerShellWords(text);
	const hasDoubled = !text.includes("'") && /[{[:,]\s*""|""\s*[:,}\]]/.test(text);
	if (/\^[ \t]*(\n|$)|\^"/.test(text) || hasDoubled || isWindows) return readCmdWords(text);
	return readShWords(text);
}
