import { type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import type { Clock } from '../../../credentials/engine/tokenFlow';
import { CallError } from '../call/callErrors';
import type { Call, CallAnswer } from '../call/callTypes';
import type { ListPath } from './onlyList';
import type { Progress } from './rules/page';
import type { Note } from './rules/pagingErrors';
import type { Slots } from './pagesAhead';

/** What reading pages needs of the node. */
export interface PageReader {
	send: (call: Call) => Promise<CallAnswer>;
	toItems: (answer: CallAnswer) => INodeExecutionData[];
	/** Where an answer has its list, in the place of a path that somebody filled in. */
	listPath?: ListPath;
	clock: Clock;
	isCancelled: () => boolean;
	/** Where the node's hints go. */
	note?: Note;
	/** Places for further calls at the same time; absent: one page after another. */
	slots?: Slots;
	/** Whether an answer may be a text where the pages before it were JSON. */
	mayBeText?: boolean;
	/** Whether the first page was JSON; set when it has been read. */
	isJson?: boolean;
	/** Throws if a next link leads to a server that the token does not belong to. */
	requireOwnServer?: (address: string) => void;
}

/** The items of the pages that were read, and why there are no more, if it is a failure. */
export interface Reading {
	items: INodeExecutionData[];
	/** Says in words what had been read before. */
	failure?: Error;
}

/** A page's failure that also says how far the reading came. Without a page before it is as it was. */
export function afterPages(error: Error, { pages }: Pick<Progress, 'pages'>, items: number): Error {
	if (pages === 0) return error;
	const before = `Before that, ${count(pages, 'page')} with ${count(items, 'item')} had been read.`;
	// Others can be shared with other items, or have no place for it.
	if (!(error instanceof CallError || error instanceof NodeOperationError))
		return new CallError(error.message, before);
	const description = [error.description, before].filter(Boolean).join(' ');
	return Object.assign(error, { description });
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`;
}
