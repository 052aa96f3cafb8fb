import { emptyAmongAnnounced, emptyBetween } from './hints';
import type { Totals } from './lastIndex';

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
	return [emptyAmongAnnounced(pages, read.allEmpty)];
}
