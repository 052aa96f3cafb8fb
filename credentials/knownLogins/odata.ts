import type { KnownPaging } from './paging';

/** OData 4.0 part 1, section 11.2.5.7: each answer has the URL of the next page. */
export const odataLinks: KnownPaging = { nextLink: '@odata.nextLink', items: 'value' };

/** OData 4.0 part 1, sections 11.2.5.3 and 11.2.5.4: so many are skipped, so many come. */
export const odataSkip: KnownPaging = { offset: '$skip', size: '$top', items: 'value' };
