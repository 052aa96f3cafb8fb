/** A source file with one small change, which a test should notice. */
export interface Mutant {
	/** The file's path from the project's root. */
	file: string;
	/** Counted from 1, as in an editor. */
	line: number;
	column: number;
	/** The change: `replacement` takes the place of the characters from `start` to `end`. */
	start: number;
	end: number;
	replacement: string;
	/** The unchanged line, without the white space around it. */
	lineText: string;
	/** The change for people to read: the old text and the new one. */
	change: string;
}

/** The file's text with the change made. */
export const mutatedText = (text: string, { start, end, replacement }: Mutant): string =>
	text.slice(0, start) + replacement + text.slice(end);
