/** Signs that an answer refuses a login, or may, apart from its status and the flow's own rules. */
import { asObject, isHtml, statusOf } from '../../answers';
import { commonFailure } from '../../failure/answerWords';
import { asksForPassword, blamingLine, speaksOfTrouble } from '../../failure/loginWords';
import { bodyOf } from '../../formats/textFields';
import { faultIn } from '../../formats/xml';
import type { HttpAnswer, LoginSource, TokenFlow } from '../../tokenFlow';
import { isObject } from '../../values';

/**
 * Returns the words of a refusal that a SOAP fault, an OAuth error, a redirect or a web page shows.
 * Undefined if there is none.
 *
 * @param isPageExpected whether a successful login gives a page or a redirect, as after a form
 */
export function signOfRefusal(answer: HttpAnswer, isPageExpected: boolean): string | undefined {
	return (
		faultIn(answer.body) ??
		oAuth2Error(answer) ??
		redirectToFailure(answer) ??
		pageOfRefusal(answer, isPageExpected)
	);
}

/**
 * Whether an answer with HTTP 500 is a refusal and not a failure. SOAP reports every fault with 500
 * (SOAP 1.1 section 6.2), and many ERP systems report a wrong password so. A failure that passes by
 * itself comes from a gateway (502 to 504), has a `Retry-After`, or has a body that is neither JSON
 * nor XML.
 */
export function refusesBy500({ status, headers, body }: HttpAnswer): boolean {
	if (status !== 500 || headers['retry-after'] !== undefined) return false;
	return faultIn(body) !== undefined || isErrorBody(body);
}

/**
 * Whether an answer may refuse a wrong password or a locked user, although no known words say so.
 * This holds only for APIs whose refusals nobody has described. The answer is 500 or 429, or has
 * words that name no trouble of the server, and has no `Retry-After`. Further attempts would count
 * against the account.
 */
export function mayBeRefusal(flow: TokenFlow, source: LoginSource, answer: HttpAnswer): boolean {
	if (source.refusesInAnyWay !== true || answer.headers['retry-after'] !== undefined) return false;
	if ([500, 429].includes(statusOf(flow, answer))) return true;
	const words = isHtml(answer) ? '' : (commonFailure(answer) ?? '');
	return words !== '' && !speaksOfTrouble(answer);
}

/**
 * Returns the words of an OAuth 2.0 error (RFC 6749 section 5.2), as JSON or, from some servers, as
 * a form.
 */
function oAuth2Error(answer: HttpAnswer): string | undefined {
	const { error, error_description: description } = asObject(bodyOf(answer));
	if (typeof error !== 'string' || error === '') return undefined;
	if (typeof description === 'string' && description !== '') return `${error}: ${description}`;
	return OAUTH2_CODES.includes(error) ? error : undefined;
}

const OAUTH2_CODES = [
	'invalid_request',
	'invalid_client',
	'invalid_grant',
	'unauthorized_client',
	'unsupported_grant_type',
	'invalid_scope',
	'access_denied',
];

/** Paths of pages for failures: `/loginFailed.jsp`, `/errors/401.html`, `/auth/denied`. */
const FAILURE_PATH =
	/(?:log-?(?:in|on)|sign-?in|auth)[\w/-]*(?:fail|err|denied|invalid)|(?:fail(?:ed|ure)?|errors?|denied|invalid)[\w/-]*(?:log-?(?:in|on)|sign-?in|auth|40[13])|\/(?:fail(?:ed|ure)?|error|denied|invalid|unauthori[sz]ed)(?:\.\w{1,5})?\/?$/i;

/**
 * Returns the words for a failed form login that redirects to its form or to an error page:
 * `/login?error`, `/signin?failed=1`.
 */
export function redirectToFailure({ status, headers }: HttpAnswer): string | undefined {
	const { location = '' } = headers;
	if (status < 300 || status >= 400 || !URL.canParse(location, 'http://x')) return undefined;
	const { pathname, searchParams } = new URL(location, 'http://x');
	const name = [...searchParams].find(
		([key, value]) => /error|fail/i.test(key) && !/^(0|false|no|none)$/i.test(value),
	)?.[0];
	if (name !== undefined) return `a redirect to ${pathname}?${name}`;
	return FAILURE_PATH.test(pathname) ? `a redirect to ${pathname}` : undefined;
}

/**
 * Returns the words of a web page that refuses the login. If a page is expected, as after a form,
 * it is a refusal only if it asks for the password again.
 */
function pageOfRefusal(answer: HttpAnswer, isExpected: boolean): string | undefined {
	if (!isHtml(answer) || (isExpected && !asksForPassword(answer))) return undefined;
	return blamingLine(answer);
}

/** Whether a body is JSON that is not empty, or XML that is not a web page. */
function isErrorBody(body: unknown): boolean {
	if (typeof body === 'string') return /^\s*<(?!!doctype html|html)/i.test(body);
	return isObject(body) && Object.keys(body).length > 0;
}
