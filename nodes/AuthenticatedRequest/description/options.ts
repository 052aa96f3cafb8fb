import type { INodeProperties } from 'n8n-workflow';

/** Settings that most calls can leave alone. Names and values as in HTTP Request where it has them. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			default: 10,
			typeOptions: { minValue: 1, maxValue: 100 },
			description: 'How many calls are under way at once',
		},
		{
			displayName: 'Response',
			name: 'response',
			type: 'fixedCollection',
			placeholder: 'Add response option',
			default: { response: {} },
			options: [
				{
					displayName: 'Response',
					name: 'response',
					values: [
						{
							displayName: 'Include Response Headers and Status',
							name: 'fullResponse',
							type: 'boolean',
							default: false,
							description:
								'Whether the item holds body, headers and status instead of the body alone',
						},
						{
							displayName: 'Never Error',
							name: 'neverError',
							type: 'boolean',
							default: false,
							description: 'Whether an answer that tells a failure becomes an item like any other',
						},
						{
							displayName: 'Response Format',
							name: 'responseFormat',
							type: 'options',
							noDataExpression: true,
							options: [
								{ name: 'Autodetect', value: 'autodetect' },
								{ name: 'JSON', value: 'json' },
								{ name: 'Text', value: 'text' },
							],
							default: 'autodetect',
							description: 'How the answer is read',
						},
						{
							displayName: 'Put Output in Field',
							name: 'outputPropertyName',
							type: 'string',
							default: 'data',
							displayOptions: { show: { responseFormat: ['autodetect', 'text'] } },
							description: 'Name of the field that holds an answer that is text',
						},
					],
				},
			],
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			default: 300_000,
			typeOptions: { minValue: 1 },
			description: 'How many milliseconds to wait for an answer before the call is given up',
		},
	],
};
