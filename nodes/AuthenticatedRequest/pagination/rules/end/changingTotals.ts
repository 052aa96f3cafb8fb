import { totalChanged } from './hints';
import type { Totals } from './lastIndex';

/** Notices totals that change in later answers: an item may have moved to a page already read. */
export class ChangingTotals {
	/** How often the totals have changed. */
	count = 0;

	/** The totals of the first page. */
	private atFirst: Totals = {};

	/** The last totals that differed from those of the first page. */
	private differing: Totals = {};

	/** Takes the totals of the first page. */
	begin(totals: Totals): void {
		this.atFirst = { ...totals };
	}

	/** Takes the totals of a later answer. */
	next(before: Totals, { pages, items }: Totals): void {
		if (pages !== before.pages || items !== before.items) this.count++;
		if (pages !== this.atFirst.pages) this.differing.pages = pages;
		if (items !== this.atFirst.items) this.differing.items = items;
	}

	/** Forgets the first page's total if it has the value that turned out not to be a total. */
	drop(what: keyof Totals, value: number | undefined): void {
		if (value === this.atFirst[what]) this.atFirst[what] = undefined;
	}

	/** The hints, if any. */
	hints(now: Totals): string[] {
		return (['items', 'pages'] as const).flatMap((what) => this.hint(what, now[what]) ?? []);
	}

	private hint(what: keyof Totals, now: number | undefined): string | undefined {
		const before = this.atFirst[what];
		// A total that was contradicted since no longer counts, but it still shows that there was a
		// change.
		const other = before === now || now === undefined ? this.differing[what] : now;
		if (before === undefined || other === undefined) return undefined;
		const back = before === now ? ' and back' : '';
		return totalChanged(`from ${before} to ${other} ${what}${back}`);
	}
}
