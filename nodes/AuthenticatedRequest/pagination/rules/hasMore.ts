import type { CallAnswer } from '../../call/callTypes';
import type { PaginationSettings } from './settings';
import { valueIn } from './valueIn';

/** Values that mean the same as true and false. */
const ALIKE: Record<string, string[]> = {
	false: ['false', '0', 'no', 'n', 'f', 'off'],
	true: ['true', '1', 'yes', 'y', 't', 'on'],
};
const NOTHING = ['', 'null'];

/**
 * True if an answer says that there are more pages; undefined if it says nothing about it. The
 * value at More Path is compared with Value at the End, which can be several values separated by
 * `|`.
 */
export function hasMore(
	answer: CallAnswer,
	{ morePath, moreEnd = 'false' }: PaginationSettings,
): boolean | undefined {
	if (!morePath) return undefined;
	const value = valueIn(answer, morePath);
	const ends = moreEnd
		.split('|')
		.map((word) => word.trim().toLowerCase())
		.flatMap((word) => (Object.hasOwn(ALIKE, word) ? ALIKE[word] : [word]));
	if (value === undefined || value === null || value === '')
		return ends.some((word) => NOTHING.includes(word)) ? false : undefined;
	return !ends.includes(String(value).trim().toLowerCase());
}
