import { resolveUnderBase } from '../../engine/attach/origins';
import type { FlowRequest } from '../../engine/tokenFlow';
import { headerName, FORM } from '../../engine/values';
import { basicAuthorization } from '../../engine/vendor/flowRequests';
import { escapeXml } from '../../engine/formats/xml';
import { cookiesOf } from '../wire/cookieLine';
import { linesOf, pairsOf } from '../wire/lines';
import { requireHeader } from '../wire/sendable';
import type { BodyType, RequestSettings } from '../settings/settings';
import { fill, fillIfThere } from '../template/fill';
import { PROVIDER, wrongField } from '../template/wrongField';
import { escapeInQuotes, fillJson, inField } from '../template/jsonText';
import type { Encode, Lookup } from '../template/template';

type SentType = Exclude<BodyType, 'auto'>;

const CONTENT_TYPES: Record<SentType, string | undefined> = {
	json: 'application/json',
	form: FORM,
	raw: 'text/plain',
	xml: 'application/xml',
	none: undefined,
};

/** An error shows at most this many characters of a URL. */
const MAX_SHOWN_URL = 200;
/**
 * Matches a URL that has no path yet. A value added to it is not percent-encoded, because it can be
 * a whole address.
 */
const HEAD = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*$/i;

const encodeAfterHead: Encode = (value, { filled, next }) => {
	const isHead =
		filled === '' ? '/?#:'.includes(next) || /^https?:\/\//i.test(value) : HEAD.test(filled);
	return isHead ? value : encodeURIComponent(value);
};

/**
 * Fills in a URL template and percent-encodes the values. The template is a whole URL or a path
 * under the base URL. `/` and `?a=1` mean the base URL itself, as in the node.
 */
export function fillUrl(label: string, template: string, baseUrl: string, lookup: Lookup): string {
	const url = fill(label, template.trim(), lookup, inField(encodeAfterHead));
	const whole = resolveUnderBase({ provider: PROVIDER, baseUrl, trustedUrls: [] }, url);
	if (!URL.canParse(whole) || !/^https?:/i.test(whole))
		throw wrongField(
			label,
			`gives no URL that starts with https:// (or http://): "${shownUrl(whole)}"`,
		);
	return whole;
}

/** The URL as an error shows it: without its user and query, because they can hold secrets. */
function shownUrl(url: string): string {
	const address = url.split(/[?#]/)[0];
	return address.replace(/\/\/[^/]*@/, '//•••@').slice(0, MAX_SHOWN_URL);
}

/** Builds the request that the fields describe, with their placeholders filled in. */
export function buildFlowRequest(
	settings: RequestSettings,
	baseUrl: string,
	lookup: Lookup,
): FlowRequest {
	const { label, basic } = settings;
	const url = new URL(fillUrl(`${label} URL`, settings.url, baseUrl, lookup));
	let { href } = url;
	for (const [name, value] of filledPairs(`${label} Query`, settings.query, lookup))
		href += `${href.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
	const headers = filledHeaders(`${label} Headers`, settings.headers, lookup);
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

/** The pairs of a query or a form, without those whose optional value is missing. */
export function filledPairs(label: string, text: string, lookup: Lookup): Array<[string, string]> {
	return pairsOf(label, text).flatMap(({ name, value }): Array<[string, string]> => {
		const filled = fillIfThere(label, value, lookup, escapeInQuotes(value));
		return filled === undefined ? [] : [[name, filled]];
	});
}

/** The headers of a field, without those whose optional value is missing. */
export function filledHeaders(label: string, text: string, lookup: Lookup): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const { name, value } of linesOf(label, text, ':')) {
		const isCookie = name.toLowerCase() === 'cookie';
		const filled = isCookie ? cookiesOf(label, value, lookup) : fillIfThere(label, value, lookup);
		if (filled === undefined) continue;
		requireHeader(label, name, filled);
		headers[name] = filled;
	}
	return headers;
}

/** The type of the body. "Automatic" is decided by how the body begins. */
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
		case 'form':
			return new URLSearchParams(filledPairs(field, body, lookup)).toString();
		case 'xml':
			return fill(field, body, lookup, escapeXml);
		case 'raw':
			return fill(field, body, lookup);
		default:
			return undefined;
	}
}
