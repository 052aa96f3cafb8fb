/** This many empty pages in a row end a list whose answers do not announce more pages. */
export const MAX_EMPTY = 10;

/** How the call for a page differs from the call before it. */
export interface PageChange {
	parameters?: Record<string, string | number | object>;
	/**
	 * Names of the parameters to send as numbers. Their value is a text if JavaScript can't hold the
	 * number.
	 */
	numbers?: string[];
	/** The page's URL, or a reference relative to the last page's URL. */
	url?: string;
	/** True if the API has announced this page. */
	isPromised?: boolean;
	/** True if the page before may have been the last: this one may repeat it, or be an error. */
	isDoubtful?: boolean;
	/**
	 * True if this may be the first page again. Some APIs say with the cursor 0 or -1 that there are
	 * no more pages.
	 */
	isStart?: boolean;
	/** True if the totals are reached and the page is requested only because they may be an index. */
	isBeyond?: boolean;
}

/** What has been read so far. */
export interface Progress {
	/** How many pages were read. */
	pages: number;
	/** How many elements their lists have together. */
	items: number;
	/** How many elements the first page's list has. */
	firstItems?: number;
	/** How many elements the last page's list has; undefined if the page has no list. */
	lastItems?: number;
	/** True if the last page had the same elements as the one before it. */
	isRepeat?: boolean;
	/** The last page's address. */
	url?: string;
}

/** Returns the change for a page, counted from 1; undefined if the page is not likely to exist. */
export type Outlook = (page: number) => PageChange | undefined;
