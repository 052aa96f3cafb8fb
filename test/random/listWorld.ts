/**
 * A simulated API with lists, read by the node's own pace, items and pages. Whatever is answered in
 * whatever order, nothing may get lost, come twice or wait forever.
 */
import type { INodeExecutionData } from 'n8n-workflow';
import { CallError, noAnswer } from '../../nodes/AuthenticatedRequest/call/callErrors';
import type { Call, CallAnswer } from '../../nodes/AuthenticatedRequest/call/callTypes';
import { type Batching, forEachItem } from '../../nodes/AuthenticatedRequest/pace/forEachItem';
import { ONE_SLOT } from '../../nodes/AuthenticatedRequest/pagination/pagesAhead';
import { readPages } from '../../nodes/AuthenticatedRequest/pagination/readPages';
import type { Reading } from '../../nodes/AuthenticatedRequest/pagination/reading';
import type { PaginationSettings } from '../../nodes/AuthenticatedRequest/pagination/rules/settings';
import { withRetries } from '../../nodes/AuthenticatedRequest/send/retry';
import { FakeClock } from '../support/fakeClock';
import { WatchedPace } from './watchedPace';

/** In seconds. The retries send no further call to a provider that asks for a longer pause. */
const LONGEST_WAIT = 60;

/** The outcome of one attempt of a call. */
export interface AnswerEvent {
	/** Milliseconds until the answer. */
	takes: number;
	outcome: 'answered' | 'tooMany' | 'overload' | 'gateway' | 'connection' | 'timeout' | 'failed';
	/** The pause that a refusal asks for, in seconds. */
	retryAfter?: number;
}

/** How the pages of a list are found. */
export type Mode = 'totalPages' | 'totalItems' | 'offset' | 'untilEmpty' | 'cursor' | 'nextLink';

export interface ListSettings {
	mode: Mode;
	/** The list's length; its elements are the numbers from 1 on. */
	items: number;
	pageSize: number;
	/** Milliseconds between pages. */
	requestInterval: number;
}

export interface ListWorldSettings {
	/** Calls at the same time; chosen automatically if absent. */
	concurrency?: number;
	/** One for each input item. */
	lists: ListSettings[];
	batching: Batching;
	/** The outcomes of the attempts, one after another. Every further attempt is answered at once. */
	events: AnswerEvent[];
	maxRetries: number;
	/** Changes a list's length to `items` from this attempt on. */
	changes: Array<{ list: number; attempt: number; items: number }>;
	/** When the execution is stopped, ms; Infinity means never. */
	cancelAt: number;
	/** Whether a failed list ends the execution. */
	endsAtFailure?: boolean;
}

/** The result of one list. */
export interface ListResult {
	values: number[];
	failure?: Error;
}

const ORDINARY: AnswerEvent = { takes: 100, outcome: 'answered' };
const TOO_MUCH: Array<AnswerEvent['outcome']> = ['tooMany', 'overload', 'connection', 'timeout'];
const STATUS = { answered: 200, tooMany: 429, overload: 503, gateway: 502, failed: 500 };

const SETTINGS: Record<Mode, PaginationSettings> = {
	totalPages: { paginationMode: 'pageNumber', totalPagesPath: 'pages' },
	totalItems: { paginationMode: 'pageNumber', totalItemsPath: 'total' },
	offset: { paginationMode: 'offset', totalItemsPath: 'total' },
	untilEmpty: { paginationMode: 'pageNumber' },
	cursor: { paginationMode: 'cursor', cursorPath: 'cursor' },
	nextLink: { paginationMode: 'nextLink', nextLinkPath: 'next' },
};

export class ListWorld {
	readonly clock = new FakeClock();

	readonly pace: WatchedPace;

	/** Descriptions of the rules that were broken. */
	readonly broken: string[] = [];

	/** How often each page was answered with its elements; the keys are list and offset. */
	readonly answered = new Map<string, number>();

	/** Calls in progress, including those that wait before their next attempt. */
	underWay = 0;

	/** The lists that were begun, in order. */
	readonly begun: number[] = [];

	/** Calls begun after the execution was stopped. */
	late = 0;

	attempts = 0;

	/** Attempts that overloaded the provider: refused, or without an answer. */
	tooMuch = 0;

	/** The failure that ended the execution, and its time. */
	private end?: { failure: Error; at: number };

	private readonly lengths: number[];

	constructor(private readonly settings: ListWorldSettings) {
		this.pace = new WatchedPace(this.clock, settings.concurrency, this.broken);
		this.lengths = settings.lists.map(({ items }) => items);
	}

	/**
	 * Reads all lists as the node does. Returns the results of those that were begun, even if a
	 * failure ended the execution.
	 */
	async readAll(): Promise<ListResult[]> {
		const results: ListResult[] = [];
		try {
			const all = await this.readEach(results);
			if (this.end !== undefined) this.broken.push('a failure is passed over');
			return all;
		} catch (error) {
			if (error !== this.end?.failure) throw error as Error;
			return results;
		}
	}

	private async readEach(results: ListResult[]): Promise<ListResult[]> {
		const { lists, batching, endsAtFailure } = this.settings;
		const { clock, pace, isCancelled } = this;
		const run = { pace, clock, batching, isCancelled };
		return await forEachItem(lists.length, run, async (list) => {
			this.begun.push(list);
			if (isCancelled()) this.broken.push(`list ${list} is begun after the stop`);
			if (this.end !== undefined && this.end.at < clock.elapsed)
				this.broken.push(`list ${list} is begun after a failure`);
			const { items, failure } = await this.read(list).catch(
				(error: Error): Reading => ({ items: [], failure: error }),
			);
			const result = { values: items.map(({ json }) => json.value as number), failure };
			results[list] = result;
			if (failure === undefined || !endsAtFailure) return result;
			this.end ??= { failure, at: clock.elapsed };
			throw failure;
		});
	}

	/** Returns all lengths that a list has had so far. */
	lengthsOf(list: number): number[] {
		const { lists, changes } = this.settings;
		const seen = changes.filter(
			(change) => change.list === list && change.attempt <= this.attempts,
		);
		return [lists[list].items, ...seen.map(({ items }) => items)];
	}

	private readonly isCancelled = () => this.clock.elapsed >= this.settings.cancelAt;

	private async read(list: number): Promise<Reading> {
		const { lists, batching, maxRetries } = this.settings;
		const { mode, requestInterval } = lists[list];
		const call: Call = {
			request: { url: `https://api.example.com/lists/${list}`, method: 'GET' },
			network: {},
			response: {},
			retry: { maxRetries, retryPostAndPatch: false },
			maxRedirects: 5,
		};
		return await readPages(call, { ...SETTINGS[mode], requestInterval }, 'items', {
			send: async (page) => await this.send(list, page),
			toItems: ({ answer }): INodeExecutionData[] =>
				(answer.body as { items: number[] }).items.map((value) => ({ json: { value } })),
			clock: this.clock,
			isCancelled: this.isCancelled,
			slots: (batching.batchInterval ?? 0) > 0 ? ONE_SLOT : this.pace,
		});
	}

	private async send(list: number, call: Call): Promise<CallAnswer> {
		this.underWay++;
		if (this.clock.elapsed > this.settings.cancelAt) this.late++;
		const { held } = this.pace;
		if (this.underWay > held)
			this.broken.push(`${this.underWay} calls are under way, but ${held} places are taken`);
		try {
			let tries = 0;
			let hasTimedOut = false;
			const attempt = async () => {
				if (tries++ > call.retry.maxRetries) this.broken.push('a call is tried too often');
				if (hasTimedOut) this.broken.push('a call that timed out is sent again');
				return await this.attempt(list, call).catch((error: CallError) => {
					hasTimedOut = error.unanswered === 'timeout';
					throw error;
				});
			};
			const sent = await withRetries(call, this.pace, this.clock, attempt);
			const { status } = sent.answer;
			if (status >= 400) throw new CallError(`HTTP ${status}`, 'Advice.', String(status));
			return sent;
		} finally {
			this.underWay--;
		}
	}

	private async attempt(list: number, call: Call): Promise<CallAnswer> {
		const { events, changes } = this.settings;
		const { takes, outcome, retryAfter } = events[this.attempts++] ?? ORDINARY;
		if (TOO_MUCH.includes(outcome)) this.tooMuch++;
		for (const change of changes)
			if (change.attempt === this.attempts) this.lengths[change.list] = change.items;
		this.pace.requireNoPause();
		const body = this.pageOf(list, call);
		await this.clock.pass(takes);
		if (outcome === 'tooMany' && retryAfter !== undefined && retryAfter <= LONGEST_WAIT)
			this.pace.expectQuiet(retryAfter * 1000);
		if (outcome === 'connection' || outcome === 'timeout')
			throw noAnswer('Test API', 'GET', 'no answer', outcome);
		if (outcome === 'answered') {
			const key = `${list}, from ${body.offset}`;
			this.answered.set(key, (this.answered.get(key) ?? 0) + 1);
		}
		const headers: Record<string, string> =
			retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
		return {
			answer: { status: STATUS[outcome], headers, body: outcome === 'answered' ? body : {} },
			statusMessage: '',
			rawHeaders: {},
			text: JSON.stringify(body),
		};
	}

	private pageOf(list: number, { request: { url, qs = {} } }: Call) {
		const size = this.settings.lists[list].pageSize;
		const length = this.lengths[list];
		const { searchParams } = new URL(url);
		const {
			page = 1,
			offset,
			cursor = searchParams.get('from') ?? 0,
		} = qs as Record<string, number>;
		const byCursor = ['cursor', 'nextLink'].includes(this.settings.lists[list].mode);
		const from = byCursor ? Number(cursor) : (offset ?? (page - 1) * size);
		const end = Math.min(from + size, length);
		return {
			offset: from,
			items: Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index + 1),
			total: length,
			pages: Math.ceil(length / size),
			...(end < length && { cursor: end, next: `?from=${end}` }),
		};
	}
}
