import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { isObject } from '../../../credentials/engine/values';
import { plain } from '../call/texts/plainValue';
import { textOf } from './fieldValues';

/** How a list is written: `tag[]=a` for brackets, `tag[0]=a` for indices, `tag=a` for repeat. */
export type ArrayFormat = 'brackets' | 'indices' | 'repeat';

/**
 * Returns the URL with the query parameters. The code of n8n is not used, for two reasons. It
 * writes all lists alike, such as `tags[][0]=a` for a name that already has brackets. And its HTTP
 * library (axios, `mergeConfig`) loses parameters with names such as `constructor`.
 *
 * @param format how lists are written, unless their name ends in `[]`. If absent, with brackets.
 */
export function withQuery(
	url: string,
	fields: IDataObject | undefined,
	format?: IHttpRequestOptions['arrayFormat'],
): string {
	const pairs: string[] = [];
	const append = (name: string, given: unknown): void => {
		const value = plain(given);
		if (value === undefined) return;
		if (Array.isArray(value))
			return value.forEach((part, index) => append(nameOfPart(name, index, format), part));
		if (!isObject(value)) return void pairs.push(`${encode(name)}=${encode(textOf(value))}`);
		for (const [key, part] of Object.entries(value)) append(`${name}[${key}]`, part);
	};
	for (const name in fields) append(name, fields[name]);
	if (pairs.length === 0) return url;
	const [withoutPart] = url.split('#');
	const separator = withoutPart.includes('?') ? (/[?&]$/.test(withoutPart) ? '' : '&') : '?';
	return `${withoutPart}${separator}${pairs.join('&')}`;
}

/** The hint if the URL already has a parameter: both values are sent, and APIs use either. */
export function sentTwice({ url, qs = {} }: IHttpRequestOptions): string | undefined {
	const at = url.indexOf('?');
	if (at < 0) return undefined;
	const inUrl = new URLSearchParams(url.slice(at));
	const names = Object.keys(qs).filter((name) => inUrl.has(name) && plain(qs[name]) !== undefined);
	if (names.length === 0) return undefined;
	const quoted = names.map((name) => `"${name}"`).join(', ');
	return `The query parameter ${quoted} is in the URL and in the node's query parameters: both values are sent. Remove one if you mean only one.`;
}

function nameOfPart(
	name: string,
	index: number,
	format: IHttpRequestOptions['arrayFormat'],
): string {
	if (format === 'repeat' || name.endsWith('[]')) return name;
	return format === 'indices' ? `${name}[${index}]` : `${name}[]`;
}

/** A lone surrogate, which is half of a character and can't be sent. */
const HALF = /[\uD800-\uDFFF]/gu;

/** Percent-encodes all but unreserved characters (RFC 3986), as n8n does. */
function encode(text: string): string {
	return encodeURIComponent(text.replace(HALF, '\uFFFD')).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
