import { asError } from '../../../credentials/engine/errors';
import type { CallAnswer } from '../call/callTypes';
import type { Outlook, PageChange } from './rules/page';

/** Places for calls, of the pace that all calls of the run share. */
export interface Slots {
	readonly currentLimit: number;
	/** Takes a place if one is free now. */
	tryEnter(): boolean;
	/** Gives a place back. */
	leave(): void;
	/** Gives a place back and waits for another, if more are taken than the limit allows. */
	makeRoom(): Promise<void>;
}

/** The place that each input item has, and no more. */
export const ONE_SLOT: Slots = {
	currentLimit: 1,
	tryEnter: () => false,
	leave() {},
	async makeRoom() {},
};

type Outcome = { answer: CallAnswer } | { error: Error };

/** Pages that were read ahead and are not needed yet: at most so many times the calls at once. */
const MOST_AHEAD = 2;

/**
 * Sends the calls for pages, those that are likely to come ahead of time. Which page comes next is
 * not decided here: a page that nobody asks for is dropped.
 *
 * The first call goes in the place that the input item has already, further ones take free places
 * only. So a page never waits for a place that another page's item holds: there is no deadlock,
 * however small the limit is.
 */
export class PagesAhead {
	private readonly started = new Map<string, Promise<Outcome>>();

	private readonly underWay = new Set<Promise<void>>();

	private ownPlaceIsFree = true;

	private outlook?: Outlook;

	private nextPage = 0;

	constructor(
		private readonly send: (change: PageChange) => Promise<CallAnswer>,
		private readonly slots: Slots,
		private readonly isCancelled: () => boolean,
	) {}

	/** Whether the page that was taken last had been read ahead. */
	isAhead?: boolean;

	/** Reads ahead from a page on, counted from 1. What was read ahead before is dropped. */
	lookAhead(outlook: Outlook | undefined, fromPage: number): void {
		this.started.clear();
		this.outlook = this.slots.currentLimit > 1 ? outlook : undefined;
		this.nextPage = fromPage;
		this.startMore();
	}

	/** The answer for a page, read ahead or now. Ends reading ahead if this one was not foreseen. */
	async take(change: PageChange): Promise<CallAnswer> {
		const key = keyOf(change);
		this.isAhead = this.started.has(key);
		if (!this.isAhead) {
			this.lookAhead(undefined, 0);
			while (!this.startInFreePlace(change)) await Promise.race(this.underWay);
		}
		const outcome = this.started.get(key) as Promise<Outcome>;
		this.started.delete(key);
		this.startMore();
		const result = await outcome;
		if ('error' in result) throw asError(result.error);
		return result.answer;
	}

	/** Starts nothing more, and waits for the calls under way. The item has its place then. */
	async end(): Promise<void> {
		this.lookAhead(undefined, 0);
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	private startMore(): void {
		while (this.outlook !== undefined && !this.isCancelled()) {
			if (this.started.size >= MOST_AHEAD * this.slots.currentLimit) return;
			const change = this.outlook(this.nextPage);
			if (change === undefined || !this.startInFreePlace(change)) return;
			this.nextPage++;
		}
	}

	private startInFreePlace(change: PageChange): boolean {
		const isOwn = this.ownPlaceIsFree;
		if (isOwn) this.ownPlaceIsFree = false;
		else if (!this.slots.tryEnter()) return false;
		const outcome = this.send(change).then(
			(answer): Outcome => ({ answer }),
			(error): Outcome => ({ error: asError(error) }),
		);
		this.started.set(keyOf(change), outcome);
		const call = this.finish(outcome, isOwn, this.outlook).finally(() =>
			this.underWay.delete(call),
		);
		this.underWay.add(call);
		return true;
	}

	private async finish(
		outcome: Promise<Outcome>,
		isOwn: boolean,
		outlook: Outlook | undefined,
	): Promise<void> {
		const result = await outcome;
		// The pages after one that failed are not needed, most likely.
		if ('error' in result && this.outlook === outlook) this.outlook = undefined;
		if (isOwn) {
			await this.slots.makeRoom();
			this.ownPlaceIsFree = true;
		} else {
			this.slots.leave();
		}
		this.startMore();
	}
}

function keyOf({ parameters, url }: PageChange): string {
	return JSON.stringify([parameters, url]);
}
