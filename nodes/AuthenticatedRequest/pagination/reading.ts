import { type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import type { Clock } from '../../../credentials/engine/tokenFlow';
import { CallError } from '../call/callErrors';
import type { Call, CallAnswer } from '../call/callTypes';
import type { ListPath } from './onlyList';
import type { Progress } from './rules/page';
import type { Note } from './rules/pagingErrors';
import type { FirstPage } from './pageKind';
import type { Slots } from './pagesAhead';

/** What the page readers need from the node. */
export interface PageReader {
	send: (call: Call) => Promise<CallAnswer>;
	toItems: (answer: CallAnswer) => INodeExecutionData[];
	/** Finds the list of an answer if no path is filled in. */
	listPath?: ListPath;
	clock: Clock;
	isCancelled: () => boolean;
	/** Adds a hint to the node's output. */
	note?: Note;
	/** Slots for further calls at the same time. Without them, pages are read one after another. */
	slots?: Slots;
	/** True if a later page may be a text though the first one was JSON. */
	mayBeText?: boolean;
	/** Describes the first page. Set once that page has been read. */
	first?: FirstPage;
	/** Throws if a next link leads to a server that the token does not belong to. */
	requireOwnServer?: (address: string) => void;
}

/** The items of the pages that were read, and the failure that ended the reading, if any. */
export interface Reading {
	items: INodeExecutionData[];
	/** Its description says how many pages and items had been read before. */
	failure?: Error;
}

/**
 * Adds to a page's failure how many pages and items had been read before. A failure of the first
 * page stays as it is.
 */
export function afterPages(error: Error, { pages }: Pick<Progress, 'pages'>, items: number): Error {
	if (pages === 0) return error;
	const before = `Before that, ${count(pages, 'page')} with ${count(items, 'item')} had been read.`;
	// Other errors get a new object: they can be shared by several items, or have no description.
	if (!(error instanceof CallError || error instanceof NodeOperationError))
		return new CallError(error.message, before);
	const description = [error.description, before].filter(Boolean).join(' ');
	return Object.assign(error, { description });
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`;
}
