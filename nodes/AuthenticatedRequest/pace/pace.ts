import { steadyNow } from '../../../credentials/engine/clock';
import type { Clock } from '../../../credentials/engine/tokenFlow';

const START = 10;
/** The most calls at once that the automatic limit comes to. */
export const MAX_CONCURRENCY = 400;
/** Growth per successful call at first: by 60 % each round trip. */
const FIRST_GROWTH = 0.6;
/** A longer round trip makes the first growth faster in proportion, up to three times. */
const ROUND_TRIP_MS = 200;
const MAX_FACTOR = 3;
/** Just below where it was too much, the limit grows this much slower, as CUBIC does (RFC 9438). */
const PROBING = 0.1;

/**
 * How many items are under way at once, and when the next call may start.
 *
 * Automatic: additive increase, multiplicative decrease, as TCP does it (RFC 5681 section 3.1: fast
 * growth up to a threshold, one more each round trip beyond it) and Netflix's concurrency-limits
 * (growth only while the limit is really used). The fast growth is slower than TCP's: what it
 * overshoots are calls that are refused. Where answers are slow it is faster, as in TCP Hybla (Caini
 * and Firrincieli, 2004), so that a long round trip costs no more time than a short one. Many calls
 * fail together when a server has had enough: only the first of a round counts.
 */
export class Pace {
	private limit: number;
	/** Where growth turns from one per call to one per round. */
	private threshold = MAX_CONCURRENCY;
	/** Where the limit was too high last; just below it growth is slow. */
	private ceiling = MAX_CONCURRENCY + 1;
	private round = 0;
	private inFlight = 0;
	/** By the steady clock. */
	private pausedUntil = -Infinity;
	private readonly queue: Array<() => void> = [];
	private refusalCount = 0;

	/** @param fixed calls at once; absent: automatic */
	constructor(
		private readonly clock: Clock,
		private readonly fixed?: number,
	) {
		this.limit = fixed ?? START;
	}

	/** Calls that may be under way at once, for now. */
	get currentLimit(): number {
		return Math.floor(this.limit);
	}

	/** Answers that asked for fewer calls. */
	get refusals(): number {
		return this.refusalCount;
	}

	/** Waits for a slot, which `leave` frees. */
	async enter(): Promise<void> {
		if (this.inFlight >= this.currentLimit)
			await new Promise<void>((resolve) => this.queue.push(resolve));
		else this.inFlight++;
	}

	/** Takes a slot if one is free now. */
	tryEnter(): boolean {
		if (this.inFlight >= this.currentLimit) return false;
		this.inFlight++;
		return true;
	}

	/**
	 * If more slots are taken than the limit allows, frees one and waits for another. For work of several
	 * calls, which keeps its slot from one call to the next.
	 */
	async makeRoom(): Promise<void> {
		if (this.inFlight <= this.currentLimit) return;
		this.leave();
		await this.enter();
	}

	/** Frees a slot. The next one waiting gets it if the limit allows. */
	leave(): void {
		this.inFlight--;
		this.admit();
	}

	/** Whether the provider has asked for a pause that is not over. */
	get isPaused(): boolean {
		return this.waitMs() > 0;
	}

	/** For `overloaded`: calls that start in one round and fail count once. */
	get currentRound(): number {
		return this.round;
	}

	/** Waits while the provider has asked for a pause. Returns the round then. */
	async ready(): Promise<number> {
		for (let wait = this.waitMs(); wait > 0; wait = this.waitMs()) await this.clock.sleep(wait);
		return this.round;
	}

	/** A call was answered as usual, after so many milliseconds. */
	succeeded(tookMs = 0): void {
		if (this.fixed !== undefined || this.inFlight * 2 < this.limit) return;
		this.limit = Math.min(MAX_CONCURRENCY, this.limit + this.growth(tookMs));
		this.admit();
	}

	/** A call that started in this round was answered "too many". */
	refused(round: number): void {
		this.refusalCount++;
		this.overloaded(round);
	}

	/** A call of this round was too much for the provider: it got no answer, or was refused. */
	overloaded(round: number): void {
		if (this.fixed !== undefined || round !== this.round) return;
		this.round++;
		this.ceiling = this.limit;
		this.limit = Math.max(1, Math.floor(this.limit / 2));
		this.threshold = this.limit;
	}

	/** Starts no call for this long: a pause that one answer asks for holds for all calls. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, steadyNow(this.clock) + ms);
	}

	/** What a successful call adds to the limit. */
	private growth(tookMs: number): number {
		const factor = Math.min(MAX_FACTOR, Math.max(1, tookMs / ROUND_TRIP_MS));
		if (this.limit < this.threshold) return FIRST_GROWTH * factor;
		const perRound = 1 / this.limit;
		const isJustBelow = Math.floor(this.limit) === Math.floor(this.ceiling) - 1;
		return isJustBelow && this.limit > START ? perRound * PROBING : perRound;
	}

	private waitMs(): number {
		return this.pausedUntil - steadyNow(this.clock);
	}

	private admit(): void {
		while (this.inFlight < this.currentLimit) {
			const next = this.queue.shift();
			if (next === undefined) return;
			this.inFlight++;
			next();
		}
	}
}
