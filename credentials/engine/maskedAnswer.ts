import { redactor, redactValue } from './secrets';
import type { HttpAnswer } from './tokenFlow';

/** How much of an answer's body is masked; the rest is dropped, as nobody reads words there. Characters. */
const MAX_TEXT = 100_000;

/**
 * An answer with all secrets masked, to read the words of a failure from: markup and quotes within a
 * secret would cut it into parts that nothing recognises.
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

/** The words that a rule finds in an answer, without secrets; undefined if it finds none. */
export function maskedWords(
	find: (answer: HttpAnswer) => string | undefined,
	answer: HttpAnswer,
	secrets: Array<string | undefined>,
): string | undefined {
	const words = find(answer);
	return words === undefined ? undefined : (find(maskedAnswer(answer, secrets)) ?? words);
}
