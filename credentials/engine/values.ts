/** Questions about values and headers that everyone asks. */

/** The media type of form fields (WHATWG URL, section 5). */
export const FORM = 'application/x-www-form-urlencoded';

/** Whether a value is an object or a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

/** Whether a value is an object with fields, as JSON has them; a list is not. */
export function isFields(value: unknown): value is Record<string, unknown> {
	return isObject(value) && !Array.isArray(value);
}

/** The name of a header as it is spelled among the headers, undefined if there is none. Ignores case. */
export function headerName(headers: object | undefined, name: string): string | undefined {
	const wanted = name.toLowerCase();
	// Asked some ten times for each call.
	for (const key of Object.keys(headers ?? {}))
		if (key.length === wanted.length && key.toLowerCase() === wanted) return key;
	return undefined;
}

/** A Node stream of an answer's body. */
export type BodyStream = NodeJS.ReadableStream & {
	push(...chunk: unknown[]): boolean;
	readonly readableLength: number;
	destroy?: () => void;
};

/** Whether a body is a Node stream, as n8n gives it; tests and old helpers give other things. */
export function isStream(body: unknown): body is BodyStream {
	return typeof (body as BodyStream | undefined)?.pipe === 'function';
}
