import { isHtml } from '../../engine/answers';
import { failureWords } from '../../engine/failure/words';
import { commonFailure } from '../../engine/failure/answerWords';
import type { HttpAnswer } from '../../engine/tokenFlow';
import type { Settings } from '../settings/readSettings';
import { textRule } from './bodyText';
import { findInAnswer } from './findInAnswer';

/**
 * Makes a rule for calls that fail under a status of success. It looks at a value and at the text of the
 * answer, and returns the words of the failure; undefined if the call succeeded.
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

/** The words of a failure by HTTP status, those at the error path first; undefined for a success. */
export function failureWordsIn(settings: Settings, answer: HttpAnswer): string | undefined {
	const failure = commonFailure(answer);
	return failure === undefined ? undefined : (wordsAtErrorPath(settings, answer) ?? failure);
}

/** `step2.result`: what counts in the answer to one request of the login alone. */
const OF_STEP = /^step(\d+)(?:\.|(?=\[))(.+)$/;

/**
 * A login can fail under HTTP 200: the field for success, or the one for an error, says so.
 *
 * @param isPageWanted whether a web page can be the answer to a login; else one says nothing about it,
 * since it comes from another address
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
