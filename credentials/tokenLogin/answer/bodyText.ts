import type { HttpAnswer } from '../../engine/tokenFlow';
import { wrongField } from '../template/wrongField';

/** Matches a pattern between slashes and its flags. */
const PATTERN = /^\/(.+)\/([imsu]*)$/s;
/**
 * Only so many characters of a body are searched, because the message that a session has ended is
 * short.
 */
const SEARCHED = 100_000;

/**
 * Makes a rule that is true if an answer's body contains the text, in upper or lower case, or
 * matches the pattern (`/code":\s*4\d\d/i`). An empty text matches nothing. Throws an error that
 * names the field if the pattern is not a regular expression.
 */
export function textRule(label: string, text = ''): (answer: HttpAnswer) => boolean {
	if (text === '') return () => false;
	const [, pattern, flags] = PATTERN.exec(text) ?? [];
	if (pattern === undefined)
		return (answer) => bodyText(answer).toLowerCase().includes(text.toLowerCase());
	const expression = compiled(label, pattern, flags);
	return (answer) => expression.test(bodyText(answer));
}

function compiled(label: string, pattern: string, flags: string): RegExp {
	try {
		return new RegExp(pattern, flags);
	} catch (error) {
		throw wrongField(label, `is not a regular expression (${(error as Error).message})`);
	}
}

function bodyText({ body }: HttpAnswer): string {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	return text.slice(0, SEARCHED);
}
