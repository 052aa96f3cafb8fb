import { steadyNow } from '../../../credentials/engine/clock';
import type { Clock } from '../../../credentials/engine/tokenFlow';

const START = 10;
/** The highest automatic limit of calls at the same time. */
export const MAX_CONCURRENCY = 400;
/** The growth per successful call at first, which adds up to 60 % per round trip. */
const FIRST_GROWTH = 0.6;
/** If round trips take longer than this, the first growth is faster in proportion. */
const ROUND_TRIP_MS = 200;
const MAX_FACTOR = 3;
/** The factor for growth just below the limit that was too high, as in CUBIC (RFC 9438). */
const PROBING = 0.1;

/**
 * Limits how many items are under way at the same time, and decides when the next call may start.
 *
 * The automatic limit uses additive increase and multiplicative decrease, like TCP (RFC 5681
 * section 3.1). It grows fast up to a threshold, then by one per round trip. Like Netflix's
 * concurrency-limits, it grows only while it is really used. The fast growth is slower than TCP's,
 * because each call above what the API allows is refused. If answers are slow, it is faster, as in
 * TCP Hybla (Caini and Firrincieli, 2004). So long round trips cost no extra time. When a server is
 * overloaded, many calls fail together, so only the first failure of a round counts.
 */
export class Pace {
	private limit: number;
	/** The limit at which fast growth ends; above it, the limit grows by one per round trip. */
	private threshold = MAX_CONCURRENCY;
	/** The last limit that was too high. Just below it, growth is slow. */
	private ceiling = MAX_CONCURRENCY + 1;
	private round = 0;
	private inFlight = 0;
	/** The end of the current pause, in milliseconds of the steady clock. */
	private pausedUntil = -Infinity;
	private readonly queue: Array<() => void> = [];
	private refusalCount = 0;

	/** @param fixed how many calls at the same time; automatic if absent */
	constructor(
		private readonly clock: Clock,
		private readonly fixed?: number,
	) {
		this.limit = fixed ?? START;
	}

	/** How many calls may be under way at the same time now. */
	get currentLimit(): number {
		return Math.floor(this.limit);
	}

	/** How many answers asked for fewer calls. */
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
	 * If more slots are taken than the limit allows, frees one and waits for another. Meant for work
	 * of several calls, which keeps its slot from one call to the next.
	 */
	async makeRoom(): Promise<void> {
		if (this.inFlight <= this.currentLimit) return;
		this.leave();
		await this.enter();
	}

	/** Frees a slot. The next item that waits gets it if the limit allows. */
	leave(): void {
		this.inFlight--;
		this.admit();
	}

	/** True during a pause that the provider asked for. */
	get isPaused(): boolean {
		return this.waitMs() > 0;
	}

	/**
	 * The number of the current round. Calls that start in one round and fail count as one failure.
	 */
	get currentRound(): number {
		return this.round;
	}

	/** Waits until no pause is left that the provider asked for. Returns the round at that time. */
	async ready(): Promise<number> {
		for (let wait = this.waitMs(); wait > 0; wait = this.waitMs()) await this.clock.sleep(wait);
		return this.round;
	}

	/** Notes that a call was answered as usual, after this many milliseconds. */
	succeeded(tookMs = 0): void {
		if (this.fixed !== undefined || this.inFlight * 2 < this.limit) return;
		this.limit = Math.min(MAX_CONCURRENCY, this.limit + this.growth(tookMs));
		this.admit();
	}

	/** Notes that a call of this round was answered with "too many calls". */
	refused(round: number): void {
		this.refusalCount++;
		this.overloaded(round);
	}

	/** Notes that a call of this round got no answer or was refused, and lowers the limit. */
	overloaded(round: number): void {
		if (this.fixed !== undefined || round !== this.round) return;
		this.round++;
		this.ceiling = this.limit;
		this.limit = Math.max(1, Math.floor(this.limit / 2));
		this.threshold = this.limit;
	}

	/** Starts no call for this many ms. A pause that one answer asks for holds for all calls. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, steadyNow(this.clock) + ms);
	}

	/** How much a successful call adds to the limit. */
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
