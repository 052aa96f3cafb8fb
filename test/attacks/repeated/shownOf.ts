/**
 * A match of this many characters is a real piece of the text. Shorter ones can come from its
 * frame, such as the first characters of a group.
 */
const PIECE = 12;
/** White space, invisible characters and tags. */
const PLAIN = /[\s\p{Cc}\p{Cf}]+|<\/?[a-z]+( [^<>]*)?>/gu;

/**
 * Returns the pieces of `written` that can be read in a text, even if its white space was changed.
 */
export function shownOf(written: string, text: string): string[] {
	const [all, shown] = [written, text].map((one) => one.replace(PLAIN, ''));
	const length = Math.min(PIECE, all.length);
	const starts = Array.from({ length: all.length - length + 1 }, (_each, at) => at);
	return [...new Set(starts.map((at) => all.slice(at, at + length)))].filter(
		(piece) => /[\p{L}\p{N}]/u.test(piece) && shown.includes(piece),
	);
}
