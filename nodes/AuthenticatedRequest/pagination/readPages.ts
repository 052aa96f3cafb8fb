import type { INodeExecutionData } from 'n8n-workflow';
import { asError } from '../../../credentials/engine/errors';
import type { Call, CallAnswer } from '../call/callTypes';
import { pageItems } from './listIn';
import { pageRule } from './rules/nextPage';
import type { PageChange, Progress } from './rules/page';
import { pageCall } from './pageCall';
import { ONE_SLOT, PagesAhead } from './pagesAhead';
import { EndlessPaging, endedByStatus } from './rules/pagingErrors';
import { failedWith, passedWith, pastEnd } from './rules/pastEnd';
import { afterPages, type PageReader, type Reading } from './reading';
import { SamePages } from './samePages';
import type { PaginationSettings } from './settings';

/** After so many changes of the totals no page is read ahead any more. */
const MAX_CHANGES = 3;

/**
 * Calls page after page; those that the first answer promises at once, as the pace allows. Keeps the
 * items only, not the answers they came in, so that memory grows with what is kept. Each page is a
 * call of its own: it is logged in and retried like any other. A failure does not lose the items of
 * the pages before it. Rejects if the first page fails, or if a field can't be used as it is.
 *
 * Which page is next is decided page by page, by the answers in their order. Reading ahead only has
 * an answer there already. When the totals change, what was read ahead is read again: items may have
 * moved from one page to another meanwhile.
 */
export async function readPages(
	call: Call,
	settings: PaginationSettings,
	itemsPath: string | undefined,
	reader: PageReader,
): Promise<Reading> {
	const rule = pageRule(settings, reader.note);
	const isPastEnd = pastEnd(settings);
	const { requestInterval = 0, parametersIn = 'qs' } = settings;
	const maxPages = settings.limitPagesFetched ? (settings.maxRequests ?? 100) : Infinity;
	const { slots = ONE_SLOT, isCancelled } = reader;
	const kept: INodeExecutionData[][] = [];
	const progress: Progress = { pages: 0, items: 0, url: call.request.url };
	const same = new SamePages();
	let request = pageCall(call, rule.first, parametersIn);
	const send = async (change: PageChange) => {
		const page = pageCall(request, change, parametersIn);
		if (change.url !== undefined) {
			reader.requireOwnServer?.(page.request.url);
			request = page;
		}
		return await reader.send(page);
	};
	const ahead = new PagesAhead(send, slots, isCancelled);
	const lookAhead = () => {
		const outlook = requestInterval > 0 ? undefined : rule.outlook?.();
		const isAllowed = (rule.changes?.() ?? 0) <= MAX_CHANGES;
		const upToMost = outlook && ((page: number) => (page <= maxPages ? outlook(page) : undefined));
		ahead.lookAhead(isAllowed ? upToMost : undefined, progress.pages + 1);
	};

	/** Reads a page. Returns whether there was one. */
	async function read(change: PageChange): Promise<CallAnswer | undefined> {
		let answer: CallAnswer | undefined;
		let failure: unknown;
		try {
			answer = await ahead.take(change);
		} catch (error) {
			failure = error;
		}
		const status = answer === undefined ? failedWith(failure) : passedWith(answer);
		if (status > 0 && isPastEnd(status, change, progress)) {
			if (!settings.endStatusCodes) reader.note?.(endedByStatus(progress.pages + 1, status));
			return undefined;
		}
		if (answer === undefined) throw asError(failure);
		return answer;
	}

	/** Reads the pages in turn. Returns when there is no further one to be read. */
	async function readAll(): Promise<void> {
		let change: PageChange | undefined = rule.first;
		for (let totals = 0; change !== undefined; ) {
			const answer = await read(change);
			if (answer === undefined) return;
			const { items, list } = pageItems(answer, itemsPath, reader, progress.pages === 0);
			kept.push(items);
			progress.pages++;
			progress.lastItems = list?.length;
			progress.items += list?.length ?? 0;
			progress.isRepeat = same.isRepeat(
				answer.text === undefined ? undefined : (list ?? answer.text),
			);
			if (change.url !== undefined) progress.url = request.request.url;
			if (progress.pages >= maxPages || isCancelled()) return;
			change = rule.next(answer, progress);
			if (change === undefined) return;
			if (progress.lastItems !== 0) same.check();
			const changes = rule.changes?.() ?? 0;
			if (progress.pages === 1 || changes !== totals) lookAhead();
			totals = changes;
			if (requestInterval > 0) await reader.clock.sleep(requestInterval);
		}
	}

	try {
		await readAll();
		return { items: kept.flat() };
	} catch (error) {
		if (progress.pages === 0) throw asError(error);
		// Pages that are the same as the one before are no items of their own.
		if (same.count > 1 && error instanceof EndlessPaging) kept.length -= same.count - 1;
		const items = kept.flat();
		return { items, failure: afterPages(asError(error), progress, items.length) };
	} finally {
		await ahead.end();
	}
}
