/** The reason for a text that ends too early. */
export const BREAKS_OFF = ': it breaks off';

/**
 * Returns why a text that begins like JSON is not JSON, in words that follow "The answer is not
 * JSON". Empty if the reason is unknown. The words quote nothing of the text, because it could hold
 * a secret.
 */
export function whyNotJson(text: string): string {
	if (!/^\s*[[{]/.test(text)) return '';
	const [first, ...others] = text.trimEnd().split('\n');
	if (others.length > 0 && reasonOf(first) === undefined) return whyNotLines(others);
	return reasonOf(text) ?? '';
}

/** Returns the same for the lines after a first line that is JSON by itself. */
function whyNotLines(others: string[]): string {
	const at = others.findIndex((line) => line.trim() !== '' && reasonOf(line) !== undefined);
	if (at < 0) return '';
	return at === others.length - 1 && reasonOf(others[at]) === BREAKS_OFF
		? BREAKS_OFF
		: `: line ${at + 2} is not JSON`;
}

/** Returns why a text is not JSON; undefined if it is. */
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
