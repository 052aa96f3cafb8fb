/** Where the page's parameters are sent. */
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
	/** The offset of the first page: 0 unless set, 1 where items are counted from 1 (SCIM, RFC 7644 section 3.4.2.4). */
	firstOffset?: number;
	cursorParameter?: string;
	cursorPath?: string;
	nextLinkPath?: string;
	pageSizeParameter?: string;
	pageSize?: number;
	totalPagesPath?: string;
	totalItemsPath?: string;
	/** Where the answer says whether there are more pages. */
	morePath?: string;
	/** What it says there on the last page: `false` unless set; several are separated by `|`. */
	moreEnd?: string;
	/** HTTP statuses of a page past the end, separated by commas; empty: the usual ones. */
	endStatusCodes?: string;
	/** Whether next links are requested with the scheme, host and port of the call. */
	keepServer?: boolean;
	parametersIn?: ParametersIn;
	nextURL?: string;
	parameters?: { parameters?: Array<{ name: string; type: string; value: string }> };
	paginationCompleteWhen?: 'other' | 'receiveSpecificStatusCodes' | 'responseIsEmpty';
	statusCodesWhenComplete?: string;
	completeExpression?: string;
	limitPagesFetched?: boolean;
	maxRequests?: number;
	/** Milliseconds. */
	requestInterval?: number;
}
