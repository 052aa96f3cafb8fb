/** The part of the request that gets the page's parameters. */
export type ParametersIn = 'qs' | 'body';

/** The fields of `options.pagination.pagination`, as the editor fills them. */
export interface PaginationSettings {
	paginationMode?:
		| 'off'
		| 'pageNumber'
		| 'offset'
		| 'cursor'
		| 'nextLink'
		| 'automatic'
		| 'updateAParameterInEachRequest'
		| 'responseContainsNextURL';
	pageParameter?: string;
	firstPage?: number;
	offsetParameter?: string;
	/**
	 * The offset of the first page. Default 0; 1 if the API counts items from 1 (SCIM, RFC 7644
	 * section 3.4.2.4).
	 */
	firstOffset?: number;
	cursorParameter?: string;
	cursorPath?: string;
	nextLinkPath?: string;
	pageSizeParameter?: string;
	pageSize?: number;
	totalPagesPath?: string;
	totalItemsPath?: string;
	/** The path of the value that says whether there are more pages. */
	morePath?: string;
	/** The value at `morePath` on the last page. Default `false`; several are separated by `|`. */
	moreEnd?: string;
	/** HTTP statuses that mean "past the end", separated by commas. Empty means the usual ones. */
	endStatusCodes?: string;
	/** True if next links are requested with the scheme, host and port of the call. */
	keepServer?: boolean;
	parametersIn?: ParametersIn;
	nextURL?: string;
	parameters?: { parameters?: Array<{ name: string; type: string; value: string }> };
	paginationCompleteWhen?: 'other' | 'receiveSpecificStatusCodes' | 'responseIsEmpty';
	statusCodesWhenComplete?: string;
	completeExpression?: string;
	limitPagesFetched?: boolean;
	maxRequests?: number;
	/** The pause between two pages, in milliseconds. */
	requestInterval?: number;
}
