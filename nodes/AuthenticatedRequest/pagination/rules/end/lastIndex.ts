import { withWordsApart } from '../../../../../credentials/engine/failure/names';
import { endsAtNumber } from './hints';

/** Words for the last page or item rather than for a number of them. */
const LAST = /^(?:last|max|highest|final|end$)|(?:last|max)$/;
/** Words for what is counted from 0, whatever the request counts from. */
const INDEX = /(?:index|idx|offset)$/;

/** The totals that answers give. */
export interface Totals {
	pages?: number;
	items?: number;
}

/** Of the settings (`PaginationSettings`) what the end depends on. */
interface Settings {
	firstPage?: number;
	totalPagesPath?: string;
	totalItemsPath?: string;
	pageSizeParameter?: string;
	pageSize?: number;
}

/** What is known where a total is reached, beside what was read. */
interface Known {
	totals: Totals;
	/** How many items a full page has. */
	stride: number;
}

interface Read {
	pages: number;
	items: number;
	/** Elements of the last page's list; undefined if it has none that is known. */
	lastItems?: number;
}

/**
 * Notices a total that is no number of pages, but the number of the last one, counted from 0: the last
 * page would be missing. Where that can be, one page more is asked for, once in a list.
 */
export class LastIndex {
	/** Whether the next page is only asked for because of that. */
	isAsking = false;

	/** What has to be added to the number to make it that of the pages: 1 if the page more had items. */
	added = 0;

	private hasAsked = false;

	constructor(private readonly settings: Settings) {}

	/** Takes the number of elements of the next page. Must be called once for each. */
	see(lastItems: number | undefined): void {
		if (this.isAsking && lastItems !== 0) this.added = 1;
		this.isAsking = false;
	}

	/** Whether to ask for one page more, where a total is reached. */
	asks(read: Read, known: Known): boolean {
		this.isAsking = !this.hasAsked && (read.lastItems ?? 0) > 0 && this.canBe(read, known);
		this.hasAsked ||= this.isAsking;
		return this.isAsking;
	}

	/** The hint where a page more can't be asked for: without its list, an empty one is not noticed. */
	doubt(read: Read, known: Known): string | undefined {
		const isInDoubt = read.lastItems === undefined && this.canBe(read, known);
		return isInDoubt ? endsAtNumber(this.settings.totalPagesPath ?? '') : undefined;
	}

	/** The field's name says so, or, where pages are counted from 0, the page that would be the last is full. */
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

/** The words of a path's last two names: `page`, `max`, `index` of `data.page.maxIndex`. */
function lastWords(path: string): string[] {
	const names = path.split(/[.:[\]"']+/).filter(Boolean);
	return names
		.slice(-2)
		.flatMap((name) => withWordsApart(name).split(/[^A-Za-z]+/))
		.map((word) => word.toLowerCase());
}

/** How many items a page is asked to have; 0 if that is left to the API. */
export function sizeAskedFor({ pageSizeParameter, pageSize = 100 }: Settings): number {
	return pageSizeParameter ? pageSize : 0;
}
