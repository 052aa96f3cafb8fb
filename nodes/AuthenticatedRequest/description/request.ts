import type { INodeProperties } from 'n8n-workflow';

/** Where the call goes and what it carries besides the body. Names and values as in HTTP Request. */
export const requestProperties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [{ name: 'Request', value: 'request' }],
		default: 'request',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['request'] } },
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send a request',
				description: 'Call an endpoint of the API, logged in',
			},
		],
		default: 'send',
	},
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].map((name) => ({
			name,
			value: name,
		})),
		default: 'GET',
		description:
			'The HTTP method of the call: GET reads, POST creates, PUT and PATCH change, DELETE removes',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. /users',
		description:
			"Path under the credential's base URL, or a whole URL of the same server. The token is never sent to another server.",
	},
	{
		displayName: 'Send Query Parameters',
		name: 'sendQuery',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description: 'Whether the call has query parameters: the part of a URL after the question mark',
	},
	specify('query', 'sendQuery', 'Query Parameters'),
	pairs('queryParameters', 'Query Parameters', 'Parameter', {
		sendQuery: [true],
		specifyQuery: ['keypair'],
	}),
	json(
		'jsonQuery',
		{ sendQuery: [true], specifyQuery: ['json'] },
		'Query parameters as a JSON object',
	),
	{
		displayName: 'Send Headers',
		name: 'sendHeaders',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description:
			"Whether the call has further headers. The credential's own headers are added always and can't be replaced.",
	},
	specify('headers', 'sendHeaders', 'Headers'),
	pairs('headerParameters', 'Headers', 'Header', {
		sendHeaders: [true],
		specifyHeaders: ['keypair'],
	}),
	json(
		'jsonHeaders',
		{ sendHeaders: [true], specifyHeaders: ['json'] },
		'Headers as a JSON object',
	),
];

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

function specify(what: 'query' | 'headers', shownBy: string, label: string): INodeProperties {
	return {
		displayName: `Specify ${label}`,
		name: what === 'query' ? 'specifyQuery' : 'specifyHeaders',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { [shownBy]: [true] } },
		options: [
			{ name: 'Using Fields Below', value: 'keypair' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'keypair',
	};
}

/** A list of names and values. */
export function pairs(
	name: string,
	displayName: string,
	each: string,
	show: Show,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		displayOptions: { show },
		typeOptions: { multipleValues: true },
		placeholder: `Add ${each}`,
		default: { parameters: [{ name: '', value: '' }] },
		options: [
			{
				name: 'parameters',
				displayName: each,
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	};
}

/** A field for a JSON object. */
export function json(name: string, show: Show, description: string): INodeProperties {
	return {
		displayName: 'JSON',
		name,
		type: 'json',
		displayOptions: { show },
		default: '',
		description,
	};
}
