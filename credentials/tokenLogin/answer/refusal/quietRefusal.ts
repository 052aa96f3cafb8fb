/** Refused logins that look like a success: a cookie or a session comes all the same. */
import { isHtml } from '../../../engine/answers';
import { plain } from '../../../engine/failure/names';
import { hasRefusingWord, reportsFailure } from '../../../engine/failure/reportsFailure';
import { failureWords } from '../../../engine/failure/words';
import { bodyOf } from '../../../engine/formats/textFields';
import type { HttpAnswer } from '../../../engine/tokenFlow';
import { isFields } from '../../../engine/values';

/** Fields that say whether somebody is logged in now. */
const LOGGED_IN =
	/^(?:is)?(?:auth|authenticated|authorized|authenticationsuccess(?:ful)?|login|logged(?:in)?|loginsuccess(?:ful)?|loginstatus|loginresult|success(?:ful)?|succeeded|ok)$/;
/** "Failed", "Access denied!", `LOGIN_FAILED`; a longer text says more than this. Characters. */
const MAX_WORD = 40;

/**
 * The words with which the last answer of a login refuses it though its status is that of a success;
 * undefined if it does not.
 *
 * @param isAside whether the token comes beside the body, in a cookie or a header. Then an error in the
 * body, a result that is false and a word that refuses count too.
 */
export function quietRefusal(answer: HttpAnswer, isAside: boolean): string | undefined {
	const body = bodyOf(answer);
	if (!isFields(body)) return isAside && !isHtml(answer) ? refusingWord(answer.body) : undefined;
	const { success, ok, result } = body as Record<string, unknown>;
	const denial = Object.entries(body).find(([name, value]) => denies(name, value));
	if (denial !== undefined) return failureWords(body) || denial.map(String).join(': ');
	if (!isAside) return undefined;
	if (result === false) return failureWords(body) || 'result: false';
	// As a code 0 can mean that all is well.
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
