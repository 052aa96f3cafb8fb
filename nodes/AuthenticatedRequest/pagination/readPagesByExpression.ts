import type { IExecuteFunctions } from 'n8n-workflow';
import { asError } from '../../../credentials/engine/errors';
import { CallError } from '../call/callErrors';
import type { Call, CallAnswer } from '../call/callTypes';
import { textOf } from '../request/fieldValues';
import {
	endStatuses,
	isEndedByEmptyPage,
	isEndOfOwn,
	isNextUrl,
	paginationOptions,
	refuseBodyOfGet,
	unknownEndIn,
} from './byExpression/expressions';
import { asOptions, asResponse, type PageOptions, withOptions } from './byExpression/pageOptions';
import { KeptPages } from './keptPages';
import { pageItems } from './listIn';
import { addressOf, beginsInside } from './pageCall';
import { afterPages, type PageReader, type Reading } from './reading';
import { emptyBetween } from './rules/end/hints';
import { Signs } from './rules/end/signs';
import { UnnamedTotal } from './rules/end/unnamedTotal';
import { EndlessPaging } from './rules/pagingErrors';
import { SamePages } from './samePages';
import type { PaginationSettings } from './rules/settings';

/** This many equal lists in a row end the paging, like equal answers in n8n's paginator. */
const MAX_SAME = 5;

/**
 * Reads the pages of HTTP Request's two modes, whose fields are expressions over `$response`,
 * `$request` and `$pageCount`. Only n8n's own paginator can evaluate these (packages/core
 * request-helpers, `requestWithAuthenticationPaginated`). It sends through `this.helpers.request`.
 * Here that is our own function, so each page is logged in and judged like any other call.
 *
 * @param settings the settings, with their expressions unresolved
 */
export async function readPagesByExpression(
	execution: IExecuteFunctions,
	itemIndex: number,
	call: Call,
	settings: PaginationSettings,
	itemsPath: string | undefined,
	reader: PageReader,
): Promise<Reading> {
	const pages = new PagesByExpression(call, settings, itemsPath, reader);
	refuseBodyOfGet(call, settings);
	const request = async (options: PageOptions) => await pages.request(options);
	const { requestWithAuthenticationPaginated: paginate } = execution.helpers;
	try {
		await paginate.call(
			{ helpers: { request } } as unknown as IExecuteFunctions,
			asOptions(call) as Parameters<typeof paginate>[0],
			itemIndex,
			paginationOptions(settings, call.response.neverError ?? false),
		);
		return pages.all();
	} catch (error) {
		return pages.before(asError(error));
	}
}

/** Reads the pages that n8n's paginator requests, one after another, and collects their items. */
class PagesByExpression {
	private readonly kept: KeptPages;

	private readonly same = new SamePages(MAX_SAME);

	private readonly isEnd: ReturnType<typeof endStatuses>;

	/** True if the list ends at an empty page. */
	private readonly isByEmptyPage: boolean;

	/** True if pages are numbered: items that an empty page left out do not come on the next page. */
	private readonly isByNumber: boolean;

	private address: string;

	private last: { body?: unknown } = {};

	private pages = 0;

	private lastWasEmpty = false;

	private readonly unnamed = new UnnamedTotal();

	/** How many empty pages were followed by another page. */
	private followedEmpty = 0;

	/** The hint that the last requested URL carried instead of an address, if any. */
	private unknownEnd?: string;

	constructor(
		private readonly call: Call,
		private readonly settings: PaginationSettings,
		private readonly itemsPath: string | undefined,
		private readonly reader: PageReader,
	) {
		this.isEnd = endStatuses(settings);
		const isInside = isNextUrl(settings) && beginsInside(call);
		const isLed = isNextUrl(settings) || settings.paginationCompleteWhen === 'other';
		const signs = new Signs({}, itemsPath, isInside, isLed);
		this.kept = new KeptPages(signs, reader.note);
		this.isByEmptyPage = Boolean(itemsPath) && isEndedByEmptyPage(settings);
		this.isByNumber = !isNextUrl(settings) && /\$pageCount/.test(textOf(settings.parameters));
		this.address = addressOf(call);
	}

	/** Requests one page and keeps its items. Resolves to the `$response` of the expressions. */
	async request(options: PageOptions): Promise<{ body?: unknown }> {
		const { call, reader } = this;
		this.unknownEnd = unknownEndIn(String(options.uri));
		if (this.unknownEnd !== undefined) throw endOfPages(this.unknownEnd);
		// The page before has been evaluated, so n8n's list of answers no longer needs its body.
		this.last.body = undefined;
		if (this.pages > 0) await reader.slots?.makeRoom();
		const page = withOptions(call, options, this.settings, this.address);
		if (page.request.url !== call.request.url) reader.requireOwnServer?.(page.request.url);
		page.acceptedStatuses = this.isEnd;
		this.address = page.request.url;
		const answer = await reader.send(page);
		this.pages++;
		const isKept = answer.answer.status < 400 || call.response.neverError === true;
		const isEmpty = isKept && this.keep(answer);
		this.last = asResponse(answer, this.pages);
		// For the rule "Response Is Empty", an empty list counts as an empty answer.
		if (isEmpty && this.isByEmptyPage) this.last.body = [];
		return this.last;
	}

	/** The reading if the paging ended normally. */
	all(): Reading {
		const { followedEmpty, isByNumber, reader } = this;
		const items = this.kept.all(isEndOfOwn(this.settings, this.pages));
		const total = isByNumber ? this.unnamed.hint() : undefined;
		if (total !== undefined) reader.note?.(total);
		if (isByNumber && followedEmpty > 0) reader.note?.(emptyBetween(followedEmpty));
		return { items };
	}

	/** The reading if an error ended the paging. Throws the error if no page came before it. */
	before(error: Error): Reading {
		const { kept, pages, reader, same, unknownEnd } = this;
		if (unknownEnd !== undefined) {
			const reading = this.all();
			reader.note?.(unknownEnd);
			return reading;
		}
		const failure = stoppedByFailure(error);
		if (pages === 0) throw failure;
		// Repeated pages add no items.
		const items = isEndless(failure) ? kept.beforeCircle(same.repeated) : kept.before();
		return { items, failure: afterPages(failure, { pages }, items.length) };
	}

	/** Keeps a page's items. Returns true if its list is empty. Throws if equal pages keep coming. */
	private keep(answer: CallAnswer): boolean {
		const page = pageItems(answer, this.itemsPath, this.reader, this.pages === 1);
		const { list } = page;
		this.kept.keep(this.pages, answer, page);
		const isEmpty = list?.length === 0;
		if (this.isByNumber) this.unnamed.see(answer, list?.length ?? 0);
		if (this.lastWasEmpty) this.followedEmpty++;
		this.lastWasEmpty = isEmpty;
		// Only lists count: equal answers without a list can be a status that the workflow polls.
		this.same.isRepeat(isEmpty ? undefined : list);
		this.same.check();
		return isEmpty;
	}
}

/** True for our own error and for n8n's, which counts equal answers (pagination.ts). */
function isEndless(error: Error): boolean {
	return error instanceof EndlessPaging || /response was identical/.test(error.message);
}

/** Ends n8n's paginator. Only an error can do that from within a request. */
const endOfPages = (why: string) => new Error(why);

/** Replaces the error that n8n's paginator throws if it has to read on after a failed answer. */
function stoppedByFailure(error: Error): Error {
	const { statusCode } = error as { statusCode?: number };
	if (statusCode === undefined) return error;
	return new CallError(
		`Paging ended at an answer with HTTP ${statusCode}`,
		'The settings under Options > Pagination do not end there. Correct them if that was the end of the list.',
		String(statusCode),
	);
}
