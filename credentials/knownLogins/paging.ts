import type { ListPaging } from '../engine/listPaging';

/** What definitions can say of any way to page. */
interface AnyKnownPaging {
	/** Where an answer has its list; absent: it is the only list there, whatever its name. */
	items?: string;
	/** The parameter for the number of items per page. */
	size?: string;
	/** So many items per page are asked for, if not 100. */
	pageSize?: number;
	/** Where the parameters go, if not into the query. */
	in?: 'body';
	/** Where an answer says whether there are more pages. */
	more?: string;
	/** What it says there on the last page, if not false. */
	moreEnd?: string;
	/** Where an answer says how many items there are. */
	totalItems?: string;
}

/** The parameter for the page's number, the first number if not 1, and where the number of pages is. */
type ByPage = AnyKnownPaging & { page: string; firstPage?: number; totalPages?: string };
/** The parameter for the number of items to skip. */
type ByOffset = AnyKnownPaging & { offset: string };
/** The parameter for the cursor, and where an answer has the next one. */
type ByCursor = AnyKnownPaging & { cursor: string; cursorPath: string };
/** Where an answer has the URL of the next page. */
type ByLink = AnyKnownPaging & { nextLink: string };

/** How an API pages, as a definition says it: the way follows from what is named. */
export type KnownPaging = ByCursor | ByLink | ByOffset | ByPage;

/** The same in the words of the node's pagination settings. */
export function listPaging(paging: KnownPaging): ListPaging {
	const { items, size, pageSize, in: parametersIn, more, moreEnd, totalItems } = paging;
	const common = {
		...(items !== undefined && { itemsPath: items }),
		...(size !== undefined && { pageSizeParameter: size }),
		...(pageSize !== undefined && { pageSize }),
		...(parametersIn !== undefined && { parametersIn }),
		...(more !== undefined && { morePath: more }),
		...(moreEnd !== undefined && { moreEnd }),
		...(totalItems !== undefined && { totalItemsPath: totalItems }),
	};
	if ('offset' in paging)
		return { paginationMode: 'offset', offsetParameter: paging.offset, ...common };
	if ('nextLink' in paging)
		return { paginationMode: 'nextLink', nextLinkPath: paging.nextLink, ...common };
	if ('cursor' in paging) {
		const { cursor, cursorPath } = paging;
		return { paginationMode: 'cursor', cursorParameter: cursor, cursorPath, ...common };
	}
	const { page, firstPage, totalPages } = paging;
	return {
		pageParameter: page,
		...(firstPage !== undefined && { firstPage }),
		...(totalPages !== undefined && { totalPagesPath: totalPages }),
		...common,
	};
}
