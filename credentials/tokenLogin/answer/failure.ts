import { isHtml } from '../../engine/answers';
import { failureWords } from '../../engine/failure/words';
import { commonFailure } from '../../engine/failure/answerWords';
import type { HttpAnswer } from '../../engine/tokenFlow';
import type { Settings } from '../settings/readSettings';
import { textRule } from './bodyText';
import { findInAnswer } from './findInAnswer';

/**
 * Makes a rule for calls that fail although their status means success. It checks a value and the
 * text of the answer. It returns the API's words about the failure; undefined if the call
 * succeeded.
 */
export function hiddenFailureRule({
	failed,
	errorPath,
}: Settings): (answer: HttpAnswer) => string | undefined {
	if (failed === undefined) return () => undefined;
	const values = failed.value.split('|').map((value) => value.trim());
	const hasText = textRule('Failed Text', failed.text);
	const saysSo = (answer: HttpAnswer): boolean => {
		const found = failed.path === '' ? undefined : findInAnswer(answer, 'auto', failed.path);
		if (found === undefined) return false;
		if (failed.value === '') return true;
		switch (failed.match) {
			case 'contains':
				return values.some((value) => found.includes(value));
			case 'differs':
				return !values.includes(found);
			default:
				return values.includes(found);
		}
	};
	return (answer) => {
		if (!saysSo(answer) && !hasText(answer)) return undefined;
		const path = failed.wordsPath || errorPath;
		const own = path === '' ? undefined : findInAnswer(answer, 'auto', path);
		return own ?? (failureWords(answer.body) || 'the answer says that the call failed');
	};
}

/**
 * The API's words about a failure by HTTP status, preferably those at the error path. Undefined for
 * a success.
 */
export function failureWordsIn(settings: Settings, answer: HttpAnswer): string | undefined {
	const failure = commonFailure(answer);
	return failure === undefined ? undefined : (wordsAtErrorPath(settings, answer) ?? failure);
}

/** Matches a success path that applies to the answer of one login request only: `step2.result`. */
const OF_STEP = /^step(\d+)(?:\.|(?=\[))(.+)$/;

/**
 * The API's words if a login failed; undefined if it did not. It can fail with HTTP 200: then the
 * success path or the error path says so.
 *
 * @param isPageWanted whether a web page can be the answer to a login; if not, a page says nothing
 * about the login, because it comes from another address
 * @param step the number of the login's request, from 1; undefined for a renewal
 */
export function loginFailure(
	settings: Settings,
	answer: HttpAnswer,
	isPageWanted = false,
	step?: number,
): string | undefined {
	const byStatus = failureWordsIn(settings, answer);
	if (byStatus !== undefined) return byStatus;
	const { success } = settings;
	const words = wordsAtErrorPath(settings, answer);
	if (success.path === '') return words;
	const [, ofStep, path = success.path] = OF_STEP.exec(success.path.trim()) ?? [];
	if (ofStep !== undefined && Number(ofStep) !== step) return words;
	const found = findInAnswer(answer, 'auto', path);
	const isSuccess = success.value === '' ? found !== undefined : found === success.value;
	if (isSuccess) return undefined;
	const isStrangePage = !isPageWanted && isHtml(answer);
	if (isStrangePage && found === undefined && words === undefined) return undefined;
	return (
		(words ?? failureWords(answer.body)) || `${success.path} is ${found ?? 'not in the answer'}`
	);
}

function wordsAtErrorPath({ errorPath }: Settings, answer: HttpAnswer): string | undefined {
	return errorPath === '' ? undefined : findInAnswer(answer, 'auto', errorPath);
}
