/**
 * Reads what precedes the first curl of a script: variable assignments, files it writes, words for
 * the reader.
 */
import { placeholdersIn } from '../../command/placeholders';
import { wrongCommand } from '../../command/curlError';

/** A script from its first curl on, and what was read before that. */
export interface Preamble {
	/** The script from the line of the first curl on; the whole script if no line has one. */
	text: string;
	/** Variables that are set before the first curl. */
	variables: Map<string, string>;
	/** Files that `cat <<EOF` or `echo` write before the first curl. */
	files: Map<string, string>;
}

const NAME = /[ \t]*(?:(?:export|set|local|declare|readonly|setx)[ \t]+|\$)?([A-Za-z_]\w*) ?= ?/y;
/** Matches what may separate two assignments. */
const BETWEEN = /[ \t]*(?:;|&&)?[ \t]*(?:#[^\n]*)?(?:\n|$)?/y;
const CURL = /(?<![\w/.-])curl(?:\.exe)?(?:\s|\\?$)/i;
/** Matches lines that contain the word curl but don't run it. */
const SPOKEN = /^\s*(?:#(?!\s*curl\s)|@?echo\s(?![^|]*\|)|(?:Write-Host|printf)\s(?![^|]*\|))/i;

/**
 * Reads a script up to its first curl. Lines that set nothing are skipped, because they send
 * nothing.
 */
export function afterPreamble(script: string): Preamble {
	const variables = new Map<string, string>();
	const files = new Map<string, string>();
	const placeholders = placeholdersIn(script);
	for (let at = 0; at < script.length; ) {
		const setting = settingAt(script, at, placeholders) ?? fileAt(script, at);
		if (setting !== undefined) {
			if (/_proxy$/i.test(setting.name))
				throw wrongCommand(`sets a proxy by ${setting.name}. Take it out and fill in "Proxy"`);
			(setting.isFile ? files : variables).set(setting.name, setting.value);
			BETWEEN.lastIndex = setting.end;
			at = BETWEEN.test(script) && BETWEEN.lastIndex > at ? BETWEEN.lastIndex : setting.end;
			continue;
		}
		const lineEnd = script.indexOf('\n', at);
		const line = script.slice(at, lineEnd < 0 ? undefined : lineEnd);
		if (CURL.test(line) && !SPOKEN.test(line)) return { text: script.slice(at), variables, files };
		if (lineEnd < 0) break;
		at = lineEnd + 1;
	}
	return { text: script, variables, files };
}

interface Setting {
	name: string;
	value: string;
	end: number;
	isFile?: boolean;
}

/**
 * Reads `NAME=value`. The value can contain placeholders. Undefined if the value is the output of a
 * command.
 */
function settingAt(
	script: string,
	start: number,
	placeholders: ReadonlyMap<number, number>,
): Setting | undefined {
	NAME.lastIndex = start;
	const name = NAME.exec(script)?.[1];
	if (name === undefined) return undefined;
	let at = NAME.lastIndex;
	const here = /@(["'])\n([^]*?)\n\1@/y;
	here.lastIndex = at;
	const document = here.exec(script);
	if (document !== null) return { name, value: document[2], end: here.lastIndex };
	const quote = /["']/.exec(script[at] ?? '')?.[0];
	if (quote !== undefined) at++;
	let value = '';
	for (; at < script.length && !isOver(script, at, quote); ) {
		const end = placeholders.get(at);
		if (end === undefined && quote !== "'" && /`|\$\(/.test(script.slice(at, at + 2)))
			return undefined;
		const isEscaped = quote === '"' && /^\\["\\$`]/.test(script.slice(at, at + 2));
		if (isEscaped) at++;
		value += script.slice(at, end ?? at + 1);
		at = end ?? at + 1;
	}
	if (quote !== undefined && script[at] !== quote) return undefined;
	const after = quote === undefined ? at : at + 1;
	const isWhole = /[\s;&]/.test(script[after] ?? '\n');
	if (quote === undefined && /^(?:curl(?:\.exe)?)?$/i.test(value)) return undefined;
	return isWhole ? { name, value, end: after } : undefined;
}

/**
 * True at the end of a value: at its closing quote or, without quotes, at white space or a shell
 * sign.
 */
function isOver(script: string, at: number, quote: string | undefined): boolean {
	if (quote !== undefined) return script[at] === quote;
	return /[\s;"'`()|]/.test(script[at]);
}

/** Reads a line that writes a file: `cat > file <<EOF`, `cat <<EOF > file` or `echo '…' > file`. */
function fileAt(script: string, at: number): Setting | undefined {
	const echo = /[ \t]*echo[ \t]+(?:-n[ \t]+)?(?:'([^']*)'|"([^"$`\\]*)")[ \t]*>[ \t]*([\w./-]+)/y;
	echo.lastIndex = at;
	const echoed = echo.exec(script);
	if (echoed !== null)
		return {
			name: echoed[3],
			value: echoed[1] ?? echoed[2],
			end: echo.lastIndex,
			isFile: true,
		};
	const cat =
		/[ \t]*cat[ \t]*(?:>[ \t]*([\w./-]+)[ \t]*)?<<-?[ \t]*(["']?)(\w+)\2[ \t]*(?:>[ \t]*([\w./-]+)[ \t]*)?\n/y;
	cat.lastIndex = at;
	const written = cat.exec(script);
	const name = written?.[1] ?? written?.[4];
	if (written === null || name === undefined) return undefined;
	const end = new RegExp(`^[ \\t]*${written[3]}[ \\t]*$`, 'm');
	const rest = script.slice(cat.lastIndex);
	const last = end.exec(rest);
	if (last === null) return undefined;
	const value = rest.slice(0, last.index).replace(/\n$/, '');
	return { name, value, end: cat.lastIndex + last.index + last[0].length, isFile: true };
}
