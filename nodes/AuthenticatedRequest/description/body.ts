import type { INodeProperties } from 'n8n-workflow';
import { FORM_APIS } from './api';
import { forResource, json, list, pairs, specify } from './fields';

const FORM = {
	name: 'Form URL Encoded',
	value: 'form-urlencoded',
	description: 'Fields as a web form sends them',
};
const OTHERS = [
	{
		name: 'Form-Data',
		value: 'multipart-form-data',
		description: 'Fields and files, as a web form with an upload sends them (multipart)',
	},
	{ name: 'JSON', value: 'json', description: 'A JSON object, as most APIs expect' },
	{ name: 'N8n Binary File', value: 'binaryData', description: 'One file of the item, as it is' },
	{ name: 'Raw', value: 'raw', description: 'Text of any content type' },
];

/** Two parameters with one name and the same choices. Only the default differs, by API. */
const contentTypes: INodeProperties[] = [
	{
		displayName: 'Body Content Type',
		name: 'contentType',
		type: 'options',
		displayOptions: { show: { sendBody: [true], api: FORM_APIS } },
		options: [FORM, ...OTHERS],
		default: 'form-urlencoded',
		description:
			'How the body is written. The guide of this API asks for form fields; its definitions describe JSON.',
	},
	{
		displayName: 'Body Content Type',
		name: 'contentType',
		type: 'options',
		displayOptions: { show: { sendBody: [true] }, hide: { api: FORM_APIS } },
		options: [FORM, ...OTHERS],
		default: 'json',
		description: 'How the body is written; see the documentation of the API',
	},
];

const fileField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'inputDataFieldName',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	description: 'Name of the binary field of the input item that holds the file',
};

const multipartFields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		description: 'Name of the field',
	},
	{
		displayName: 'Type',
		name: 'parameterType',
		type: 'options',
		options: [
			{ name: 'Form Data', value: 'formData', description: 'Text' },
			{ name: 'N8n Binary File', value: 'formBinaryData', description: 'A file of the item' },
		],
		default: 'formData',
		description: 'Whether the field holds text or a file',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		displayOptions: { show: { parameterType: ['formData'] } },
		default: '',
		description: 'Value of the field',
	},
	{ ...fileField, displayOptions: { show: { parameterType: ['formBinaryData'] } } },
];

/** The body of the call. Names and values are those of HTTP Request. */
export const bodyProperties: INodeProperties[] = forResource('request', [
	{
		displayName: 'Send Body',
		name: 'sendBody',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description: 'Whether the call has a body, as POST, PUT and PATCH usually do',
	},
	...contentTypes,
	specify('specifyBody', 'Specify Body', { sendBody: [true], contentType: ['json'] }),
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
		description: 'Whether to fill in fields or to write one text such as a=1&b=2',
	},
	pairs('bodyParameters', 'Body Parameters', 'Body Parameter', {
		sendBody: [true],
		contentType: ['json', 'form-urlencoded'],
		specifyBody: ['keypair'],
	}),
	list(
		'bodyParameters',
		'Body Parameters',
		'Body Parameter',
		{ sendBody: [true], contentType: ['multipart-form-data'] },
		multipartFields,
	),
	json(
		'Body JSON',
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
		...fileField,
		displayOptions: { show: { sendBody: [true], contentType: ['binaryData'] } },
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
]);
