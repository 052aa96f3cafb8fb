/** Pages that were announced, but had nothing in them. */
export function emptyPages(announced: number, empty: number): string {
	const were = empty === 1 ? '1 of them was' : `${empty} of them were`;
	return `The API announced ${announced} pages, but ${were} empty.`;
}

/** A path that seems to lead to the number of items on the page. */
export function onlyOfPage(path: string | undefined): string {
	return `The first page was full, and Total Items Path "${path}" led to the number of its items. If there are more pages, let it lead to the number of all items.`;
}

/** A total that changed, such as `from 3 to 4 pages`. */
export function totalChanged(change: string): string {
	return `While the pages were read, the API's total changed ${change}: an item can be missing or come twice. Read again, or sort by something that does not change, if it must not.`;
}

/** A list that may end a page too early, which can't be found out. */
export function endsAtNumber(path: string): string {
	return `Paging ended at the number that Total Pages Path "${path}" gave. If that is the last page's number, counted from 0, that page is missing: enter the path of the list in Options > Items Path, and it is asked for.`;
}
