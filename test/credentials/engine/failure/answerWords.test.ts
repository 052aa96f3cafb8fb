/** Tests that the words of a failure are found in the shapes of standards and vendors. */
import { commonFailure } from '../../../../credentials/engine/failure/answerWords';
import { type Row, words } from './failureWords';

describe('shapes of standards and vendors', () => {
	it.each<Row>([
		[
			'RFC 6749',
			400,
			{ error: 'invalid_grant', error_description: 'Bad user' },
			'invalid_grant: Bad user',
		],
		[
			'RFC 9457',
			403,
			{ type: 'about:blank', title: 'No credit', status: 403, detail: 'Balance is 30.' },
			'No credit: Balance is 30.',
		],
		[
			'RFC 9457 with errors',
			422,
			{ title: 'Not valid', errors: [{ detail: 'must be a positive integer', pointer: '#/age' }] },
			'Not valid: #/age: must be a positive integer',
		],
		[
			'RFC 7807 with parameters',
			400,
			{ title: 'Not valid', 'invalid-params': [{ name: 'age', reason: 'is no integer' }] },
			'Not valid: age: is no integer',
		],
		[
			'JSON:API',
			422,
			{
				errors: [
					{
						status: '422',
						code: 'E7',
						source: { pointer: '/data/attributes/name' },
						title: 'Invalid Attribute',
						detail: 'Name is too short.',
					},
				],
			},
			'/data/attributes/name: E7: Invalid Attribute: Name is too short.',
		],
		[
			'GraphQL',
			400,
			{
				errors: [
					{
						message: 'Unknown field "x"',
						path: ['user', 0, 'x'],
						extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
					},
				],
			},
			'user.0.x: Unknown field "x": GRAPHQL_VALIDATION_FAILED',
		],
		[
			'OData 4',
			400,
			{
				error: {
					code: 'E1',
					message: 'Wrong query',
					details: [{ code: 'E2', target: '$filter', message: 'no such property' }],
				},
			},
			'E1: Wrong query: $filter: E2: no such property',
		],
		[
			'OData 2',
			404,
			{ error: { code: 'SY/530', message: { lang: 'en', value: 'Resource not found' } } },
			'SY/530: Resource not found',
		],
		[
			'OData 3',
			400,
			{ 'odata.error': { code: '', message: { lang: 'en-US', value: 'Bad skip token' } } },
			'Bad skip token',
		],
		[
			'Google',
			400,
			{
				error: {
					code: 400,
					message: 'Bad range',
					status: 'INVALID_ARGUMENT',
					errors: [{ message: 'Bad range', domain: 'global', reason: 'badRequest' }],
				},
			},
			'INVALID_ARGUMENT: Bad range: badRequest: Bad range',
		],
		[
			'AWS',
			400,
			{
				__type: 'com.amazon.coral.validate#ValidationException',
				message: '1 validation error detected',
			},
			'ValidationException: 1 validation error detected',
		],
		[
			'Okta',
			403,
			{
				errorCode: 'E0000006',
				errorSummary: 'You do not have permission',
				errorLink: 'E0000006',
				errorId: 'x',
				errorCauses: [],
			},
			'E0000006: You do not have permission',
		],
		[
			'Apigee',
			401,
			{ fault: { faultstring: 'Invalid ApiKey', detail: { errorcode: 'oauth.v2.InvalidApiKey' } } },
			'Invalid ApiKey: oauth.v2.InvalidApiKey',
		],
		[
			'Salesforce',
			400,
			[{ message: 'No such column', errorCode: 'INVALID_FIELD' }],
			'INVALID_FIELD: No such column',
		],
		[
			'Spring',
			404,
			{
				timestamp: '2024-01-01',
				status: 404,
				error: 'Not Found',
				message: 'No user 5',
				path: '/users/5',
			},
			'Not Found: No user 5',
		],
		[
			'a code and words in a list',
			409,
			['CONFLICT', 'it exists already'],
			'CONFLICT: it exists already',
		],
		['reason', 404, { reason: 'no such user' }, 'no such user'],
		['error_message', 404, { error_message: 'no such user' }, 'no such user'],
		['msg', 409, { msg: 'it is taken' }, 'it is taken'],
		['one level down', 409, { wrapper: { msg: 'it is taken' } }, 'it is taken'],
		['JSON in a text', 409, '"{\\"msg\\":\\"it is taken\\"}"', '"{\\"msg\\":\\"it is taken\\"}"'],
		['JSON as text', 409, '{"msg":"it is taken"}', 'it is taken'],
		[
			'names that no one knows',
			409,
			{ wat: [1], huh: 'it is taken', n: 5 },
			'{"wat":[1],"huh":"it is taken","n":5}',
		],
		[
			'a code, and a sentence that no one knows',
			409,
			{ code: 'E1', wat: 'it is taken' },
			'E1: {"code":"E1","wat":"it is taken"}',
		],
		['a code alone', 400, { error_code: 'missing_input' }, 'missing_input'],
		['a text under errors', 400, { errors: 'Wrong date' }, 'Wrong date'],
		['a list of fields by their names', 400, { errors: [{ email: 'is bad' }] }, 'email: is bad'],
		[
			'Zod',
			400,
			{ issues: [{ path: ['user', 'email'], code: 'invalid_type', message: 'Required' }] },
			'user.email: invalid_type: Required',
		],
		[
			'Cloudflare',
			400,
			{
				success: false,
				errors: [{ code: 1003, message: 'Invalid zone' }],
				messages: [],
				result: null,
			},
			'1003: Invalid zone',
		],
		[
			'JSend',
			400,
			{ status: 'fail', data: { title: 'A title is required' } },
			'title: A title is required',
		],
		['the status alone', 401, { code: '401', status: 401 }, ''],
		['the status again', 401, { error: '401', message: '401 Unauthorized' }, 'Unauthorized'],
		['nothing', 400, {}, ''],
		['empty parts', 400, { errors: [], message: '', data: null }, ''],
		[
			'no more than that it failed',
			400,
			{ status: 'error', message: 'no quota left' },
			'no quota left',
		],
		[
			'the status for words, and more',
			401,
			{ message: '401', trace: 'abc' },
			'{"message":"401","trace":"abc"}',
		],
	])('%s', (_title, status, body, expected) => {
		expect(words(status, body)).toBe(expected);
	});
});

it('the number of entries that are read is bounded', () => {
	const errors = Array.from({ length: 1000 }, (_, index) => ({
		field: `f${index}`,
		message: 'is bad',
	}));
	expect(words(400, { errors }).split('; ')).toHaveLength(50);
});

it('nesting that no one can read does no harm', () => {
	let body: unknown = 'deep words';
	for (let depth = 0; depth < 100_000; depth++) body = [body];
	expect(words(400, { wat: body })).toBe('');
});

it('nesting is bounded', () => {
	let body: unknown = { message: 'deep' };
	for (let depth = 0; depth < 5000; depth++) body = { error: body };
	expect(words(400, { message: 'the outer one', error: body })).toBe('the outer one');
});

it.each<[string, unknown, string, RegExp]>([
	[
		'Spring, by field',
		{
			message: 'Validation failed',
			errors: [{ field: 'age', defaultMessage: 'must be above 0', codes: ['Min'] }],
		},
		'application/json',
		/^Validation failed: age: must be above 0$/,
	],
	[
		'a page without a title',
		'<html><body><script>x()</script><p>No such id</p></body></html>',
		'text/html',
		/\("No such id"\)$/,
	],
	['bytes of a file', '\u0000\u0001\u0002', 'application/octet-stream', /^$/],
])('%s', (_what, body, type, words) => {
	expect(commonFailure({ status: 400, headers: { 'content-type': type }, body })).toMatch(words);
});
