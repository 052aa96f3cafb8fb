import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { headerProblem, trimValue } from '../../../credentials/engine/formats/headerSyntax';
import { headerName, isObject } from '../../../credentials/engine/values';
import { CallError, invalidParameter } from '../call/callErrors';

/** True if a request has a header, in upper or lower case. */
export function hasHeader(request: IHttpRequestOptions, name: string): boolean {
	return headerName(request.headers, name) !== undefined;
}

/** Sets a header in a copy of the headers, so that other calls that share them don't get it. */
export function setHeader(request: IHttpRequestOptions, name: string, value: string): void {
	request.headers = { ...request.headers, [name]: value };
}

/**
 * Headers that have only one value (RFC 9110). Given two, servers use either one or refuse both.
 */
const ONCE =
	/^(?:content-(?:type|length|range|location|disposition)|date|from|host|if-(?:un)?modified-since|if-range|max-forwards|origin|range|referer|user-agent)$/;

/**
 * Returns the headers to send. Names that differ only in case become one entry, with a list if
 * there are several values. An entry without a value is left out. Throws if a value is an object.
 */
export function asHeaders(given: IDataObject, isLowerCase: boolean): IDataObject {
	const headers = new Map<string, { name: string; values: string[] }>();
	for (const [text, value] of Object.entries(given)) {
		const name = text.trim();
		const key = name.toLowerCase();
		const header = headers.get(key) ?? { name: isLowerCase ? key : name, values: [] };
		for (const one of [value].flat()) {
			if (one === undefined || one === null) continue;
			if (isObject(one))
				throw invalidParameter('Headers', `has an object as the value of "${name}". Write a text`);
			header.values.push(trimValue(String(one)));
		}
		// A header that can't be sent keeps its spelling, because the error names it.
		if (header.values.some((one) => headerProblem(name, one) !== undefined)) header.name = name;
		if (ONCE.test(key) && new Set(header.values).size > 1)
			throw invalidParameter(
				'Headers',
				`has "${name}" more than once, and a request can have only one. Remove the others`,
			);
		if (ONCE.test(key)) header.values.length = Math.min(header.values.length, 1);
		if (header.values.length > 0) headers.set(key, header);
	}
	return Object.fromEntries(
		[...headers.values()].map(({ name, values }) => [name, values.length > 1 ? values : values[0]]),
	);
}

/** Lists in words the headers that are not sent because they have no value. */
export function headersLeftOut(given: IDataObject): string[] {
	return Object.entries(given)
		.filter(([, value]) => [value].flat().every((one) => one === undefined || one === null))
		.map(([name]) => `header "${name}"`);
}

/** Throws an error that names the header and the character if a header can't be sent. */
export function requireSendable(headers: IDataObject = {}): void {
	for (const name in headers) {
		const value = headers[name];
		for (const one of Array.isArray(value) ? value : [value]) {
			const problem = headerProblem(name, String(one ?? ''));
			if (problem !== undefined)
				throw new CallError(
					`The header "${name}" can't be sent: ${problem}.`,
					"Correct it under Headers. If the value needs other characters, encode it as the API's documentation says, or send it in the query or body.",
				);
		}
	}
}

/**
 * Throws if the Content-Length that was entered does not fit the body. The server would wait for
 * bytes that never come, or read only a part.
 */
export function requireTrueLength({ headers, body }: IHttpRequestOptions): void {
	const name = headerName(headers, 'content-length');
	const given = name === undefined ? undefined : String(headers?.[name] ?? '');
	if (given === undefined || (isObject(body) && !isBytes(body))) return;
	const length = Buffer.byteLength(
		body instanceof URLSearchParams ? body.toString() : bytesOf(body),
	);
	if (Number(given) === length) return;
	throw new CallError(
		`The header "${name}" says ${given} bytes, but the body has ${length}.`,
		'Remove it under Headers: the node sends the right length itself.',
	);
}

const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : String(body ?? ''));

const isBytes = (body: unknown): body is Buffer | URLSearchParams =>
	Buffer.isBuffer(body) || body instanceof URLSearchParams;
