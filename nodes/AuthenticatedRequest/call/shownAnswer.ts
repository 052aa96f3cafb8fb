import { beginningOf, redactor, redactValue } from '../../../credentials/engine/secrets';
import { CallError } from './callErrors';
import type { CallAnswer } from './callTypes';

/** At most this many characters of a body are shown. */
const MAX_BODY_LENGTH = 10_000;

/**
 * Returns the body of an answer for an error, with secrets masked. Parsed JSON keeps its structure.
 * A text, or a long body, becomes a text, which ends with "…" if it is cut. Undefined for an empty
 * body and for a file.
 */
export function shownBody({ answer, text }: CallAnswer, secrets: string[]): unknown {
	const { body } = answer;
	if (body === undefined || body === '') return undefined;
	const whole = text ?? (typeof body === 'string' ? body : JSON.stringify(body));
	if (whole.includes('\0')) return `${whole.length} characters that are not text`;
	if (typeof body !== 'string' && whole.length <= MAX_BODY_LENGTH)
		return redactValue(body, redactor(secrets));
	const { masked, isCut } = beginningOf(whole, secrets, MAX_BODY_LENGTH);
	return isCut || masked.length > MAX_BODY_LENGTH ? `${masked.slice(0, MAX_BODY_LENGTH)}…` : masked;
}

/** Adds the answer's body to an error about the answer. Errors of the call already have it. */
export function withBodyOf(answer: CallAnswer | undefined, error: Error, secrets: string[]): Error {
	const isAboutAnswer = error instanceof CallError && error.request === undefined;
	if (isAboutAnswer && answer !== undefined) error.body ??= shownBody(answer, secrets);
	return error;
}
