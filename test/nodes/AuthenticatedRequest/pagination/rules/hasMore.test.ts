/** Whether an answer says that there are more pages. */
import { hasMore } from '../../../../../nodes/AuthenticatedRequest/pagination/rules/hasMore';
import { answerOf } from './answer';

it.each<[unknown, string | undefined, boolean | undefined]>([
	[true, undefined, true],
	[false, undefined, false],
	['False', undefined, false],
	[' no ', undefined, false],
	[0, undefined, false],
	['0', undefined, false],
	['NO', 'FALSE', false],
	['yes', undefined, true],
	['never', undefined, true],
	[1, undefined, true],
	[true, 'true', false],
	['1', 'true', false],
	['Yes', ' true ', false],
	[false, 'true', true],
	['done', 'done', false],
	['DONE', 'end | done', false],
	['end', 'end|done', false],
	['no', 'end|done', true],
	['more', 'end|done', true],
	['constructor', 'constructor', false],
	[undefined, undefined, undefined],
	[null, undefined, undefined],
	['', undefined, undefined],
	[undefined, 'null', false],
	[null, 'false|null', false],
	['', '', false],
	['x', '', true],
	[null, 'true', undefined],
])('%j with the end %j: %j', (more, moreEnd, expected) => {
	expect(hasMore(answerOf({ more }), { morePath: 'more', moreEnd })).toBe(expected);
});

it('nothing is said where no path is given', () => {
	expect(hasMore(answerOf({ '': true, more: true }), {})).toBeUndefined();
	expect(hasMore(answerOf({ '': true }), { morePath: '' })).toBeUndefined();
});
