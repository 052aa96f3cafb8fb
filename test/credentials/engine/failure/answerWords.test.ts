import { commonFailure } from '../../../../credentials/engine/answers';

type Row = [title: string, status: number, body: unknown, expected: string];

const words = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	commonFailure({ status, headers, body }) ?? 'no failure';

describe('fields and what is wrong with them', () => {
	it.each<Row>([
		['Django', 400, { username: ['may not be blank'] }, 'username: may not be blank'],
		[
			'Django, several',
			400,
			{ email: ['is taken', 'is too long'], non_field_errors: ['Passwords differ'] },
			'email: is taken; is too long; Passwords differ',
		],
		[
			'a field named as a part',
			400,
			{ message: ['too short'], name: ['x y'] },
			'message: too short; name: x y',
		],
		['Django, nested', 400, { address: { zip: ['no such zip'] } }, 'address.zip: no such zip'],
		[
			'Django, a list of what was sent',
			400,
			[{}, { price: ['A number is needed.'] }, { name: ['This field is required.'] }],
			'price: A number is needed.; name: This field is required.',
		],
		[
			'Django, a list in a field',
			400,
			{ lines: [{}, { name: ['This field is required.'] }], address: { zip: ['no such zip'] } },
			'lines.1.name: This field is required.; address.zip: no such zip',
		],
		[
			'Django, beside what is wrong with the whole',
			400,
			{ address: { zip: ['no such zip'] }, non_field_errors: ['Passwords differ'] },
			'Passwords differ: address.zip: no such zip',
		],
		[
			'Django, beside a sentence',
			400,
			{ message: 'Not valid', address: { geo: { lat: ['is no number'] } } },
			'Not valid: address.geo.lat: is no number',
		],
		[
			'express-validator',
			400,
			{ errors: [{ type: 'field', msg: 'Invalid value', path: 'email', location: 'body' }] },
			'email: field: Invalid value',
		],
		[
			'Facebook',
			400,
			{ error: { message: 'Unsupported request', code: 100, error_user_msg: 'Ask for less' } },
			'100: Unsupported request: Ask for less',
		],
		['plain texts', 400, { email: 'is not an address' }, 'email: is not an address'],
		[
			'FastAPI',
			422,
			{ detail: [{ loc: ['body', 'email'], msg: 'field required', type: 'value_error.missing' }] },
			'body.email: value_error.missing: field required',
		],
		[
			'a list of fields',
			422,
			{
				message: 'Validation failed',
				errors: [
					{ field: 'email', message: 'is required' },
					{ field: 'age', message: 'is below 18' },
				],
			},
			'Validation failed: email: is required; age: is below 18',
		],
		[
			'Laravel',
			422,
			{ message: 'The given data was invalid.', errors: { email: ['The email is taken.'] } },
			'The given data was invalid.: email: The email is taken.',
		],
		[
			'Rails',
			422,
			{ errors: { name: ["can't be blank"], title: ['is too long'] } },
			"name: can't be blank; title: is too long",
		],
		[
			'Rails, sentences',
			422,
			{ errors: ["Name can't be blank", 'Age is no number'] },
			"Name can't be blank; Age is no number",
		],
		['errors by field, plain', 422, { errors: { f: 'must be set' } }, 'f: must be set'],
		[
			'ASP.NET',
			400,
			{
				type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
				title: 'One or more validation errors occurred.',
				status: 400,
				errors: { Email: ['The Email field is required.'] },
				traceId: '00-84c1fd',
			},
			'One or more validation errors occurred.: Email: The Email field is required.',
		],
		[
			'ASP.NET, older',
			400,
			{ Message: 'The request is invalid.', ModelState: { 'user.Age': ['No number'] } },
			'The request is invalid.: user.Age: No number',
		],
		[
			'NestJS',
			400,
			{
				statusCode: 400,
				message: ['email must be an email', 'age must be set'],
				error: 'Bad Request',
			},
			'Bad Request: email must be an email; age must be set',
		],
		[
			'Symfony',
			422,
			{
				title: 'Validation Failed',
				violations: [{ propertyPath: 'email', title: 'No e-mail address' }],
			},
			'Validation Failed: email: No e-mail address',
		],
		[
			'Jira',
			400,
			{ errorMessages: [], errors: { summary: 'You must specify a summary' } },
			'summary: You must specify a summary',
		],
		[
			'Mongoose',
			400,
			{
				message: 'user invalid',
				errors: { email: { kind: 'required', path: 'email', message: 'Path email is required' } },
			},
			'user invalid: email: Path email is required',
		],
	])('%s', (_title, status, body, expected) => {
		expect(words(status, body)).toBe(expected);
	});
});

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

describe('XML and text', () => {
	const soap = (inner: string) =>
		`<?xml version="1.0"?><s:Envelope xmlns:s="urn:s"><s:Header/><s:Body><s:Fault>${inner}</s:Fault></s:Body></s:Envelope>`;
	it.each<Row>([
		[
			'SOAP 1.1',
			500,
			soap('<faultcode>s:Client</faultcode><faultstring>No such user</faultstring>'),
			's:Client: No such user',
		],
		[
			'SOAP 1.1 with details',
			500,
			soap(
				'<faultcode>s:Server</faultcode><faultstring>Failed</faultstring><detail><x:F xmlns:x="u"><x:code>E7</x:code><x:message>Disk is full</x:message></x:F></detail>',
			),
			's:Server: Failed: F: E7: Disk is full',
		],
		[
			'SOAP 1.2',
			500,
			soap(
				'<s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">Wrong date</s:Text></s:Reason>',
			),
			's:Sender: Wrong date',
		],
		[
			'S3',
			404,
			'<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code><Message>The key does not exist.</Message><RequestId>4</RequestId></Error>',
			'NoSuchKey: The key does not exist.',
		],
		[
			'AWS Query',
			403,
			'<ErrorResponse><Error><Type>Sender</Type><Code>Denied</Code><Message>Not for you</Message></Error></ErrorResponse>',
			'Denied: Sender: Not for you',
		],
		[
			'Rails',
			422,
			"<errors><error>Name can't be blank</error><error>Age is no number</error></errors>",
			"Name can't be blank; Age is no number",
		],
		[
			'RFC 7807',
			403,
			'<problem xmlns="urn:ietf:rfc:7807"><title>No credit</title><detail>Balance is 30.</detail></problem>',
			'No credit: Balance is 30.',
		],
		['XML that no one knows', 409, '<a><b>it is taken</b><c>7</c></a>', 'a.b: it is taken; a.c: 7'],
		['broken XML', 409, '<a><b>it is taken</a>', 'it is taken'],
		['text', 500, 'out of order', 'out of order'],
		['text with its status', 404, '404 page not found', 'page not found'],
		['HTTP and its status', 401, 'HTTP 401: no', 'no'],
		['an error by its status', 401, 'Error 401 - no', 'no'],
		['its status alone', 401, '401', ''],
		['another number', 401, '4010 is wrong', '4010 is wrong'],
		[
			'a web page',
			502,
			'<!DOCTYPE html><html><head><title>\n 502 Bad\nGateway </title></head></html>',
			'a web page instead of an API answer ("502 Bad Gateway")',
		],
		['nothing', 502, '', ''],
	])('%s', (_title, status, body, expected) => {
		expect(words(status, body)).toBe(expected);
	});

	it.each([
		['JSON', { error: 'no such user' }, 'no such user'],
		['a sentence', 'no such user', 'no such user'],
		[
			'a page without its beginning',
			'<h1>No such user</h1>',
			'a web page instead of an API answer ("No such user")',
		],
	])('%s under text/html', (_title, body, expected) => {
		expect(words(404, body, { 'content-type': 'text/html' })).toBe(expected);
	});
});

describe('headers, where the body says nothing', () => {
	const bearer =
		'Bearer realm="a, b", error="invalid_token", error_description="The \\"x\\" is over"';
	it.each([
		['RFC 6750', { 'www-authenticate': bearer }, 'invalid_token: The "x" is over'],
		['AWS', { 'x-amzn-errortype': 'NotFound:http://internal.amazon.com/' }, 'NotFound'],
		['a challenge alone', { 'www-authenticate': 'Basic realm="x"' }, ''],
	])('%s', (_title, headers, expected) => {
		expect(words(401, '', headers)).toBe(expected);
		expect(words(401, { message: 'no' }, headers)).toBe('no');
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

describe('names of the parts of a failure', () => {
	it.each([
		...['errorDescription', 'error_reason', 'errorTitle', 'resultText', 'returnText', 'faultText'],
		...['reasonPhrase', 'reason', 'message', 'msg', 'error-message', 'errorMsg', 'errMsg'],
		...['errorText', 'errorDetail', 'error_details', 'errorSummary', 'errorInfo', 'faultString'],
		...['faultMessage', 'statusMessage', 'statusText', 'statusDescription', 'resultMessage'],
		...['responseMessage', 'returnMessage', 'exceptionMessage', 'userMessage', 'developerMessage'],
		...['internalMessage', 'shortMessage', 'longMessage', 'messageText', 'localizedMessage'],
		...['title', 'detail', 'details', 'description', 'summary', 'explanation', 'problem', 'fault'],
		...['cause', 'hint', 'text', 'info', 'errors', 'errorMessages', 'messages'],
	])('%s is a sentence', (name) => {
		expect(words(400, { code: 'E_7', [name]: 'it is taken' })).toBe('E_7: it is taken');
	});

	it.each([
		...['errorCode', 'error', 'err', 'code', 'errCode', 'faultCode', 'type', 'errorType'],
		...['exception', 'subCode', 'issue', 'status', 'statusCode', 'resultCode', 'return_code'],
	])('%s is a code', (name) => {
		expect(words(400, { message: 'it is taken', id: 7, [name]: 'E_7' })).toBe('E_7: it is taken');
	});

	it.each(['status', 'statusCode', 'resultCode', 'returnCode'])(
		'%s with a number is none',
		(name) => {
			expect(words(400, { message: 'it is taken', [name]: '17' })).toBe('it is taken');
		},
	);

	it.each([
		...['field', 'fieldName', 'loc', 'location', 'path', 'instancePath', 'dataPath'],
		...['propertyPath', 'property', 'propertyName', 'param', 'parameter', 'pointer'],
		...['attribute', 'argument', 'target', 'element', 'member', 'source', 'name', 'key'],
	])('%s says which field it is about', (name) => {
		const errors = [{ [name]: 'email', message: 'is taken' }];
		expect(words(400, { message: 'Not valid', errors })).toBe('Not valid: email: is taken');
	});

	it.each([
		...['stack', 'stackTrace', 'backtrace', 'traceId', 'spanId', 'requestId', 'correlationId'],
		...[
			'instance',
			'innerError',
			'documentation_url',
			'moreInfo',
			'help',
			'helpUrl',
			'href',
			'url',
		],
		...['uri', 'link', 'links', 'id', 'guid', 'uuid', 'version', 'apiVersion', 'method'],
		...['timestamp', 'date', 'time', 'host', 'hostId', 'success', 'ok', 'request', 'headers'],
	])('%s is for no reader', (name) => {
		const nothing = { [name]: { text: 'of no use' } };
		expect(words(400, { code: 'E_7', more: { why: 'x y' }, ...nothing })).not.toContain(
			'of no use',
		);
		expect(words(400, { email: 'is taken', [name]: 'of no use' })).toBe('email: is taken');
	});

	it.each([
		'error',
		'errors',
		'FAIL',
		'failed',
		'failure',
		'false',
		'true',
		'nok',
		'ko',
		'exception',
		'about:blank',
		'https://x.example/e',
	])('the code %s says nothing', (code) => {
		expect(words(400, { code, message: 'it is taken' })).toBe('it is taken');
	});
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
