import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { PAGING_APIS } from './api';
import { group } from './fields';
import { expressionModes } from './paginationByExpression';
import { OWN_MODES, ownModes } from './paginationByName';
import { EXPRESSION_MODES, number } from './paginationFields';

/** In the order of use: the ways that need no expression, then HTTP Request's two. */
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
	// As in HTTP Request, whose saved workflows leave defaults out. The editor starts with
	// another: see `paginationOptions`.
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

/** The option, shown for some APIs or for the others, with the mode that the editor starts with. */
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
 * The option for reading page after page: HTTP Request's two modes, and others that need no expression.
 * When the option is added in the editor, it starts with the API's own way where credentials can know
 * it, else with page numbers, and saves that mode by name. So there are two of one name, of which n8n
 * shows one; older editors start with the first one's mode (editor-ui CollectionParameter.vue).
 * Settings without a mode, as HTTP Request saves them, keep their meaning.
 */
export const paginationOptions: INodeProperties[] = [
	option('pageNumber', { hide: { '/api': PAGING_APIS } }),
	option('automatic', { show: { '/api': PAGING_APIS } }),
];
