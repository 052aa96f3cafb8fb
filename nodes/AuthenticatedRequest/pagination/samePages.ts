import { samePage } from './rules/pagingErrors';

/** So many equal pages in a row that are not empty can't be a coincidence. */
const MAX_SAME = 3;

/** Notices an API that ignores the page it is asked for: its pages have the same elements. */
export class SamePages {
	/** Equal pages in a row up to now. */
	count = 0;

	private last?: unknown;

	constructor(private readonly most = MAX_SAME) {}

	/**
	 * Takes the next page: the elements of its list, or its body. Undefined, for a file, is like
	 * nothing else. Returns whether it is like the one before.
	 */
	isRepeat(content: unknown): boolean {
		const isSame = content !== undefined && this.count > 0 && isEqual(content, this.last);
		this.count = isSame ? this.count + 1 : 1;
		this.last = content;
		return isSame;
	}

	/** Throws if reading on would never end. */
	check(): void {
		if (this.count >= this.most) throw samePage(`${this.most} pages in a row are the same`);
	}
}

function isEqual(one: unknown, other: unknown): boolean {
	if (Array.isArray(one) && Array.isArray(other)) {
		// Most pages differ in their first element: the rest need not be looked at.
		const isAlike = one.length === other.length && isEqual(one[0], other[0]);
		return isAlike && JSON.stringify(one) === JSON.stringify(other);
	}
	return JSON.stringify(one) === JSON.stringify(other);
}
