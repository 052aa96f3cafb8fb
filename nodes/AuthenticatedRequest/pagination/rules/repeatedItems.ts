import { isObject } from '../../../../credentials/engine/values';
import { RepeatedIds } from './end/repeatedIds';
import { type Note, pageRepeated, startRepeated } from './pagingErrors';

/**
 * Takes out of each page what the page before it ended with: its items come once. An API gives a page
 * twice for two numbers (0 and 1, or each one after its last), or an item moves to the next page when
 * another one is added before it.
 *
 * Only records are judged, and only if no two of a page are the same: others can be equal by themselves.
 */
export class RepeatedItems {
	/** The last elements that were read, as many as the pages have or more. */
	private last: unknown[] = [];

	private lastLength = 0;

	/** Pages that were the one before it again, in a row. */
	private again: number[] = [];

	private readonly ids: RepeatedIds;

	/** @param isInclusive whether each page is asked for by the last element of the one before, which can come again */
	constructor(
		private readonly note: Note = () => {},
		private readonly isInclusive = false,
		isByOffset = false,
	) {
		this.ids = new RepeatedIds(isByOffset);
	}

	/**
	 * The items of a page that did not come before.
	 *
	 * @param page its number, from 1 on
	 * @param items one for each element of the list; otherwise nothing is taken out
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

	/** Says which pages came again, unless that ended the paging, which has words of its own. */
	tell(): void {
		for (const page of this.again) this.note(pageRepeated(page));
		this.again = [];
	}

	/** The same where the reading ends; and says which items came twice, on pages that are no neighbours. */
	end(): void {
		this.tell();
		const hint = this.ids.hint();
		if (hint !== undefined) this.note(hint);
	}

	/** Forgets the last page, which turned out to be none. */
	forget(): void {
		this.again = [];
		this.ids.forgetLast();
	}
}

/** How many of the last elements of a list are the first of the next one. */
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
