import type { INodeProperties } from 'n8n-workflow';

/** What the node works on: calls of the API, or the token itself. */
export const resourceProperties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Request', value: 'request', description: 'Call an endpoint of the API' },
			{ name: 'Token', value: 'token', description: 'Look at the token, renew or release it' },
		],
		default: 'request',
		description: 'Whether to call the API, or to look after the token yourself',
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
				action: 'Send an API request',
				description: 'Call an endpoint of the API, logged in',
			},
		],
		default: 'send',
		description: 'A request has one operation: it is sent',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['token'] } },
		options: [
			{
				name: 'Inspect',
				value: 'inspect',
				action: 'Inspect the token',
				description:
					'Tell how and when the token was obtained and when it expires, never the token',
			},
			{
				name: 'Release',
				value: 'release',
				action: 'Release the token',
				description: 'Log out: make the token unusable, so that the next call logs in again',
			},
			{
				name: 'Renew',
				value: 'renew',
				action: 'Renew the token',
				description: 'Replace the token by a new one now, whatever its expiry',
			},
		],
		default: 'inspect',
		description: 'What to do with the token that n8n keeps for this credential',
	},
];
