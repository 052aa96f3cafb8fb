/** Items that come on two pages of a list, although no answer reveals that the list changed. */
import { RepeatedIds } from '../../../../../../nodes/AuthenticatedRequest/pagination/rules/end/repeatedIds';

const ids = (...all: unknown[]) => all.map((id) => ({ id }));

function hintOf(pages: unknown[][]): string | undefined {
	const repeated = new RepeatedIds();
	pages.forEach((list, index) => repeated.see(index + 1, list));
	return repeated.hint();
}

it.each<[string, unknown[][], string]>([
	['one item', [ids(1, 2), ids(3, 1)], 'The item with id 1 came twice, on pages 1 and 2:'],
	['some', [ids(1, 2), ids(3), ids(2, 1)], '2 items came twice, such as that with id 2 on pages'],
	['a text', [ids('a'), ids('b'), ids('a')], 'The item with id a came twice, on pages 1 and 3:'],
	['one that changed', [[{ id: 1, v: 1 }], [{ id: 1, v: 2 }]], 'The item with id 1 came twice'],
	['another name', [[{ _id: 'x' }], [{ _id: 'y' }, { _id: 'x' }]], 'The item with _id x came'],
	['an empty page first', [[], ids(1, 2), ids(3, 1)], 'The item with id 1 came twice'],
	[
		'a first one that is not that of each page',
		[ids(9, 1), ids(9, 2), ids(3, 4)],
		'The item with id 9',
	],
	['three times', [ids(1, 2), ids(3, 1), ids(1, 4)], '2 items came twice, such as'],
])('told: %s', (_what, pages, words) => {
	expect(hintOf(pages)).toContain(words);
});

it.each<[string, unknown[][]]>([
	['IDs of their own', [ids(1, 2), ids(3, 4)]],
	['a number and a text', [ids(1), ids('1')]],
	['IDs that a page has twice', [ids(1, 1), ids(2, 1)]],
	['the same later', [ids(1, 2), ids(3, 1), ids(5, 5)]],
	['a row with which each page begins', [ids('h', 1, 2), ids('h', 3, 4), ids('h')]],
	['a row with which each page ends', [ids(1, 2, 's'), ids(3, 's')]],
	['both', [ids('h', 1, 's'), ids('h', 2, 's')]],
	['records without IDs', [[{ name: 'a' }], [{ name: 'a' }]]],
	['an ID that is no value', [ids(null), ids(null), ids(''), ids(''), ids({}), ids({})]],
	['no records', [[1, 2], [2, 1], [null], [null]]],
	['inherited', [[Object.create({ id: 1 })], [Object.create({ id: 1 })]]],
])('not told: %s', (_what, pages) => {
	expect(hintOf(pages)).toBeUndefined();
});

it('a row with which each page begins is told by offset, where it is counted', () => {
	const repeated = new RepeatedIds(true);
	repeated.see(1, ids('h', 1, 2));
	repeated.see(2, ids('h', 4, 5));
	expect(repeated.hint()).toContain('The item with id h came twice');
});

it('a last page that turned out to be none repeats nothing', () => {
	const repeated = new RepeatedIds();
	repeated.see(1, ids(1, 2));
	repeated.see(2, ids(3, 1));
	repeated.see(3, ids(2));
	repeated.forgetLast();
	expect(repeated.hint()).toContain('The item with id 1 came twice');
});

it('knows the last IDs of a long list, not all of them', () => {
	const repeated = new RepeatedIds();
	const list = Array.from({ length: 50_000 }, (_each, index) => ({ id: index }));
	repeated.see(1, list);
	repeated.see(2, list.slice(0, 1));
	expect(repeated.hint()).toBeDefined();
	const long = new RepeatedIds();
	long.see(1, list);
	long.see(
		2,
		list.map(({ id }) => ({ id: -1 - id })),
	);
	long.see(3, list.slice(0, 1));
	expect(long.hint()).toBeUndefined();
});
