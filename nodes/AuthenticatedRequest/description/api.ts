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
	// n8n cuts a chosen name after some 50 characters, and breaks one in the list after some 45.
	{
		name: 'Ready-Made Login API (Genesys, Salesforce …)',
		value: 'knownLoginApi',
		description:
			'Also Five9, NICE CXone, SAP, RingCentral, 3CX, ServiceNow, GLPI, Odoo, Zabbix, Jamf and some 50 more: choose yours in the credential',
	},
	{
		name: 'Token Login API (Any Other)',
		value: 'tokenLoginApi',
		description: 'You describe the login: paste its cURL command, or fill in four fields',
	},
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
