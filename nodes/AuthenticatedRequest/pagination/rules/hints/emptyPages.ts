/** How many pages and items an API says that its list has. */
export interface Totals {
	pages?: number;
	items?: number;
}

/** What was read. */
interface Read {
	pages: number;
	/** Pages without items, wherever they are. */
	allEmpty: number;
	/** Those of them whose answers say that more pages follow. */
	promisedEmpty: number;
}

/**
 * The hint on empty pages of a list that is paged by number or offset, if any: what such a page left out
 * does not come again on the next one. Where items are counted, their number tells it.
 */
export function emptyPages({ pages, items }: Totals, read: Read): string[] {
	if (items !== undefined) return [];
	if (pages === undefined) return read.promisedEmpty > 0 ? [emptyBetween(read.promisedEmpty)] : [];
	if (read.pages < 2 || read.allEmpty === 0) return [];
	const were = read.allEmpty === 1 ? '1 of them was' : `${read.allEmpty} of them were`;
	return [`The API announced ${pages} pages, but ${were} empty.`];
}

/** Pages without items that were not the last. */
export function emptyBetween(count: number): string {
	const [what, they] = count === 1 ? ['1 page was', 'it'] : [`${count} pages were`, 'they'];
	return `${what} empty, though more pages were said to follow. If ${they} should have had items, these are missing: read again.`;
}
