import { emptyAmongAnnounced, emptyBetween } from './hints';
import type { Totals } from './lastIndex';

/** Counts of the pages that were read. */
interface Read {
	pages: number;
	/** Pages without items, wherever they are in the list. */
	allEmpty: number;
	/** Empty pages whose answers say that more pages follow. */
	promisedEmpty: number;
}

/**
 * The hint about empty pages of a list that is paged by number or offset, if any. Items that such a
 * page left out do not come on the next one. If the API gives the number of items, there is no
 * hint, because that number reveals missing items.
 */
export function emptyPages({ pages, items }: Totals, read: Read): string[] {
	if (items !== undefined) return [];
	if (pages === undefined) return read.promisedEmpty > 0 ? [emptyBetween(read.promisedEmpty)] : [];
	if (read.pages < 2 || read.allEmpty === 0) return [];
	return [emptyAmongAnnounced(pages, read.allEmpty)];
}
