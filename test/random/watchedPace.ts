import { Pace } from '../../nodes/AuthenticatedRequest/pace/pace';
import type { FakeClock } from '../support/fakeClock';

/** A pace that records which of its rules are broken. */
export class WatchedPace extends Pace {
	/** How many places are taken. */
	held = 0;

	/** No call may start before this. */
	private quietUntil = -Infinity;

	/** When that pause was asked for. A call of the same instant may be on its way already. */
	private quietSince = -Infinity;

	/** How often a call overloaded the provider. */
	overloads = 0;

	/**
	 * Calls that wait for a place, in order. The value is the time at which a later call first got a
	 * place before this one.
	 */
	private readonly waiting = new Map<number, number | undefined>();

	private comers = 0;

	/** Rounds in which the limit has fallen. */
	private readonly counted = new Set<number>();

	/** The limit before the last change in this instant. */
	private before = { at: -Infinity, limit: 0 };

	constructor(
		private readonly time: FakeClock,
		private readonly concurrency: number | undefined,
		private readonly broken: string[],
	) {
		super(time, concurrency);
	}

	async enter(): Promise<void> {
		const comer = ++this.comers;
		this.waiting.set(comer, undefined);
		await super.enter();
		this.requireTurn(comer);
		this.take();
	}

	tryEnter(): boolean {
		const isIn = super.tryEnter();
		if (isIn) this.take();
		return isIn;
	}

	leave(): void {
		if (--this.held < 0) this.broken.push('a place is given back that nobody has');
		super.leave();
	}

	async makeRoom(): Promise<void> {
		await super.makeRoom();
		this.requireWithinLimit();
	}

	overloaded(round: number): void {
		const { currentLimit } = this;
		this.overloads++;
		if (this.before.at !== this.time.elapsed)
			this.before = { at: this.time.elapsed, limit: currentLimit };
		super.overloaded(round);
		if (this.counted.has(round) && this.currentLimit < currentLimit)
			this.broken.push(`the limit falls twice in round ${round}`);
		if (this.currentLimit < currentLimit) this.counted.add(round);
		if (this.currentLimit < Math.max(1, Math.floor(currentLimit / 2)))
			this.broken.push(`the limit falls from ${currentLimit} to ${this.currentLimit}`);
	}

	pause(ms: number): void {
		super.pause(ms);
		this.expectQuiet(ms);
	}

	/** Notes that the provider asks for a pause, even if the pace does not keep it. */
	expectQuiet(ms: number): void {
		const until = this.time.elapsed + ms;
		if (until > this.quietUntil) {
			this.quietUntil = until;
			this.quietSince = this.time.elapsed;
		}
	}

	/** Records a broken rule if a call starts during a pause that the provider asked for. */
	requireNoPause(): void {
		const { elapsed } = this.time;
		if (elapsed < this.quietUntil && elapsed > this.quietSince)
			this.broken.push(`a call starts ${this.quietUntil - elapsed} ms before the pause is over`);
	}

	/**
	 * Records a broken rule if a later call got a place first. The order within one instant does not
	 * matter.
	 */
	private requireTurn(comer: number): void {
		const { elapsed } = this.time;
		const passedAt = this.waiting.get(comer);
		if (passedAt !== undefined && passedAt < elapsed)
			this.broken.push(`who came later got a place ${elapsed - passedAt} ms before`);
		this.waiting.delete(comer);
		for (const [earlier, at] of this.waiting)
			if (earlier < comer) this.waiting.set(earlier, at ?? elapsed);
	}

	private take(): void {
		this.held++;
		this.requireWithinLimit();
	}

	private requireWithinLimit(): void {
		if (this.concurrency !== undefined && this.currentLimit !== this.concurrency)
			this.broken.push(`the limit is ${this.currentLimit} where ${this.concurrency} was set`);
		const { at, limit } = this.before;
		const allowed = Math.max(this.currentLimit, at === this.time.elapsed ? limit : 0);
		if (this.held > allowed)
			this.broken.push(`${this.held} places are taken where ${allowed} are allowed`);
	}
}
