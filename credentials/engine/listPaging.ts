/** Settings that all ways to page share. The names are those of the node's pagination settings. */
interface AnyPaging {
	/** Path of the list in an answer. Absent: the only list in the answer, whatever its name. */
	itemsPath?: string;
	pageSizeParameter?: string;
	pageSize?: number;
	/** Where the parameters of a page go. Default: the query. */
	parametersIn?: 'body' | 'qs';
	/** Path of the value that says whether there are more pages: true or false. */
	morePath?: string;
	/** The value at `morePath` on the last page, if it is not false. */
	moreEnd?: string;
}

/** Lists whose number of items or pages the answer can give. */
interface Counted extends AnyPaging {
	/** Path of the total number of items in an answer. */
	totalItemsPath?: string;
}

/** Paging by page number. */
interface NumberedPages extends Counted {
	paginationMode?: 'pageNumber';
	pageParameter: string;
	/** Number of the first page. Default: 1. */
	firstPage?: number;
	/** Path of the total number of pages in an answer. */
	totalPagesPath?: string;
}

/** Paging by offset, which is the number of items to skip. */
interface Offsets extends Counted {
	paginationMode: 'offset';
	offsetParameter: string;
}

/** Paging by cursor: each answer has a value to send for the next page. */
interface Cursors extends AnyPaging {
	paginationMode: 'cursor';
	cursorParameter: string;
	cursorPath: string;
}

/** Paging by link: each answer has the URL of the next page. */
interface NextLinks extends AnyPaging {
	paginationMode: 'nextLink';
	nextLinkPath: string;
}

/** How an API divides its lists into pages. */
export type ListPaging = Cursors | NextLinks | NumberedPages | Offsets;
