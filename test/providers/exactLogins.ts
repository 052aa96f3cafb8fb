/** Shared parts of exact logins (`ExactLogin`). */

/** An address without a server. */
export const HOST = 'https://api.example.com';
/** A UUID. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Headers of a login, and of the call after it. */
export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
export const JSON_TYPE = { 'content-type': 'application/json' };
export const BEARER = { headers: { Authorization: 'Bearer T' } };

/** Who logs in. */
export const USER = { username: 'ada', password: 'p"ä&s w+' };
/** The answer of a token endpoint (RFC 6749 section 5.1). */
export const OAUTH_ANSWER = { access_token: 'T', expires_in: 300 };
