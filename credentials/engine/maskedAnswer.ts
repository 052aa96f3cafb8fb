import { redactor, redactValue } from './secrets';
import type { HttpAnswer } from './tokenFlow';

/**
 * Characters of an answer's body that are masked. The rest is dropped, because no message shows
 * that much.
 */
const MAX_TEXT = 100_000;

/**
 * Returns an answer with all secrets masked, from which the words of a failure are read. The
 * secrets are masked first, because markup or quotes inside one would split it and the parts would
 * not be found.
 */
export function maskedAnswer<A extends HttpAnswer>(
	answer: A,
	secrets: Array<string | undefined>,
): A {
	const redacted = redactor(secrets);
	let left = MAX_TEXT;
	const mask = (text: string) => {
		const shown = text.slice(0, Math.max(0, left));
		left -= text.length;
		return redacted(shown);
	};
	const headers = Object.entries(answer.headers).map(([name, value]) => [
		name,
		redacted(value.slice(0, MAX_TEXT)),
	]);
	return {
		...answer,
		headers: Object.fromEntries(headers) as Record<string, string>,
		body: redactValue(answer.body, mask),
	};
}

/**
 * Returns the words that a rule finds in an answer, without secrets. Undefined if it finds none.
 */
export function maskedWords(
	find: (answer: HttpAnswer) => string | undefined,
	answer: HttpAnswer,
	secrets: Array<string | undefined>,
): string | undefined {
	const words = find(answer);
	return words === undefined ? undefined : (find(maskedAnswer(answer, secrets)) ?? words);
}
