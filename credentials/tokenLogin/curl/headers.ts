import type { CurlCommand } from '../command/command';
import { wrongCommand } from '../command/curlError';
import type { CurlOption } from './arguments/readArguments';

type Headers = CurlCommand['headers'];

/**
 * Headers that are left out. The HTTP client sets them itself, for its connection and compression.
 */
const OF_THE_CLIENT = [
	'accept-encoding',
	'connection',
	'content-length',
	'expect',
	'keep-alive',
	'postman-token',
	'transfer-encoding',
];
/**
 * True if the HTTP client sets this header. The encoding Base64 is kept: no client knows it, and
 * CyberArk Conjur answers in Base64 if it is asked for.
 */
const isOfTheClient = (name: string, value: string) =>
	OF_THE_CLIENT.includes(name) && !(name === 'accept-encoding' && /^base64$/i.test(value));

/** A request can have only one of each. If a command repeats one, the first counts. */
const SINGLE = ['authorization', 'content-type'];

/** The value of a header; undefined if there is none. Ignores the case of header names. */
export function valueOf(headers: Headers, name: string): string | undefined {
	return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

/**
 * Returns all headers that curl would send, except those of the connection.
 *
 * @param bodyType the type that curl gives the body
 */
export function headersOf(options: CurlOption[], bodyType: string | undefined): Headers {
	const headers: Headers = [];
	const removed: string[] = [];
	for (const option of options.filter(({ name }) => name === 'header')) {
		const [name, value] = headerOf(option);
		const lower = name.toLowerCase();
		if (value === undefined) removed.push(lower);
		else if (!isOfTheClient(lower, value)) add(headers, name, value);
	}
	const offer = (name: string, value: string | undefined) => {
		const lower = name.toLowerCase();
		if (value === undefined || value === '' || removed.includes(lower)) return;
		if (valueOf(headers, lower) === undefined) headers.push([name, value]);
	};
	const last = (name: string) => options.filter((option) => option.name === name).at(-1)?.value;
	const isJson = options.some(({ name }) => name === 'json');
	const token = last('oauth2-bearer');
	offer('User-Agent', last('user-agent'));
	offer('Referer', last('referer')?.replace(/;auto$/, ''));
	offer('Cookie', cookies(options));
	offer('Authorization', token && `Bearer ${token}`);
	offer('Content-Type', isJson && bodyType ? 'application/json' : bodyType);
	offer('Accept', isJson ? 'application/json' : '*/*');
	return headers;
}

/**
 * Reads `Name: value`. `Name;` sends the header without a value. `Name:` removes the header that
 * curl would add.
 */
function headerOf({ written, value }: CurlOption): [name: string, value: string | undefined] {
	if (value.startsWith('@'))
		throw wrongCommand(`reads headers from a file by ${written}. Write them into the command`);
	const [, name, separator, rest] =
		/^\s*([!#$%&'*+.^_`|~\w-]+)\s*([:;])([\s\S]*)$/.exec(value) ?? [];
	if (/^\$\{[^{}]*\}$/.test(value.trim()))
		throw wrongCommand(
			`has ${value.trim()} alone after ${written}. Write the header’s name before it, as in ${written} 'X-Name: ${value.trim()}'`,
		);
	if (name === undefined)
		throw wrongCommand(`has no "Name: value" after ${written} (such as Accept: application/json)`);
	const text = rest.trim();
	return [name, separator === ';' ? '' : text === '' ? undefined : text];
}

function add(headers: Headers, name: string, value: string): void {
	const same = headers.find(([each]) => each.toLowerCase() === name.toLowerCase());
	if (same === undefined) headers.push([name, value]);
	else if (!SINGLE.includes(name.toLowerCase()))
		same[1] += `${name.toLowerCase() === 'cookie' ? '; ' : ', '}${value}`;
}

/** True for cookies (`a=1; b=2`) or a placeholder for them; false for the name of a file. */
const isCookies = (value: string) => value.includes('=') || value.startsWith('${');

/**
 * The cookies of `-b 'a=1; b=2'`. Throws an error if `-b` names a file that the command does not
 * write.
 */
function cookies(options: CurlOption[]): string | undefined {
	const given = options.filter(({ name, value }) => name === 'cookie' && value !== '');
	const jars = options.filter(({ name }) => name === 'cookie-jar').map(({ value }) => value);
	const file = given.find(({ value }) => !isCookies(value) && !jars.includes(value));
	if (file !== undefined)
		throw wrongCommand(
			`reads cookies from the file "${file.value}" by ${file.written}. Write them as ${file.written} 'name=value', or fetch them by "Further Login Steps"`,
		);
	// A cookie jar that this command also writes is still empty when it is read.
	const values = given.filter(({ value }) => isCookies(value));
	const pairs = values.map(({ value }) => value.trim().replace(/;$/, ''));
	return pairs.length === 0 ? undefined : pairs.join('; ');
}
