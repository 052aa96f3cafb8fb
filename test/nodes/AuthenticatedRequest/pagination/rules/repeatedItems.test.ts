/** Items that were already on the page before. */
import {
	overlap,
	RepeatedItems,
} from '../../../../../nodes/AuthenticatedRequest/pagination/rules/repeatedItems';

it.each<[string, unknown[], unknown[], number]>([
	['nothing', [1, 2], [3, 4], 0],
	['one', [1, 2], [2, 3], 1],
	['two', [1, 2, 3], [2, 3, 4], 2],
	['all', [1, 2], [1, 2], 2],
	['all of a shorter page', [1, 2, 3], [3], 1],
	['the last, but not what is before it', [1, 2, 3], [9, 3, 4], 0],
	['more than there was', [3], [2, 3], 0],
	['as much as there was', [2, 3], [2, 3, 4], 2],
	['an empty list', [], [1], 0],
	['an empty next', [1], [], 0],
	['by value', [{ a: 1 }], [{ a: 1 }, { a: 2 }], 1],
])('in common: %s', (_title, list, next, expected) => {
	expect(overlap(list, next)).toBe(expected);
});

const records = (...ids: number[]) => ids.map((id) => ({ id }));

/** The items that remain of these pages, and the hints. */
function read(pages: unknown[][], itemsOf = (list: unknown[]) => list) {
	const notes: string[] = [];
	const repeated = new RepeatedItems((note) => notes.push(note));
	const items = pages.map((list, index) => repeated.without(index + 1, list, itemsOf(list)));
	return { items, notes, repeated };
}

it.each<[string, unknown[][], unknown[][], number]>([
	['pages of their own', [records(1, 2), records(3, 4)], [records(1, 2), records(3, 4)], 0],
	['one item twice', [records(1, 2), records(2, 3)], [records(1, 2), records(3)], 1],
	['an empty page between', [records(1, 2), [], records(2, 3)], [records(1, 2), [], records(3)], 1],
	[
		'numbers, which can be equal',
		[
			[1, 2],
			[2, 3],
		],
		[
			[1, 2],
			[2, 3],
		],
		0,
	],
	[
		'records of which two are equal',
		[records(1, 2), records(2, 3, 3)],
		[records(1, 2), records(2, 3, 3)],
		0,
	],
	[
		'a page over two',
		[records(1, 2), records(3), records(2, 3, 4)],
		[records(1, 2), records(3), records(4)],
		1,
	],
])('%s', (_title, pages, expected, count) => {
	const { items, notes } = read(pages);
	expect(items).toEqual(expected);
	expect(notes).toHaveLength(count);
});

it('a page that comes again is told of when the next one comes, or at the end', () => {
	const again = [records(1, 2), records(1, 2)];
	expect(read(again).items).toEqual([records(1, 2), []]);
	expect(read(again).notes).toEqual([]);
	expect(read([...again, records(3, 4)]).notes).toHaveLength(1);
	const { notes, repeated } = read([...again, records(1, 2)]);
	repeated.tell();
	repeated.tell();
	expect(notes.map((note) => /\d/.exec(note)?.[0])).toEqual(['2', '3']);
	const other = read(again);
	other.repeated.forget();
	other.repeated.tell();
	expect(other.notes).toEqual([]);
});

it('nothing is taken out where items are not the elements', () => {
	const { items } = read([records(1, 2), records(2, 3)], () => [1]);
	expect(items).toEqual([[1], [1]]);
});
