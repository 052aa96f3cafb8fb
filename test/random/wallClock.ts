import { FakeClock } from '../support/fakeClock';
import type { Clock } from '../../credentials/engine/tokenFlow';

/** A clock on the wall, which can be set, beside one that nobody sets. */
export class WallClock extends FakeClock implements Clock {
	/** How far the clock on the wall is from the time that really passed, ms. */
	private set = 0;

	readonly now = () => this.start + this.elapsed + this.set;

	readonly steady = () => this.elapsed;

	/** When it was last set, by the other one. */
	setAt = -Infinity;

	/** Sets the clock on the wall forward or, below zero, back. */
	setBy(ms: number): void {
		this.set += ms;
		this.setAt = this.elapsed;
	}
}
