/** The reason for a text that ends too early. */
export const BREAKS_OFF = ': it breaks off';

/**
 * Why a text that begins like JSON is none, in words that follow "The answer is not JSON"; empty if that
 * can't be told. No piece of the text is in it: it could hold a secret.
 */
export function whyNotJson(text: string): string {
	if (!/^\s*[[{]/.test(text)) return '';
	const [first, ...others] = text.trimEnd().split('\n');
	if (others.length > 0 && reasonOf(first) === undefined) return whyNotLines(others);
	return reasonOf(text) ?? '';
}

/** The same of a text whose first line is JSON of its own. */
function whyNotLines(others: string[]): string {
	const at = others.findIndex((line) => line.trim() !== '' && reasonOf(line) !== undefined);
	if (at < 0) return '';
	return at === others.length - 1 && reasonOf(others[at]) === BREAKS_OFF
		? BREAKS_OFF
		: `: line ${at + 2} is not JSON`;
}

/** Undefined if a text is JSON. */
function reasonOf(text: string): string | undefined {
	try {
		JSON.parse(text);
		return undefined;
	} catch (error) {
		const { message } = error as SyntaxError;
		const at = Number(/at position (\d+)/.exec(message)?.[1]);
		if (/^Unexpected end|^Unterminated/.test(message) || at >= text.trimEnd().length)
			return BREAKS_OFF;
		return at >= 0 ? `: character ${at + 1} is not allowed there` : '';
	}
}
