import { failureWords } from '../../engine/answers';
import type { HttpAnswer } from '../../engine/tokenFlow';
import type { Settings } from '../settings/readSettings';
import { textRule } from './bodyText';
import { findInAnswer } from './findInAnswer';

/**
 * The words of a call that failed though its status says success, by a value in its answer or by its
 * text; undefined if it did not.
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
