import type { ListPaging } from '../engine/listPaging';

/** OData 4.0 part 1, section 11.2.5.7: each answer has the URL of the next page. */
export const odataLinks: ListPaging = {
	paginationMode: 'nextLink',
	itemsPath: 'value',
	nextLinkPath: '@odata.nextLink',
};

/** OData 4.0 part 1, sections 11.2.5.3 and 11.2.5.4: so many are skipped, so many come. */
export const odataSkip: ListPaging = {
	paginationMode: 'offset',
	itemsPath: 'value',
	offsetParameter: '$skip',
	pageSizeParameter: '$top',
};
