import { wrongCommand } from '../../command/curlError';
import { readCmdWords } from './cmd';
import { withoutFrame } from './pasted';
import { readPowerShellWords } from './powerShell';
import { readShWords } from './sh';
import type { CommandWords } from './wordReader';

/** Matches what may precede the command: a prompt, a variable that takes its output, sudo. */
const START =
	/^\s*(?:(?:PS )?[A-Z]:\\[^>\n]*>|PS>|[^\n"'`;|&=]{0,60}[$%>#!](?=\s)|[$%>#!]|[❯➜›»λ✗][^\n"'`;|&=]{0,60}?\s)?\s*(?:(?:export |set |local |\$)?(?<variable>\w+) ?= ?["']?(?:\$\(|`)|\$(?<taken>\w+) ?= ?|\()?(?:\s|\\\n)*(?:& ?)?(?:(?:sudo|time|env)(?: -\w+)? )?(?:(?!\w*proxy=)[A-Za-z_]\w*=\S+ )*(?:\/usr\/bin\/)?curl(?<exe>\.exe)?(?=\s|\\\n|$)/i;

/** What a shell passes to curl. */
export interface ShellWords {
	/** The arguments, without "curl" itself. */
	words: string[];
	/** The standard input, which curl reads instead of a file called `-`. */
	input?: string;
	/** Files that earlier lines write, by name. */
	files: ReadonlyMap<string, string>;
	/** The variable that takes curl's output, and the path that jq reads from that output. */
	output: { variable?: string; path?: string };
}

/** Characters. This is ten times the length of a login that contains a key and a certificate. */
const MAX_COMMAND = 65_536;

/**
 * Splits a script into its cURL commands and their arguments, as a shell would. Quotes and line
 * continuations of sh, of Windows' cmd and of PowerShell are recognized by their characters. Throws
 * an error that names what only a real shell could do.
 */
export function tokenize(script: string): ShellWords[] {
	if (script.length > MAX_COMMAND)
		throw wrongCommand(`is longer than ${MAX_COMMAND} characters, which is too long for a login`);
	const { text, input, variables, files } = withoutFrame(script);
	const commands: ShellWords[] = [];
	for (let rest: string | undefined = text; rest !== undefined; ) {
		const start: RegExpExecArray | null = START.exec(rest);
		if (start === null) throw noCurl(rest);
		const {
			words: read,
			after,
			next,
		}: CommandWords = wordsOf(
			rest.slice(start[0].length),
			start.groups?.exe !== undefined,
			start[0].includes('`'),
		);
		requirePlainSigns(read);
		const words = read.map((word) => withValues(word, variables));
		commands.push({
			words,
			files,
			...(words.includes('@-') && { input }),
			output: { variable: start.groups?.variable ?? start.groups?.taken, path: takenByJq(after) },
		});
		rest = next;
	}
	return commands;
}

/** The path that a command such as `| jq -r '.data.token'` reads. */
function takenByJq(after: string): string | undefined {
	const path = /\|\s*jq\s+(?:-\w*r\w*|--raw-output)\s+(["']?)\.([\w.[\]"-]+)\1/.exec(after)?.[2];
	return path?.replace(/"([^"]*)"/g, '$1');
}

function requirePlainSigns(words: string[]): void {
	const quote = words.find((word) => /^[“”‘’]/.test(word));
	if (quote !== undefined)
		throw wrongCommand(`has the typographic quote ${quote[0]}; write " or ' in its place`);
	const dash = words.find((word) => /^[–—]\w/.test(word));
	if (dash !== undefined)
		throw wrongCommand(`has "${/^[–—][\w-]+/.exec(dash)?.[0]}" with a long dash; write hyphens`);
}

/** The error for a text without a curl command. It says what is there instead and what to do. */
function noCurl(text: string): Error {
	if (text.trim() === '') return wrongCommand('is empty');
	if (/\|\s*curl(\.exe)?\s/.test(text))
		return wrongCommand(
			'sends the output of another command to curl. Begin with "curl", and write that text itself after --data-raw in place of @-',
		);
	const before = /^([\s\S]*?)(?<![\w/.-])curl(\.exe)?\s/.exec(text)?.[1].trim();
	return wrongCommand(
		before === undefined
			? `does not begin with "curl"${/^\w[\w-]*(?=\s)/.test(text) ? `, but with "${text.split(/\s/)[0].slice(0, 40)}"` : ''}. Paste the cURL command of the documentation`
			: 'does not begin with "curl". Remove what is before it',
	);
}

/**
 * Replaces variables by their values. One that is not set gets the default of `${NAME:-default}`.
 * As in a shell, quotes and spaces within a value are ordinary characters.
 */
function withValues(word: string, variables: Map<string, string>): string {
	return word.replace(
		/\$\{(\w+)(?::-([^{}]*))?\}|\$(\w+)/g,
		(all, name?: string, usual?: string, bare = '') => variables.get(name ?? bare) ?? usual ?? all,
	);
}

function wordsOf(pasted: string, isWindows: boolean, isSubstituted: boolean): CommandWords {
	// PowerShell passes on what follows `--%` unchanged, so the rules of cmd apply.
	const stop = /(?<=\s)--%(?=\s)/.exec(pasted);
	if (stop !== null)
		return readCmdWords(pasted.slice(0, stop.index) + pasted.slice(stop.index + 3));
	const text = pasted;
	const isPowerShell =
		(!isSubstituted && /`[ \t]*(\n|$)/.test(text)) ||
		/'\s*[{[]\s*\\"/.test(text) ||
		(isWindows && /'|\$(?:env:)?[A-Za-z_]/i.test(text));
	if (isPowerShell) return readPowerShellWords(text);
	const hasDoubled = !text.includes("'") && /[{[:,]\s*""|""\s*[:,}\]]/.test(text);
	if (/\^[ \t]*(\n|$)|(?<=\s)\^"/.test(text) || hasDoubled || isWindows) return readCmdWords(text);
	return readShWords(text);
}
