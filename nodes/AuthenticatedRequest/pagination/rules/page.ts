/** This many empty pages in a row end a list whose answers do not announce more pages. */
export const MAX_EMPTY = 10;

/** What is different in the call for a page. */
export interface PageChange {
	parameters?: Record<string, string | number | object>;
	/** Those of them that are numbers, though they can be the text of one that JavaScript can't hold. */
	numbers?: string[];
	/** Whole URL, or a reference relative to the last page's. */
	url?: string;
	/** Whether the API has announced this page. */
	isPromised?: boolean;
	/** Whether the page before may have been the last: this one may be it again, or an error. */
	isDoubtful?: boolean;
	/** Whether it can be the first page again: some APIs say with the cursor 0 or -1 that there is no more. */
	isStart?: boolean;
	/** Whether the totals are reached, and the page is only asked for because they can be an index. */
	isBeyond?: boolean;
}

/** What has been read so far. */
export interface Progress {
	/** Pages read. */
	pages: number;
	/** Elements of the lists read. */
	items: number;
	/** Elements of the first page's list. */
	firstItems?: number;
	/** Elements of the last page's list; undefined if it has none. */
	lastItems?: number;
	/** Whether the last page had the same elements as the one before it. */
	isRepeat?: boolean;
	/** The last page's address. */
	url?: string;
}

/** The page at a position, counted from 1, if it is likely to exist; undefined beyond the last. */
export type Outlook = (page: number) => PageChange | undefined;
