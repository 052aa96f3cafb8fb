import { FORM } from '../values';
import type { FlowRequest } from '../tokenFlow';

/** Builds a POST of a JSON object that asks for JSON. Fields that are undefined are left out. */
export function jsonRequest(
	url: string,
	fields: Record<string, unknown>,
	headers: Record<string, string> = {},
): FlowRequest {
	return {
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
		body: JSON.stringify(fields),
	};
}

/** Builds a form-encoded POST that asks for JSON. Fields that are undefined are left out. */
export function formRequest(url: string, fields: Record<string, string | undefined>): FlowRequest {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) form.append(name, value);
	}
	return {
		method: 'POST',
		url,
		headers: { 'Content-Type': FORM, Accept: 'application/json' },
		body: form.toString(),
	};
}

/**
 * Returns the value of an `Authorization` header for HTTP Basic (RFC 7617). Either part may be
 * empty.
 */
export function basicAuthorization(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
