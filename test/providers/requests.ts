import type { Fields, PlainRequest } from './types';

/** A POST of a JSON body. */
export function postJson(
	path: string,
	value: unknown,
	headers: Record<string, string> = {},
): PlainRequest {
	const type = { 'content-type': 'application/json' };
	return { path, method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

/** A POST of a form-encoded body. */
export function postForm(
	path: string,
	fields: Fields,
	headers: Record<string, string> = {},
): PlainRequest {
	const type = { 'content-type': 'application/x-www-form-urlencoded' };
	const body = new URLSearchParams(fields as Record<string, string>).toString();
	return { path, method: 'POST', headers: { ...type, ...headers }, body };
}

/** The value of an `Authorization` header for HTTP Basic (RFC 7617). */
export function basic(user: unknown, password: unknown): string {
	return `Basic ${Buffer.from(`${String(user)}:${String(password)}`).toString('base64')}`;
}

/** Makes GETs of an endpoint below `base`, with the token as Bearer. */
export function bearerGet(base: string) {
	return (path: string, token: string): PlainRequest => ({
		path: `${base}/${path}`,
		headers: { authorization: `Bearer ${token}` },
	});
}

/** The data of an answer, taken out of the vendor's envelope. */
export function dataIn(body: Fields): Fields {
	return (body.data ?? body.Response ?? body) as Fields;
}
