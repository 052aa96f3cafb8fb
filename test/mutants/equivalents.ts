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
];

/** Why the mutant does the same as the source, if a person has said so. */
export const whyEquivalent = ({ file, lineText, change }: Mutant): string | undefined =>
	EQUIVALENTS.find(
		(known) => known.file === file && known.lineText === lineText && known.change === change,
	)?.why;
