/** Refused logins that look like a success: a cookie or a session comes all the same. */
import { isHtml } from '../../../engine/answers';
import { asksForPassword } from '../../../engine/failure/loginWords';
import { hasRefusingWord, reportsFailure } from '../../../engine/failure/reportsFailure';
import { plain } from '../../../engine/failure/names';
import { knownWords } from '../../../engine/failure/words';
import { bodyOf } from '../../../engine/formats/textFields';
import type { HttpAnswer } from '../../../engine/tokenFlow';
import { isFields } from '../../../engine/values';

/** Fields that say whether somebody is logged in now. */
const LOGGED_IN =
	/^(?:is)?(?:auth|authenticated|authorized|authenticationsuccess(?:ful)?|login|logged(?:in)?|loginsuccess(?:ful)?|loginstatus|loginresult|success(?:ful)?|succeeded|ok)$/;
/** "Failed", "Access denied!", `LOGIN_FAILED`; a longer text says more than this. Characters. */
const MAX_WORD = 40;
/** The last part of the address of a login's page: `/login`, `/wp-login.php`, `/users/sign_in`. */
const LOGIN_PAGE = /\/(?:[\w-]*-)?(?:log-?(?:in|on)|sign-?_?(?:in|on))(?:\.\w{1,5})?\/?$/i;

/**
 * The words with which the last answer of a login refuses it though its status is that of a success;
 * undefined if it does not.
 *
 * @param isAside whether the token comes beside the body, in a cookie or a header. Then an error in the
 * body, a word that refuses, the form that asks for the password again and the way back to it count too.
 */
export function quietRefusal(answer: HttpAnswer, isAside: boolean): string | undefined {
	const body = bodyOf(answer);
	if (isFields(body)) {
		const { success, ok } = body as Record<string, unknown>;
		// As a code 0 can mean that all is well.
		const reports = isAside && success !== 0 && ok !== 0 && reportsFailure(body);
		const denial = Object.entries(body).find(([name, value]) => denies(name, value));
		if (denial === undefined && !reports) return undefined;
		return knownWords(body) || (denial ? denial.map(String).join(': ') : 'the answer says so');
	}
	if (!isAside) return undefined;
	if (isHtml(answer))
		return comesAgain(answer) ? 'the page asks for the password again' : undefined;
	return refusingWord(answer.body) ?? backToLogin(answer);
}

const denies = (name: string, value: unknown) =>
	LOGGED_IN.test(plain(name)) &&
	(value === false || (typeof value === 'string' && (/^false$/i.test(value) || isRefusing(value))));

const isRefusing = (text: string) => text.length <= MAX_WORD && hasRefusingWord(text);

function refusingWord(body: unknown): string | undefined {
	return typeof body === 'string' && isRefusing(body.trim()) ? body.trim() : undefined;
}

/** A form with one password: where one is changed there are two or three. */
function comesAgain(answer: HttpAnswer): boolean {
	const fields = String(answer.body).match(/type\s*=\s*["']?password\b/gi) ?? [];
	return asksForPassword(answer) && fields.length === 1;
}

function backToLogin({ status, headers }: HttpAnswer): string | undefined {
	const { location = '' } = headers;
	if (status < 300 || status >= 400 || !URL.canParse(location, 'http://x')) return undefined;
	const { pathname } = new URL(location, 'http://x');
	return LOGIN_PAGE.test(pathname) ? `a redirect to ${pathname}` : undefined;
}
