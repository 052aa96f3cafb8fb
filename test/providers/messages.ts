import type { Answer, Outcome, RecordedCall } from './types';

/** A JSON answer. */
export function json(status: number, value: unknown): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8' },
		body: JSON.stringify(value),
	};
}

/** True if the request's media type is `type`. Parameters such as the charset are ignored. */
export function hasType(call: RecordedCall, type: string): boolean {
	return (call.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase() === type;
}

/** True if the body is declared as form-encoded. */
export function isForm(call: RecordedCall): boolean {
	return hasType(call, 'application/x-www-form-urlencoded');
}

/** The fields of a form-encoded body. */
export function formFields(call: RecordedCall): Record<string, string> {
	return Object.fromEntries(new URLSearchParams(call.body));
}

/** True if a form asks for a token by refresh token (RFC 6749 section 6). */
export function isRefreshGrant(call: RecordedCall): boolean {
	return formFields(call).grant_type === 'refresh_token';
}

/**
 * The fields of a JSON object body. Undefined if it is not a JSON object, or not declared as JSON.
 */
export function jsonFields(call: RecordedCall): Record<string, unknown> | undefined {
	if (!hasType(call, 'application/json')) return undefined;
	try {
		const value: unknown = JSON.parse(call.body);
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
		return value as Record<string, unknown>;
	} catch {
		return undefined;
	}
}

/** The first of `names` that is not a non-empty string in `fields`. */
export function firstMissing(fields: Record<string, unknown>, names: string[]): string | undefined {
	return names.find((name) => typeof fields[name] !== 'string' || fields[name] === '');
}

/** The token of a `Bearer {token}` header (RFC 6750, section 2.1). */
export function bearerToken(header: string | string[] | undefined): string | undefined {
	if (typeof header !== 'string') return undefined;
	return /^Bearer (\S+)$/.exec(header)?.[1];
}

/** A refusal of the token endpoint (RFC 6749 section 5.2). */
export function oAuth2Error(
	status: number,
	code: string,
	description: string,
	outcome: Outcome = 'refusedLogin',
): Answer {
	return { ...json(status, { error: code, error_description: description }), outcome };
}
