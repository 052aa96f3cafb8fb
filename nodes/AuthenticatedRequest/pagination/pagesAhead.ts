import { asError } from '../../../credentials/engine/errors';
import type { CallAnswer } from '../call/callTypes';
import type { Outlook, PageChange } from './rules/page';

/** Slots for calls at the same time; all calls of a run share them. */
export interface Slots {
	readonly currentLimit: number;
	/** Takes a slot if one is free now. */
	tryEnter(): boolean;
	/** Frees a slot. */
	leave(): void;
	/** If more slots are taken than the limit allows, frees one and waits for another. */
	makeRoom(): Promise<void>;
}

/** No further slots: the item has only its own, so its pages are read one after another. */
export const ONE_SLOT: Slots = {
	currentLimit: 1,
	tryEnter: () => false,
	leave() {},
	async makeRoom() {},
};

type Outcome = { answer: CallAnswer } | { error: Error };

/** At most this many unused pages are held for each call that may be under way at the same time. */
const MOST_AHEAD = 2;

/**
 * Sends the calls for pages. Pages that are likely to be needed are requested ahead of time. The
 * reader decides which page comes next; a page that it does not ask for is dropped.
 *
 * The first call uses the slot that the input item already has. Further calls take only free slots.
 * So a page never waits for a slot that another item holds, and there is no deadlock even with one
 * slot.
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

	/** True if the page that was taken last had been requested ahead of time. */
	isAhead?: boolean;

	/** Starts reading ahead at a page, counted from 1. Drops pages that were read ahead before. */
	lookAhead(outlook: Outlook | undefined, fromPage: number): void {
		this.started.clear();
		this.outlook = this.slots.currentLimit > 1 ? outlook : undefined;
		this.nextPage = fromPage;
		this.startMore();
	}

	/**
	 * Returns the answer for a page, which was read ahead or is requested now. If the page was not
	 * read ahead, reading ahead ends.
	 */
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

	/** Starts no more calls and waits for those under way. Afterwards the item has its slot again. */
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
		// After a failure, further pages are unlikely to be needed.
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
