/** What all ways to page have in common. Names as in the node's pagination settings. */
interface AnyPaging {
	/** Where an answer has its list; absent: it is the only list there, whatever its name. */
	itemsPath?: string;
	pageSizeParameter?: string;
	pageSize?: number;
	/** Where the page's parameters go: the query unless said. */
	parametersIn?: 'body' | 'qs';
	/** Where an answer says whether there are more pages: true or false. */
	morePath?: string;
	/** What it says there on the last page, if not false. */
	moreEnd?: string;
}

/** Lists whose end can be known beforehand. */
interface Counted extends AnyPaging {
	/** Where an answer says how many items there are. */
	totalItemsPath?: string;
}

/** Pages with numbers. */
interface NumberedPages extends Counted {
	paginationMode?: 'pageNumber';
	pageParameter: string;
	/** The first page's number; 1 unless said. */
	firstPage?: number;
	/** Where an answer says how many pages there are. */
	totalPagesPath?: string;
}

/** Pages by offset: the number of items to skip. */
interface Offsets extends Counted {
	paginationMode: 'offset';
	offsetParameter: string;
}

/** Each answer has a value to send for the next page. */
interface Cursors extends AnyPaging {
	paginationMode: 'cursor';
	cursorParameter: string;
	cursorPath: string;
}

/** Each answer names the next page's URL. */
interface NextLinks extends AnyPaging {
	paginationMode: 'nextLink';
	nextLinkPath: string;
}

/** How an API divides its lists into pages. */
export type ListPaging = Cursors | NextLinks | NumberedPages | Offsets;
