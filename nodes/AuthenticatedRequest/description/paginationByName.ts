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
	text('cursorParameter', 'Cursor Parameter', ['cursor'], 'cursor', 'Parameter for the cursor'),
	text(
		'cursorPath',
		'Cursor Path',
		['cursor'],
		'next_cursor',
		'Where the answer holds the next cursor. Paging ends where there is none.',
		'e.g. meta.next_cursor',
	),
	text(
		'nextLinkPath',
		'Next Link Path',
		['nextLink'],
		'',
		'Where the answer holds the URL of the next page. Leave empty for the Link header (rel="next").',
		'e.g. links.next',
	),
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
		'Where the answer has the number of pages. Optional: saves the last, empty page.',
		'e.g. data.totalPages',
	),
	text(
		'totalItemsPath',
		'Total Items Path',
		NUMBERED,
		'',
		'Where the answer has the number of items. Optional: saves the last, empty page.',
		'e.g. meta.total',
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
