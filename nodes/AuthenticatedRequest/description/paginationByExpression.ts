import type { INodeProperties } from 'n8n-workflow';
import { list } from './fields';
import { EXPRESSION_MODES, text } from './paginationFields';

/** The notice of HTTP Request, under the same name. */
const notice: INodeProperties = {
	displayName:
		'Use the $response variables to access the data of the previous response. See n8n\'s <a href="https://docs.n8n.io/integrations/builtin/core-nodes/n8n-nodes-base.httprequest/#pagination" target="_blank">page on pagination</a>.',
	name: 'webhookNotice',
	type: 'notice',
	displayOptions: { show: { paginationMode: EXPRESSION_MODES } },
	default: '',
};

/** The fields of HTTP Request's two modes. */
export const expressionModes: INodeProperties[] = [
	notice,
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
				description: 'Name of the parameter',
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
		displayName: 'Complete When',
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
		displayName: 'Final Status Codes',
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
