import type { INodeExecutionData } from 'n8n-workflow';
import type { CallAnswer } from '../call/callTypes';
import type { PageItems } from './listIn';
import type { Signs } from './rules/end/signs';
import type { Note } from './rules/pagingErrors';
import { RepeatedItems } from './rules/repeatedItems';

/** Collects the items of all pages, each item once. Adds hints about them at the end. */
export class KeptPages {
	private readonly pages: INodeExecutionData[][] = [];

	private readonly repeated: RepeatedItems;

	/**
	 * @param signs collects what the answers say about the length of the list
	 * @param isInclusive whether each page is requested by the last element before it
	 */
	constructor(
		private readonly signs: Signs,
		private readonly note: Note = () => {},
		isInclusive = false,
		isByOffset = false,
	) {
		this.repeated = new RepeatedItems(note, isInclusive, isByOffset);
	}

	/** Keeps the items of a page. Pages are counted from 1. */
	keep(page: number, answer: CallAnswer, { items, list }: PageItems): void {
		this.pages.push(this.repeated.without(page, list ?? [], items));
		this.signs.see(answer, list?.length);
	}

	/** Removes the last pages, which turned out not to belong to the list. */
	drop(count: number): void {
		this.pages.length -= count;
	}

	/** Removes the last pages, which only repeat earlier ones at the end of the list. */
	dropAtEnd(count: number): void {
		this.drop(count);
		this.repeated.forget();
	}

	/** Returns all items after the reading ended by itself. Adds hints unless it was cut short. */
	all(isCutShort: boolean): INodeExecutionData[] {
		const { pages } = this;
		const items = this.before();
		if (!isCutShort)
			this.signs.hints(items.length, pages.length).forEach((hint) => this.note(hint));
		return items;
	}

	/** Returns all items after the last page or a failure ended the reading. */
	before(): INodeExecutionData[] {
		this.repeated.end();
		return this.pages.flat();
	}

	/** Returns the items before the pages that repeat in a cycle. */
	beforeCircle(repeated: number): INodeExecutionData[] {
		this.drop(repeated);
		return this.pages.flat();
	}
}
