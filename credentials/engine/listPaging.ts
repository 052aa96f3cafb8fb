/** How an API divides its lists into pages. Names as in the node's pagination settings. */
export interface ListPaging {
	/** Where an answer has its list. */
	itemsPath: string;
	pageParameter: string;
	/** The first page's number. */
	firstPage: number;
	pageSizeParameter: string;
	pageSize: number;
	/** Where an answer says how many pages there are. */
	totalPagesPath?: string;
	/** Where an answer says how many items there are. */
	totalItemsPath?: string;
	/** Where an answer says whether there are more pages: true or false. */
	morePath?: string;
}
