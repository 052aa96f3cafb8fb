import type { HttpAnswer } from '../../engine/tokenFlow';
import type { Settings } from '../settings/readSettings';
import { wrongField } from '../template/wrongField';
import { findInAnswer } from './findInAnswer';
import { textRule } from './bodyText';
import { saysTokenIsDead } from './deadToken';

/**
 * Makes a rule that is true if an answer proves that the token was rejected: by its status, by a
 * value in it, or by its text. If the credential describes nothing, HTTP 401 proves it, or an
 * answer that says so itself.
 */
export function rejectionRule(rejected: Settings['rejected']): (answer: HttpAnswer) => boolean {
	const isDescribed = rejected.statuses !== '';
	const statuses = (rejected.statuses || '401')
		.split(/[\s,]+/)
		.filter((text) => text !== '')
		.map(Number);
	if (statuses.some((status) => !(status >= 100 && status <= 599)))
		throw wrongField('Rejected Statuses', 'must be HTTP statuses such as 401, 403');
	const values = rejected.value.split('|').map((value) => value.trim());
	const hasText = textRule('Rejected Text', rejected.text);
	return (answer) => {
		if (statuses.includes(answer.status) || hasText(answer)) return true;
		if (!isDescribed && saysTokenIsDead(answer)) return true;
		if (rejected.path === '') return false;
		const found = findInAnswer(answer, 'auto', rejected.path);
		if (found === undefined) return false;
		return rejected.contains
			? values.some((value) => found.includes(value))
			: values.includes(found);
	};
}
