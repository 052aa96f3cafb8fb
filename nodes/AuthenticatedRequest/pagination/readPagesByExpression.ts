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

/** This many equal lists in a row end the paging; n8n's paginator has the same limit for equal answers. */
const MAX_SAME = 5;

/**
 * HTTP Request's two modes, whose fields are expressions over `$response`, `$request` and
 * `$pageCount`. Only n8n's own paginator can evaluate those (packages/core request-helpers,
 * `requestWithAuthenticationPaginated`); it sends by `this.helpers.request`, which is here our
 * own way to send, so that each page is logged in and judged like any other call.
 *
 * @param settings with their expressions unresolved
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

/** The pages for which n8n's paginator asks, one after the other. */
class PagesByExpression {
	private readonly kept: KeptPages;

	private readonly same = new SamePages(MAX_SAME);

	private readonly isEnd: ReturnType<typeof endStatuses>;

	/** Whether the list ends at an empty page. */
	private readonly isByEmptyPage: boolean;

	/** Whether pages are numbered: what an empty one left out does not come again on the next one. */
	private readonly isByNumber: boolean;

	private address: string;

	private last: { body?: unknown } = {};

	private pages = 0;

	private lastWasEmpty = false;

	private readonly unnamed = new UnnamedTotal();

	/** Empty pages that another page followed. */
	private followedEmpty = 0;

	/** Why the next address means the end, if it does. */
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

	/** Sends one page and keeps its items. Resolves to the `$response` of the expressions. */
	async request(options: PageOptions): Promise<{ body?: unknown }> {
		const { call, reader } = this;
		this.unknownEnd = unknownEndIn(String(options.uri));
		if (this.unknownEnd !== undefined) throw endOfPages(this.unknownEnd);
		// The page before has been evaluated: n8n's list of answers need not hold its body any more.
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
		// For the rule "Response Is Empty", an empty list is an empty answer.
		if (isEmpty && this.isByEmptyPage) this.last.body = [];
		return this.last;
	}

	/** Where the paging ended by itself. */
	all(): Reading {
		const { followedEmpty, isByNumber, reader } = this;
		const items = this.kept.all(isEndOfOwn(this.settings, this.pages));
		const total = isByNumber ? this.unnamed.hint() : undefined;
		if (total !== undefined) reader.note?.(total);
		if (isByNumber && followedEmpty > 0) reader.note?.(emptyBetween(followedEmpty));
		return { items };
	}

	/** Where an error ended the paging. Throws it if no page came before. */
	before(error: Error): Reading {
		const { kept, pages, reader, same, unknownEnd } = this;
		if (unknownEnd !== undefined) {
			const reading = this.all();
			reader.note?.(unknownEnd);
			return reading;
		}
		const failure = stoppedByFailure(error);
		if (pages === 0) throw failure;
		// Pages that were there before are no items of their own.
		const items = isEndless(failure) ? kept.beforeCircle(same.repeated) : kept.before();
		return { items, failure: afterPages(failure, { pages }, items.length) };
	}

	/** Keeps the items of a page. Returns whether its list is empty; throws if the same pages come again and again. */
	private keep(answer: CallAnswer): boolean {
		const page = pageItems(answer, this.itemsPath, this.reader, this.pages === 1);
		const { list } = page;
		this.kept.keep(this.pages, answer, page);
		const isEmpty = list?.length === 0;
		if (this.isByNumber) this.unnamed.see(answer, list?.length ?? 0);
		if (this.lastWasEmpty) this.followedEmpty++;
		this.lastWasEmpty = isEmpty;
		// Only lists count: an equal answer without a list can be a status that the workflow polls.
		this.same.isRepeat(isEmpty ? undefined : list);
		this.same.check();
		return isEmpty;
	}
}

/** n8n's own error for it counts answers, of which some have the same list as another (pagination.ts). */
function isEndless(error: Error): boolean {
	return error instanceof EndlessPaging || /response was identical/.test(error.message);
}

/** n8n's paginator can be ended from within by an error only. */
const endOfPages = (why: string) => new Error(why);

/** n8n's paginator ends with an error of its own if it is to read on after a failure. */
function stoppedByFailure(error: Error): Error {
	const { statusCode } = error as { statusCode?: number };
	if (statusCode === undefined) return error;
	return new CallError(
		`Paging ended at an answer with HTTP ${statusCode}`,
		'The settings under Options > Pagination do not end there. Correct them if that was the end of the list.',
		String(statusCode),
	);
}
