/** Words of a failure that stand beside its message: further in, in headers, in forms and in pages. */
import { commonFailure } from '../../../../credentials/engine/failure/answerWords';
import { type Row, words } from './failureWords';

it.each<Row>([
	[
		'Xero',
		400,
		{
			Type: 'ValidationException',
			Message: 'A validation exception occurred',
			Elements: [
				{ Name: 'ACME', ValidationErrors: [{ Message: 'Email is bad.' }, { Message: 'No name' }] },
			],
		},
		'ValidationException: A validation exception occurred: Email is bad.; No name',
	],
	[
		'SAP',
		400,
		{
			error: {
				code: 'SY/530',
				message: { lang: 'en', value: 'Field X is invalid' },
				innererror: {
					transactionid: 'T1',
					errordetails: [{ code: 'A/1', message: 'Plant missing' }],
				},
			},
		},
		'SY/530: Field X is invalid: A/1: Plant missing',
	],
	[
		'DHL',
		400,
		{
			status: { title: 'Bad', statusCode: 400, detail: 'see items' },
			items: [{ validationMessages: [{ property: 'shipper', validationMessage: 'is required' }] }],
		},
		'Bad: see items: shipper: is required',
	],
	[
		'FHIR',
		422,
		{
			resourceType: 'OperationOutcome',
			issue: [{ code: 'required', diagnostics: 'Name is missing' }],
		},
		'required: Name is missing',
	],
	[
		'SCIM',
		409,
		{
			schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
			scimType: 'uniqueness',
			detail: 'userName is taken',
		},
		'uniqueness: userName is taken',
	],
	[
		'what was sent, with lists that are no failures',
		409,
		{ message: 'Name is taken', current: { items: [{ errors: ['x y'] }], errors: 0 } },
		'Name is taken',
	],
	[
		'a trace with failures in it',
		500,
		{ message: 'It failed badly', stackTrace: [{ errors: [{ message: 'no no' }] }] },
		'It failed badly',
	],
])('%s', (_what, status, body, expected) => {
	expect(words(status, body)).toBe(expected);
});

it.each<[string, Record<string, string>, string]>([
	['Azure', { 'x-ms-error-code': 'BlobNotFound', 'x-ms-request-id': '1' }, 'BlobNotFound'],
	['an exception', { 'x-exception': 'NullPointer at 5' }, 'NullPointer at 5'],
	['gRPC', { 'grpc-status': '5', 'grpc-message': 'user%20not%20found' }, 'user not found'],
	['gRPC that is not encoded', { 'grpc-message': '100% bad' }, '100% bad'],
	[
		'AWS',
		{ 'x-amzn-errormessage': '1 error', 'x-amzn-errortype': 'ValidationException:http://x' },
		'ValidationException: 1 error',
	],
	['a code and words', { 'x-error': 'It is wrong', 'x-error-code': 'E5' }, 'E5: It is wrong'],
	['nothing that is said', { 'x-has-error': 'true', 'x-error-id': '7', 'x-error-count': '1' }, ''],
])('in headers: %s', (_what, headers, expected) => {
	expect(words(404, '', headers)).toBe(expected);
});

it('in a form', () => {
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const body = 'error=invalid_request&error_description=The+id+is+wrong';
	expect(words(400, body, headers)).toBe('invalid_request: The id is wrong');
});

it.each<[string, number, string, string, string]>([
	[
		'that says more',
		400,
		'HTTP Status 400 – Bad Request',
		'Message: the quantity is missing',
		'quantity is missing',
	],
	['that says no more', 502, '502 Bad Gateway', 'nginx/1.2', '("502 Bad Gateway")'],
	[
		'whose title is of its own',
		500,
		'ValueError at /x',
		'and so on and on and on',
		'("ValueError at /x")',
	],
])('in a page %s', (_what, status, title, text, expected) => {
	const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
	const headers = { 'content-type': 'text/html' };
	expect(commonFailure({ status, headers, body })).toContain(expected);
});
