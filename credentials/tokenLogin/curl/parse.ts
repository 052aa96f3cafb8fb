import type { CommandBody, CurlCommand, TextKind } from '../command/command';
import { wrongCommand } from '../command/curlError';
import { formEncoded } from '../wire/formEncoded';
import { joinData, multipartField } from './data';
import { headersOf, valueOf } from './headers';
import { indexOutside, outsidePlaceholders } from '../command/placeholders';
import type { CurlOption } from './arguments/readArguments';
import { FORM } from '../../engine/values';

/** Options that give a body or, with -G, a query. */
export const DATA = ['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json'];
const FORMS = ['form', 'form-string'];
const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

/**
 * Returns the request that curl would send with these options. Throws an error that names what is
 * not supported.
 */
export function commandOf(options: CurlOption[]): CurlCommand {
	const all = (...names: string[]) => options.filter(({ name }) => names.includes(name));
	const last = (name: string) => all(name).at(-1)?.value;
	const data = all(...DATA);
	const forms = all(...FORMS);
	if (data.length > 0 && forms.length > 0)
		throw wrongCommand(
			`has both ${data[0].written} and ${forms[0].written}; curl accepts only one of them. Remove the other`,
		);
	const isGet = all('get').length > 0;
	requireMethod(last('request'));
	const { url, userInfo } = urlOf(all('url'));
	const query = all('url-query').map((option) => joinData([option]));
	if (isGet && data.length > 0) query.unshift(joinData(data));
	const hasBody = !isGet && data.length + forms.length > 0;
	const isHead = all('head').length > 0;
	const method = last('request') ?? (isHead ? 'HEAD' : hasBody ? 'POST' : 'GET');
	if (hasBody && method.toUpperCase() === 'GET')
		throw wrongCommand(
			'sends a body with GET, which n8n does not. Use POST if the API takes it, or put the values into the query with -G',
		);
	const headers = headersOf(options, hasBody && data.length > 0 ? FORM : undefined);
	const basic = last('user') ?? userInfo;
	return {
		method: method.toUpperCase(),
		url: query.reduce(withQuery, url),
		headers,
		...(basic !== undefined && { basic }),
		...(hasBody && { body: bodyOf(data, forms, valueOf(headers, 'content-type')) }),
	};
}

function requireMethod(method: string | undefined): void {
	if (method !== undefined && !METHODS.includes(method.toUpperCase()))
		throw wrongCommand(`has the method ${method}; it must be one of ${METHODS.join(', ')}`);
}

function bodyOf(data: CurlOption[], forms: CurlOption[], type: string | undefined): CommandBody {
	if (forms.length > 0) return { kind: 'multipart', fields: forms.map(multipartField) };
	const text = joinData(data);
	const kind = textKind(text, type ?? '');
	if (kind === 'form') return { kind, text: withoutBreaks(text) };
	// JSON never has a backslash at the end of a line, but pages put one there, even within quotes.
	return { kind, text: kind === 'json' ? text.replace(/\\[ \t]*(?=\n)/g, '') : text };
}

/**
 * Joins a form that documentation breaks into lines. A form has no line breaks between its pairs.
 */
const withoutBreaks = (form: string) => form.trim().split('&').map(withoutBreak).join('&');

/** Removes white space before or after a field if it contains a line break. */
function withoutBreak(field: string): string {
	const start = field.length - field.trimStart().length;
	const kept = field.slice(0, start).includes('\n') ? field.slice(start) : field;
	const end = kept.trimEnd().length;
	return kept.slice(end).includes('\n') ? kept.slice(0, end) : kept;
}

/**
 * The format of a body. The text counts more than the declared type, because many APIs read JSON
 * that is sent as a form.
 */
function textKind(text: string, type: string): TextKind {
	const start = text.trim();
	if (/^[[{]/.test(start) || (/json/i.test(type) && /^["$]/.test(start))) return 'json';
	if (start.startsWith('<') || /xml/i.test(type)) return 'xml';
	// A placeholder that is the whole body, such as a key, is not a field of a form.
	if (/^\$\{/.test(start) && indexOutside(start, '=') < 0) return 'raw';
	return type === '' || type.toLowerCase().startsWith(FORM) || /json/i.test(type) ? 'form' : 'raw';
}

function urlOf(urls: CurlOption[]): { url: string; userInfo?: string } {
	const [first, second] = urls.map(({ value }) => value.trim());
	if (first === undefined || first === '') throw wrongCommand('has no URL');
	if (second !== undefined)
		throw wrongCommand(
			`has two URLs, "${shown(first)}" and "${shown(second)}". Put quotes around what belongs together`,
		);
	if (/^(?:[<{[]|your[_-]|my[_-])/i.test(first))
		throw wrongCommand(
			`still has "${shown(first)}" where the address of the API belongs. Write it with https://`,
		);
	if (!/^(https?:\/\/|\/|\$\{)/i.test(first))
		throw wrongCommand(
			`has the URL "${shown(first)}" without https:// (or http://) before it. If it is not a URL, a quote before it or the sign that continues a line is missing`,
		);
	const hash = indexOutside(first, '#');
	const [, scheme, userInfo, rest] = /^(https?:\/\/)(?:([^/?#@]*)@)?([\s\S]*)$/i.exec(
		hash < 0 ? first : first.slice(0, hash),
	) ?? [undefined, '', undefined, hash < 0 ? first : first.slice(0, hash)];
	return {
		url: `${scheme}${rest}`,
		...(userInfo !== undefined && { userInfo: outsidePlaceholders(userInfo, decoded) }),
	};
}

/** A URL cut for an error, because something in its place can be a secret. */
const shown = (url: string) => (url.length > 60 ? `${url.slice(0, 40)}…` : url);

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function withQuery(url: string, query: string): string {
	if (query === '') return url;
	const separator = indexOutside(url, '?') < 0 ? '?' : /[?&]$/.test(url) ? '' : '&';
	return `${url}${separator}${outsidePlaceholders(query, (literal) => literal.replace(/ /g, formEncoded))}`;
}
