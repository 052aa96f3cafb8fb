/** The hints for a list that ended although more pages or items were announced. */
import type { CallAnswer } from '../../../../../nodes/AuthenticatedRequest/call/callTypes';
import { pageRule } from '../../../../../nodes/AuthenticatedRequest/pagination/rules/nextPage';
import type { PaginationSettings } from '../../../../../nodes/AuthenticatedRequest/pagination/rules/settings';

interface Page {
	items: number[];
	more?: boolean;
	total?: number;
	pages?: number;
}

const BETWEEN = expect.stringMatching(
	/^1 page was empty, although the API said that more pages follow/,
);

/**
 * The hints after these pages were read in turn, and a status ended the list if `isEndedByStatus`.
 */
function hints(settings: PaginationSettings, bodies: Page[], isEndedByStatus = false): string[] {
	const notes: string[] = [];
	const rule = pageRule(settings, (text) => notes.push(text));
	const progress = { pages: 0, items: 0, lastItems: 0 };
	for (const body of bodies) {
		progress.pages++;
		progress.items += body.items.length;
		progress.lastItems = body.items.length;
		const answer: CallAnswer = {
			answer: { status: 200, headers: {}, body },
			statusMessage: '',
			rawHeaders: {},
		};
		rule.next(answer, progress);
	}
	if (isEndedByStatus) rule.tellEndByStatus?.(progress);
	return notes;
}

const page: PaginationSettings = { paginationMode: 'pageNumber', morePath: 'more' };
const some = { items: [1, 2], more: true };
const none = { items: [], more: true };
const last = { items: [3], more: false };

it.each<[string, PaginationSettings, Page[], unknown[]]>([
	['amid the list', page, [some, none, last], [BETWEEN]],
	['at its start', page, [none, some, last], [BETWEEN]],
	['before the end that is told', page, [some, none, { ...last, items: [] }], [BETWEEN]],
	['by offset', { ...page, paginationMode: 'offset' }, [some, none, last], [BETWEEN]],
	['that is the last', page, [some, { ...none, more: false }], []],
])('an empty page %s', (_title, settings, bodies, expected) => {
	expect(hints(settings, bodies)).toEqual(expected);
});

it('ten empty pages that end the list are told once', () => {
	const empties = Array.from({ length: 10 }, () => none);
	expect(hints(page, [some, ...empties])).toEqual([expect.stringMatching(/after 10 empty pages/)]);
});

it.each<[string, PaginationSettings, Page, RegExp]>([
	[
		'pages',
		{ totalPagesPath: 'pages' },
		{ items: [1, 2], pages: 3 },
		/announced 3 pages.*page 1\./,
	],
	['items', { totalItemsPath: 'total' }, { items: [1, 2], total: 5 }, /announced 5 items.*2 came/],
])('a status that ends a list with more %s announced', (_title, settings, body, expected) => {
	const all: PaginationSettings = { paginationMode: 'pageNumber', ...settings };
	expect(hints(all, [body], true)).toEqual([expect.stringMatching(expected)]);
	expect(hints(all, [body])).toEqual([]);
});
