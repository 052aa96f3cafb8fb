import type { INodeProperties } from 'n8n-workflow';
import { forResource, type Show } from './fields';

const JSON_ONLY: Show = { optimizeResponse: [true], responseType: ['json'] };

/**
 * Which part of an answer an AI agent gets. Names and values are those of HTTP Request (nodes-base
 * HttpRequest/shared/optimizeResponse.ts), without its CSS selectors, which need libraries.
 */
const properties: INodeProperties[] = [
	{
		displayName: 'Optimize Response',
		name: 'optimizeResponse',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description:
			'Whether to give the AI agent only a part of the answer, which costs less and is easier for the model to understand',
	},
	{
		displayName: 'Expected Response Type',
		name: 'responseType',
		type: 'options',
		displayOptions: { show: { optimizeResponse: [true] } },
		options: [
			{ name: 'HTML', value: 'html', description: 'A web page: the agent gets its plain text' },
			{ name: 'JSON', value: 'json', description: 'Some fields of the answer, or some items' },
			{ name: 'Text', value: 'text', description: 'The beginning of a text' },
		],
		default: 'json',
		description: 'What the API answers with',
	},
	{
		displayName: 'Field Containing Data',
		name: 'dataField',
		type: 'string',
		displayOptions: { show: JSON_ONLY },
		default: '',
		placeholder: 'e.g. records',
		description: 'Where the answer holds what the agent needs. Leave empty for the whole answer.',
	},
	{
		displayName: 'Include Fields',
		name: 'fieldsToInclude',
		type: 'options',
		displayOptions: { show: JSON_ONLY },
		options: [
			{ name: 'All', value: 'all', description: 'Every field' },
			{ name: 'Except', value: 'except', description: 'Every field but those below' },
			{ name: 'Selected', value: 'selected', description: 'Only the fields below' },
		],
		default: 'all',
		description: 'Which fields of each item the agent gets',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'string',
		displayOptions: { show: JSON_ONLY, hide: { fieldsToInclude: ['all'] } },
		default: '',
		placeholder: 'e.g. name, email, address.city',
		description: 'Names of fields, separated by commas; a dot leads into an object',
	},
	{
		displayName: 'Truncate Response',
		name: 'truncateResponse',
		type: 'boolean',
		displayOptions: { show: { optimizeResponse: [true] } },
		default: false,
		description:
			'Whether to cut a long answer. If it is a list, items at its end are left out, and the agent sees how many.',
	},
	{
		displayName: 'Max Response Characters',
		name: 'maxLength',
		type: 'number',
		displayOptions: { show: { optimizeResponse: [true], truncateResponse: [true] } },
		typeOptions: { minValue: 1 },
		default: 1000,
		description: 'How many characters the agent gets at most',
	},
];

/** Fields shown only in an AI agent's tool. n8n before 2.0 always hides them. */
export const toolAnswerProperties: INodeProperties[] = forResource('request', properties).map(
	(property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, '@tool': [true] },
		},
	}),
);
