import { asError } from '../../../credentials/engine/errors';
import type { Call, CallAnswer } from '../call/callTypes';
import { KeptPages } from './keptPages';
import { pageItems } from './listIn';
import { Signs } from './rules/end/signs';
import { isKeyset, pageRule, type PageRule } from './rules/nextPage';
import type { PageChange, Progress } from './rules/page';
import { addressOf, beginsInside, pageCall, replacedValues } from './pageCall';
import { ONE_SLOT, PagesAhead } from './pagesAhead';
import { EndlessPaging, endedByStatus, lastPageRepeated, sameWay } from './rules/pagingErrors';
import { failedWith, mostPages, passedWith, pastEnd } from './rules/pastEnd';
import { overlap } from './rules/repeatedItems';
import { afterPages, type PageReader, type Reading } from './reading';
import { SamePages } from './samePages';
import type { PaginationSettings } from './rules/settings';

/** After more than this many changes of the list, pages are no longer read ahead. */
const MAX_CHANGES = 3;

/**
 * Reads a list page by page. Pages that the first answer announces are requested at the same time,
 * as the pace allows. Only items are kept, so memory grows with them alone. Each page is a call of
 * its own, with its own login and retries. If a later page fails, the failure is returned with the
 * items that came before. Rejects if the first page fails, or if a setting can't be used.
 */
export async function readPages(
	call: Call,
	settings: PaginationSettings,
	itemsPath: string | undefined,
	reader: PageReader,
): Promise<Reading> {
	return await new ListReader(call, settings, itemsPath, reader).read();
}

/**
 * Reads one list. Each answer, in order, decides which page comes next; reading ahead only makes an
 * answer available earlier. If the list changes, pages that were read ahead are read again, because
 * items may have moved to another page.
 */
class ListReader {
	private readonly rule: PageRule;

	private readonly isPastEnd: ReturnType<typeof pastEnd>;

	private readonly maxPages: number;

	private readonly ahead: PagesAhead;

	private readonly kept: KeptPages;

	private readonly progress: Progress;

	private readonly same = new SamePages();

	/** True if the reading stops before the list ends: cancelled, or at the page limit. */
	private isCutShort = false;

	/** The call that the next one is built from: the last one by link, else the first page's. */
	private call: Call;

	private lastList: unknown[] = [];

	/** The number of changes of the totals after which reading ahead has started again. */
	private totals = 0;

	/** How many pages were read again because items had moved. */
	private moves = 0;

	/** The page that was last read again because items had moved. */
	private againFrom = 0;

	constructor(
		call: Call,
		private readonly settings: PaginationSettings,
		private readonly itemsPath: string | undefined,
		private readonly reader: PageReader,
	) {
		const { parametersIn = 'qs', limitPagesFetched, maxRequests = 100 } = settings;
		this.rule = pageRule(settings, reader.note);
		const isInside = !this.rule.isCounted && beginsInside(call);
		const isLed = !this.rule.isCounted || Boolean(settings.morePath);
		const signs = new Signs(settings, itemsPath, isInside, isLed);
		const isByOffset = settings.paginationMode === 'offset';
		this.kept = new KeptPages(signs, reader.note, isKeyset(settings), isByOffset);
		this.isPastEnd = pastEnd(settings);
		this.maxPages = limitPagesFetched ? mostPages(maxRequests) : Infinity;
		this.call = pageCall(call, this.rule.first, parametersIn);
		this.progress = { pages: 0, items: 0, url: addressOf(call) };
		if (this.rule.isCounted && parametersIn === 'qs')
			for (const hint of replacedValues(call, this.rule.first)) reader.note?.(hint);
		const send = async (change: PageChange) => await this.send(change);
		this.ahead = new PagesAhead(send, reader.slots ?? ONE_SLOT, reader.isCancelled);
	}

	async read(): Promise<Reading> {
		const { kept, progress, same } = this;
		try {
			let change: PageChange | undefined = this.rule.first;
			while (change !== undefined) change = await this.readPage(change);
			return { items: kept.all(this.isCutShort) };
		} catch (error) {
			if (progress.pages === 0) throw asError(error);
			// Repeated pages add no items.
			const isCircle = error instanceof EndlessPaging;
			const items = isCircle ? kept.beforeCircle(same.repeated) : kept.before();
			return { items, failure: afterPages(asError(error), progress, items.length) };
		} finally {
			await this.ahead.end();
		}
	}

	/** Reads a page and keeps its items. Returns the change for the next page, if there is one. */
	private async readPage(change: PageChange): Promise<PageChange | undefined> {
		const { progress, reader, same } = this;
		const answer = await this.answerFor(change);
		if (answer === undefined) return undefined;
		const page = pageItems(answer, this.itemsPath, reader, progress.pages === 0);
		const { list } = page;
		if (this.wasTooEarly(list)) return change;
		this.kept.keep(progress.pages + 1, answer, page);
		this.lastList = list ?? [];
		progress.pages++;
		progress.lastItems = list?.length;
		progress.firstItems ??= list?.length;
		progress.items += list?.length ?? 0;
		progress.isRepeat = same.isRepeat(
			answer.text === undefined ? undefined : (list ?? answer.text),
		);
		if (change.url !== undefined) progress.url = this.call.request.url;
		this.isCutShort = reader.isCancelled() || progress.pages >= this.maxPages;
		if (reader.isCancelled()) return undefined;
		if (progress.lastItems !== 0 && this.isEndBefore(change)) return undefined;
		if (progress.pages >= this.maxPages) {
			this.rule.tellChanges?.(answer);
			return undefined;
		}
		const next = this.rule.next(answer, progress);
		if (this.isLastRepeated() || next === undefined) return undefined;
		if (progress.lastItems !== 0) same.check();
		const totals = this.rule.changes?.() ?? 0;
		if (progress.pages === 1 || totals !== this.totals) this.lookAhead();
		this.totals = totals;
		const { requestInterval = 0 } = this.settings;
		if (requestInterval > 0) await reader.clock.sleep(requestInterval);
		return next;
	}

	/** True if the last page only repeats an earlier one. The repeated page's items are dropped. */
	private isEndBefore({ isBeyond, isDoubtful, isStart }: PageChange): boolean {
		const mayBeFirst = isBeyond || isStart;
		const { firstItems = 0, isRepeat, lastItems = 0 } = this.progress;
		if (!((isRepeat && isDoubtful) || (mayBeFirst && (isRepeat || this.same.isFirstAgain))))
			return false;
		this.kept.dropAtEnd(1);
		// A page that begins with the element it was requested by is the last one if it is not full.
		const isOver = isKeyset(this.settings) && lastItems < firstItems;
		if (isDoubtful && !isOver) this.reader.note?.(sameWay('cursor'));
		else this.rule.tellChanges?.();
		return true;
	}

	/** True if the API repeats its last page for numbers past the end. Repeated pages are dropped. */
	private isLastRepeated(): boolean {
		const { kept, progress, reader, rule, same } = this;
		if (!rule.isCounted || progress.lastItems === 0 || !same.isLastRepeated) return false;
		const page = progress.pages - same.repeated;
		reader.note?.(lastPageRepeated(page, same.repeated));
		kept.dropAtEnd(same.repeated);
		return true;
	}

	/** Returns the answer for a page; undefined if its status says that the page is past the end. */
	private async answerFor(change: PageChange): Promise<CallAnswer | undefined> {
		const { progress, reader, settings } = this;
		let answer: CallAnswer | undefined;
		let failure: unknown;
		try {
			answer = await this.ahead.take(change);
		} catch (error) {
			failure = error;
		}
		const status = answer === undefined ? failedWith(failure) : passedWith(answer);
		if (change.isStart && status >= 400 && status < 500) return undefined;
		if (change.isDoubtful && status > 0) {
			reader.note?.(sameWay('cursor', status));
			return undefined;
		}
		const isEnd = this.isPastEnd(status, change, progress);
		if (status > 0 && (isEnd || change.isBeyond)) {
			if (change.isBeyond ? !isEnd : !settings.endStatusCodes)
				reader.note?.(endedByStatus(progress.pages + 1, status));
			if (change.isBeyond) this.rule.tellChanges?.();
			else this.rule.tellEndByStatus?.(progress);
			return undefined;
		}
		const mayBeGone = this.isPastEnd(status, { ...change, isPromised: false }, progress);
		if (status > 0 && mayBeGone && !(await this.isStillPromised())) return undefined;
		if (answer === undefined) throw asError(failure);
		return answer;
	}

	/** Requests the first page again. True if the list is still as long as announced. */
	private async isStillPromised(): Promise<boolean> {
		const { first, stillPromises } = this.rule;
		if (stillPromises === undefined) return true;
		const answer = await this.ahead.take(first).catch(() => undefined);
		const isPromised = answer === undefined || stillPromises(answer);
		if (!isPromised) this.rule.tellChanges?.();
		return isPromised;
	}

	private async send(change: PageChange): Promise<CallAnswer> {
		const page = pageCall(this.call, change, this.settings.parametersIn ?? 'qs');
		if (change.url !== undefined) {
			this.reader.requireOwnServer?.(page.request.url);
			this.call = page;
		}
		return await this.reader.send(page);
	}

	/** Starts reading ahead after the last page that was read, if the number of pages is known. */
	private lookAhead(): void {
		const { maxPages, progress, rule, settings } = this;
		const changes = this.moves + (rule.changes?.() ?? 0);
		const isAllowed = (settings.requestInterval ?? 0) <= 0 && changes <= MAX_CHANGES;
		const outlook = isAllowed ? rule.outlook?.() : undefined;
		this.ahead.lookAhead(
			outlook && ((page) => (page <= maxPages ? outlook(page) : undefined)),
			progress.pages + 1,
		);
	}

	/**
	 * True if a page was read ahead before items moved: it begins with the elements that end the page
	 * before it. It is then read again, but only once, because equal elements can be a coincidence.
	 */
	private wasTooEarly(list: unknown[] | undefined): boolean {
		const page = this.progress.pages + 1;
		if (!this.ahead.isAhead || overlap(this.lastList, list ?? []) === 0) return false;
		// The page was read again and is the same, so its elements are equal by coincidence.
		if (this.againFrom === page || this.moves >= MAX_CHANGES) return false;
		this.againFrom = page;
		this.moves++;
		this.lookAhead();
		return true;
	}
}
