import type { CallAnswer } from '../../call/callTypes';
import { hasMore } from './hasMore';
import { emptyPages, type Totals } from './hints/emptyPages';
import { MAX_EMPTY, type Outlook, type PageChange, type Progress } from './page';
import {
	doubtfulTotal,
	endedAtPage,
	endedByEmpty,
	foundNothing,
	type Note,
	totalChanged,
	unknownList,
	wrongValue,
} from './pagingErrors';
import type { PaginationSettings } from '../settings';
import { totalIn } from './totalIn';
import { valueIn } from './valueIn';

/**
 * Finds the end of a list that is paged by number or offset: as the answers say, else at an empty page.
 * An empty page before the announced end does not end the list.
 */
export class NumberedEnd {
	/** Elements before the next page, from the first one of the list on. */
	position: number;

	/** How many elements each page but the last should have: those of the first page, or the page size. */
	stride = 0;

	/** How often the totals of the answers have changed. */
	changes = 0;

	/** Whether the answers say that there is a next page. */
	isPromised = false;

	private totals: Totals = {};

	/** The totals of the first page. */
	private atFirst: Totals = {};

	/** Other totals than those, the last ones if there were several. */
	private differing: Totals = {};

	/** Pages read. */
	pages = 0;

	private empty = 0;

	/** Pages without items, wherever they are. */
	allEmpty = 0;

	/** Those of them whose answers say that more pages follow. */
	promisedEmpty = 0;

	private more?: boolean;

	constructor(
		private readonly settings: PaginationSettings,
		private readonly note: Note,
		private readonly isByOffset = false,
	) {
		this.position = this.skippedItems;
	}

	/** Whether a page is the last. Must be called once for each page, in order. Throws if nothing marks the end. */
	isReached(answer: CallAnswer, progress: Progress): boolean {
		const { pages, lastItems } = progress;
		this.pages = pages;
		if (lastItems === undefined && this.isByOffset) throw unknownList();
		if (pages === 1) this.stride = lastItems || sizeAskedFor(this.settings);
		this.position += lastItems === 0 ? this.stride : (lastItems ?? 0);
		this.empty = lastItems === 0 ? this.empty + 1 : 0;
		if (lastItems === 0) this.allEmpty++;
		this.readTotals(answer, pages === 1);
		this.dropContradicted(progress);
		if (pages === 1) this.atFirst = { ...this.totals };
		this.more = hasMore(answer, this.settings);
		if (lastItems === 0 && this.more === true) this.promisedEmpty++;
		const { morePath } = this.settings;
		if (morePath && this.more === undefined && pages === 1)
			this.note(foundNothing('More Path', morePath));
		const isEnd = this.judge(progress);
		if (isEnd) this.tellWhatIsMissing(progress);
		return isEnd;
	}

	/** Whether a later answer says that there is a page after the last one that was judged. */
	stillPromises(answer: CallAnswer): boolean {
		this.readTotals(answer, false);
		const last = this.lastPage();
		return last === undefined || this.pages < last;
	}

	/**
	 * Says if the totals have changed, where the reading ends though no answer was judged the last.
	 *
	 * @param answer one that was not judged yet
	 */
	tellChanges(answer?: CallAnswer): void {
		try {
			if (answer !== undefined && this.pages > 0) this.readTotals(answer, false);
		} catch {
			// One that is no number is an error only where it decides.
		}
		this.tellChange('items');
		this.tellChange('pages');
		for (const hint of emptyPages(this.totals, this)) this.note(hint);
	}

	/** Says what is missing where a status ends the reading, though totals can promise more. */
	tellEndByStatus(progress: Progress): void {
		if (progress.pages === 0) return;
		const last = this.lastPage();
		const { pages } = this.totals;
		if (pages !== undefined && last !== undefined && this.pages < last)
			this.note(endedAtPage(pages, this.pages + this.skippedPages));
		this.tellWhatIsMissing(progress);
	}

	/** The pages that the totals promise; undefined if the answers give none. */
	outlook(at: (page: number) => PageChange): Outlook | undefined {
		const last = this.lastPage();
		return last === undefined ? undefined : (page) => (page <= last ? at(page) : undefined);
	}

	private judge({ items, lastItems }: Progress): boolean {
		const last = this.lastPage();
		this.isPromised = this.more ?? (last !== undefined && this.pages < last);
		if (this.more === false) return true;
		if (this.more === undefined) {
			const { pages: totalPages, items: totalItems } = this.totals;
			if (totalPages !== undefined) {
				if (!this.isPromised) return true;
			} else if (totalItems !== undefined) {
				if (items >= totalItems || (this.isByOffset && this.position >= totalItems)) return true;
				this.requireList(lastItems);
			} else this.requireList(lastItems);
		}
		if (lastItems !== 0) return false;
		if (!this.isPromised) return true;
		if (this.empty < MAX_EMPTY) return false;
		this.promisedEmpty -= this.empty;
		this.note(endedByEmpty(MAX_EMPTY));
		return true;
	}

	/** Without a list the last page is not noticed, unless the number of pages is limited anyway. */
	private requireList(lastItems: number | undefined): void {
		if (lastItems === undefined && !this.settings.limitPagesFetched) throw unknownList();
	}

	/** How many pages the totals make, counted from the first one read. */
	private lastPage(): number | undefined {
		const { pages, items } = this.totals;
		if (pages !== undefined) return pages - this.skippedPages;
		if (items === undefined) return undefined;
		const rest = items - this.skippedItems;
		return this.stride > 0 ? Math.ceil(rest / this.stride) - this.skippedPages : 1;
	}

	/** How many pages were left out, if the first one read is later than 0 or 1. */
	private get skippedPages(): number {
		return Math.max(0, (this.settings.firstPage ?? 1) - 1);
	}

	/** How many items were left out, if the first offset is more than 0 or 1. */
	private get skippedItems(): number {
		const { firstOffset = 0 } = this.settings;
		return this.isByOffset && firstOffset > 1 ? firstOffset : 0;
	}

	private readTotals(answer: CallAnswer, isFirst: boolean): void {
		const { totalPagesPath, totalItemsPath } = this.settings;
		const before = this.totals;
		this.totals = {
			pages: this.totalAt(answer, totalPagesPath, 'Total Pages Path', isFirst) ?? before.pages,
			items: this.totalAt(answer, totalItemsPath, 'Total Items Path', isFirst) ?? before.items,
		};
		const { pages, items } = this.totals;
		if (!isFirst && (pages !== before.pages || items !== before.items)) this.changes++;
		if (isFirst) return;
		if (pages !== this.atFirst.pages) this.differing.pages = pages;
		if (items !== this.atFirst.items) this.differing.items = items;
	}

	private totalAt(answer: CallAnswer, path: string | undefined, label: string, isFirst: boolean) {
		if (!path) return undefined;
		const value = valueIn(answer, path);
		const total = totalIn(value);
		if (total !== 'wrong' && !(value === undefined && isFirst)) return total;
		// With More Path, a total is only used for reading ahead, so a wrong one is no error.
		if (this.settings.morePath) return undefined;
		throw wrongValue(label, path, 'a number');
	}

	/**
	 * Drops a total below what has been read: it is 0 or -1 of an API that does not count, or the number
	 * of remaining items. Without a total the list ends at an empty page.
	 */
	private dropContradicted({ items, lastItems = 0 }: Progress): void {
		if (lastItems === 0) return;
		const { pages: totalPages, items: totalItems } = this.totals;
		const { skippedPages } = this;
		const isTooFew = {
			pages: totalPages !== undefined && totalPages < this.pages + skippedPages,
			items: totalItems !== undefined && totalItems < items,
		};
		for (const what of ['pages', 'items'] as const) {
			if (!isTooFew[what]) continue;
			// The first one was no total either.
			if (this.totals[what] === this.atFirst[what]) this.atFirst[what] = undefined;
			this.totals[what] = undefined;
		}
	}

	private tellWhatIsMissing({ items, lastItems }: Progress): void {
		this.tellChanges();
		this.tellDoubtfulTotal(items);
		const total = this.totals.items;
		const isPart = this.skippedPages > 0 || this.skippedItems > 0;
		if (total === undefined || lastItems === undefined || isPart) return;
		if (items < total) this.note(`The API announced ${total} items in all, but ${items} came.`);
	}

	/** Some give the number of items on the page under a name such as `count`. */
	private tellDoubtfulTotal(items: number): void {
		const { pageSizeParameter, pageSize = 100, totalItemsPath } = this.settings;
		if (!pageSizeParameter || this.pages > 1 || items !== pageSize) return;
		if (this.totals.items !== items || this.more !== undefined) return;
		this.note(doubtfulTotal(String(totalItemsPath)));
	}

	/** Adds a hint for a changed total: an item may have moved to a page that had already been read. */
	private tellChange(what: 'items' | 'pages'): void {
		const before = this.atFirst[what];
		const now = this.totals[what];
		// One that has been contradicted meanwhile is no total any more, but it was another one.
		const other = before === now || now === undefined ? this.differing[what] : now;
		if (before === undefined || other === undefined) return;
		this.note(
			totalChanged(`from ${before} to ${other} ${what}${before === now ? ' and back' : ''}`),
		);
	}
}

function sizeAskedFor({ pageSizeParameter, pageSize = 100 }: PaginationSettings): number {
	return pageSizeParameter ? pageSize : 0;
}
