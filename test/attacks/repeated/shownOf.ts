/** So many characters of what a server wrote are no longer its frame, such as the first of a group. */
const PIECE = 12;
/** White space, what nobody sees, and tags. */
const PLAIN = /[\s\p{Cc}\p{Cf}]+|<\/?[a-z]+( [^<>]*)?>/gu;

/** The pieces of what a server wrote that can be read in a text, whatever became of its white space. */
export function shownOf(written: string, text: string): string[] {
	const [all, shown] = [written, text].map((one) => one.replace(PLAIN, ''));
	const length = Math.min(PIECE, all.length);
	const starts = Array.from({ length: all.length - length + 1 }, (_each, at) => at);
	return [...new Set(starts.map((at) => all.slice(at, at + length)))].filter(
		(piece) => /[\p{L}\p{N}]/u.test(piece) && shown.includes(piece),
	);
}
