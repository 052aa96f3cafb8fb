/** Removes what web pages, terminals and scripts add to a command, and restores characters they changed. */
import { wrongCommand } from '../../command/curlError';
import { withoutMarks } from './lineMarks';
import { afterPreamble } from './preamble';
import { withFunctions } from './substitutions';

/** A command as its author wrote it. */
export interface PastedCommand {
	text: string;
	/** The standard input that the script gives curl (`-d @-` with a here-document). */
	input?: string;
	/** Variables that earlier lines set. */
	variables: Map<string, string>;
	/** Files that earlier lines write. */
	files: Map<string, string>;
}

/**
 * Returns the command itself, without code fences, comments, variable assignments and
 * here-documents.
 */
export function withoutFrame(pasted: string): PastedCommand {
	const plain = straight(
		withoutEntities(
			pasted
				.replace(/\r\n?/g, '\n')
				.replace(/\u00a0|&nbsp;/g, ' ')
				.replace(/[\u200b-\u200d\u2060\ufeff]/g, ''),
		),
	);
	const { text, variables, files } = afterPreamble(withFunctions(withoutMarks(plain)));
	return { ...withoutDocument(withoutDashes(text.trimStart())), variables, files };
}

/** Restores hyphens that a page turned into dashes: `-` before a letter, `--` before a word. */
const withoutDashes = (text: string) =>
	text
		.replace(/(?<=^|\s)[–—](?=[A-Za-z](?:[\s"']|$))/g, '-')
		.replace(/(?<=^|\s)(?:[–—]-?|-[–—]|[–—]{2})(?=[a-z][a-z0-9-]+)/g, '--');

const DOCUMENT = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

/** Matches Bash's `<<< 'text'` (manual, section 3.6.7). */
const HERE_STRING = /<<<\s*(?:'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)"|(?<bare>\S+))/;
/** Matches a command before curl that only writes a text. */
const PIPED =
	/^(?:[$%>#]\s+)?(?:echo(?:\s+-n)?|printf(?:\s+["']?%s["']?)?)\s+(?:'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)")\s*\|\s*(?=curl\s)/;

/** Reads the inside of double quotes as a shell does. */
const unescaped = (text: string) =>
	text.replace(/\\(["\\$`])/g, '$1').replace(/\$([A-Za-z_]\w*)/g, '${$1}');

/**
 * Extracts a here-document, here-string or piped text. It is the input that `-` stands for (POSIX
 * Shell Command Language, section 2.7.4).
 */
function withoutDocument(text: string): Pick<PastedCommand, 'text' | 'input'> {
	const given = HERE_STRING.exec(text) ?? PIPED.exec(text);
	if (given !== null) {
		const { single, double, bare }: Record<string, string | undefined> = given.groups ?? {};
		const rest = text.slice(given.index + given[0].length);
		return {
			text: text.slice(0, given.index) + rest,
			input: single ?? unescaped(double ?? bare ?? ''),
		};
	}
	const start = DOCUMENT.exec(text);
	if (start === null) return { text };
	const lineEnd = text.indexOf('\n', start.index);
	if (lineEnd < 0) return { text };
	const after = text.slice(lineEnd + 1);
	const end = new RegExp(`^[ \\t]*${start[2]}[ \\t]*\\)?[ \\t]*$`, 'm').exec(after);
	if (end === null)
		throw wrongCommand(
			`has no line with ${start[2]} alone to end the text that begins at <<${start[2]}`,
		);
	const rest = after.slice(end.index + end[0].length);
	const command = (
		text.slice(0, start.index) + text.slice(start.index + start[0].length, lineEnd)
	).replace(/^cat\s+-?\s*\|\s*(?=curl\s)/, '');
	return { text: command + rest, input: after.slice(0, end.index).replace(/\n$/, '') };
}

const ENTITIES: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

/**
 * Decodes HTML entities in a command that was copied from a page's source. XML keeps them, because
 * it uses the same ones.
 */
function withoutEntities(text: string): string {
	const isXml = /<\/?[A-Za-z][\w:]*[\s/>]/.test(text);
	const isSource = /&(?:nbsp|quot|#3[49]|#x2[27]);|&amp;[\w[\]-]+=/i.test(text);
	if (isXml || !isSource) return text;
	return text.replace(
		/&(?:(amp|quot|apos|lt|gt)|#(\d{2,3})|#x([\da-f]{2}));/gi,
		(_all, name: string | undefined, decimal: string, hex: string) =>
			name === undefined
				? String.fromCharCode(decimal === undefined ? parseInt(hex, 16) : Number(decimal))
				: ENTITIES[name.toLowerCase()],
	);
}

/**
 * Restores plain quotes from typographic ones. It does so if there are no plain ones of that kind,
 * because a page changes all or none. It also does so if a plain quote would otherwise have no end.
 */
function straight(text: string): string {
	const double =
		/(?:^|[\s={[:,(])[“”„]/.test(text) && lacksEnd(text, '"', /[“”„]/g)
			? text.replace(/[“”„]/g, '"')
			: text;
	return /[‘’]/.test(double) && lacksEnd(double, "'", /(?:(?<=[\s=])[‘’]|[‘’](?=\s|$))/g)
		? double.replace(/[‘’]/g, "'")
		: double;
}

/** True if there are typographic quotes and either no plain ones or an odd number of both. */
function lacksEnd(text: string, plain: string, typographic: RegExp): boolean {
	const count = text.split(plain).length - 1;
	const others = text.match(typographic)?.length ?? 0;
	return others > 0 && (count === 0 || (count % 2 === 1 && others % 2 === 1));
}
