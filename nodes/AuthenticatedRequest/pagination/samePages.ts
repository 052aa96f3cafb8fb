import { samePage } from './rules/pagingErrors';

/** This many equal, non-empty pages in a row are not a coincidence. */
const MAX_SAME = 3;

/** The longest cycle of repeating pages that is looked for, in pages. */
const MAX_CIRCLE = 8;
/**
 * How often pages must repeat to count as a cycle. Lists can have equal pages two or three times.
 */
const ROUNDS = 5;

/**
 * Notices that an API ignores which page is requested: all its pages are the same, or a few of them
 * repeat in a cycle.
 */
export class SamePages {
	/** How many equal pages have come in a row, including the last one. */
	count = 0;

	private pages = 0;

	private first?: unknown;

	private last?: unknown;

	/** The last pages, newest first. */
	private recent: unknown[] = [];

	/** For each cycle length `n`, how many pages in a row equal the page `n` before them. */
	private readonly runs = new Array<number>(MAX_CIRCLE + 1).fill(0);

	constructor(private readonly most = MAX_SAME) {}

	/**
	 * Takes the next page: the elements of its list, or its body. Undefined stands for a file and
	 * equals nothing. Returns whether the page equals the one before.
	 */
	isRepeat(content: unknown): boolean {
		this.pages++;
		const isSame = content !== undefined && this.count > 0 && isEqual(content, this.last);
		this.count = isSame ? this.count + 1 : 1;
		if (this.pages === 1) this.first = content;
		this.last = content;
		for (let length = 2; length <= MAX_CIRCLE; length++) {
			const before = this.recent[length - 1];
			const isLike = !isSame && before !== undefined && isEqual(content, before);
			this.runs[length] = isLike ? this.runs[length] + 1 : 0;
		}
		this.recent = [content, ...this.recent].slice(0, MAX_CIRCLE);
		return isSame;
	}

	/** True if the last page equals the first one, which some APIs return for a page past the end. */
	get isFirstAgain(): boolean {
		return this.pages > 1 && this.last !== undefined && isEqual(this.last, this.first);
	}

	/** How many of the last pages are repetitions. Meant to be read after `check` has thrown. */
	get repeated(): number {
		return Math.max(this.count - 1, this.runs[this.circle]);
	}

	/** True if equal pages follow different ones: the API repeats its last page past the end. */
	get isLastRepeated(): boolean {
		return this.count >= this.most && this.pages > this.count;
	}

	/** The length of the cycle in which pages repeat; 0 if they don't. */
	private get circle(): number {
		return Math.max(
			0,
			this.runs.findIndex((run, length) => length > 1 && run >= length * (ROUNDS - 1)),
		);
	}

	/** Throws if equal pages or cycles show that reading on would never end. */
	check(): void {
		if (this.count >= this.most) throw samePage(`${this.most} pages in a row are the same`);
		const { circle } = this;
		if (circle > 0) throw samePage(`the same ${circle} pages come again and again`);
	}
}

function isEqual(one: unknown, other: unknown): boolean {
	if (Array.isArray(one) && Array.isArray(other)) {
		// Most pages differ in their first element, so this check is cheap.
		const isAlike = one.length === other.length && isEqual(one[0], other[0]);
		return isAlike && JSON.stringify(one) === JSON.stringify(other);
	}
	return JSON.stringify(one) === JSON.stringify(other);
}
