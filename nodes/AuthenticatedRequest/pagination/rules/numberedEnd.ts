import type { CallAnswer } from '../../call/callTypes';
import { ChangingTotals } from './end/changingTotals';
import { emptyPages } from './end/emptyPages';
import { endedAtPage, endedByEmpty, onlyOfPage } from './end/hints';
import { LastIndex, sizeAskedFor, type Totals } from './end/lastIndex';
import { UnnamedTotal } from './end/unnamedTotal';
import { hasMore } from './hasMore';
import { MAX_EMPTY, type Outlook, type PageChange, type Progress } from './page';
import { foundNothing, type Note, unknownList, wrongValue } from './pagingErrors';
import type { PaginationSettings } from './settings';
import { totalIn } from './end/totalIn';
import { valueIn } from './valueIn';

/**
 * Finds the end of a list that is paged by number or offset. The list ends where the answers say
 * so, else at an empty page. An empty page before the announced end does not end it.
 */
export class NumberedEnd {
	/** How many elements of the list come before the next page. */
	position: number;

	/** How many elements a full page has: the first page's or, if it is empty, the page size. */
	stride = 0;

	/** True if the answers say that there is a next page. */
	isPromised = false;

	/** The latest totals that an answer gave. */
	totals: Totals = {};

	private readonly changing = new ChangingTotals();

	private readonly unnamed: UnnamedTotal;

	/** How many pages were read. */
	pages = 0;

	private empty = 0;

	/** How many pages without items were read, wherever they are in the list. */
	allEmpty = 0;

	/** How many empty pages had answers that say that more pages follow. */
	promisedEmpty = 0;

	private more?: boolean;

	private readonly lastIndex: LastIndex;

	/** What had been read when the reading would have ended without the extra page. */
	private reached?: Progress;

	constructor(
		private readonly settings: PaginationSettings,
		private readonly note: Note,
		private readonly isByOffset = false,
	) {
		this.position = this.skippedItems;
		this.lastIndex = new LastIndex(settings);
		this.unnamed = new UnnamedTotal(settings.totalPagesPath);
	}

	/** How often the totals of the answers have changed. */
	get changes(): number {
		return this.changing.count;
	}

	/** True if the next page is requested only because the total may be the last page's index. */
	get isBeyond(): boolean {
		return this.lastIndex.isAsking;
	}

	/** True if a page is the last. Call it once per page, in order. Throws if no end is marked. */
	isReached(answer: CallAnswer, progress: Progress): boolean {
		const { pages, lastItems } = progress;
		this.pages = pages;
		if (lastItems === undefined && this.isByOffset) throw unknownList();
		if (pages === 1) this.stride = lastItems || sizeAskedFor(this.settings);
		this.position += lastItems === 0 ? this.stride : (lastItems ?? 0);
		this.empty = lastItems === 0 ? this.empty + 1 : 0;
		if (lastItems === 0 && !this.isBeyond) this.allEmpty++;
		this.readTotals(answer, pages === 1);
		this.lastIndex.see(lastItems);
		this.dropContradicted(progress);
		if (pages === 1) this.changing.begin(this.totals);
		this.more = hasMore(answer, this.settings);
		if (lastItems === 0 && this.more === true) this.promisedEmpty++;
		const { morePath } = this.settings;
		if (morePath && this.more === undefined && pages === 1)
			this.note(foundNothing('More Path', morePath));
		if (!this.judge(progress)) return false;
		this.reached = { ...progress };
		if (this.more === undefined && this.lastIndex.asks(progress, this)) return false;
		this.tellWhatIsMissing(progress);
		return true;
	}

	/** True if a later answer says that a page follows the last one that was judged. */
	stillPromises(answer: CallAnswer): boolean {
		this.readTotals(answer, false);
		const last = this.lastPage();
		return last === undefined || this.pages < last;
	}

	/**
	 * Adds a hint if the totals have changed. Called if the reading ends without a last page.
	 *
	 * @param answer an answer that was not judged yet
	 */
	tellChanges(answer?: CallAnswer): void {
		try {
			if (answer !== undefined && this.pages > 0) this.readTotals(answer, false);
		} catch {
			// A total that is not a number is an error only if it decides where the list ends.
		}
		const { reached } = this;
		if (this.isBeyond && reached !== undefined) return this.tellWhatIsMissing(reached);
		this.tellWhatWasOdd();
	}

	/** Adds hints about missing pages and items if a failure status ended the reading. */
	tellEndByStatus(progress: Progress): void {
		if (progress.pages === 0) return;
		const last = this.lastPage();
		const { pages } = this.totals;
		if (pages !== undefined && last !== undefined && this.pages < last)
			this.note(endedAtPage(pages, this.pages + this.skippedPages));
		this.tellWhatIsMissing(progress);
	}

	/** The pages that the totals promise; undefined if the answers give no totals. */
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

	/** Throws if the list is unknown and no page limit is set: the last page would not be noticed. */
	private requireList(lastItems: number | undefined): void {
		if (lastItems === undefined && !this.settings.limitPagesFetched) throw unknownList();
	}

	/** How many pages there are according to the totals, counted from the first one read. */
	private lastPage(): number | undefined {
		const { pages, items } = this.totals;
		if (pages !== undefined) return pages + this.lastIndex.added - this.skippedPages;
		if (items === undefined) return undefined;
		if (this.stride === 0) return 1;
		return Math.ceil((items - this.skippedItems) / this.stride) - this.skippedPages;
	}

	/** How many pages are skipped because First Page is higher than 1. */
	private get skippedPages(): number {
		return Math.max(0, (this.settings.firstPage ?? 1) - 1);
	}

	/** How many items are skipped because First Offset is higher than 1. */
	private get skippedItems(): number {
		const { firstOffset = 0 } = this.settings;
		return this.isByOffset && firstOffset > 1 ? firstOffset : 0;
	}

	private readTotals(answer: CallAnswer, isFirst: boolean): void {
		const { totalPagesPath, totalItemsPath } = this.settings;
		const before = this.totals;
		if (!totalItemsPath) this.unnamed.see(answer, this.stride);
		this.totals = {
			pages: this.totalAt(answer, totalPagesPath, 'Total Pages Path', isFirst) ?? before.pages,
			items: this.totalAt(answer, totalItemsPath, 'Total Items Path', isFirst) ?? before.items,
		};
		if (!isFirst) this.changing.next(before, this.totals);
	}

	private totalAt(answer: CallAnswer, path: string | undefined, label: string, isFirst: boolean) {
		if (!path) return undefined;
		const value = valueIn(answer, path);
		const total = totalIn(value);
		if (total !== 'wrong' && !(value === undefined && isFirst)) return total;
		// With More Path, a total is only used for reading ahead, so a wrong one is not an error.
		if (this.settings.morePath) return undefined;
		throw wrongValue(label, path, 'a number');
	}

	/**
	 * Drops a total that is lower than what has been read. It is the 0 or -1 of an API that does not
	 * count, or the number of remaining items. Without a total, the list ends at an empty page.
	 */
	private dropContradicted({ items, lastItems = 0 }: Progress): void {
		if (lastItems === 0) return;
		const { pages: totalPages, items: totalItems } = this.totals;
		const { skippedPages } = this;
		const isTooFew = {
			pages:
				totalPages !== undefined && totalPages + this.lastIndex.added < this.pages + skippedPages,
			items: totalItems !== undefined && totalItems < items,
		};
		for (const what of ['pages', 'items'] as const) {
			if (!isTooFew[what]) continue;
			this.changing.drop(what, this.totals[what]);
			this.totals[what] = undefined;
		}
	}

	private tellWhatIsMissing(progress: Progress): void {
		const { items, lastItems } = progress;
		const doubt = this.more === undefined ? this.lastIndex.doubt(progress, this) : undefined;
		if (doubt !== undefined) this.note(doubt);
		this.tellWhatWasOdd();
		this.tellDoubtfulTotal(items);
		const total = this.totals.items;
		const isPart = this.skippedPages > 0 || this.skippedItems > 0;
		if (total === undefined || lastItems === undefined || isPart) return;
		if (items < total) this.note(`The API announced ${total} items in all, but ${items} came.`);
	}

	/** Adds the hints about changed totals and pages without items. */
	private tellWhatWasOdd(): void {
		const unnamed = this.unnamed.hint() ?? [];
		for (const hint of [...this.changing.hints(this.totals), unnamed].flat()) this.note(hint);
		for (const hint of emptyPages(this.totals, this)) this.note(hint);
	}

	/** Adds a hint if the total may only count this page's items, as a `count` does in some APIs. */
	private tellDoubtfulTotal(items: number): void {
		const { pageSizeParameter, pageSize = 100, totalItemsPath } = this.settings;
		if (!pageSizeParameter || this.pages > 1 || items !== pageSize) return;
		if (this.totals.items !== items || this.more !== undefined) return;
		this.note(onlyOfPage(totalItemsPath));
	}
}
