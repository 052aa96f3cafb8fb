/**
 * Mutants that no test can kill, because nothing outside changes: judged by a person, each with
 * the reason. They are found again by the line's text, so that a changed line is judged anew.
 */
import type { Mutant } from './mutant';

/** A mutant by its file, the text of its line and the change, and why it does the same. */
export interface Equivalent {
	file: string;
	lineText: string;
	change: string;
	why: string;
}

/** Those that were met so far. */
const EQUIVALENTS: Equivalent[] = [
	{
		file: 'credentials/engine/attach/outgoingRequest.ts',
		lineText: "if (body === undefined || body === null || body === '') return false;",
		change: 'false => undefined as never',
		why: 'whoever asks only wants to know whether it is true',
	},
	{
		file: 'credentials/engine/session/renewal.ts',
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
];

/** Why the mutant does the same as the source, if a person has said so. */
export const whyEquivalent = ({ file, lineText, change }: Mutant): string | undefined =>
	EQUIVALENTS.find(
		(known) => known.file === file && known.lineText === lineText && known.change === change,
	)?.why;
