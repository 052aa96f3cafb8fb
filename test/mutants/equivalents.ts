/**
 * Mutants that no test can kill, because they change nothing that can be seen from outside. A
 * person judged each one and gave the reason. Each is found by the text of its line, so if the line
 * changes, the mutant is judged anew.
 */
import type { Mutant } from './mutant';

/**
 * A mutant, identified by its file, the text of its line and the change, with the reason why it
 * does the same.
 */
export interface Equivalent {
	file: string;
	lineText: string;
	change: string;
	why: string;
}

/** All equivalent mutants found so far. */
const EQUIVALENTS: Equivalent[] = [
	{
		file: 'credentials/engine/attach/outgoingRequest.ts',
		lineText: "if (body === undefined || body === null || body === '') return false;",
		change: 'false => undefined as never',
		why: 'whoever asks only wants to know whether it is true',
	},
	{
		file: 'credentials/engine/session/login/renewal.ts',
		lineText: '...(chain !== undefined && { chain, renewals: renewals + 1 }),',
		change: '1 => 2',
		why: 'the renewals of a chain are only compared with each other',
	},
	{
		file: 'credentials/engine/masking/decodedText.ts',
		lineText: 'if (text.search(pattern) < 0) return decoded;',
		change: 'text.search(pattern) < 0 => (false as boolean)',
		why: 'it only saves the work of copying a text in which nothing is encoded',
	},
	{
		file: 'credentials/engine/secrets.ts',
		lineText:
			'raw.length === last.raw.length && raw.every((secret, index) => secret === last.raw[index]);',
		change: 'raw.length === last.raw.length => (false as boolean)',
		why: 'it only saves the work of preparing the same secrets again',
	},
	{
		file: 'nodes/AuthenticatedRequest/explain/mask.ts',
		lineText:
			"const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');",
		change: 'find => findLast',
		why: 'a request of a login has one content type',
	},
	{
		file: 'nodes/AuthenticatedRequest/pagination/readPages.ts',
		lineText: 'const changes = this.moves + (rule.changes?.() ?? 0);',
		change: 'rule.changes?.() ?? 0 => (rule.changes?.())!',
		why: 'a rule that counts no changes has no outlook either, for which alone they count',
	},
	{
		file: 'credentials/engine/n8n/hooks.ts',
		lineText: 'throw error instanceof HookSignal',
		change: 'error instanceof HookSignal => (false as boolean)',
		why: 'it only saves the search for secrets in words of our own',
	},
	{
		file: 'credentials/tokenLogin/curl/placeholders.ts',
		lineText: 'const start = open.pop() ?? 0;',
		change: 'open.pop() ?? 0 => (open.pop())!',
		why: 'before the first character there is no sign, and none at NaN',
	},
	{
		file: 'credentials/engine/masking/layouts.ts',
		lineText: "let [start, end, between] = [0, 0, ''];",
		change: '0 => 1',
		why: 'the first piece of a group sets them before they are read',
	},
	{
		file: 'credentials/engine/masking/layouts.ts',
		lineText: "let [start, end, between] = [0, 0, ''];",
		change: "'' => 'mutant'",
		why: 'the first piece of a group sets them before they are read',
	},
	{
		file: 'nodes/AuthenticatedRequest/pagination/readPages.ts',
		lineText:
			'if (!rule.isCounted || progress.lastItems === 0 || !same.isLastRepeated) return false;',
		change: 'false => undefined as never',
		why: 'whoever asks only wants to know whether it is true',
	},
	{
		file: 'nodes/AuthenticatedRequest/pagination/rules/numberedEnd.ts',
		lineText: 'isPromised = false;',
		change: 'false => true',
		why: 'each page sets it before it is read',
	},
	{
		file: 'nodes/AuthenticatedRequest/answer/toolAnswer.ts',
		lineText: "const data = tool.dataField === '' ? all : dataIn(all, tool.dataField);",
		change: "'' => 'mutant'",
		why: 'an empty path leads to the item itself',
	},
	{
		file: 'nodes/AuthenticatedRequest/pagination/rules/nextLink.ts',
		lineText: "if (path === '') return nextInLinkHeader(answer.answer.headers.link ?? '');",
		change: "'' => 'mutant'",
		why: 'no text without a > has a link in it',
	},
	{
		file: 'credentials/tokenLogin/settings/presets.ts',
		lineText:
			'secrets: [...ownSecrets, ...addedSecrets].map(([, value]) => value).filter(Boolean),',
		change:
			'[...ownSecrets, ...addedSecrets].map(([, value]) => value... => [...ownSecrets, ...addedSecrets].map(([, value]) => value)',
		why: 'an empty secret is looked for nowhere',
	},
	{
		file: 'credentials/engine/masking/layouts.ts',
		lineText: "const [first, last] = [group[0] ?? '', group.at(-1) ?? ''];",
		change: "group[0] ?? '' => (group[0])!",
		why: 'of an empty group only the length is asked for',
	},
	{
		file: 'credentials/engine/masking/decodedText.ts',
		lineText: 'if (!(bytes[next] >= 0x80 && bytes[next] < 0xc0)) return undefined;',
		change: '&& => ||',
		why: 'it only saves the work of decoding what is no character',
	},
	{
		file: 'credentials/engine/masking/decodedText.ts',
		lineText: 'if (!(bytes[next] >= 0x80 && bytes[next] < 0xc0)) return undefined;',
		change: '< => <=',
		why: 'it only saves the work of decoding what is no character',
	},
	{
		file: 'nodes/AuthenticatedRequest/answer/decodeText.ts',
		lineText: 'const detected = helpers.detectBinaryEncoding(bytes)?.toLowerCase();',
		change:
			'helpers.detectBinaryEncoding(bytes)?.toLowerCase() => helpers.detectBinaryEncoding(bytes)',
		why: 'bytes that are taken for UTF-8 and are not are windows-1252 either way',
	},
	{
		file: 'credentials/tokenLogin/curl/buildCommand.ts',
		lineText: "const isJson = /json/i.test(type ?? '') && /^\\s*[[{]/.test(value);",
		change: "type ?? '' => (type)!",
		why: 'without a type the word is "undefined", which is not JSON either',
	},
	...[
		"refuseLeftovers({ method: 'GET', url: '', headers, basic });",
		"requireValues({ method: 'GET', url: '', headers }, { ...later, ...values });",
	].flatMap((lineText) =>
		["'GET' => ''", "'' => 'mutant'"].map((change) => ({
			file: 'credentials/tokenLogin/curl/curlLogin.ts',
			lineText,
			change,
			why: 'both look for values in the texts of a command: a method is none, and neither has one in an address like this',
		})),
	),
];

/** The reason why the mutant does the same as the source, if a person has given one. */
export const whyEquivalent = ({ file, lineText, change }: Mutant): string | undefined =>
	EQUIVALENTS.find(
		(known) => known.file === file && known.lineText === lineText && known.change === change,
	)?.why;
