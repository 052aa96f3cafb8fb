import { FakeClock } from '../support/fakeClock';
import type { Clock } from '../../credentials/engine/tokenFlow';

/** A wall clock that can be set, together with a steady clock that can't. */
export class WallClock extends FakeClock implements Clock {
	/** How far the wall clock is ahead of the steady one, ms. */
	private set = 0;

	readonly now = () => this.start + this.elapsed + this.set;

	readonly steady = () => this.elapsed;

	/** When the wall clock was last set, by the steady clock. */
	setAt = -Infinity;

	/** Moves the wall clock forward or, if `ms` is negative, back. */
	setBy(ms: number): void {
		this.set += ms;
		this.setAt = this.elapsed;
	}
}
