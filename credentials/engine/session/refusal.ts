/** Whether a provider's answer refuses the login, however it says so. */
import {
	asObject,
	commonFailure,
	failureWords,
	isHtml,
	isTransientStatus,
	retryAfterMs,
	statusOf,
} from '../answers';
import { loginRefused, type TokenFlowError, unreadableAnswer } from '../errors';
import { asksForPassword, barsLogin, blamesLogin, blamingLine } from '../failure/loginWords';
import { reportsFailureWithin } from '../failure/reportsFailure';
import { maskedAnswer, maskedWords } from '../maskedAnswer';
import { quote } from '../secrets';
import type { HttpAnswer, LoginSource, TokenFlow } from '../tokenFlow';
import { isFields, isObject } from '../values';
import { faultIn, readXml } from '../formats/xml';

/**
 * Throws unless the answer to a step of the login is a success that can be read.
 *
 * @param happened what a refusal means
 */
export function requireSuccess(
	flow: TokenFlow,
	source: LoginSource,
	origin: string,
	answer: HttpAnswer,
	secrets: string[],
	happened: string,
): void {
	const isRedirect = answer.status >= 300 && answer.status < 400;
	if (isRedirect && !source.acceptsRedirect?.(answer)) {
		const to = quote(answer.headers.location ?? 'elsewhere', secrets);
		throw unreadableAnswer(
			flow.provider,
			origin,
			`with a redirect to ${to}, which is not followed with a password in hand`,
			checkUrl(flow),
		);
	}
	const failureOf = (each: HttpAnswer) =>
		(source.failureIn ?? flow.failureIn)(each) ??
		commonFailure(each) ??
		faultIn(each.body) ??
		oAuth2Error(each.body) ??
		redirectToFailure(each) ??
		pageOfRefusal(each, source.acceptsRedirect?.(each) ?? false);
	const failure = maskedWords(failureOf, answer, secrets);
	if (failure !== undefined) throw refused(flow, source, answer, failure, secrets, happened);
	if (isHtml(answer) && !source.acceptsRedirect?.(answer))
		throw unreadableAnswer(
			flow.provider,
			origin,
			'with a web page instead of a token',
			checkUrl(flow),
		);
}

/** A success by its status, but without a token: the refusal that it is in its own words, if any. */
export function refusedWithoutToken(
	flow: TokenFlow,
	source: LoginSource,
	answer: HttpAnswer,
	secrets: string[],
	happened: string,
): TokenFlowError | undefined {
	const words = maskedWords(refusalWords, answer, secrets);
	return words === undefined ? undefined : refused(flow, source, answer, words, secrets, happened);
}

/**
 * Whether an answer under HTTP 500 refuses rather than fails: SOAP reports every fault so (SOAP 1.1
 * section 6.2), and many an ERP system a wrong password. A failure that passes by itself comes from a
 * gateway (502 to 504), asks to come back (`Retry-After`), or has no words in a form of its own.
 */
export function refusesBy500({ status, headers, body }: HttpAnswer): boolean {
	if (status !== 500 || headers['retry-after'] !== undefined) return false;
	return faultIn(body) !== undefined || isErrorBody(body);
}

/** The advice to look at where the login goes. */
export const checkUrl = ({ urlFields }: TokenFlow) => `Check ${urlFields} in the credential.`;

function refused(
	flow: TokenFlow,
	source: LoginSource,
	answer: HttpAnswer,
	words: string,
	secrets: string[],
	happened: string,
) {
	const error = loginRefused(
		flow.provider,
		answer.status,
		quote(faultIn(maskedAnswer(answer, secrets).body) ?? words, secrets),
		refusalHint(flow, source, answer),
		happened,
	);
	// It can be a failure all the same: a token that still lives is used on.
	if (isTransientStatus(answer.status)) error.mayPass = true;
	// Seconds, or a date by the provider's own clock.
	const { date = '', 'retry-after': pause } = answer.headers;
	error.retryAfterMs = retryAfterMs(pause, Date.parse(date) || 0);
	return error;
}

const BARRED =
	'The API bars logins of this user, key or address for now: wait as long as it says or have it lifted there, and check user name, password or key before the next try.';

function refusalHint(flow: TokenFlow, source: LoginSource, answer: HttpAnswer): string {
	if (barsLogin(answer)) return BARRED;
	const isElsewhere = [404, 405].includes(statusOf(flow, answer)) || isHtml(answer);
	if (answer.status >= 400 && isElsewhere && !blamesLogin(answer)) return checkUrl(flow);
	if (source.refusalAdvice !== undefined) return source.refusalAdvice;
	return 'Check the user name, password or key and the other login fields in the credential.';
}

/** JSON with anything in it, or XML that is not a page. */
function isErrorBody(body: unknown): boolean {
	if (typeof body === 'string') return /^\s*<(?!!doctype html|html)/i.test(body);
	return isObject(body) && Object.keys(body).length > 0;
}

/** RFC 6749 section 5.2, as JSON or, as some servers have it, as a form. */
function oAuth2Error(body: unknown): string | undefined {
	const { error, error_description: description } = fieldsOf(body);
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

function fieldsOf(body: unknown): Record<string, unknown> {
	if (typeof body !== 'string' || !/^error=[^\s<>]{0,2000}$/.test(body.trim()))
		return asObject(body);
	return Object.fromEntries(new URLSearchParams(body.trim()));
}

/** A form login that fails leads back to itself: `/login?error`, `/signin?failed=1`. */
function redirectToFailure({ status, headers }: HttpAnswer): string | undefined {
	const { location = '' } = headers;
	if (status < 300 || status >= 400 || !URL.canParse(location, 'http://x')) return undefined;
	const { pathname, searchParams } = new URL(location, 'http://x');
	const name = [...searchParams].find(
		([key, value]) => /error|fail/i.test(key) && !/^(0|false|no|none)$/i.test(value),
	)?.[0];
	return name === undefined ? undefined : `a redirect to ${pathname}?${name}`;
}

/**
 * The words of a web page that refuses the login. Where a page is no surprise, as after a form, it must
 * ask for the password once more.
 */
function pageOfRefusal(answer: HttpAnswer, isExpected: boolean): string | undefined {
	if (!isHtml(answer) || (isExpected && !asksForPassword(answer))) return undefined;
	return blamingLine(answer);
}

const REFUSING =
	/\b(invalid|incorrect|wrong|denied|fail(s|ed|ing|ure)?|err(ors?)?|nok|unauthori[sz]ed|forbidden|locked|disabled|blocked|expired|rejected|refused|not? (found|match|valid|allowed|authori[sz]ed)|bad|unknown)\b/i;
/** Longer texts are pages or documents. */
const MAX_SENTENCE = 300;

/** What an answer without a token says against the login, if it does. */
function refusalWords({ body }: HttpAnswer): string | undefined {
	if (typeof body === 'string') {
		const text = body.trim();
		if (text.startsWith('<')) return refusalIn(readXml(text));
		// A long word could be a token that was not found.
		const isSentence = text !== '' && text.length <= MAX_SENTENCE && !/^[{[]|\S{24}/.test(text);
		return isSentence && REFUSING.test(inWords(text)) ? text : undefined;
	}
	return refusalIn(Array.isArray(body) ? body[0] : body);
}

function refusalIn(value: unknown): string | undefined {
	const words = failureWords(value);
	const fields = innermost(value);
	const { success, ok, status, result, error, errors } = fields;
	const isNo =
		[success, ok, status, result].some((each) => NO.test(String(each))) ||
		isFilled(error) ||
		isFilled(errors) ||
		// As a code it can mean that all is well.
		(success !== 0 && ok !== 0 && reportsFailureWithin(value)) ||
		(typeof status === 'string' && REFUSING.test(status)) ||
		REFUSING.test(words);
	return (isNo && (words || firstTexts(fields))) || undefined;
}

/** `LOGIN_FAILED`, `AccessDenied`, `ERR5` with spaces between the words. */
const inWords = (text: string) => text.replace(/[_\d-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');

const NO = /^(?:false|no|nok|ko)$/i;

/** The fields of an object that is not just the frame of another, as in XML. */
function innermost(value: unknown): Record<string, unknown> {
	const fields = asObject(value);
	const [only, second] = Object.values(fields);
	return second === undefined && isFields(only) ? (only as Record<string, unknown>) : fields;
}

const isFilled = (value: unknown) =>
	value === true ||
	(typeof value === 'string' && value !== '') ||
	(isObject(value) && Object.keys(value).length > 0);

function firstTexts(fields: Record<string, unknown>): string {
	const texts = Object.entries(fields)
		.filter(([name, value]) => typeof value === 'string' && !/^(jsonrpc|id)$/.test(name))
		.map(([, value]) => value);
	return texts.slice(0, 3).join(': ').slice(0, MAX_SENTENCE);
}
