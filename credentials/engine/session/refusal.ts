/** Whether a provider's answer refuses the login, however it says so. */
import {
	asObject,
	commonFailure,
	isHtml,
	isTransientStatus,
	retryAfterMs,
	statusOf,
} from '../answers';
import { loginRefused, type TokenFlowError, unreadableAnswer } from '../errors';
import {
	asksForPassword,
	barsLogin,
	blamesLogin,
	blamingLine,
	mayBarLogin,
	saysWhatIsWrong,
} from '../failure/loginWords';
import { cureOf } from '../failure/refusalCures';
import { refusalWords } from '../failure/refusalWords';
import { maskedAnswer, maskedWords } from '../maskedAnswer';
import { issuedIn } from '../masking/issued';
import { quote } from '../secrets';
import type { HttpAnswer, LoginSource, TokenFlow } from '../tokenFlow';
import { isObject } from '../values';
import { bodyOf } from '../formats/textFields';
import { faultIn } from '../formats/xml';

/**
 * Throws unless the answer to a step of the login is a success that can be read.
 *
 * @param sent what must not show; what the answer issues is added
 * @param happened what a refusal means
 * @param address where the login went, without secrets
 */
export function requireSuccess(
	flow: TokenFlow,
	source: LoginSource,
	origin: string,
	answer: HttpAnswer,
	sent: string[],
	happened: string,
	address?: string,
): void {
	const secrets = [...sent, ...issuedIn(answer)];
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
		oAuth2Error(each) ??
		redirectToFailure(each) ??
		pageOfRefusal(each, source.acceptsRedirect?.(each) ?? false);
	const failure = maskedWords(failureOf, answer, secrets);
	if (failure !== undefined)
		throw refused(flow, source, answer, failure, secrets, happened, address);
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
	sent: string[],
	happened: string,
): TokenFlowError | undefined {
	const secrets = [...sent, ...issuedIn(answer)];
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
	address?: string,
) {
	const error = loginRefused(
		flow.provider,
		answer.status,
		quote(faultIn(maskedAnswer(answer, secrets).body) ?? words, secrets),
		refusalHint(flow, source, answer, words, address),
		happened,
	);
	// It can be a failure all the same: a token that still lives is used on.
	if (isTransientStatus(answer.status)) error.mayPass = true;
	// Seconds, or a date by the provider's own clock.
	const { date, 'retry-after': pause } = answer.headers;
	error.retryAfterMs = retryAfterMs(pause, Date.parse(date) || 0);
	return error;
}

const BARRED =
	'The API bars logins of this user, key or address for now: wait as long as it says or have it lifted there, and check user name, password or key before the next try.';

const MAYBE_BARRED =
	' If they are right, the API may bar this user for now: wait as long as it says, or have it lifted there.';

const CHECK_LOGIN =
	'Check the user name, password or key and the other login fields in the credential.';

/** The advice to look at what was entered, by the names of its fields if the flow knows them. */
const checkLogin = ({ loginFields }: TokenFlow) =>
	loginFields === undefined ? CHECK_LOGIN : `Check ${loginFields} in the credential.`;

const BLANKS = ' A password or key begins or ends with a blank: was it copied along?';

/** White space around a password, other than the line break that ends a key of several lines. */
const hasBlanksAround = (secret: string) => secret !== secret.trim() && !/\n./.test(secret);

function refusalHint(
	flow: TokenFlow,
	source: LoginSource,
	answer: HttpAnswer,
	words: string,
	address?: string,
): string {
	if (mayBarLogin(answer)) return `${checkLogin(flow)}${MAYBE_BARRED}`;
	if (barsLogin(answer)) return BARRED;
	const cure = cureOf(answer.status, words);
	if (cure !== undefined) return cure;
	const isElsewhere = [404, 405].includes(statusOf(flow, answer)) || isHtml(answer);
	if (answer.status >= 400 && isElsewhere && !blamesLogin(answer)) return checkUrl(flow);
	if (source.refusalAdvice !== undefined) return source.refusalAdvice;
	const blanks = flow.secrets.some(hasBlanksAround) ? BLANKS : '';
	// Many an API answers so at any address of its own that is none of the login's.
	const mayBeElsewhere = [401, 403].includes(answer.status) && !saysWhatIsWrong(answer);
	const elsewhere =
		address === undefined || !mayBeElsewhere
			? ''
			: ` If they are right, check ${flow.urlFields}: the login went to ${address}.`;
	return `${checkLogin(flow)}${blanks}${elsewhere}`;
}

/** JSON with anything in it, or XML that is not a page. */
function isErrorBody(body: unknown): boolean {
	if (typeof body === 'string') return /^\s*<(?!!doctype html|html)/i.test(body);
	return isObject(body) && Object.keys(body).length > 0;
}

/** RFC 6749 section 5.2, as JSON or, as some servers have it, as a form. */
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
