import { withWordsApart } from '../../../../../credentials/engine/failure/names';
import { endsAtNumber } from './hints';

/** Words that name the last page or item rather than a count. */
const LAST = /^(?:last|max|highest|final|end$)|(?:last|max)$/;
/** Words for a value that is counted from 0, wherever the request's own counting starts. */
const INDEX = /(?:index|idx|offset)$/;

/** The totals that the answers give: the number of all pages, of all items, or both. */
export interface Totals {
	pages?: number;
	items?: number;
}

/** The fields of `PaginationSettings` that the end depends on. */
interface Settings {
	firstPage?: number;
	totalPagesPath?: string;
	totalItemsPath?: string;
	pageSizeParameter?: string;
	pageSize?: number;
}

/** What the answers have revealed about the list by the time that a total is reached. */
interface Known {
	totals: Totals;
	/** How many items a full page has. */
	stride: number;
}

interface Read {
	pages: number;
	items: number;
	/** Elements of the last page's list; undefined if the page has no known list. */
	lastItems?: number;
}

/**
 * Notices a "total" that is not the number of pages, but the index of the last one, counted from 0.
 * If it were taken for a total, the last page would be missing. If that is possible, one more page
 * is requested, once per list.
 */
export class LastIndex {
	/** True if the next page is requested only to find out whether the total is an index. */
	isAsking = false;

	/** What must be added to the total to get the number of pages: 1 if the extra page had items. */
	added = 0;

	private hasAsked = false;

	constructor(private readonly settings: Settings) {}

	/** Takes the number of elements of the next page. Must be called once for each page. */
	see(lastItems: number | undefined): void {
		if (this.isAsking && lastItems !== 0) this.added = 1;
		this.isAsking = false;
	}

	/** Decides, when a total is reached, whether to request one more page. */
	asks(read: Read, known: Known): boolean {
		this.isAsking = !this.hasAsked && (read.lastItems ?? 0) > 0 && this.canBe(read, known);
		this.hasAsked ||= this.isAsking;
		return this.isAsking;
	}

	/**
	 * The hint if the total may be an index but no extra page can be requested. That is so if the
	 * path of the list is unknown, because an empty page would not be noticed.
	 */
	doubt(read: Read, known: Known): string | undefined {
		const isInDoubt = read.lastItems === undefined && this.canBe(read, known);
		return isInDoubt ? endsAtNumber(this.settings.totalPagesPath ?? '') : undefined;
	}

	/**
	 * True if the total may be an index. Either the field's name says so, or pages are counted from 0
	 * and the supposed last page is full.
	 */
	private canBe({ pages, items, lastItems = 0 }: Read, { totals, stride }: Known): boolean {
		const { firstPage, totalPagesPath = '', totalItemsPath = '' } = this.settings;
		if (totals.items !== undefined && totals.pages !== undefined && items >= totals.items)
			return false;
		const isByPages = totals.pages !== undefined;
		if (!isByPages && totals.items === undefined) return false;
		const words = lastWords(isByPages ? totalPagesPath : totalItemsPath);
		const isIndex = words.some((word) => INDEX.test(word));
		const isLast = isIndex || words.some((word) => LAST.test(word));
		if (!isByPages) return isLast;
		if (Number(firstPage ?? 1) !== 0) return isIndex;
		const fullPage = pages > 1 ? stride : sizeAskedFor(this.settings);
		return isLast || (fullPage > 0 && lastItems >= fullPage);
	}
}

/** The words in a path's last two names: `data.page.maxIndex` gives `page`, `max` and `index`. */
function lastWords(path: string): string[] {
	const names = path.split(/[.:[\]"']+/).filter(Boolean);
	return names
		.slice(-2)
		.flatMap((name) => withWordsApart(name).split(/[^A-Za-z]+/))
		.map((word) => word.toLowerCase());
}

/** The page size that is requested; 0 if the API chooses it. */
export function sizeAskedFor({ pageSizeParameter, pageSize = 100 }: Settings): number {
	return pageSizeParameter ? pageSize : 0;
}
