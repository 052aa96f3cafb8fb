import type { INodeProperties } from 'n8n-workflow';
import { json, pairs } from './request';

const FORM = {
	name: 'Form Urlencoded',
	value: 'form-urlencoded',
	description: 'Fields as a web form sends them',
};
const OTHERS = [
	{ name: 'JSON', value: 'json', description: 'A JSON object, as most APIs expect' },
	{ name: 'Raw', value: 'raw', description: 'Text of any content type' },
];

/** Two parameters of one name: the choices are the same, the default is the provider's. */
const contentTypes: INodeProperties[] = [
	{
		displayName: 'Body Content Type',
		name: 'contentType',
		type: 'options',
		displayOptions: { show: { sendBody: [true], authentication: ['caepeApi'] } },
		options: [FORM, ...OTHERS],
		default: 'form-urlencoded',
		description: 'CAEPE accepts only form-encoded bodies for POST and PATCH',
	},
	{
		displayName: 'Body Content Type',
		name: 'contentType',
		type: 'options',
		displayOptions: { show: { sendBody: [true] }, hide: { authentication: ['caepeApi'] } },
		options: [FORM, ...OTHERS],
		default: 'json',
		description: 'How the body is written; the documentation of the API tells',
	},
];

/** The body of the call. Names and values as in HTTP Request. */
export const bodyProperties: INodeProperties[] = [
	{
		displayName: 'Send Body',
		name: 'sendBody',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description: 'Whether the call has a body, as POST, PUT and PATCH usually do',
	},
	...contentTypes,
	{
		displayName: 'Specify Body',
		name: 'specifyBody',
		type: 'options',
		displayOptions: { show: { sendBody: [true], contentType: ['json'] } },
		options: [
			{ name: 'Using Fields Below', value: 'keypair' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'keypair',
		description: 'Whether you give the body by fields or as JSON',
	},
	{
		displayName: 'Specify Body',
		name: 'specifyBody',
		type: 'options',
		displayOptions: { show: { sendBody: [true], contentType: ['form-urlencoded'] } },
		options: [
			{ name: 'Using Fields Below', value: 'keypair' },
			{ name: 'Using Single Field', value: 'string' },
		],
		default: 'keypair',
		description: 'Whether you give the body by fields or as one text such as a=1&b=2',
	},
	pairs('bodyParameters', 'Body Fields', 'Field', {
		sendBody: [true],
		contentType: ['json', 'form-urlencoded'],
		specifyBody: ['keypair'],
	}),
	json(
		'jsonBody',
		{ sendBody: [true], contentType: ['json'], specifyBody: ['json'] },
		'The body as JSON',
	),
	{
		displayName: 'Body',
		name: 'body',
		type: 'string',
		displayOptions: {
			show: { sendBody: [true], contentType: ['form-urlencoded'], specifyBody: ['string'] },
		},
		default: '',
		placeholder: 'e.g. name=Ada&role=admin',
		description: 'The body as form-encoded text',
	},
	{
		displayName: 'Content Type',
		name: 'rawContentType',
		type: 'string',
		displayOptions: { show: { sendBody: [true], contentType: ['raw'] } },
		default: '',
		placeholder: 'e.g. text/xml',
		description: 'The MIME type of the body',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 5 },
		displayOptions: { show: { sendBody: [true], contentType: ['raw'] } },
		default: '',
		description: 'The body as text',
	},
];
