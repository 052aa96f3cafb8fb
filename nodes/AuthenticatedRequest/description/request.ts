import type { INodeProperties } from 'n8n-workflow';
import { forResource, json, pairs, specify } from './fields';

/** The methods of HTTP and WebDAV, in alphabetical order, which n8n's linter requires. */
const METHODS = [
	'COPY',
	'DELETE',
	'GET',
	'HEAD',
	'LOCK',
	'MKCALENDAR',
	'MKCOL',
	'MOVE',
	'OPTIONS',
	'PATCH',
	'POST',
	'PROPFIND',
	'PROPPATCH',
	'PUT',
	'REPORT',
	'SEARCH',
	'UNLOCK',
];

/** The method, URL, query and headers of the call. Names and values are those of HTTP Request. */
export const requestProperties: INodeProperties[] = forResource('request', [
	// The button and dialog of HTTP Request, which fill in all parameters with the same names.
	{
		displayName: 'Import cURL',
		name: 'curlImport',
		type: 'curlImport',
		default: '',
		description: 'Fill in this form from a cURL command',
	},
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: METHODS.map((name) => ({ name, value: name })),
		default: 'GET',
		description:
			'The HTTP method of the call: GET reads, POST creates, PUT and PATCH change, DELETE removes. COPY, LOCK, MKCALENDAR, MKCOL, MOVE, PROPFIND, PROPPATCH, REPORT, SEARCH and UNLOCK are for WebDAV servers.',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. /users',
		description:
			"Path of the endpoint under the credential's base URL, such as /users/42, or a whole URL of the same server. The login is done by the credential; the token is never sent to another server.",
	},
	{
		displayName: 'Send Query Parameters',
		name: 'sendQuery',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description: 'Whether the call has query parameters: the part of a URL after the question mark',
	},
	specify('specifyQuery', 'Specify Query Parameters', { sendQuery: [true] }),
	pairs('queryParameters', 'Query Parameters', 'Query Parameter', {
		sendQuery: [true],
		specifyQuery: ['keypair'],
	}),
	json(
		'Query JSON',
		'jsonQuery',
		{ sendQuery: [true], specifyQuery: ['json'] },
		'Query parameters as a JSON object, such as {"pageSize": 25}',
	),
	{
		displayName: 'Send Headers',
		name: 'sendHeaders',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description:
			"Whether the call has further headers. The credential's own headers are always added, and replace yours of the same name.",
	},
	specify('specifyHeaders', 'Specify Headers', { sendHeaders: [true] }),
	pairs('headerParameters', 'Headers', 'Header', {
		sendHeaders: [true],
		specifyHeaders: ['keypair'],
	}),
	json(
		'Headers JSON',
		'jsonHeaders',
		{ sendHeaders: [true], specifyHeaders: ['json'] },
		'Headers as a JSON object, such as {"Accept-Language": "en"}',
	),
]);
