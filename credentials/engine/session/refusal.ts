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
	speaksOfTrouble,
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
 * @param sent secrets that were sent; those that the answer issues are added here
 * @param happened the words of an error for what was refused
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
	if (source.isSuccess?.(answer) === true) return;
	const secrets = [...sent, ...issuedIn(answer)];
	const isRedirect = answer.status >= 300 && answer.status < 400;
	if (isRedirect && !source.acceptsRedirect?.(answer) && redirectToFailure(answer) === undefined) {
		const to = quote(answer.headers.location ?? 'elsewhere', secrets);
		throw unreadableAnswer(
			flow.provider,
			origin,
			`with a redirect to ${to}, which is not followed because the login carries a password`,
			checkUrl(flow),
		);
	}
	const failureOf = (each: HttpAnswer) =>
		(source.failureIn ?? flow.failureIn)(each) ??
		commonFailure(each) ??
		faultIn(each.body) ??
		oAuth2Error(each) ??
		redirectToFailure(each) ??
		pageOfRefusal(each, source.acceptsRedirect?.(each) ?? false) ??
		source.quietRefusalIn?.(each);
	const failure = maskedWords(failureOf, answer, secrets);
	if (failure !== undefined)
		throw refused(flow, source, answer, failure, secrets, happened, address);
	if (isHtml(answer) && !source.acceptsRedirect?.(answer))
		throw unreadableAnswer(
			flow.provider,
			origin,
			'with a web page instead of a token',
			asksForPassword(answer) ? `${PASSWORD_PAGE} ${checkUrl(flow)}` : checkUrl(flow),
		);
}

const PASSWORD_PAGE =
	'The page asks for a password: many APIs answer like this if the user name or password is wrong.';

/** For an answer with a status of success but no token: the refusal that its words mean, if any. */
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

/**
 * Whether an answer may be that of a wrong password, or of a lock, though it does not say so in words that
 * are known: 500 or 429, or another failure in words of its own that name no trouble, without a time to
 * come back, from an API whose refusals nobody has described. Further attempts would count against the
 * account.
 */
export function mayBeRefusal(flow: TokenFlow, source: LoginSource, answer: HttpAnswer): boolean {
	if (source.refusesInAnyWay !== true || answer.headers['retry-after'] !== undefined) return false;
	if ([500, 429].includes(statusOf(flow, answer))) return true;
	const words = isHtml(answer) ? '' : (commonFailure(answer) ?? '');
	return words !== '' && !speaksOfTrouble(answer);
}

/** The advice to check the address of the login. */
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
	// By its status it may be a passing failure, so a token that is still live stays in use.
	if (isTransientStatus(answer.status)) error.mayPass = true;
	// Seconds, or a date by the provider's own clock.
	const { date, 'retry-after': pause } = answer.headers;
	error.retryAfterMs = retryAfterMs(pause, Date.parse(date) || 0);
	return error;
}

const BARRED =
	'The API blocks logins of this user, key or address for now. Wait as long as it says, or have the block lifted there, and check the user name, password or key before the next try.';

const MAYBE_BARRED =
	' If they are right, the API may block this user for now: wait as long as it says, or have the block lifted there.';

const CHECK_LOGIN =
	'Check the user name, password or key and the other login fields in the credential.';

/** The advice to look at what was entered, by the names of its fields if the flow knows them. */
const checkLogin = ({ loginFields }: TokenFlow) =>
	loginFields === undefined ? CHECK_LOGIN : `Check ${loginFields} in the credential.`;

const BLANKS = ' A password or key begins or ends with a space: was it copied by mistake?';

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
	// Many APIs answer so at every address that is not their login's.
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

/** Addresses of pages for failures: `/loginFailed.jsp`, `/errors/401.html`, `/auth/denied`. */
const FAILURE_PATH =
	/(?:log-?(?:in|on)|sign-?in|auth)[\w/-]*(?:fail|err|denied|invalid)|(?:fail(?:ed|ure)?|errors?|denied|invalid)[\w/-]*(?:log-?(?:in|on)|sign-?in|auth|40[13])|\/(?:fail(?:ed|ure)?|error|denied|invalid|unauthori[sz]ed)(?:\.\w{1,5})?\/?$/i;

/** A failed form login redirects to the form itself: `/login?error`, `/signin?failed=1`. */
function redirectToFailure({ status, headers }: HttpAnswer): string | undefined {
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
 * The words of a web page that refuses the login. If a page is to be expected, as after a form, it is a
 * refusal only if it asks for the password again.
 */
function pageOfRefusal(answer: HttpAnswer, isExpected: boolean): string | undefined {
	if (!isHtml(answer) || (isExpected && !asksForPassword(answer))) return undefined;
	return blamingLine(answer);
}
