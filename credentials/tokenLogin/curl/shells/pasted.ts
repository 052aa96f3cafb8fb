/** Removes what web pages, terminals and scripts add to a command, and restores characters they changed. */
import { wrongCommand } from '../../command/curlError';

/** A command as its author wrote it. */
export interface PastedCommand {
	text: string;
	/** What the script gives curl to read (`-d @-` with a here-document). */
	input?: string;
	/** Variables that lines before it set. */
	variables: Map<string, string>;
}

/** The command itself: without code fences, comments, settings of variables and here-documents. */
export function withoutFrame(pasted: string): PastedCommand {
	const plain = straight(
		withoutEntities(
			pasted
				.replace(/\r\n?/g, '\n')
				.replace(/\u00a0|&nbsp;/g, ' ')
				.replace(/[\u200b-\u200d\u2060\ufeff]/g, ''),
		),
	);
	const lines = withoutNumbers(plain.split('\n').filter((line) => !/^\s*```/.test(line)));
	const variables = new Map<string, string>();
	for (let line = lines[0]; line !== undefined; line = lines[0]) {
		const variable = SETTING.exec(line);
		if (variable !== null) variables.set(variable[1], variable[2] ?? variable[3] ?? variable[4]);
		else if (!/^\s*(#(?!\s*curl\s)|$)/.test(line)) break;
		lines.shift();
	}
	const text = withFunctions(withoutDashes(lines.join('\n').trimStart()));
	return { ...withoutDocument(text), variables };
}

/** `$(echo -n user:password | base64)`, also with printf and in backquotes. */
const IN_BASE64 =
	/(?:\$\(|`)\s*(?:echo\s+-n|printf(?:\s+["']?%s["']?)?)\s+(?:"([^"`|()]*)"|'([^'`|()]*)'|([^\s"'`|()]+))\s*\|\s*base64(?:\s+(?:-w\s?0|--wrap[= ]0|-b\s?0))?\s*(?:\)|`)/g;

/** A second command that only writes Base64 is the function of that name. */
const withFunctions = (text: string) =>
	text.replace(IN_BASE64, (_all, ...parts: Array<string | undefined>) => {
		const [double, single, bare] = parts;
		const inner = (double ?? single ?? bare ?? '').replace(/\$([A-Za-z_]\w*)/g, '${$1}');
		return `\${base64('${inner}')}`;
	});

/** Removes the numbers that some pages put before each line of an example. */
function withoutNumbers(lines: string[]): string[] {
	const filled = lines.filter((line) => line.trim() !== '');
	const isNumbered = filled.every((line, index) =>
		new RegExp(`^\\s*${index + 1}[.:|]?(?:\\s|$)`).test(line),
	);
	return isNumbered ? filled.map((line) => line.replace(/^\s*\d+[.:|]?[ \t]?/, '')) : lines;
}

/** Restores hyphens that a page made dashes of: `-` before a letter, `--` before a word. */
const withoutDashes = (text: string) =>
	text
		.replace(/(?<=^|\s)[–—](?=[A-Za-z](?:[\s"']|$))/g, '-')
		.replace(/(?<=^|\s)(?:[–—]-?|-[–—]|[–—]{2})(?=[a-z][a-z0-9-]+)/g, '--');

/** A line that only sets a variable of the shell to a text, in which placeholders may stand. */
const SETTING =
	/^\s*(?:export |set |\$)?([A-Za-z_]\w*) ?= ?(?:"((?:[^"$`]|\$\{[^{}"]*\})*)"|'([^']*)'|((?:\{\{[^{}]*\}\}|\$\{[^{}]*\}|<[^<>]*>|\{(?!\{)|[^\s"'`$();|{<])+))\s*;?\s*$/;

const DOCUMENT = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

/** A here-document is the input that `-` stands for (POSIX Shell Command Language, section 2.7.4). */
function withoutDocument(text: string): Omit<PastedCommand, 'variables'> {
	const start = DOCUMENT.exec(text);
	if (start === null) return { text };
	const lineEnd = text.indexOf('\n', start.index);
	if (lineEnd < 0) return { text };
	const after = text.slice(lineEnd + 1);
	const end = new RegExp(`^[ \\t]*${start[2]}[ \\t]*\\)?[ \\t]*$`, 'm').exec(after);
	if (end === null)
		throw wrongCommand(
			`has no line with ${start[2]} alone, where the text that begins at <<${start[2]} ends`,
		);
	const rest = after.slice(end.index + end[0].length);
	const command = text.slice(0, start.index) + text.slice(start.index + start[0].length, lineEnd);
	return { text: command + rest, input: after.slice(0, end.index).replace(/\n$/, '') };
}

const ENTITIES: Record<string, string> = {
	amp: '&',
	quot: '"',
	'#39': "'",
	'#x27': "'",
	apos: "'",
	lt: '<',
	gt: '>',
};

/** Decodes HTML's entities, for a command copied from a page's source. XML keeps them: it has the same ones. */
function withoutEntities(text: string): string {
	const isXml = /<\/?[A-Za-z][\w:]*[\s/>]/.test(text);
	const isSource = /&(?:nbsp|quot|#39|#x27);|&amp;[\w[\]-]+=/.test(text);
	if (isXml || !isSource) return text;
	return text.replace(/&(amp|quot|apos|#39|#x27|lt|gt);/g, (_, name: string) => ENTITIES[name]);
}

/** Restores plain quotes if there are only typographic ones of that kind: a page changes all or none. */
function straight(text: string): string {
	const double =
		!text.includes('"') && /(?:^|[\s={[:,(])[“”„]/.test(text) ? text.replace(/[“”„]/g, '"') : text;
	return !text.includes("'") && /(?:^|[\s=])[‘’]/.test(double)
		? double.replace(/[‘’]/g, "'")
		: double;
}
