/**
 * Recognizes refused logins that look like a success because they still give a cookie or a session.
 */
import { isHtml } from '../../../engine/answers';
import { plain } from '../../../engine/failure/names';
import { hasRefusingWord, reportsFailure } from '../../../engine/failure/reportsFailure';
import { failureWords } from '../../../engine/failure/words';
import { bodyOf } from '../../../engine/formats/textFields';
import type { HttpAnswer } from '../../../engine/tokenFlow';
import { isFields } from '../../../engine/values';

/** Names of fields that say whether a user is logged in now. */
const LOGGED_IN =
	/^(?:is)?(?:auth|authenticated|authorized|authenticationsuccess(?:ful)?|login|logged(?:in)?|loginsuccess(?:ful)?|loginstatus|loginresult|success(?:ful)?|succeeded|ok)$/;
/**
 * Characters. "Failed", "Access denied!" and `LOGIN_FAILED` are refusals; a longer text is not
 * taken for one.
 */
const MAX_WORD = 40;

/**
 * The words with which the last answer of a login refuses it although its status means success.
 * Undefined if it does not refuse.
 *
 * @param isAside whether the token comes in a cookie or a header, not in the body. Then an error in
 * the body, a false result and a refusing word count too.
 */
export function quietRefusal(answer: HttpAnswer, isAside: boolean): string | undefined {
	const body = bodyOf(answer);
	if (!isFields(body)) return isAside && !isHtml(answer) ? refusingWord(answer.body) : undefined;
	const { success, ok, result } = body as Record<string, unknown>;
	const denial = Object.entries(body).find(([name, value]) => denies(name, value));
	if (denial !== undefined) return failureWords(body) || denial.map(String).join(': ');
	if (!isAside) return undefined;
	if (result === false) return failureWords(body) || 'result: false';
	// 0 can also be a code that means success.
	if (success === 0 || ok === 0 || !reportsFailure(body)) return undefined;
	return failureWords(body) || 'the answer reports an error';
}

const denies = (name: string, value: unknown) =>
	LOGGED_IN.test(plain(name)) &&
	(value === false || (typeof value === 'string' && (/^false$/i.test(value) || isRefusing(value))));

const isRefusing = (text: string) => text.length <= MAX_WORD && hasRefusingWord(text);

function refusingWord(body: unknown): string | undefined {
	return typeof body === 'string' && isRefusing(body.trim()) ? body.trim() : undefined;
}
