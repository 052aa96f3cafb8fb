import { plain, withWordsApart } from './names';
import { isFields, isObject } from '../values';

/** Names of fields for failures. A value such as "none" or 0 says that there was no failure. */
const FAILURES =
	/^(err(or)?s?|faults?|exception|err(or)?list|error(code|id|no|number|message|messages|msg|desc|descr|description|details?|text|info)|errcode|errno|errmsg|fault(string|code))$/;
/** Names of fields that say whether the call succeeded. */
const SUCCESS = /^(success|successful|succeeded|issuccess|ok)$/;
/** Names of fields whose text is the outcome. */
const STATES = /^(status|result|state|outcome)$/;
const FAILED = /^(error|errors|err|fail|failed|failure|fault|nok|ko|exception)$/i;
const NO_FAILURE = /^(|0+|false|null|none|no|no ?errors?|ok|success(ful)?|succeeded)$/i;
const NO_SUCCESS = /^(false|0|no|nok|ko)$/i;
const REFUSING =
	/\b(invalid|incorrect|wrong|denied|fail(s|ed|ing|ure)?|err(ors?)?|nok|unauthori[sz]ed|forbidden|locked|disabled|blocked|expired|rejected|refused|not? (found|match|valid|allowed|authori[sz]ed)|bad|unknown)\b/i;

/** Whether one of the fields of parsed JSON reports a failure, whatever the HTTP status. */
export function reportsFailure(body: unknown): boolean {
	if (!isFields(body)) return false;
	return Object.entries(body).some(([name, value]) => {
		const field = plain(name);
		if (FAILURES.test(field)) return isSaid(value);
		if (SUCCESS.test(field)) return NO_SUCCESS.test(textOf(value));
		return STATES.test(field) && typeof value === 'string' && FAILED.test(value.trim());
	});
}

/** Whether a field that exists only for failures, such as `error`, reports one. */
export function namesFailure(body: unknown): boolean {
	if (!isFields(body)) return false;
	return Object.entries(body).some(([name, value]) => FAILURES.test(plain(name)) && isSaid(value));
}

/**
 * Whether a field reports a failure down to four levels deep, as in GraphQL's `data.login.errors`.
 */
export function reportsFailureWithin(body: unknown, depth = 4): boolean {
	if (!isObject(body)) return false;
	if (reportsFailure(body)) return true;
	return depth > 0 && Object.values(body).some((part) => reportsFailureWithin(part, depth - 1));
}

function isSaid(value: unknown): boolean {
	if (isObject(value)) return Object.values(value).some((part) => isSaid(part));
	return !NO_FAILURE.test(textOf(value));
}

function textOf(value: unknown): string {
	return isObject(value) ? 'object' : String(value ?? '').trim();
}

/** Whether a text has a word for a refusal: "Login failed", `ACCESS_DENIED`, `ERR5`. */
export function hasRefusingWord(text: string): boolean {
	const words = withWordsApart(text.replace(/[_\d-]+/g, ' '));
	return REFUSING.test(words);
}
