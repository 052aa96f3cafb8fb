/** The hint for announced pages that were empty. */
export function emptyAmongAnnounced(announced: number, empty: number): string {
	const were = empty === 1 ? '1 of them was' : `${empty} of them were`;
	return `The API announced ${announced} pages, but ${were} empty.`;
}

/** The hint for a path that seems to lead to the number of items on the page, not in the list. */
export function onlyOfPage(path: string | undefined): string {
	return `The first page was full, and Total Items Path "${path}" gave the number of items on that page. If there are more pages, correct it to the path of the number of all items.`;
}

/**
 * The hint for a total that changed.
 *
 * @param change for example `from 3 to 4 pages`
 */
export function totalChanged(change: string): string {
	return `While the pages were read, the API's total changed ${change}: an item may be missing or come twice. If that matters, read again, or sort by a field that does not change.`;
}

/** The hint for a list that may have ended one page too early, which can't be checked. */
export function endsAtNumber(path: string): string {
	return `Paging ended at the number that Total Pages Path "${path}" gave. If that is the number of the last page, counted from 0, that page was not read: enter the path of the list in Options > Items Path, and it is read, too.`;
}

/** The hint for empty pages before the last one. */
export function emptyBetween(count: number): string {
	const [what, they] = count === 1 ? ['1 page was', 'it'] : [`${count} pages were`, 'they'];
	return `${what} empty, although the API said that more pages follow. If ${they} should have had items, those are missing: read again.`;
}

/** The hint for so many empty pages in a row that no further page is requested. */
export function endedByEmpty(count: number): string {
	return `Paging ended after ${count} empty pages in a row, though the answers promise more pages.`;
}

/** The hint for a list that a failure status ended before all announced pages came. */
export function endedAtPage(pages: number, last: number): string {
	return `The API announced ${pages} pages, but the last one that came was page ${last}.`;
}

/**
 * The hint for items that came on two pages.
 *
 * @param such one of them as an example, such as `id 5`
 */
export function cameTwice(count: number, such: string, [before, now]: [number, number]): string {
	const [what, on] =
		count === 1
			? [`The item with ${such} came twice`, `on pages ${before} and ${now}`]
			: [`${count} items came twice`, `such as that with ${such} on pages ${before} and ${now}`];
	return `${what}, ${on}: the list has probably changed while it was read. If none may come twice or be missing, read again, or sort by a field that does not change.`;
}

/** The hint for fewer items than the answers announce in a field that no setting names. */
export function fewerItems(place: string, total: number, came: number): string {
	return `The answers say that there are ${total} items in all ("${place}"), but ${came} came. If that is the number of all items of this list, some are missing: check Options > Pagination with the documentation of the API, and read again.`;
}

/** The hint for fewer pages than the answers announce in a field that no setting names. */
export function fewerPages(place: string, total: number, read: number): string {
	return `The answers say that there are ${total} pages ("${place}"), but paging ended at page ${read}. Let Options > Pagination > Total Pages Path lead there, where the mode has it, or read again, if items are missing.`;
}

/** The hint for a last answer that announces more pages in a field that no setting names. */
export function saysMore(place: string, value: string): string {
	return `Paging ended at an answer that says that there is more ("${place}" is ${value}). Let Options > Pagination > More Path lead there, where the mode has it, or read again, if items are missing.`;
}

/** The hint for an empty page, requested by number, that still leads to a next page. */
export function leadsOn(place: string): string {
	return `Paging ended at an empty page, but that leads on to another one ("${place}"). If it does, use Options > Pagination > Pagination Mode > Next Link or Cursor, or read again, if items are missing.`;
}

/** The hint for an answer that is incomplete because time ran out. */
export function notComplete(place: string): string {
	return `An answer says that it is not complete ("${place}" is true): items can be missing. Read again, or ask for less.`;
}

/** The hint for a later page that has its items at another path than the pages before it. */
export function listElsewhere(path: string, others: string[]): string {
	return `A page has nothing at Items Path "${path}", but lists where the first page had none: ${others.join(', ')}. What is there did not come.`;
}

/** The hint for a later page that has a message instead of a list. */
export function onlyWords(words: string): string {
	return `A page has no list, but says: "${words}". If that is not how the API ends its lists, items are missing.`;
}

/** The hint for an empty answer to a page that the page before it led to. */
export function blankPage(page: number): string {
	return `Page ${page} was an empty answer, though the page before it led there. If it should have had items, these and all after them are missing: read again.`;
}
