import type { INodeProperties } from 'n8n-workflow';

/**
 * What the node works on: calls of the API, or the token itself. A request has no operation to
 * choose. The token's operation is not called `operation`, because n8n's node panel would turn that
 * into actions to choose from before the node is added (editor-ui useActionsGeneration).
 */
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
		name: 'tokenOperation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['token'] } },
		options: [
			{
				name: 'Inspect',
				value: 'inspect',
				description:
					'Show how and when the token was obtained and when it expires, but never the token itself',
			},
			{
				name: 'Release',
				value: 'release',
				description: 'Log out: make the token unusable, so that the next call logs in again',
			},
			{
				name: 'Renew',
				value: 'renew',
				description: 'Replace the token by a new one now, whatever its expiry',
			},
		],
		default: 'inspect',
		description: 'What to do with the token that n8n keeps for this credential',
	},
	{
		displayName: 'Explain',
		name: 'explain',
		type: 'boolean',
		displayOptions: { show: { resource: ['token'], tokenOperation: ['inspect'] } },
		default: false,
		description:
			'Whether to log in now and show step by step what was sent, what was found in the answers and what follows from it. Secrets are masked.',
		hint: 'Each run logs in, and calls then use its token. The output is best read as JSON.',
	},
];
