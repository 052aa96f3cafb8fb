import type { INodeExecutionData } from 'n8n-workflow';
import { asError } from '../../../credentials/engine/errors';
import type { Call, CallAnswer } from '../call/callTypes';
import { pageItems } from './listIn';
import { pageRule, type PageRule } from './rules/nextPage';
import type { PageChange, Progress } from './rules/page';
import { addressOf, pageCall } from './pageCall';
import { ONE_SLOT, PagesAhead } from './pagesAhead';
import { EndlessPaging, endedByStatus, lastPageRepeated } from './rules/pagingErrors';
import { failedWith, passedWith, pastEnd } from './rules/pastEnd';
import { afterPages, type PageReader, type Reading } from './reading';
import { SamePages } from './samePages';
import type { PaginationSettings, ParametersIn } from './settings';

/** After so many changes of the list no page is read ahead any more. */
const MAX_CHANGES = 3;

/**
 * Calls page after page; those that the first answer promises at once, as the pace allows. Keeps the
 * items only, not the answers they came in, so that memory grows with what is kept. Each page is a
 * call of its own: it is logged in and retried like any other. A failure does not lose the items of
 * the pages before it. Rejects if the first page fails, or if a field can't be used as it is.
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
 * Reads one list. Which page is next is decided page by page, by the answers in their order; reading
 * ahead only has an answer there already. When the list changes, what was read ahead is read again:
 * items may have moved from one page to another meanwhile.
 */
class ListReader {
	private readonly rule: PageRule;

	private readonly isPastEnd: ReturnType<typeof pastEnd>;

	private readonly maxPages: number;

	private readonly where: ParametersIn;

	private readonly ahead: PagesAhead;

	private readonly kept: INodeExecutionData[][] = [];

	private readonly progress: Progress;

	private readonly same = new SamePages();

	/** The last page's call by link; else the first page's. */
	private call: Call;

	private lastList: unknown[] = [];

	/** Changes of the totals that have been seen to. */
	private totals = 0;

	/** Pages that had been read too early. */
	private moves = 0;

	/** The last page that was read again. */
	private againFrom = 0;

	constructor(
		call: Call,
		private readonly settings: PaginationSettings,
		private readonly itemsPath: string | undefined,
		private readonly reader: PageReader,
	) {
		const { parametersIn = 'qs', limitPagesFetched, maxRequests = 100 } = settings;
		this.rule = pageRule(settings, reader.note);
		this.isPastEnd = pastEnd(settings);
		this.maxPages = limitPagesFetched ? maxRequests : Infinity;
		this.where = parametersIn;
		this.call = pageCall(call, this.rule.first, parametersIn);
		this.progress = { pages: 0, items: 0, url: addressOf(call) };
		if (this.rule.isCounted && parametersIn === 'qs') this.tellReplaced(call);
		const send = async (change: PageChange) => await this.send(change);
		this.ahead = new PagesAhead(send, reader.slots ?? ONE_SLOT, reader.isCancelled);
	}

	/** A value that was entered for the page's own parameter is not sent. */
	private tellReplaced({ request: { url, qs } }: Call): void {
		const entered = new URLSearchParams(url.split('?')[1]);
		for (const [name, value] of Object.entries(this.rule.first.parameters ?? {})) {
			const other = qs?.[name] ?? entered.get(name) ?? undefined;
			if (other === undefined || String(other) === String(value)) continue;
			this.reader.note?.(
				`The query parameter "${name}" is set by the paging: it starts with ${value}, not with the value entered for it.`,
			);
		}
	}

	async read(): Promise<Reading> {
		const { kept, progress, same } = this;
		try {
			let change: PageChange | undefined = this.rule.first;
			while (change !== undefined) change = await this.readPage(change);
			return { items: kept.flat() };
		} catch (error) {
			if (progress.pages === 0) throw asError(error);
			// Pages that were there before are no items of their own.
			if (error instanceof EndlessPaging) kept.length -= same.repeated;
			const items = kept.flat();
			return { items, failure: afterPages(asError(error), progress, items.length) };
		} finally {
			await this.ahead.end();
		}
	}

	/** Reads a page and keeps its items. Returns the next one. */
	private async readPage(change: PageChange): Promise<PageChange | undefined> {
		const { progress, reader, same } = this;
		const answer = await this.answerFor(change);
		if (answer === undefined) return undefined;
		const { items, list } = pageItems(answer, this.itemsPath, reader, progress.pages === 0);
		if (this.wasTooEarly(list)) return change;
		this.kept.push(items);
		this.lastList = list ?? [];
		progress.pages++;
		progress.lastItems = list?.length;
		progress.items += list?.length ?? 0;
		progress.isRepeat = same.isRepeat(
			answer.text === undefined ? undefined : (list ?? answer.text),
		);
		if (change.url !== undefined) progress.url = this.call.request.url;
		if (progress.pages >= this.maxPages || reader.isCancelled()) return undefined;
		const next = this.rule.next(answer, progress);
		if (this.isLastRepeated()) return undefined;
		if (next === undefined) return undefined;
		if (progress.lastItems !== 0) same.check();
		const totals = this.rule.changes?.() ?? 0;
		if (progress.pages === 1 || totals !== this.totals) this.lookAhead();
		this.totals = totals;
		const { requestInterval = 0 } = this.settings;
		if (requestInterval > 0) await reader.clock.sleep(requestInterval);
		return next;
	}

	/** Whether an API gives its last page for each one that is counted further: items come once then. */
	private isLastRepeated(): boolean {
		const { kept, progress, reader, rule, same } = this;
		if (!rule.isCounted || progress.lastItems === 0 || !same.isLastRepeated) return false;
		const page = progress.pages - same.repeated;
		kept.length -= same.repeated;
		reader.note?.(lastPageRepeated(page, same.repeated));
		return true;
	}

	/** Sends the call for a page, or takes its answer. Undefined if that is past the end. */
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
		if (status > 0 && this.isPastEnd(status, change, progress)) {
			if (!settings.endStatusCodes) reader.note?.(endedByStatus(progress.pages + 1, status));
			return undefined;
		}
		const mayBeGone = this.isPastEnd(status, { ...change, isPromised: false }, progress);
		if (status > 0 && mayBeGone && !(await this.isStillPromised())) return undefined;
		if (answer === undefined) throw asError(failure);
		return answer;
	}

	/** Whether the list is as long as the answers said: it can have become shorter since. */
	private async isStillPromised(): Promise<boolean> {
		const { first, stillPromises } = this.rule;
		if (stillPromises === undefined) return true;
		const answer = await this.ahead.take(first).catch(() => undefined);
		return answer === undefined || stillPromises(answer);
	}

	private async send(change: PageChange): Promise<CallAnswer> {
		const page = pageCall(this.call, change, this.where);
		if (change.url !== undefined) {
			this.reader.requireOwnServer?.(page.request.url);
			this.call = page;
		}
		return await this.reader.send(page);
	}

	/** Has the pages after the last one read ahead, if their number is known. */
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
	 * Whether a page was read ahead before items moved: it begins with elements that the page before
	 * it has, too. It is read again then, once: the elements can be equal by themselves.
	 */
	private wasTooEarly(list: unknown[] | undefined): boolean {
		const page = this.progress.pages + 1;
		if (!this.ahead.isAhead || !overlaps(this.lastList, list ?? [])) return false;
		// So it is by themselves.
		if (this.againFrom === page || this.moves >= MAX_CHANGES) return false;
		this.againFrom = page;
		this.moves++;
		this.lookAhead();
		return true;
	}
}

/** Whether the last elements of a list are the first of the next one. */
function overlaps(list: unknown[], next: unknown[]): boolean {
	const last = JSON.stringify(list[list.length - 1]);
	const at = next.findIndex((element) => JSON.stringify(element) === last);
	if (at < 0 || at >= list.length) return false;
	const end = list.slice(list.length - at - 1);
	return JSON.stringify(end) === JSON.stringify(next.slice(0, at + 1));
}
