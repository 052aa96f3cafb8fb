import type { INodeProperties } from 'n8n-workflow';
import { forResource, group } from './fields';
import { paginationOptions } from './pagination';
import { responseOption } from './response';

/** Settings that most calls don't need. Names and values are HTTP Request's, if it has them. */
const all: INodeProperties[] = [
	group('batching', 'Batching', 'batch', [
		{
			displayName: 'Items per Batch',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: -1 },
			default: 50,
			description:
				'How many items to start in each interval: 10 with an interval of 1000 ms makes at most 10 calls a second. -1 turns it off, 0 counts as 1.',
		},
		{
			displayName: 'Batch Interval (Ms)',
			name: 'batchInterval',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 1000,
			description: 'How many milliseconds to wait before each further batch. 0 turns it off.',
		},
	]),
	{
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 0, maxValue: 400 },
		description:
			'How many calls are under way at once. 0 is automatic: it starts with 10, adds more while calls succeed, up to 400, and halves when the API asks for fewer or stops answering.',
	},
	{
		displayName: 'Credential per Item',
		name: 'credentialPerItem',
		type: 'boolean',
		default: false,
		description:
			'Whether to read the credential for each item. Needed only if its fields hold expressions whose values differ from item to item; slower.',
	},
	{
		displayName: 'Ignore SSL Issues (Insecure)',
		name: 'allowUnauthorizedCerts',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description: 'Whether to connect even if SSL certificate validation is not possible',
		hint: 'Applies to the calls of this node. For the login, switch it on in the credential.',
	},
	{
		displayName: 'Items Path',
		name: 'itemsPath',
		type: 'string',
		default: '',
		placeholder: 'e.g. data.content',
		description:
			'Path of the list in the answer: each element becomes an item. Leave empty for the whole answer.',
	},
	{
		displayName: 'Lowercase Headers',
		name: 'lowercaseHeaders',
		type: 'boolean',
		default: true,
		description: 'Whether the names of your headers are sent in lower case, as HTTP/2 always does',
	},
	...paginationOptions,
	{
		displayName: 'Proxy',
		name: 'proxy',
		type: 'string',
		default: '',
		placeholder: 'e.g. http://proxy.example.com:3128',
		description:
			"HTTP proxy that the calls of this node go through. For the login, enter it in the credential. If both are empty, n8n's own setting (HTTPS_PROXY) is used.",
	},
	{
		displayName: 'Query Array Format',
		name: 'queryParameterArrays',
		type: 'options',
		displayOptions: { show: { '/sendQuery': [true] } },
		options: [
			{ name: 'Brackets Only', value: 'brackets', description: 'Such as tag[]=a&tag[]=b' },
			{ name: 'Brackets with Indices', value: 'indices', description: 'Such as tag[0]=a&tag[1]=b' },
			{ name: 'No Brackets', value: 'repeat', description: 'Such as tag=a&tag=b' },
		],
		default: 'brackets',
		description: 'How a query parameter with several values is written',
	},
	group('redirect', 'Redirects', 'redirect', [
		{
			displayName: 'Follow Redirects',
			name: 'followRedirects',
			type: 'boolean',
			default: true,
			noDataExpression: true,
			description:
				'Whether to follow redirects. GET and HEAD follow them to another server, too, but send nothing of the credential there; other methods stay on this server.',
		},
		{
			displayName: 'Max Redirects',
			name: 'maxRedirects',
			type: 'number',
			displayOptions: { show: { followRedirects: [true] } },
			typeOptions: { minValue: 1, maxValue: 21 },
			default: 21,
			description: 'How many redirects in a row to follow, 21 at most',
		},
	]),
	responseOption,
	group('retry', 'Retries', 'retry', [
		{
			displayName: 'Max Retries',
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10 },
			default: 3,
			description:
				'How often a call is sent again after HTTP 429, 502, 503 or 504, a 403 that is a rate limit, or a lost connection. Each wait is longer than the one before; a pause that the API asks for is respected. Not for POST, PATCH and LOCK.',
		},
		{
			displayName: 'POST and PATCH Too',
			name: 'retryPostAndPatch',
			type: 'boolean',
			default: false,
			description:
				'Whether to retry POST, PATCH and LOCK, too. Risky: if the API carried out the first call and only its answer was lost, the retry is carried out as well. An order or contact may then exist twice.',
		},
		{
			displayName: 'Wait at Most (S)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description:
				'The longest pause that the API may ask for, in seconds, such as by Retry-After. If it asks for more, the call fails, and the error says how long to wait.',
		},
	]),
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		default: 300_000,
		typeOptions: { minValue: 1 },
		description:
			"How many milliseconds to wait for an answer before the call is given up. Also applies to this node's logins; without it they wait 30 seconds.",
	},
];

/** The collection Options, including pagination. */
export const options: INodeProperties[] = forResource('request', [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: all,
	},
	// The notice of HTTP Request, under the same name.
	{
		displayName:
			"You can view the calls of this node in your browser's developer console, without their secrets",
		name: 'infoMessage',
		type: 'notice',
		default: '',
	},
]);
