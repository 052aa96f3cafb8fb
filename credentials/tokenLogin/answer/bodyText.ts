import type { HttpAnswer } from '../../engine/tokenFlow';
import { wrongField } from '../template/wrongField';

/** A pattern between slashes, followed by its flags. */
const PATTERN = /^\/(.+)\/([imsu]*)$/s;
/** How much of a body is searched, in characters: the message that a session has ended is short. */
const SEARCHED = 100_000;

/**
 * Makes a rule: whether an answer's body contains a text, upper and lower case alike, or matches a
 * pattern (`/code":\s*4\d\d/i`). An empty text matches nothing. Throws an error that names the field if
 * the pattern is not a regular expression.
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
