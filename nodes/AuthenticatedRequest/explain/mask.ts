/** Shows the names and types in a request, without values that could be secrets. */
import { redact } from '../../../credentials/engine/secrets';
import type { FlowRequest } from '../../../credentials/engine/tokenFlow';
import { isFields } from '../../../credentials/engine/values';

/** Shown instead of a value. */
export const HIDDEN = '•••';
/** Headers whose values are shown: they describe the format and never hold a secret. */
const OPEN_HEADERS = ['accept', 'accept-language', 'content-type', 'soapaction'];

/** Returns a URL with the values of its query and the secrets in its path masked. */
export function maskedUrl(text: string, secrets: string[]): string {
	const { origin, pathname, searchParams } = new URL(text);
	const path = redact(redact(pathname, secrets), secrets.map(encodeURIComponent));
	const names = [...searchParams.keys()].map((name) => `${name}=${HIDDEN}`);
	return `${origin}${path}${names.length === 0 ? '' : `?${names.join('&')}`}`;
}

/**
 * Scheme names in `Authorization`, which are shown: those of IANA's registry of HTTP authentication
 * schemes and of well-known APIs. Any other word is masked, because it can be part of a passphrase.
 */
const SCHEMES =
	/^(?:basic|bearer|digest|dpop|gnap|hoba|mutual|negotiate|oauth|privatetoken|scram-sha-(?:1|256)|vapid|api-?key|ar-jwt|aws4-hmac-sha256|client-id|genie-?key|hawk|hmac|jwt|key|mac|ntlm|pveapitoken|session|shared-?key|splunk|sso-key|token|zoho-oauthtoken)$/i;

/** Returns a header's value with its secrets masked, such as `Bearer •••` or `SID=•••`. */
export function maskedHeader(name: string, value: string): string {
	const lower = name.toLowerCase();
	if (OPEN_HEADERS.includes(lower)) return value.replace(/boundary=.*/, `boundary=${HIDDEN}`);
	if (lower === 'cookie') return maskedCookies(value);
	const scheme = /^(\S+) +\S/.exec(value)?.[1] ?? '';
	return lower === 'authorization' && SCHEMES.test(scheme) ? `${scheme} ${HIDDEN}` : HIDDEN;
}

/** Masks the values of cookies. A pair without "=" is only a value (RFC 6265bis section 5.2). */
function maskedCookies(line: string): string {
	const names = line.split(';').map((pair) => /^([^=]*)=/.exec(pair)?.[1]);
	return names.map((name) => (name === undefined ? HIDDEN : `${name.trim()}=${HIDDEN}`)).join('; ');
}

/** Describes a body by its format and the names of its fields. */
export function maskedBody({ body, headers }: FlowRequest): string {
	if (body === undefined || body === '') return 'no body';
	const names = namesIn(body);
	if (names !== undefined) return `${names.kind} with ${names.list.join(', ')}`;
	const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
	return `${body.length} characters of ${type?.[1].split(';')[0] ?? 'text'}`;
}

function namesIn(body: string): { kind: string; list: string[] } | undefined {
	try {
		const parsed: unknown = JSON.parse(body);
		if (isFields(parsed)) return { kind: 'JSON', list: Object.keys(parsed) };
		return undefined;
	} catch {
		if (!/^[^=&<\s]+=[^\n]*$/.test(body)) return undefined;
		return { kind: 'a form', list: [...new URLSearchParams(body).keys()] };
	}
}
