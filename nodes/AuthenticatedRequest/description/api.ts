import type { INodeProperties } from 'n8n-workflow';

/** The choice of provider; its values are the credential types' names. */
export const api: INodeProperties = {
	displayName: 'API',
	name: 'api',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'CA Token API (Broadcom)', value: 'caTokenApi' },
		{ name: 'CAEPE API', value: 'caepeApi' },
		{ name: 'CCA API (Askia)', value: 'ccaApi' },
		{ name: 'CloudCX API', value: 'cloudCxApi' },
		{ name: 'CRM.COM API', value: 'crmComApi' },
		{ name: 'Token Login API (Any Other)', value: 'tokenLoginApi' },
	],
	default: 'caTokenApi',
	description: 'The API to call. It decides which credential is asked for.',
};
