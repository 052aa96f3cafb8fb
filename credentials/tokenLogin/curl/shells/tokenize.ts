import { wrongCommand } from '../../command/curlError';
import { readCmdWords } from './cmd';
import { withoutFrame } from './pasted';
import { readPowerShellWords } from './powerShell';
import { readShWords } from './sh';
import type { CommandWords } from './wordReader';

/** What may stand before the command: a prompt, a variable that takes its output, sudo. */
const START =
	/^\s*(?:(?:PS )?[A-Z]:\\[^>\n]*>|PS>|[^\n"'`;|&=]{0,60}[$%>#!](?=\s)|[$%>#!]|[❯➜›»λ✗][^\n"'`;|&=]{0,60}?\s)?\s*(?:(?:export |set |local |\$)?(?<variable>\w+) ?= ?["']?(?:\$\(|`)|\$(?<taken>\w+) ?= ?|\()?(?:\s|\\\n)*(?:& ?)?(?:(?:sudo|time|env)(?: -\w+)? )?(?:(?!\w*proxy=)[A-Za-z_]\w*=\S+ )*(?:\/usr\/bin\/)?curl(?<exe>\.exe)?(?=\s|\\\n|$)/i;

/** What a shell hands to curl. */
export interface ShellWords {
	/** The arguments, without "curl" itself. */
	words: string[];
	/** Its standard input, which it reads in the place of a file called `-`. */
	input?: string;
	/** Files that lines before it write, by name. */
	files: ReadonlyMap<string, string>;
	/** The variable that takes its output, and the path that jq takes out of that. */
	output: { variable?: string; path?: string };
}

/** In characters: ten times as long as a login with a key and a certificate in it. */
const MAX_COMMAND = 65_536;

/**
 * The arguments of cURL commands as a shell would hand them to curl, one command after the other.
 * Quotes and line continuations are those of sh, of Windows' cmd or of PowerShell, recognised by their
 * signs. Throws an error that names what only a real shell could do.
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

/** `| jq -r '.data.token'`: the path. */
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

/** What is in curl's place, and what to do about it. */
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

/** Puts in the values of variables, or what `${NAME:-usual}` has for one that is not set. As in a shell, quotes and spaces within a value are ordinary characters. */
function withValues(word: string, variables: Map<string, string>): string {
	return word.replace(
		/\$\{(\w+)(?::-([^{}]*))?\}|\$(\w+)/g,
		(all, name?: string, usual?: string, bare = '') => variables.get(name ?? bare) ?? usual ?? all,
	);
}

function wordsOf(pasted: string, isWindows: boolean, isSubstituted: boolean): CommandWords {
	// After `--%` PowerShell hands over what follows as it is written, which is by the rules of cmd.
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
