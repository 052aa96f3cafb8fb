import { isObject } from '../../../../credentials/engine/values';
import { RepeatedIds } from './end/repeatedIds';
import { type Note, pageRepeated, startRepeated } from './pagingErrors';

/**
 * Removes from the start of each page the elements that ended the page before, so that their items
 * come once. This happens if an API gives the same page for two numbers (0 and 1, or each number
 * after its last). It also happens if an item moves to the next page because another one was added
 * before it.
 *
 * Only records are compared, and only if no two records of a page are equal. Other elements can be
 * equal by coincidence.
 */
export class RepeatedItems {
	/** The last elements that were read, at least as many as a page has. */
	private last: unknown[] = [];

	private lastLength = 0;

	/** Numbers of the latest pages in a row that were equal to the page before them. */
	private again: number[] = [];

	private readonly ids: RepeatedIds;

	/**
	 * @param isInclusive whether each page is requested by the last element before it, which can then
	 * come again
	 */
	constructor(
		private readonly note: Note = () => {},
		private readonly isInclusive = false,
		isByOffset = false,
	) {
		this.ids = new RepeatedIds(isByOffset);
	}

	/**
	 * Returns the items of a page without those that the page before ended with.
	 *
	 * @param page the page's number, counted from 1
	 * @param items one item for each element of the list; otherwise nothing is removed
	 */
	without<Item>(page: number, list: unknown[], items: Item[]): Item[] {
		const count = items.length === list.length ? overlap(this.last, list) : 0;
		const isAgain = count > 0 && count === list.length && count === this.lastLength;
		if (!isAgain) this.tell();
		if (list.length > 0) {
			const most = Math.max(list.length, this.lastLength);
			this.last = [...this.last, ...list.slice(count)].slice(-most);
			this.lastLength = list.length;
		}
		const known = count > 0 && areRecords(list) ? count : 0;
		if (items.length === list.length) this.ids.see(page, list.slice(known));
		if (known === 0) return items;
		if (isAgain) this.again.push(page);
		else if (!this.isInclusive) this.note(startRepeated(page, count));
		return items.slice(count);
	}

	/** Adds the hints about pages that came again. */
	tell(): void {
		for (const page of this.again) this.note(pageRepeated(page));
		this.again = [];
	}

	/** Adds the hints at the end of the reading, also about items that came on two distant pages. */
	end(): void {
		this.tell();
		const hint = this.ids.hint();
		if (hint !== undefined) this.note(hint);
	}

	/** Forgets the repetitions of the last page, which turned out not to be part of the list. */
	forget(): void {
		this.again = [];
		this.ids.forgetLast();
	}
}

/** How many elements at the end of a list are also at the start of the next one. */
export function overlap(list: unknown[], next: unknown[]): number {
	if (list.length === 0 || next.length === 0) return 0;
	const last = JSON.stringify(list[list.length - 1]);
	const at = next.findIndex((element) => JSON.stringify(element) === last);
	if (at < 0 || at >= list.length) return 0;
	const end = list.slice(list.length - at - 1);
	return JSON.stringify(end) === JSON.stringify(next.slice(0, at + 1)) ? at + 1 : 0;
}

function areRecords(list: unknown[]): boolean {
	const different = new Set(list.map((element) => JSON.stringify(element)));
	return list.every(isObject) && different.size === list.length;
}
