import type { INodeProperties } from 'n8n-workflow';
import { number, text } from './paginationFields';

const NUMBERED = ['pageNumber', 'offset'];
/** The modes that need no expression. */
export const OWN_MODES = [...NUMBERED, 'cursor', 'nextLink'];

/** The fields of those modes. */
export const ownModes: INodeProperties[] = [
	text('pageParameter', 'Page Parameter', ['pageNumber'], 'page', 'Parameter for the page number'),
	number('firstPage', 'First Page', { paginationMode: ['pageNumber'] }, 1, 'Its first value'),
	text('offsetParameter', 'Offset Parameter', ['offset'], 'offset', 'Parameter for the offset'),
	number(
		'firstOffset',
		'First Offset',
		{ paginationMode: ['offset'] },
		0,
		'Its first value. 1 if the API counts items from 1, as SCIM does.',
	),
	text('cursorParameter', 'Cursor Parameter', ['cursor'], 'cursor', 'Parameter for the cursor'),
	text(
		'cursorPath',
		'Cursor Path',
		['cursor'],
		'next_cursor',
		'Where the answer holds the next cursor. Paging ends if there is none, or the same one again. Here and below, header:Name looks into a header.',
		'e.g. meta.next_cursor',
	),
	text(
		'nextLinkPath',
		'Next Link Path',
		['nextLink'],
		'',
		'Where the answer holds the URL of the next page, header:Name for a header. Leave empty for the Link header (rel="next").',
		'e.g. links.next',
	),
	{
		displayName: 'Keep Server',
		name: 'keepServer',
		type: 'boolean',
		displayOptions: { show: { paginationMode: ['nextLink', 'responseContainsNextURL'] } },
		default: false,
		description:
			"Whether to read next pages from the scheme, host and port of the first page. For APIs that don't know under which address they are reached.",
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
		'How many items per page to ask for, where there is a parameter for it',
	),
	text(
		'totalPagesPath',
		'Total Pages Path',
		['pageNumber'],
		'',
		'Where the answer has the number of pages, header:Name for a header. Optional: the pages are then read at the same time.',
		'e.g. data.totalPages',
	),
	text(
		'totalItemsPath',
		'Total Items Path',
		NUMBERED,
		'',
		'Where the answer has the number of items, header:Name for a header. Optional: the pages are then read at the same time.',
		'e.g. meta.total',
	),
	text(
		'morePath',
		'More Path',
		OWN_MODES,
		'',
		'Where the answer says whether there are more pages. Optional.',
		'e.g. meta.has_more',
	),
	text(
		'moreEnd',
		'Value at the End',
		OWN_MODES,
		'false',
		'What it says at More Path on the last page. Several are separated by |.',
		'e.g. false',
	),
	text(
		'endStatusCodes',
		'End Status Codes',
		OWN_MODES,
		'',
		'HTTP statuses, separated by commas, that mean that there is no such page. Leave empty for the usual: 400, 404 or 416 after a page with items, where pages or items are counted.',
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
