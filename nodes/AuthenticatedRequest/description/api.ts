import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * No credential depends on this value: otherwise n8n's editor takes the whole parameter for a part
 * of the choice of a credential and hides it (editor-ui nodeTypesUtils, `findAlternativeAuthField`).
 */
const NOT_CHOSEN: INodePropertyOptions = { name: 'Choose the API…', value: '' };

const apis: INodePropertyOptions[] = [
	{ name: 'CA Token API (Broadcom)', value: 'caTokenApi' },
	{ name: 'CAEPE API', value: 'caepeApi' },
	{ name: 'CCA API (Askia)', value: 'ccaApi' },
	{ name: 'CloudCX API', value: 'cloudCxApi' },
	{ name: 'CRM.COM API', value: 'crmComApi' },
	{
		name: 'Ready-Made Login API (Genesys, Five9, Salesforce, SAP and Many More)',
		value: 'knownLoginApi',
	},
	{ name: 'Token Login API (Any Other)', value: 'tokenLoginApi' },
];

/** APIs whose guides ask for form fields. */
export const FORM_APIS = ['caepeApi'];

/** APIs whose credentials can know how lists are paged (`paging` of their flows). */
export const PAGING_APIS = ['cloudCxApi', 'crmComApi', 'knownLoginApi'];

/**
 * The choice of provider; its values are the credential types' names. Not called `authentication`,
 * which n8n's cURL import sets to 'none', nor `nodeCredentialType`, which the editor special-cases.
 */
export const api: INodeProperties = {
	displayName: 'API',
	name: 'api',
	type: 'options',
	noDataExpression: true,
	options: [NOT_CHOSEN, ...apis],
	default: '',
	description: 'The API to call. It decides which credential is asked for.',
};

/** Where n8n shows the choice of a credential: below the API, since it depends on it. */
const credentials: INodeProperties = {
	displayName: 'Credential',
	name: 'credentials',
	type: 'credentials',
	default: '',
	description: 'The account to log in with',
};

/** What is called, and by whom. */
export const apiProperties: INodeProperties[] = [api, credentials];
