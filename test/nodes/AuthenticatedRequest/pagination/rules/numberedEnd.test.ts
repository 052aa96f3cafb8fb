/** Where a list that is paged by number or offset ends, and the hints about it. */
import { NumberedEnd } from '../../../../../nodes/AuthenticatedRequest/pagination/rules/numberedEnd';
import type { PaginationSettings } from '../../../../../nodes/AuthenticatedRequest/pagination/rules/settings';
import { answerOf } from './answer';

/**
 * The number of the last page, and the hints. Each page has its number of items and the totals
 * beside them.
 */
function read(settings: PaginationSettings, pages: Array<[count: number, more?: object]>) {
	const notes: string[] = [];
	const end = new NumberedEnd(settings, (note) => notes.push(note));
	let items = 0;
	const last = pages.findIndex(([count, more], index) => {
		items += count;
		return end.isReached(answerOf({ ...more }), {
			pages: index + 1,
			items,
			lastItems: count,
		} as never);
	});
	return { last: last < 0 ? undefined : last + 1, notes };
}

const byPages = { totalPagesPath: 'pages' };
const byItems = { totalItemsPath: 'items' };

it.each<[string, PaginationSettings, Array<[number, object?]>, number | undefined, string[]]>([
	['an empty page', {}, [[2], [1], [0]], 3, []],
	['no empty page', {}, [[2], [2]], undefined, []],
	[
		'the last of the pages',
		byPages,
		[
			[2, { pages: 2 }],
			[1, { pages: 2 }],
		],
		2,
		[],
	],
	[
		'the last is empty',
		byPages,
		[
			[2, { pages: 2 }],
			[0, { pages: 2 }],
		],
		2,
		['The API announced 2 pages, but 1 of them was empty.'],
	],
	[
		'two are empty',
		byPages,
		[
			[2, { pages: 3 }],
			[0, { pages: 3 }],
			[0, { pages: 3 }],
		],
		3,
		['The API announced 3 pages, but 2 of them were empty.'],
	],
	['a single page, which is empty', byPages, [[0, { pages: 1 }]], 1, []],
	[
		'the last of the items',
		byItems,
		[
			[2, { items: 3 }],
			[1, { items: 3 }],
		],
		2,
		[],
	],
	[
		'fewer items than there should be',
		byItems,
		[
			[2, { items: 3 }],
			[0, { items: 3 }],
		],
		2,
		['The API announced 3 items in all, but 2 came.'],
	],
	[
		'a total that changes',
		byItems,
		[
			[2, { items: 3 }],
			[2, { items: 4 }],
		],
		2,
		[
			"While the pages were read, the API's total changed from 3 to 4 items: an item may be missing or come twice. If that matters, read again, or sort by a field that does not change.",
		],
	],
	[
		'a full page that is all there is',
		{ ...byItems, pageSizeParameter: 'n', pageSize: 2 },
		[[2, { items: 2 }]],
		1,
		[
			'The first page was full, and Total Items Path "items" gave the number of items on that page. If there are more pages, correct it to the path of the number of all items.',
		],
	],
	[
		'a page that is not full',
		{ ...byItems, pageSizeParameter: 'n', pageSize: 3 },
		[[2, { items: 2 }]],
		1,
		[],
	],
	['a full page of no size', byItems, [[100, { items: 100 }]], 1, []],
	[
		'a full page, and no more',
		{ ...byItems, pageSizeParameter: 'n', pageSize: 2, morePath: 'more' },
		[[2, { items: 2, more: false }]],
		1,
		[],
	],
])('%s', (_title, settings, pages, last, notes) => {
	expect(read(settings, pages)).toEqual({ last, notes });
});
