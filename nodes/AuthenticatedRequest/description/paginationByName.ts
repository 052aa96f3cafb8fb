import type { INodeProperties } from 'n8n-workflow';
import { number, text } from './paginationFields';

const NUMBERED = ['pageNumber', 'offset'];
/** The modes that need no expression. */
export const OWN_MODES = [...NUMBERED, 'cursor', 'nextLink'];

/** The fields of the modes that need no expression. */
export const ownModes: INodeProperties[] = [
	text('pageParameter', 'Page Parameter', ['pageNumber'], 'page', 'Parameter for the page number'),
	number(
		'firstPage',
		'First Page',
		{ paginationMode: ['pageNumber'] },
		1,
		'Number of the first page',
	),
	text('offsetParameter', 'Offset Parameter', ['offset'], 'offset', 'Parameter for the offset'),
	number(
		'firstOffset',
		'First Offset',
		{ paginationMode: ['offset'] },
		0,
		'Offset of the first page. 1 if the API counts items from 1, as SCIM does.',
	),
	text('cursorParameter', 'Cursor Parameter', ['cursor'], 'cursor', 'Parameter for the cursor'),
	text(
		'cursorPath',
		'Cursor Path',
		['cursor'],
		'next_cursor',
		'Path of the next cursor in the answer. Paging ends if there is none, or the same one again. Here and below, header:Name takes the value of a header.',
		'e.g. meta.next_cursor',
	),
	text(
		'nextLinkPath',
		'Next Link Path',
		['nextLink'],
		'',
		'Path of the URL of the next page in the answer, or header:Name for a header. Leave empty for the Link header (rel="next").',
		'e.g. links.next',
	),
	{
		displayName: 'Keep Server',
		name: 'keepServer',
		type: 'boolean',
		displayOptions: { show: { paginationMode: ['nextLink', 'responseContainsNextURL'] } },
		default: false,
		description:
			'Whether to read next pages from the scheme, host and port of the first page. For an API behind a proxy whose links name another address.',
	},
	text(
		'pageSizeParameter',
		'Size Parameter',
		[...NUMBERED, 'cursor'],
		'',
		'Parameter for the number of items per page. Leave empty to send none.',
		'e.g. limit',
	),
	number(
		'pageSize',
		'Page Size',
		{ paginationMode: [...NUMBERED, 'cursor'] },
		100,
		'How many items per page to ask for; sent if Size Parameter has a name',
	),
	text(
		'totalPagesPath',
		'Total Pages Path',
		['pageNumber'],
		'',
		'Path of the number of pages in the answer, or header:Name for a header. Optional: the pages are then read at the same time.',
		'e.g. data.totalPages',
	),
	text(
		'totalItemsPath',
		'Total Items Path',
		NUMBERED,
		'',
		'Path of the number of all items in the answer, or header:Name for a header. Optional: the pages are then read at the same time.',
		'e.g. meta.total',
	),
	text(
		'morePath',
		'More Path',
		OWN_MODES,
		'',
		'Path of the value in the answer that says whether there are more pages. Optional.',
		'e.g. meta.has_more',
	),
	text(
		'moreEnd',
		'Value at the End',
		OWN_MODES,
		'false',
		'The value at More Path on the last page. Separate several by |.',
		'e.g. false',
	),
	text(
		'endStatusCodes',
		'End Status Codes',
		OWN_MODES,
		'',
		'HTTP statuses, separated by commas, that mean that there are no more pages. If empty: 400, 404 or 416 after a page with items, in the modes that count pages or items.',
		'e.g. 404',
	),
	{
		displayName: 'Send Parameters In',
		name: 'parametersIn',
		type: 'options',
		displayOptions: { show: { paginationMode: [...NUMBERED, 'cursor'] } },
		options: [
			{ name: 'Body', value: 'body' },
			{ name: 'Query', value: 'qs' },
		],
		default: 'qs',
		description: "Whether the page's parameters go into the query or the body",
	},
];
