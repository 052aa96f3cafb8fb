import type { INodeProperties } from 'n8n-workflow';
import { group, list, type Show } from './fields';

const NUMBERED = ['pageNumber', 'offset'];
const OWN_MODES = [...NUMBERED, 'cursor', 'nextLink'];
const EXPRESSION_MODES = ['updateAParameterInEachRequest', 'responseContainsNextURL'];

/** A text field that is shown for some modes. */
function text(
	name: string,
	displayName: string,
	modes: string[],
	fallback: string,
	description: string,
	placeholder = '',
): INodeProperties {
	const field: INodeProperties = {
		displayName,
		name,
		type: 'string',
		displayOptions: { show: { paginationMode: modes } },
		default: fallback,
		description,
	};
	return placeholder === '' ? field : { ...field, placeholder };
}

function number(
	name: string,
	displayName: string,
	show: Show,
	fallback: number,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		displayOptions: { show },
		default: fallback,
		description,
	};
}

const mode: INodeProperties = {
	displayName: 'Pagination Mode',
	name: 'paginationMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Automatic (CloudCX, CRM.COM 5)',
			value: 'automatic',
			description: 'As the chosen API pages its lists: nothing to fill in',
		},
		{ name: 'Cursor', value: 'cursor', description: 'Each answer holds a value to send next' },
		{ name: 'Next Link', value: 'nextLink', description: "Each answer names the next page's URL" },
		{ name: 'Off', value: 'off', description: 'One call' },
		{ name: 'Offset', value: 'offset', description: 'Count the items to skip: 0, 100, 200 …' },
		{ name: 'Page Number', value: 'pageNumber', description: 'Count the pages: 1, 2, 3 …' },
		{
			name: 'Response Contains Next URL',
			value: 'responseContainsNextURL',
			description: 'By an expression, as in HTTP Request',
		},
		{
			name: 'Update a Parameter in Each Request',
			value: 'updateAParameterInEachRequest',
			description: 'By expressions, as in HTTP Request',
		},
	],
	// As in HTTP Request: a saved workflow leaves defaults out.
	default: 'updateAParameterInEachRequest',
	description: "How the API's answers are divided into pages; its documentation tells",
};

const ownModes: INodeProperties[] = [
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
		'Where the answer tells the number of pages. Optional: saves the last, empty page.',
		'e.g. data.totalPages',
	),
	text(
		'totalItemsPath',
		'Total Items Path',
		NUMBERED,
		'',
		'Where the answer tells the number of items. Optional: saves the last, empty page.',
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

const expressionModes: INodeProperties[] = [
	text(
		'nextURL',
		'Next URL',
		['responseContainsNextURL'],
		'',
		'An expression that gives the URL of the next page, with the last answer in $response',
		'e.g. {{ $response.body.next }}',
	),
	list(
		'parameters',
		'Parameters',
		'Parameter',
		{ paginationMode: ['updateAParameterInEachRequest'] },
		[
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. page',
				description: 'Its name',
			},
			{
				displayName: 'Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Body', value: 'body' },
					{ name: 'Header', value: 'headers' },
					{ name: 'Query', value: 'qs' },
				],
				default: 'qs',
				description: 'Where the parameter goes',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $pageCount + 1 }}',
				description: 'An expression; $response is the last answer, $pageCount the pages so far',
			},
		],
	),
	{
		displayName: 'Pagination Complete When',
		name: 'paginationCompleteWhen',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { paginationMode: EXPRESSION_MODES } },
		options: [
			{ name: 'Other', value: 'other', description: 'An expression says so' },
			{ name: 'Receive Specific Status Code(s)', value: 'receiveSpecificStatusCodes' },
			{ name: 'Response Is Empty', value: 'responseIsEmpty' },
		],
		default: 'responseIsEmpty',
		description: 'When the last page has been read',
	},
	{
		displayName: 'Status Code(s) When Complete',
		name: 'statusCodesWhenComplete',
		type: 'string',
		noDataExpression: true,
		displayOptions: {
			show: {
				paginationMode: EXPRESSION_MODES,
				paginationCompleteWhen: ['receiveSpecificStatusCodes'],
			},
		},
		default: '',
		placeholder: 'e.g. 404, 410',
		description: 'HTTP statuses, separated by commas, that mark the end',
	},
	{
		displayName: 'Complete Expression',
		name: 'completeExpression',
		type: 'string',
		displayOptions: {
			show: { paginationMode: EXPRESSION_MODES, paginationCompleteWhen: ['other'] },
		},
		default: '',
		placeholder: 'e.g. {{ $response.body.last }}',
		description: 'An expression that is true when the last page has been read',
	},
];

/** Reading page after page. HTTP Request's two modes, and others that need no expression. */
export const paginationOption: INodeProperties = group('pagination', 'Pagination', 'pagination', [
	mode,
	...ownModes,
	...expressionModes,
	{
		displayName: 'Limit Pages Fetched',
		name: 'limitPagesFetched',
		type: 'boolean',
		noDataExpression: true,
		displayOptions: { hide: { paginationMode: ['off'] } },
		default: false,
		description: 'Whether to stop after a number of pages',
	},
	number(
		'maxRequests',
		'Max Pages',
		{ paginationMode: [...OWN_MODES, ...EXPRESSION_MODES, 'automatic'], limitPagesFetched: [true] },
		100,
		'How many pages to read at most',
	),
	{
		displayName: 'Page Interval (Ms)',
		name: 'requestInterval',
		type: 'number',
		displayOptions: { hide: { paginationMode: ['off'] } },
		default: 0,
		description: 'How many milliseconds to wait before each further page',
	},
]);
