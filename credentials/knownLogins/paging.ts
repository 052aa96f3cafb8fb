import type { ListPaging } from '../engine/listPaging';

/** What every kind of paging can set. */
interface AnyKnownPaging {
	/** Where an answer has its list; absent: the only list in the answer, whatever its name. */
	items?: string;
	/** The parameter for the number of items per page. */
	size?: string;
	/** The number of items to ask for per page; absent: 100. */
	pageSize?: number;
	/** Where the parameters are sent; absent: in the query. */
	in?: 'body';
	/** Where an answer says whether there are more pages. */
	more?: string;
	/** The value of `more` on the last page; absent: false. */
	moreEnd?: string;
	/** Where an answer says how many items there are. */
	totalItems?: string;
}

/**
 * The parameter for the page number. `firstPage` is the first number, if it is not 1. `totalPages`
 * is where an answer has the number of pages.
 */
type ByPage = AnyKnownPaging & { page: string; firstPage?: number; totalPages?: string };
/** The parameter for the number of items to skip. */
type ByOffset = AnyKnownPaging & { offset: string };
/** The parameter for the cursor, and where an answer has the next one. */
type ByCursor = AnyKnownPaging & { cursor: string; cursorPath: string };
/** Where an answer has the URL of the next page. */
type ByLink = AnyKnownPaging & { nextLink: string };

/**
 * The paging of an API, as its definition has it. The kind of paging follows from the settings that
 * are given.
 */
export type KnownPaging = ByCursor | ByLink | ByOffset | ByPage;

/** Converts a definition's paging into the node's pagination settings. */
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
