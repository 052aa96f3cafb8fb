import { isFields } from '../../../../credentials/engine/values';
import type { Call } from '../../call/callTypes';

/** What JavaScript, and so n8n, writes for an object within a text. */
export const OBJECT_AS_TEXT = '[object Object]';

/** The hint for a call in which an object stands as such a text, if one does. */
export function objectAsText({ request, typedJson }: Call): string | undefined {
	const { qs = {}, headers = {}, body } = request;
	const text = typedJson?.text ?? (body instanceof URLSearchParams ? [...body.values()] : body);
	const places: Array<[where: string, value: unknown]> = [
		['query', Object.values(qs)],
		['headers', Object.values(headers)],
		['body', isFields(text) ? Object.values(text) : text],
	];
	const found = places.find(([, value]) => [value].flat(2).some(isObjectText));
	if (found === undefined) return undefined;
	return `The ${found[0]} had the text "${OBJECT_AS_TEXT}", because an expression gives an object. Change it to give a value of the object, or write JSON.stringify(…) around it.`;
}

const isObjectText = (value: unknown) =>
	typeof value === 'string' && value.includes(OBJECT_AS_TEXT);
