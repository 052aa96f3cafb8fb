import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { PAGING_APIS } from './api';
import { group } from './fields';
import { expressionModes } from './paginationByExpression';
import { OWN_MODES, ownModes } from './paginationByName';
import { EXPRESSION_MODES, number } from './paginationFields';

/** The modes in order of use: those that need no expression, then HTTP Request's two. */
const modes: INodePropertyOptions[] = [
	{
		name: 'As the API Does It',
		value: 'automatic',
		description:
			'Nothing to fill in. Available for CloudCX, CRM.COM 5 and the ready-made logins whose page says so.',
		displayOptions: { show: { '/api': PAGING_APIS } },
	},
	{ name: 'Page Number', value: 'pageNumber', description: 'Count the pages: 1, 2, 3 …' },
	{ name: 'Offset', value: 'offset', description: 'Count the items to skip: 0, 100, 200 …' },
	{ name: 'Cursor', value: 'cursor', description: 'Each answer holds a value to send next' },
	{ name: 'Next Link', value: 'nextLink', description: "Each answer names the next page's URL" },
	{
		name: 'Update a Parameter in Each Request',
		value: 'updateAParameterInEachRequest',
		description: 'By expressions, as in HTTP Request',
	},
	{
		name: 'Response Contains Next URL',
		value: 'responseContainsNextURL',
		description: 'By an expression, as in HTTP Request',
	},
	{ name: 'Off', value: 'off', description: 'One call' },
];

const mode: INodeProperties = {
	displayName: 'Pagination Mode',
	name: 'paginationMode',
	type: 'options',
	noDataExpression: true,
	options: [...modes],
	// The default of HTTP Request, whose saved workflows leave defaults out. The editor starts with
	// another mode: see `paginationOptions`.
	default: 'updateAParameterInEachRequest',
	description: "How the API's answers are divided into pages; see its documentation",
};

const limits: INodeProperties[] = [
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
];

/** The pagination option for some APIs, with the mode that the editor starts with. */
function option(start: string, displayOptions: INodeProperties['displayOptions']): INodeProperties {
	return {
		...group('pagination', 'Pagination', 'pagination', [
			mode,
			...ownModes,
			...expressionModes,
			...limits,
		]),
		displayOptions,
		default: { pagination: { paginationMode: start } },
	};
}

/**
 * The option for reading page by page: HTTP Request's two modes, and others that need no
 * expression. When the option is added in the editor, it starts with "As the API Does It" if the
 * API's credentials can say how, else with page numbers. The editor saves that mode. For that, two
 * options share one name, and n8n shows the one for the API. Older editors start with the mode of
 * the first (editor-ui CollectionParameter.vue). Settings without a mode, as HTTP Request saves
 * them, keep their meaning.
 */
export const paginationOptions: INodeProperties[] = [
	option('pageNumber', { hide: { '/api': PAGING_APIS } }),
	option('automatic', { show: { '/api': PAGING_APIS } }),
];
