import type { INodeExecutionData } from 'n8n-workflow';
import type { CallAnswer } from '../call/callTypes';
import type { PageItems } from './listIn';
import type { Signs } from './rules/end/signs';
import type { Note } from './rules/pagingErrors';
import { RepeatedItems } from './rules/repeatedItems';

/** The items of the pages that were read, each once; and what is to be said of them at the end. */
export class KeptPages {
	private readonly pages: INodeExecutionData[][] = [];

	private readonly repeated: RepeatedItems;

	/**
	 * @param signs what the answers say of the list's length
	 * @param isInclusive whether each page is asked for by the last element of the one before
	 */
	constructor(
		private readonly signs: Signs,
		private readonly note: Note = () => {},
		isInclusive = false,
		isByOffset = false,
	) {
		this.repeated = new RepeatedItems(note, isInclusive, isByOffset);
	}

	/** Keeps the items of a page, counted from 1. */
	keep(page: number, answer: CallAnswer, { items, list }: PageItems): void {
		this.pages.push(this.repeated.without(page, list ?? [], items));
		this.signs.see(answer, list?.length);
	}

	/** Takes back the last pages, which turned out to be none of the list. */
	drop(count: number): void {
		this.pages.length -= count;
	}

	/** Takes back the last pages, which were there before, at the end of the list. */
	dropAtEnd(count: number): void {
		this.drop(count);
		this.repeated.forget();
	}

	/** All items, where the reading ended by itself. */
	all(isCutShort: boolean): INodeExecutionData[] {
		const { pages } = this;
		const items = this.before();
		if (!isCutShort)
			this.signs.hints(items.length, pages.length).forEach((hint) => this.note(hint));
		return items;
	}

	/** All items, where a failure or the last page ended the reading. */
	before(): INodeExecutionData[] {
		this.repeated.end();
		return this.pages.flat();
	}

	/** The items before pages that came again and again. */
	beforeCircle(repeated: number): INodeExecutionData[] {
		this.drop(repeated);
		return this.pages.flat();
	}
}
