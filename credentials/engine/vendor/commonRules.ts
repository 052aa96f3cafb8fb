/** Rules that several providers share. */
import { asObject } from '../answers';
import { commonFailure } from '../failure/answerWords';
import type { Attachment, GrantFields, HttpAnswer, TestCall } from '../tokenFlow';

/** Sends a token as a bearer token (RFC 6750 section 2.1). */
export function bearer(token: string): Attachment {
	return { kind: 'headers', headers: { Authorization: `Bearer ${token}` } };
}

/** Whether the status is 401: the request lacks valid credentials (RFC 9110 section 15.5.2). */
export function status401(answer: HttpAnswer): boolean {
	return answer.status === 401;
}

/** Returns the words of a failure, for an API that reports it by the HTTP status alone. */
export function apiErrorIn(answer: HttpAnswer): string | undefined {
	return commonFailure(answer);
}

/**
 * Reads the fields of a token answer (RFC 6749 section 5.1, and Keycloak's `refresh_expires_in`).
 */
export function oAuth2Grant(body: unknown): GrantFields {
	const fields = asObject(body);
	return {
		token: fields.access_token,
		expiresIn: fields.expires_in,
		refreshToken: fields.refresh_token,
		refreshExpiresIn: fields.refresh_expires_in,
	};
}

/** Returns the test call for a path, judged like any call. Undefined for an empty path. */
export function testPathCall(path: string, advice?: string): TestCall | undefined {
	return path === '' ? undefined : { path: () => path, shownPath: path, advice };
}
