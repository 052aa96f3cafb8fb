/** How the page's parameters are called and where they go. */
export type ParametersIn = 'qs' | 'body';

/** The fields of `options.pagination.pagination`, as the editor fills them. */
export interface PaginationSettings {
	paginationMode?:
		| 'off'
		| 'pageNumber'
		| 'offset'
		| 'cursor'
		| 'nextLink'
		| 'cloudCx'
		| 'updateAParameterInEachRequest'
		| 'responseContainsNextURL';
	pageParameter?: string;
	firstPage?: number;
	offsetParameter?: string;
	cursorParameter?: string;
	cursorPath?: string;
	nextLinkPath?: string;
	pageSizeParameter?: string;
	pageSize?: number;
	totalPagesPath?: string;
	totalItemsPath?: string;
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

/** CloudCX's pages (`GET …/page`): `pageIndex` counts from 1, the lists are in `data.content`. */
export const CLOUD_CX_PAGES: PaginationSettings = {
	paginationMode: 'pageNumber',
	pageParameter: 'pageIndex',
	firstPage: 1,
	pageSizeParameter: 'pageSize',
	pageSize: 100,
	totalPagesPath: 'data.totalPages',
};
/** Where CloudCX's pages have their items. */
export const CLOUD_CX_ITEMS_PATH = 'data.content';
