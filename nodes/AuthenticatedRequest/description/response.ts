import type { INodeProperties } from 'n8n-workflow';
import { group } from './fields';

/** How an answer is read. Names and values are those of HTTP Request. */
export const responseOption: INodeProperties = group('response', 'Response', 'response', [
	{
		displayName: 'Headers and Status',
		name: 'fullResponse',
		type: 'boolean',
		default: false,
		description: 'Whether the item holds body, headers and status instead of the body alone',
	},
	{
		displayName: 'Max Size (MB)',
		name: 'maxResponseSize',
		type: 'number',
		typeOptions: { minValue: 0.1, maxValue: 500, numberPrecision: 1 },
		default: 256,
		description:
			'The largest answer to hold in memory, after decompression. A larger one is an error. Files are not limited.',
	},
	{
		displayName: 'Never Error',
		name: 'neverError',
		type: 'boolean',
		default: false,
		description: 'Whether an answer that reports a failure becomes an item like any other',
	},
	{
		displayName: 'Response Format',
		name: 'responseFormat',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Autodetect', value: 'autodetect', description: "By the answer's content type" },
			{ name: 'File', value: 'file', description: 'A binary field of the item' },
			{ name: 'JSON', value: 'json', description: 'An item, or one for each element of a list' },
			{ name: 'Text', value: 'text', description: 'A text field of the item' },
		],
		default: 'autodetect',
		description: 'How the answer is read',
	},
	{
		displayName: 'Put Output in Field',
		name: 'outputPropertyName',
		type: 'string',
		default: 'data',
		displayOptions: { show: { responseFormat: ['autodetect', 'file', 'text'] } },
		description: 'Name of the field that holds an answer that is text or a file',
	},
]);
