import { isFields } from '../../../../credentials/engine/values';
import type { Call } from '../../call/callTypes';

/** What JavaScript, and so n8n, writes for an object within a text. */
export const OBJECT_AS_TEXT = '[object Object]';

/** The hint for a call in which an object stands as such a text, or a date that is none, if one does. */
export function objectAsText({ request, typedJson }: Call): string | undefined {
	const { qs = {}, headers = {}, body } = request;
	const text = typedJson?.text ?? (body instanceof URLSearchParams ? [...body.values()] : body);
	const places: Array<[where: string, value: unknown]> = [
		['query', Object.values(qs)],
		['headers', Object.values(headers)],
		['body', isFields(text) ? Object.values(text) : text],
	];
	const [where] = places.find(([, value]) => [value].flat(2).some(isNoDate)) ?? [];
	if (where !== undefined)
		return `The ${where} had the text of a date that does not exist ("Invalid DateTime"). Correct the expression that makes it.`;
	const found = places.find(([, value]) => [value].flat(2).some(isObjectText));
	if (found === undefined) return undefined;
	return `The ${found[0]} had the text "${OBJECT_AS_TEXT}", where an expression gives an object. Let it lead to a value in the object, or write JSON.stringify(…) around it.`;
}

const isObjectText = (value: unknown) =>
	typeof value === 'string' && value.includes(OBJECT_AS_TEXT);

/** What Luxon and JavaScript write for a date that is none, where n8n makes a text of it. */
const isNoDate = (value: unknown) => value === 'Invalid DateTime' || value === 'Invalid Date';
