/** A source file with one small change, which a test should notice. */
export interface Mutant {
	/** The file's path from the project's root. */
	file: string;
	/** From 1, as an editor counts. */
	line: number;
	column: number;
	/** The change: the characters from `start` to `end` become `replacement`. */
	start: number;
	end: number;
	replacement: string;
	/** The line before the change, without the white space around it. */
	lineText: string;
	/** What a person reads: the old text and the new one. */
	change: string;
}

/** The file's text with the change made. */
export const mutatedText = (text: string, { start, end, replacement }: Mutant): string =>
	text.slice(0, start) + replacement + text.slice(end);
