import type { KnownPaging } from './paging';

/**
 * Paging by links: each answer has the URL of the next page (OData 4.0 part 1, section 11.2.5.7).
 */
export const odataLinks: KnownPaging = { nextLink: '@odata.nextLink', items: 'value' };

/**
 * Paging by numbers: how many items to skip and how many to return (OData 4.0 part 1, sections
 * 11.2.5.3 and 11.2.5.4).
 */
export const odataSkip: KnownPaging = { offset: '$skip', size: '$top', items: 'value' };
