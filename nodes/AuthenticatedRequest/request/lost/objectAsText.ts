import { isFields } from '../../../../credentials/engine/values';
import type { Call } from '../../call/callTypes';

/** The text that JavaScript, and so n8n, writes for an object inside a text. */
export const OBJECT_AS_TEXT = '[object Object]';

/**
 * Returns the hint for a call that sends the text of an object or of an invalid date; else
 * undefined.
 */
export function objectAsText({ request, typedJson }: Call): string | undefined {
	const { qs = {}, headers = {}, body } = request;
	const text = typedJson?.text ?? (body instanceof URLSearchParams ? [...body.values()] : body);
	const places: Array<[where: string, value: unknown]> = [
		['query', Object.values(qs)],
		['headers', Object.values(headers)],
		['body', isFields(text) ? Object.values(text) : text],
	];
	const placeOf = (isMeant: (text: string) => boolean) =>
		places.find(([, value]) => hasText(value, isMeant))?.[0];
	const ofDate = placeOf(isNoDate);
	if (ofDate !== undefined)
		return `The ${ofDate} had the text of a date that does not exist ("Invalid DateTime"). Correct the expression that makes it.`;
	const ofObject = placeOf(isObjectText);
	if (ofObject === undefined) return undefined;
	return `The ${ofObject} had the text "${OBJECT_AS_TEXT}", because an expression gives an object. Change it to give a value of the object, or write JSON.stringify(…) around it.`;
}

/** True if a value is a text that `isMeant` accepts, or a list that contains one. */
function hasText(value: unknown, isMeant: (text: string) => boolean): boolean {
	if (typeof value === 'string') return isMeant(value);
	return Array.isArray(value) && value.some((one) => hasText(one, isMeant));
}

const isObjectText = (text: string) => text.includes(OBJECT_AS_TEXT);

/** True for the text that Luxon or JavaScript writes for an invalid date. */
const isNoDate = (text: string) => text === 'Invalid DateTime' || text === 'Invalid Date';
