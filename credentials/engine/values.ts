/** Checks of values and headers that the whole package uses. */

/** The media type of form fields (WHATWG URL, section 5). */
export const FORM = 'application/x-www-form-urlencoded';

/** Whether a value is an object or a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

/** Whether a value is a JSON object with fields, and not a list. */
export function isFields(value: unknown): value is Record<string, unknown> {
	return isObject(value) && !Array.isArray(value);
}

/**
 * Returns the name of a header as it is spelled in `headers`, ignoring case. Undefined if it is
 * missing.
 */
export function headerName(headers: object | undefined, name: string): string | undefined {
	const wanted = name.toLowerCase();
	// This runs about ten times for each call, so it compares the lengths first.
	for (const key of Object.keys(headers ?? {}))
		if (key.length === wanted.length && key.toLowerCase() === wanted) return key;
	return undefined;
}

/** An answer's body as a Node stream. */
export type BodyStream = NodeJS.ReadableStream & {
	push(...chunk: unknown[]): boolean;
	readonly readableLength: number;
	destroy?: () => void;
};

/** Whether a body is a Node stream, as n8n gives it. Tests and older helpers give other types. */
export function isStream(body: unknown): body is BodyStream {
	return typeof (body as BodyStream | undefined)?.pipe === 'function';
}
