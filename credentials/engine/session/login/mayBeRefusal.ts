/** Whether a failure that looks like one of the server may be a refusal: then another attempt can lock an account. */
import { isHtml, statusOf } from '../../answers';
import { commonFailure } from '../../failure/answerWords';
import { speaksOfTrouble } from '../../failure/loginWords';
import { faultIn } from '../../formats/xml';
import type { HttpAnswer, LoginSource, TokenFlow } from '../../tokenFlow';
import { isObject } from '../../values';

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

/** JSON with anything in it, or XML that is not a page. */
function isErrorBody(body: unknown): boolean {
	if (typeof body === 'string') return /^\s*<(?!!doctype html|html)/i.test(body);
	return isObject(body) && Object.keys(body).length > 0;
}
