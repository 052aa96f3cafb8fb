import { FORM } from '../engine/attach/outgoingRequest';
import { headerName } from '../engine/values';
import type { FlowRequest } from '../engine/tokenFlow';
import { basicAuthorization } from '../engine/vendor/flowRequests';
import { escapeXml } from '../engine/formats/xml';
import type { BodyType, RequestSettings } from './settings/settings';
import { fill, wrongField } from './template/fill';
import { fillJson } from './template/jsonText';
import type { Lookup } from './template/template';
import { generators } from './template/templateFunctions';

type SentType = Exclude<BodyType, 'auto'>;

const CONTENT_TYPES: Record<SentType, string | undefined> = {
	json: 'application/json',
	form: FORM,
	raw: 'text/plain',
	xml: 'application/xml',
	none: undefined,
};

/** The pairs of a field with one a line; an error names the field and the line. */
export function linesOf(label: string, text: string, separator: ':' | '='): Line[] {
	const lines = readLines(text, separator);
	if (typeof lines !== 'number') return lines;
	throw wrongField(
		label,
		`has in line ${lines} no "${separator}" between name and value (such as ${separator === ':' ? 'Accept: application/json' : 'scope=read'})`,
	);
}

/** A URL from a template: whole, or a path under the base URL. Values are percent-encoded in it. */
export function fillUrl(label: string, template: string, baseUrl: string, lookup: Lookup): string {
	const text = template.trim();
	// Before the path stand scheme and host, which may come from a value as they are.
	const [, head, rest] =
		/^((?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*|\$\{[^}]*\}(?=[/?#]|$))?)([\s\S]*)$/i.exec(
			text,
		) as RegExpExecArray;
	const url = fill(label, head, lookup) + fill(label, rest, lookup, encodeURIComponent);
	const isWhole = /^https?:\/\//i.test(url);
	const whole = isWhole ? url : `${baseUrl}/${url.replace(/^\/+/, '')}`;
	if (!URL.canParse(whole) || !/^https?:/i.test(whole))
		throw wrongField(label, `gives no URL that starts with https:// (or http://): "${whole}"`);
	return whole;
}

/** The request that the fields describe, with its placeholders filled in. */
export function buildFlowRequest(
	settings: RequestSettings,
	baseUrl: string,
	known: Lookup,
): FlowRequest {
	const lookup = forOneRequest(known);
	const { label, basic } = settings;
	const url = new URL(fillUrl(`${label} URL`, settings.url, baseUrl, lookup));
	let { href } = url;
	for (const { name, value } of linesOf(`${label} Query`, settings.query, '=')) {
		const pair = `${encodeURIComponent(name)}=${encodeURIComponent(fill(`${label} Query`, value, lookup))}`;
		href += `${href.includes('?') ? '&' : '?'}${pair}`;
	}
	const headers: Record<string, string> = {};
	for (const { name, value } of linesOf(`${label} Headers`, settings.headers, ':'))
		headers[name] = headerValue(`${label} Headers`, fill(`${label} Headers`, value, lookup));
	const has = (name: string) => headerName(headers, name) !== undefined;
	const type = CONTENT_TYPES[sentType(settings)];
	if (type !== undefined && !has('content-type')) headers['Content-Type'] = type;
	if (!has('accept')) headers.Accept = 'application/json';
	if (basic !== undefined && !has('authorization'))
		headers.Authorization = basicAuthorization(
			fill(`${label}: Basic User`, basic.user, lookup),
			fill(`${label}: Basic Password`, basic.password, lookup),
		);
	const body = buildBody(settings, lookup);
	return {
		method: settings.method as FlowRequest['method'],
		url: href,
		headers,
		...(body === undefined ? {} : { body }),
	};
}

/** Within one request, a time and a random value are the same wherever they are named. */
function forOneRequest(known: Lookup): Lookup {
	const made: Record<string, string> = {};
	const lookup: Lookup = (name) => {
		const value = known(name);
		if (value !== undefined || !Object.hasOwn(generators, name)) return value;
		return (made[name] ??= generators[name]());
	};
	lookup.now = Date.now();
	return lookup;
}

function headerValue(label: string, value: string): string {
	if (/[^\t\x20-\xff]/.test(value))
		throw wrongField(
			label,
			'has a value that no header can carry (a line break, or beyond Latin-1)',
		);
	return value;
}

/** How a body is written if no field says it: by what it begins with. */
function sentType({ bodyType, body }: RequestSettings): SentType {
	if (bodyType !== 'auto') return bodyType;
	const text = body.trim();
	if (text === '') return 'none';
	if (/^[[{]/.test(text)) return 'json';
	return text.startsWith('<') ? 'xml' : 'form';
}

function buildBody(settings: RequestSettings, lookup: Lookup): string | undefined {
	const { label, body } = settings;
	const field = `${label} Body`;
	switch (sentType(settings)) {
		case 'json':
			return body.trim() === '' ? undefined : JSON.stringify(fillJson(field, body, lookup));
		case 'form': {
			const form = new URLSearchParams();
			for (const { name, value } of linesOf(field, body, '='))
				form.append(name, fill(field, value, lookup));
			return form.toString();
		}
		case 'xml':
			return fill(field, body, lookup, escapeXml);
		case 'raw':
			return fill(field, body, lookup);
		default:
			return undefined;
	}
}

/** The lines of a field such as "Accept: application/json", as pairs. */
export interface Line {
	name: string;
	value: string;
}

/**
 * Reads one pair per line; empty lines and those that start with # are left out. Returns the number
 * of the first line (from 1) that is not a pair instead.
 *
 * @param separator the first one divides name and value
 */
export function readLines(text: string, separator: ':' | '='): Line[] | number {
	const lines: Line[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const trimmed = line.trim();
		if (trimmed === '' || trimmed.startsWith('#')) continue;
		const at = trimmed.indexOf(separator);
		if (at <= 0) return index + 1;
		lines.push({ name: trimmed.slice(0, at).trim(), value: trimmed.slice(at + 1).trim() });
	}
	return lines;
}
